// Predicate "count-above-another": a number of things that cannot be larger than another number of
// the same paragraph, as staff than posts, or in final accounts of the same book, where both tell
// the last day of the year.
#include "rules/counts.h"
#include "rules/predicates.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

struct Counted {
  std::int64_t count = 0;
  std::string words;
  Evidence evidence;
  const Passage* passage = nullptr;
};

// What a list of patterns counts; the only group is the number.
std::vector<Counted> counted_by(const Context& context, const std::string& list) {
  std::vector<Counted> found;
  for_each_count(context, list, [&](const Passage& passage, std::size_t begin, const auto& groups) {
    const auto count = groups.size() > 1 ? count_of(groups[1]) : std::nullopt;
    if (!count || matches_any(passage.words, context.patterns("unless"))) return;
    found.push_back({*count, std::string(groups[0]),
                     evidence_of(passage, begin, begin + groups[0].size()), &passage});
  });
  return found;
}

// Of several parts and several wholes any may belong together, so the smallest part must be above
// the largest whole.
void compare(const Context& context, const std::vector<Counted>& parts,
             const std::vector<Counted>& wholes, Findings& findings) {
  const auto less = [](const Counted& a, const Counted& b) { return a.count < b.count; };
  const auto part = std::min_element(parts.begin(), parts.end(), less);
  const auto whole = std::max_element(wholes.begin(), wholes.end(), less);
  if (part == parts.end() || whole == wholes.end() || part->count <= whole->count) return;
  Finding finding = context.finding();
  finding.operands = {{"text", part->words}, {"other", whole->words}};
  finding.evidence = {part->evidence, whole->evidence};
  findings.push_back(std::move(finding));
}

}  // namespace

Findings count_above_another(const Context& context) {
  Findings findings;
  if (context.book.of_several) return findings;
  const std::vector<Counted> parts = counted_by(context, "parts");
  const std::vector<Counted> wholes = counted_by(context, "wholes");
  for (const Passage& passage : context.text_of_book.passages) {
    std::vector<Counted> here, above;
    const auto is_here = [&](const Counted& one) { return one.passage == &passage; };
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(here), is_here);
    if (here.empty()) continue;
    std::copy_if(wholes.begin(), wholes.end(), std::back_inserter(above), is_here);
    compare(context, here, above, findings);
  }
  if (findings.empty() && context.text_of_book.final_accounts) {
    compare(context, counted_by(context, "parts_of_finals"),
            counted_by(context, "wholes_of_finals"), findings);
  }
  return findings;
}

}  // namespace yiben::rules
