// Things that sentences count: the parts of a number against it, and a list against its number.
#include "rules/counts.h"

#include "rules/predicates.h"
#include "text/text.h"

namespace yiben::rules {

std::optional<Number> number_in(std::string_view printed) {
  const CellValue value = parse_cell(printed);
  if (value.kind != CellKind::number) return std::nullopt;
  return value.number;
}

bool is_less(const Number& a, const Number& b) {
  WideFen left = a.digits;
  WideFen right = b.digits;
  for (int i = a.decimals; i < b.decimals; ++i) left *= 10;
  for (int i = b.decimals; i < a.decimals; ++i) right *= 10;
  return left < right;
}

namespace {

// The numbers right before the counter: 用车2辆、其他用车10辆 → 2, 10.
std::vector<Number> counts_in(std::string_view list, std::string_view counter) {
  std::vector<Number> counts;
  for (std::size_t at = list.find(counter); at != list.npos; at = list.find(counter, at + 1)) {
    std::size_t begin = at;
    const auto belongs = [&](char c) { return text::is_digit(c) || c == '.' || c == ','; };
    while (begin > 0 && belongs(list[begin - 1])) --begin;
    while (begin < at && !text::is_digit(list[begin])) ++begin;
    if (const auto count = number_in(list.substr(begin, at - begin))) counts.push_back(*count);
  }
  return counts;
}

// In units of the last of so many places.
WideFen scaled(Number number, int decimals) {
  WideFen digits = number.digits;
  for (int i = number.decimals; i < decimals; ++i) digits *= 10;
  return digits;
}

// Without what stands in brackets: 行政编制12名（含工勤1名） counts twelve.
std::string without_brackets(std::string_view words) {
  std::string kept;
  int depth = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t next = text::code_point_at(words, at).next;
    const std::string_view one = words.substr(at, next - at);
    const bool opens = one == "（" || one == "(";
    const bool closes = one == "）" || one == ")";
    depth += opens ? 1 : 0;
    if (depth == 0) kept += one;
    if (closes && depth > 0) --depth;
    at = next;
  }
  return kept;
}

// Two numbers of one sentence, of which the second cannot be the larger one, or cannot be the
// smaller.
Findings pairs_out_of_order(const Context& context, bool second_is_part) {
  constexpr std::size_t groups_needed = 3;
  Findings findings;
  for_each_count(context, "counts",
                 [&](const Passage& passage, std::size_t begin, const auto& groups) {
                   if (groups.size() < groups_needed) return;
                   const auto first = number_in(groups[1]);
                   const auto second = number_in(groups[2]);
                   if (!first || !second) return;
                   if (second_is_part ? !is_less(*first, *second) : !is_less(*second, *first))
                     return;
                   Finding finding = context.finding();
                   finding.operands = {{"text", text::excerpt(groups[0])},
                                       {"printed", std::string(groups[1])},
                                       {"other", std::string(groups[2])}};
                   finding.evidence = {evidence_of(passage, begin, begin + groups[0].size())};
                   findings.push_back(std::move(finding));
                 });
  return findings;
}

}  // namespace

std::optional<std::int64_t> count_of(std::string_view digits) {
  constexpr std::size_t most_digits = 6;
  if (digits.empty() || digits.size() > most_digits) return std::nullopt;
  std::int64_t count = 0;
  for (const char digit : digits) {
    if (!text::is_digit(digit)) return std::nullopt;
    count = 10 * count + (digit - '0');
  }
  return count;
}

std::vector<std::int64_t> all_counts_in(std::string_view words) {
  std::vector<std::int64_t> counts;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at;
    while (end < words.size() && text::is_digit(words[end])) ++end;
    if (const auto count = count_of(words.substr(at, end - at))) counts.push_back(*count);
    at = std::max(end, at + 1);
  }
  return counts;
}

Finding count_finding(const Context& context, const Passage& passage, std::size_t begin,
                      std::string_view words, std::string printed, std::string counted) {
  Finding finding = context.finding();
  finding.operands = {{"text", text::excerpt(words)},
                      {"printed", std::move(printed)},
                      {"counted", std::move(counted)}};
  finding.evidence = {evidence_of(passage, begin, begin + words.size())};
  return finding;
}

// "车辆15辆，其中：…2辆、其他用车10辆": the parts, of which nothing is left out, do not make up the
// number; or some of them are more than it, where none overlap. Groups: the number, its counter,
// the parts.
Findings counted_parts_differ(const Context& context) {
  constexpr std::size_t groups_needed = 4;
  constexpr std::size_t least_parts = 2;
  Findings findings;
  for_each_count(
      context, "counts", [&](const Passage& passage, std::size_t begin, const auto& groups) {
        if (groups.size() < groups_needed) return;
        const auto whole = number_in(groups[1]);
        const std::string list = without_brackets(groups[3]);
        const std::vector<Number> parts = counts_in(list, groups[2]);
        const bool complete = matches_any(list, context.patterns("complete"));
        const bool apart_from_each_other = matches_any(list, context.patterns("apart"));
        if (!whole || parts.size() < least_parts || !(complete || apart_from_each_other)) return;
        int decimals = whole->decimals;
        for (const Number& part : parts) decimals = std::max(decimals, part.decimals);
        WideFen sum = 0;
        std::string added;
        for (const Number& part : parts) {
          sum += scaled(part, decimals);
          if (part.digits != 0) added += (added.empty() ? "" : "+") + to_string(part);
        }
        // What is measured may be rounded, each number by half of its last place; counts are not.
        const WideFen apart = sum - scaled(*whole, decimals);
        WideFen rounded = 0;
        if (decimals > 0) {
          rounded = scaled({1, whole->decimals}, decimals);
          for (const Number& part : parts) rounded += scaled({1, part.decimals}, decimals);
        }
        if (-rounded <= 2 * apart && 2 * apart <= rounded) return;
        if (!complete && apart < 0) return;
        const std::string counted = to_string(Number{static_cast<std::int64_t>(sum), decimals});
        Finding finding = count_finding(context, passage, begin, groups[0],
                                        std::string(groups[1]) + std::string(groups[2]), counted);
        finding.operands["parts"] = added.empty() ? "0" : added;
        findings.push_back(std::move(finding));
      });
  return findings;
}

// "退休3人，其中…5人": a part that is larger than what it is part of.
Findings counted_part_above_whole(const Context& context) {
  return pairs_out_of_order(context, true);
}

// "团组3个、累计2人次": at least one person belongs to each.
Findings fewer_people_than_groups(const Context& context) {
  return pairs_out_of_order(context, false);
}

}  // namespace yiben::rules
