// Findings as every report shows them: in one order, in words, with the places to look at.
#pragma once

#include <string>
#include <vector>

#include "job/job.h"
#include "report/words.h"

namespace yiben::report {

// A printed figure or excerpt that a finding is about.
struct ShownSpot {
  std::string printed;
  std::string expected;  // of a suspect, "should be 36.94 万元"; empty where nothing is known
  bool is_suspect = false;
  Place place;
};

struct ShownFinding {
  const Finding* finding = nullptr;
  const RuleText* rule = nullptr;  // nullptr where the catalogue has none
  std::string message;
  std::vector<ShownSpot> spots;  // suspects first, then what they contradict
  // Which figures are wrong together, or which others are, with the reasons for that order; and
  // what of it is not proven. Empty where each suspect says all of itself.
  std::vector<std::string> explanations;
};

// All but `not-proven`, which the verdict says: by severity, then what arithmetic found, then rule
// by rule, those with the fewest findings first, so that many of one kind never bury another.
// `checked` must outlive them.
std::vector<ShownFinding> shown_findings(const job::Checked& checked, bool chinese);

// What a suspect should be, in a few words; empty where nothing bounds it.
std::string expected_in_words(const Suspect& suspect, bool chinese);

// " (two digits swapped; …)", or nothing.
std::string reasons_in_words(const Alternative& alternative, const Catalog& catalog, bool chinese);

// What stands for no findings: where the book is not proven, that does not mean that it has none.
Word no_findings_word(const job::Checked& checked);

// What the verdict of the whole book is called.
Word verdict_word(const job::Checked& checked);

std::string severity_in_words(Severity severity, bool chinese);

// "practice" in words; other bases are names of laws.
std::string basis_in_words(const RuleText& rule, bool chinese);

}  // namespace yiben::report
