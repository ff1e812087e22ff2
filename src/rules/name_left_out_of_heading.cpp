// A heading without the name of the department that the contents print in it.
#include "rules/predicates.h"

#include <algorithm>

#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {

// Books may leave the name out as they like: only where headings beside this one have it.
Findings name_left_out_of_heading(const Context& context) {
  const Book& book = context.book;
  const std::string entity = text::fold(book.entity);
  if (entity.empty()) return {};
  const auto is_named = [&](std::string_view words) { return contains(text::fold(words), entity); };
  Findings findings;
  const std::vector<int> pairs = headings_of_contents(book);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i] < 0 || !is_named(book.contents[i].text)) continue;
    const Heading& entry = book.contents[i];
    const Heading& heading = book.headings[static_cast<std::size_t>(pairs[i])];
    if (is_named(heading.text)) continue;
    if (comparable(book, entry.text) != comparable(book, heading.text)) continue;
    const bool beside = std::any_of(book.headings.begin(), book.headings.end(), [&](auto& other) {
      return other.level == heading.level && is_named(other.text);
    });
    if (!beside) continue;
    Finding finding = context.finding();
    finding.operands = {{"heading", std::string(text::trim(heading.printed))},
                        {"contents", std::string(text::trim(entry.text))}};
    finding.evidence = {{std::string(text::trim(heading.printed)), heading.place},
                        {std::string(text::trim(entry.printed)), entry.place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
