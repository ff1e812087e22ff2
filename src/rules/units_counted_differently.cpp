// Predicate "units-counted-differently": how many units belong to the department, said twice in the
// same words with two numbers, or said to be none beside a number.
#include "rules/counts.h"
#include "rules/predicates.h"
#include "text/text.h"

#include <map>
#include <optional>

namespace yiben::rules {
namespace {

struct Count {
  std::int64_t units = 0;
  std::string words;
  Evidence evidence;
};

void add_finding(const Context& context, const Count& a, const Count& b, Findings& findings) {
  Finding finding = context.finding();
  finding.operands = {{"text", a.words}, {"other", b.words}};
  finding.evidence = {a.evidence, b.evidence};
  findings.push_back(std::move(finding));
}

}  // namespace

// Group of "counts": the number. What a file says of several books is of several departments.
Findings units_counted_differently(const Context& context) {
  Findings findings;
  if (context.book.of_several) return findings;
  std::map<std::string, Count> by_words;
  std::optional<Count> any, none;
  for_each_count(
      context, "counts", [&](const Passage& passage, std::size_t begin, const auto& groups) {
        const auto units = groups.size() > 1 ? count_of(groups[1]) : std::nullopt;
        if (!units) return;
        std::string words(groups[0]);
        Count count{*units, words, evidence_of(passage, begin, begin + groups[0].size())};
        words.replace(words.find(groups[1]), groups[1].size(), "#");
        const auto [same, is_new] = by_words.try_emplace(words, count);
        if (!is_new && same->second.units != *units)
          add_finding(context, same->second, count, findings);
        if (*units > 0 && !any) any = count;
      });
  for_each_count(context, "none",
                 [&](const Passage& passage, std::size_t begin, const auto& groups) {
                   if (!none)
                     none = Count{0, std::string(groups[0]),
                                  evidence_of(passage, begin, begin + groups[0].size())};
                 });
  // One slip is told once.
  if (any && none && findings.empty()) add_finding(context, *none, *any, findings);
  return findings;
}

}  // namespace yiben::rules
