// A derived source in words.
#include "report/report.h"

#include <fmt/format.h>

namespace yiben::report {

std::string derived_text(const Derived& derived) {
  std::string text = fmt::format(
      "{} facts print all {} figures; {} of {} amounts in the narrative are sums of facts, the "
      "others are words",
      derived.source.facts.size(), derived.figures, derived.bound_mentions, derived.mentions);
  for (const std::string& title : derived.apart_tables) {
    text += fmt::format("\nits facts stand apart from the rest of the book: {}", title);
  }
  if (derived.apart_figures > 0) {
    text += fmt::format("\n{} figures are facts of their own: no facts of the whole print them",
                        derived.apart_figures);
  }
  if (derived.denied > 0) {
    text += fmt::format(
        "\n{} {} the tables or other sentences: named in the sheet apart, and printed as they are",
        derived.denied, derived.denied == 1 ? "sentence contradicts" : "sentences contradict");
  }
  return text;
}

}  // namespace yiben::report
