// Completion scripts, generated from the command line itself, so that no option is listed twice.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace yiben::cli {

// `shell` is "bash", "zsh" or "fish".
std::string completion_script(const CLI::App& app, const std::string& shell);

}  // namespace yiben::cli
