// Two numbers of one sentence against the words that compare them.
#include "rules/counts.h"
#include "rules/predicates.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

// The first against the second; nothing where one of them is none.
struct Order {
  bool less = false;
  bool equal = false;
  bool both_or_none = false;  // both are nothing or neither is
};

std::optional<Order> order_of(std::string_view first, std::string_view second) {
  const CellValue a = parse_cell(first);
  const CellValue b = parse_cell(second);
  if (a.kind != CellKind::number || b.kind != CellKind::number) return std::nullopt;
  WideFen left = a.number.digits;
  WideFen right = b.number.digits;
  for (int i = a.number.decimals; i < b.number.decimals; ++i) left *= 10;
  for (int i = b.number.decimals; i < a.number.decimals; ++i) right *= 10;
  return Order{left < right, left == right, (left == 0) == (right == 0)};
}

}  // namespace

// "支出决算为 9 万元，决算数小于年初预算数", of 8 万元: the patterns of each list have two groups
// of numbers, and the name of the list is what they should be.
Findings numbers_unlike_their_words(const Context& context) {
  using Fits = bool (*)(const Order&);
  static constexpr std::pair<const char*, Fits> lists[] = {
      {"second_larger", [](const Order& order) { return order.less; }},
      {"second_smaller", [](const Order& order) { return !order.less && !order.equal; }},
      {"equal", [](const Order& order) { return order.equal; }},
      {"unequal", [](const Order& order) { return !order.equal; }},
      {"both_or_none", [](const Order& order) { return order.both_or_none; }}};
  constexpr std::size_t groups_needed = 3;
  Findings findings;
  for (const auto& one : lists) {
    const Fits fits = one.second;
    const auto look = [&](const Passage& passage, std::size_t begin, const auto& groups) {
      if (groups.size() < groups_needed) return;
      const auto order = order_of(groups[1], groups[2]);
      if (!order || fits(*order)) return;
      Finding finding = context.finding();
      finding.operands = {{"text", text::excerpt(groups[0])},
                          {"printed", std::string(groups[1])},
                          {"other", std::string(groups[2])}};
      finding.evidence = {evidence_of(passage, begin, begin + groups[0].size())};
      findings.push_back(std::move(finding));
    };
    for_each_count(context, one.first, look);
  }
  return findings;
}

}  // namespace yiben::rules
