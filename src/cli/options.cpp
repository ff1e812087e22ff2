// Options that several commands have.
#include "cli/options.h"

#include "base/limits.h"

namespace yiben::cli {

CLI::Option* add_choice(CLI::App& command, const std::string& names, std::string& variable,
                        const std::vector<std::string>& words, const std::string& help) {
  return command.add_option(names, variable, help)
      ->check(CLI::IsMember(words))
      ->option_text(CLI::detail::join(words, "|"));
}

void add_files(CLI::App& command, Arguments& arguments) {
  command.add_option("FILE", arguments.files, "the published budget; several files are one book")
      ->required()
      ->type_name("FILE")
      ->option_text("...");
}

void add_output(CLI::App& command, Arguments& arguments) {
  command.add_option("-o,--output", arguments.output, "write to FILE, all of it or nothing")
      ->type_name("FILE");
}

void add_catalog(CLI::App& command, Arguments& arguments) {
  command
      .add_option("--catalog", arguments.catalog,
                  "use the forms, codes and rules in FOLDER instead of the built-in ones")
      ->type_name("FOLDER");
}

void add_reading(CLI::App& command, Arguments& arguments) {
  command.add_flag("--ocr", arguments.ocr, "read scanned pages by text recognition (slow)");
  command
      .add_option("-j,--jobs", arguments.jobs,
                  "how many files at once; by default as many as there are cores")
      ->type_name("N")
      ->check(CLI::Range(1, limits::max_children).description(""));
  CLI::Option* isolate =
      command
          .add_flag("--isolate", arguments.isolate,
                    "read each file in a confined child process; the default for several files")
          ->option_text(" ");
  command.add_flag("--no-isolate", arguments.no_isolate, "read all files in the process itself")
      ->option_text(" ")
      ->excludes(isolate);
}

}  // namespace yiben::cli
