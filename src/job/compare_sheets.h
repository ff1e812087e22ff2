// Internal to job: what the forms print of derived sheets, beside what the published book prints.
#pragma once

#include "job/job.h"

namespace yiben::job {

// Sets what was compared: figures in their tables, names of rows, amounts and counts in sentences.
// Targets that cannot be set keep no other table from being compared. The errors are why the forms
// do not set all of the sheets.
Errors compare_compiled(const Book& original, const CheckOptions& options, SheetsDerived& derived);

}  // namespace yiben::job
