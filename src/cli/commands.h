// The commands that check books and speak of what was found; the others are private to
// arguments.cpp.
#pragma once

#include "cli/arguments.h"

namespace yiben::cli {

void add_check(CLI::App& app, Arguments& arguments);
void add_verify(CLI::App& app, Arguments& arguments);
void add_explain(CLI::App& app, Arguments& arguments);
void add_compare(CLI::App& app, Arguments& arguments);

}  // namespace yiben::cli
