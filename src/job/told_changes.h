// Internal to job: what the sentences of a book say against the year before.
#pragma once

#include <vector>

#include "compile/compile.h"
#include "job/job.h"

namespace yiben::job {

std::vector<ToldChange> told_changes(const Checked& checked);

}  // namespace yiben::job
