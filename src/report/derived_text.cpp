// A derived source in words.
#include "report/report.h"

#include <fmt/format.h>

#include <algorithm>

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

namespace {

// The first of many.
void add_lines(const std::vector<std::string>& lines, const char* what, std::string& text) {
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < std::min(lines.size(), most); ++i) {
    text += fmt::format("\n{}: {}", what, lines[i]);
  }
  if (lines.size() > most) text += fmt::format("\n{}: {} more", what, lines.size() - most);
}

}  // namespace

std::string sheets_text(const job::SheetsDerived& derived) {
  const Source& source = derived.sheets.source;
  std::string text = fmt::format("{} facts", source.facts.size());
  for (const auto& [name, records] : source.sheets) {
    if (!records.empty()) text += fmt::format(", {} {}", records.size(), name);
  }
  if (derived.printed > 0) {
    text += fmt::format("\nthe forms of {} print {} of {} figures again, each in its table",
                        source.family, derived.equal, derived.printed);
  } else {
    text +=
        fmt::format("\nno figure was compared: the forms of {} cannot be set yet", source.family);
  }
  if (derived.sheets.last_amounts > 0) {
    text += fmt::format("\n{} amounts of the year before, from sentences about changes",
                        derived.sheets.last_amounts);
  }
  add_lines(derived.missing, "not printed again", text);
  if (derived.blanks > 0) {
    text += fmt::format("\n{} zeros of the book are blank or have no row", derived.blanks);
  }
  if (derived.zeros > 0) {
    text += fmt::format("\nand {} zeros that the book does not have", derived.zeros);
  }
  add_lines(derived.added, "not in the book", text);
  add_lines(derived.sheets.notes, "note", text);
  return text;
}

}  // namespace yiben::report
