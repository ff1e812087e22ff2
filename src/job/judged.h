// Internal to job: what the check of a compiled book says of the source that it was made from.
#pragma once

#include "job/job.h"

namespace yiben::job {

// The tables of a document that is no proof of a source: one error per finding and missing part.
Errors unproven(const Checked& checked, const std::string& file);

// Each with the sheet, row and column of the source that holds it, where one can be named.
struct Judged {
  Errors refused;   // why nothing is written
  Errors warnings;  // what is written all the same
};

// Refused: tables that are not proven consistent, a year that is not the source's, and sentences
// that contradict the tables or each other, by the findings of `yiben check`. A layout of its own
// holds the words of another book: what is only a warning there is refused as well, since the facts
// have changed below it. What that book had so itself stands in the sheet `apart`, and is a
// warning. `file` is the source as the user named it.
Judged judged(const Checked& checked, const Source& source, bool by_forms, const std::string& file);

// The rows of the sheet `apart` for the sentences of a book that was derived.
std::vector<Record> sentences_apart(const Checked& checked);

}  // namespace yiben::job
