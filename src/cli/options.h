// Options that several commands have.
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.h"

namespace yiben::cli {

// An option that takes one of a few words. The validator's words also feed the completion.
CLI::Option* add_choice(CLI::App& command, const std::string& names, std::string& variable,
                        const std::vector<std::string>& words, const std::string& help);

void add_files(CLI::App& command, Arguments& arguments);
void add_output(CLI::App& command, Arguments& arguments);
void add_catalog(CLI::App& command, Arguments& arguments);

// How files are read.
void add_reading(CLI::App& command, Arguments& arguments);

}  // namespace yiben::cli
