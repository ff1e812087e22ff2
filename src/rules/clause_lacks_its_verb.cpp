// Predicate "clause-lacks-its-verb": behind the same words one clause begins with a verb and goes
// on, and another goes on without it.
#include "rules/predicates.h"

#include <map>
#include <utility>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t character_bytes = 3;
constexpr std::size_t bytes_before = 8 * character_bytes;
constexpr std::size_t bytes_behind = 10 * character_bytes;
constexpr std::string_view comma = "，";

struct Clause {
  const Passage* passage = nullptr;
  std::size_t begin = 0;  // behind the comma
};

std::vector<Clause> clauses_of(const Text& text) {
  std::vector<Clause> clauses;
  for (const Passage& passage : text.passages) {
    if (passage.where != Where::narrative) continue;
    for (std::size_t at = passage.words.find(comma); at != std::string::npos;
         at = passage.words.find(comma, at + comma.size())) {
      if (at >= bytes_before) clauses.push_back({&passage, at + comma.size()});
    }
  }
  return clauses;
}

using Surroundings = std::pair<std::string_view, std::string_view>;

// What stands before the clause, and behind so many bytes of it.
Surroundings around(const Clause& clause, std::size_t skipped) {
  const std::string_view words = clause.passage->words;
  const std::size_t from = clause.begin + skipped;
  const std::string_view behind = from < words.size() ? words.substr(from, bytes_behind) : "";
  return {words.substr(clause.begin - comma.size() - bytes_before, bytes_before), behind};
}

}  // namespace

Findings clause_lacks_its_verb(const Context& context) {
  const std::vector<Clause> clauses = clauses_of(context.text_of_book);
  std::map<Surroundings, std::pair<const Clause*, std::string>> with_verb;
  for (const Clause& clause : clauses) {
    const std::string_view words = std::string_view(clause.passage->words).substr(clause.begin);
    for (const std::string& verb : context.words("verbs")) {
      if (!words.starts_with(verb)) continue;
      const Surroundings here = around(clause, verb.size());
      if (here.second.size() == bytes_behind) with_verb.try_emplace(here, &clause, verb);
    }
  }
  Findings findings;
  if (with_verb.empty()) return findings;
  for (const Clause& clause : clauses) {
    const auto other = with_verb.find(around(clause, 0));
    if (other == with_verb.end()) continue;
    const auto& [whole, verb] = other->second;
    Finding finding = context.finding();
    const Evidence here = evidence_of(*clause.passage, clause.begin, clause.begin + bytes_behind);
    finding.operands = {{"verb", verb}, {"text", text::excerpt(here.printed)}};
    finding.evidence = {here,
                        evidence_of(*whole->passage, whole->begin, whole->begin + bytes_behind)};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
