// yiben check --each: many books, one after the other on paper, several at once in work.
#pragma once

#include "cli/arguments.h"

namespace yiben::cli {

// Returns the exit status.
int check_each(const Arguments& arguments);

}  // namespace yiben::cli
