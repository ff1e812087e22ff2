// Tables in parts, 支出决算表（一） and 支出决算表（二）: their titles are one but for the number.
#include "rules/predicates.h"

#include <optional>
#include <string>
#include <string_view>

#include "text/text.h"

namespace yiben::rules {
namespace {

// "支出决算表（二）" → 支出决算表 and 2.
struct Part {
  std::string title;  // folded
  int number = 0;
};

std::optional<Part> part_of(std::string_view printed) {
  const std::string folded = text::fold(without_spaces(printed));
  const std::size_t open = folded.rfind('(');
  if (open == folded.npos || open == 0 || !folded.ends_with(")")) return std::nullopt;
  const auto number =
      text::chinese_number(std::string_view(folded).substr(open + 1, folded.size() - open - 2));
  if (!number) return std::nullopt;
  return Part{folded.substr(0, open), static_cast<int>(*number)};
}

// Whether the longer words have some characters more, at one place amid them.
bool has_a_bit_more(std::string_view longer, std::string_view shorter) {
  constexpr std::size_t most_bytes = 9;  // three characters
  if (longer.size() <= shorter.size() || longer.size() - shorter.size() > most_bytes) return false;
  std::size_t same = 0;
  while (same < shorter.size() && longer[same] == shorter[same]) ++same;
  while (same > 0 &&
         !longer.substr(longer.size() - (shorter.size() - same)).starts_with(shorter.substr(same)))
    --same;
  return same > 0 && same < shorter.size();
}

}  // namespace

Findings title_unlike_its_sister(const Context& context) {
  Findings findings;
  const Table* last = nullptr;
  std::optional<Part> before;
  for (const Table& table : context.book.tables) {
    const auto part = part_of(table.title);
    const bool follows = part && before && part->number == before->number + 1;
    if (follows && (has_a_bit_more(part->title, before->title) ||
                    has_a_bit_more(before->title, part->title))) {
      Finding finding = context.finding();
      finding.operands = {{"printed", without_spaces(table.title)},
                          {"other", without_spaces(last->title)}};
      finding.evidence = {{table.title, table.title_place}, {last->title, last->title_place}};
      findings.push_back(std::move(finding));
    }
    before = part;
    last = &table;
  }
  return findings;
}

}  // namespace yiben::rules
