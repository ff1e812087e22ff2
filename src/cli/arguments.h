// The command line: commands, options, their help. Completion is generated from the same CLI::App.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace yiben::cli {

struct Arguments {
  std::vector<std::string> files;
  std::string format;
  std::string output;    // empty: standard output
  std::string language;  // "zh", "en"; empty: by the locale
  std::string colour = "auto";
  std::string catalog;  // empty: the default folder
  std::string shell;
};

// Adds the commands to `app`; parsing fills `arguments`, which must live as long as `app`.
void add_commands(CLI::App& app, Arguments& arguments);

}  // namespace yiben::cli
