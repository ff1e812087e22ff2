// Things that sentences count: the parts of a number against it, and a list against its number.
#include "rules/predicates.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace yiben::rules {
namespace {

// Longer numbers count nothing that a sentence divides.
constexpr std::size_t most_digits = 6;

std::optional<std::int64_t> count_of(std::string_view digits) {
  if (digits.empty() || digits.size() > most_digits) return std::nullopt;
  std::int64_t count = 0;
  for (const char digit : digits) {
    if (!text::is_digit(digit)) return std::nullopt;
    count = 10 * count + (digit - '0');
  }
  return count;
}

// The numbers right before the counter: 用车2辆、其他用车10辆 → 2, 10.
std::vector<std::int64_t> counts_in(std::string_view list, std::string_view counter) {
  std::vector<std::int64_t> counts;
  for (std::size_t at = list.find(counter); at != list.npos; at = list.find(counter, at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && text::is_digit(list[begin - 1])) --begin;
    if (const auto count = count_of(list.substr(begin, at - begin))) counts.push_back(*count);
  }
  return counts;
}

// Entries between 、 and commas; the last two may be joined by 和 or 及, which names hold as well.
std::pair<std::int64_t, std::int64_t> entries_in(std::string_view list) {
  std::int64_t least = 1;
  std::int64_t joints = 0;
  for (std::size_t at = 0; at < list.size(); at = text::code_point_at(list, at).next) {
    const std::string_view rest = list.substr(at);
    const auto begins = [&](std::string_view word) { return rest.starts_with(word); };
    if (begins("、") || begins("，") || begins(",")) ++least;
    if (begins("和") || begins("及") || begins("与")) ++joints;
  }
  return {least, least + joints};
}

// Every match of the rule's patterns in the text, with the words of its groups.
template <typename Look>
void for_each_match(const Context& context, const Look& look) {
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::narrative) continue;
    for (const text::Pattern& pattern : context.patterns("counts")) {
      auto match = pattern.find(passage.words);
      while (match) {
        std::vector<std::string_view> groups;
        for (const auto& [begin, end] : *match) {
          groups.push_back(std::string_view(passage.words).substr(begin, end - begin));
        }
        const std::size_t begin = match->front().begin;
        look(passage, begin, groups);
        // The list may hold another count that is divided.
        match = pattern.find(passage.words, std::max((*match)[1].end, begin + 1));
      }
    }
  }
}

Finding finding_at(const Context& context, const Passage& passage, std::size_t begin,
                   std::string_view words, std::string printed, std::int64_t counted) {
  Finding finding = context.finding();
  finding.operands = {{"text", text::excerpt(words)},
                      {"printed", std::move(printed)},
                      {"counted", std::to_string(counted)}};
  finding.evidence = {evidence_of(passage, begin, begin + words.size())};
  return finding;
}

}  // namespace

// "车辆15辆，其中：…2辆、其他用车10辆": the parts, of which nothing is left out, do not make up the
// number. Groups: the number, its counter, the parts.
Findings counted_parts_differ(const Context& context) {
  constexpr std::size_t groups_needed = 4;
  constexpr std::size_t least_parts = 2;
  Findings findings;
  for_each_match(context, [&](const Passage& passage, std::size_t begin, const auto& groups) {
    if (groups.size() < groups_needed) return;
    const auto whole = count_of(groups[1]);
    const std::vector<std::int64_t> parts = counts_in(groups[3], groups[2]);
    const bool complete = matches_any(groups[3], context.patterns("complete"));
    if (!whole || parts.size() < least_parts || !complete) return;
    std::int64_t sum = 0;
    std::string added;
    for (const std::int64_t part : parts) {
      sum += part;
      if (part != 0) added += (added.empty() ? "" : "+") + std::to_string(part);
    }
    if (sum == *whole) return;
    Finding finding = finding_at(context, passage, begin, groups[0],
                                 std::string(groups[1]) + std::string(groups[2]), sum);
    finding.operands["parts"] = added.empty() ? "0" : added;
    findings.push_back(std::move(finding));
  });
  return findings;
}

// "预算单位共3家，包括：甲、乙": the list has more or fewer entries than the number says. Groups:
// the number, its counter, the list.
Findings counted_list_differs(const Context& context) {
  constexpr std::size_t groups_needed = 4;
  Findings findings;
  for_each_match(context, [&](const Passage& passage, std::size_t begin, const auto& groups) {
    if (groups.size() < groups_needed || groups[3].empty()) return;
    const auto said = count_of(groups[1]);
    const auto [least, most] = entries_in(groups[3]);
    if (!said || (least <= *said && *said <= most)) return;
    findings.push_back(finding_at(context, passage, begin, groups[0],
                                  std::string(groups[1]) + std::string(groups[2]), least));
  });
  return findings;
}

}  // namespace yiben::rules
