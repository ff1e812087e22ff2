// Internal to job: whether a compiled book is the one that its source names.
#pragma once

#include "job/job.h"

namespace yiben::job {

// A year, a name or a title that is not that of the source; a title of a budget that does not say
// so. One error each, at the field of unit.toml.
Errors of_another_book(const Checked& checked, const Source& source, bool by_forms);

}  // namespace yiben::job
