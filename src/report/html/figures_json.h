// What the script of the page knows: figures, and the sums in which they stand, each listed once.
#pragma once

#include <string>

#include "job/job.h"

namespace yiben::report::page {

// JSON that can stand inside of <script>.
std::string figures_json(const job::Checked& checked, bool chinese);

}  // namespace yiben::report::page
