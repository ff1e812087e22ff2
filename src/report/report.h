// report: what was checked → text for people, JSON and CSV for programs. Strings out; nothing is
// printed here.
#pragma once

#include <string>

#include "job/job.h"

namespace yiben::report {

struct TextStyle {
  bool colour = false;
  bool chinese = true;  // else English
};

// Verdict, findings with place, excerpt, arithmetic and expected value, and what was not
// understood.
std::string check_text(const job::Checked& checked, const TextStyle& style);

// Why the book could not be proven, as one line for standard error: with the place of what is
// missing first, and the remedy. Only for the verdict `unproven`.
Error unproven_error(const job::Checked& checked);

// docs/formats/check-json.md; only its messages are in a language.
std::string check_json(const job::Checked& checked, bool chinese = true);

// docs/formats/read-csv.md: one line per printed figure.
std::string read_csv(const job::Checked& checked);

// docs/formats/read-json.md: book, tables with rows and columns, figures, projects with indicators.
std::string read_json(const job::Checked& checked);

// What became of a book as a source, in a few lines for people.
std::string derived_text(const Derived& derived);

}  // namespace yiben::report
