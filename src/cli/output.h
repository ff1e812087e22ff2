// Writing to standard output, standard error and files; and what the environment asks for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yiben::cli {

// Writes `bytes` to `path`, or to standard output where `path` is empty. A file appears complete or
// not at all: the bytes go to a temporary file beside it, which is then renamed. A reader that
// closes the pipe early is no error.
std::optional<Error> write_output(const std::string& path, std::string_view bytes);

// An error where `output` is one of the files that are read, under whatever name.
std::optional<Error> overwrites(const std::string& output, const std::vector<std::string>& inputs);

// One line "yiben: …" on standard error.
void say_error(const Error& error);
void say(std::string_view line);

// A line on standard error that the next one replaces, and nothing where that is no terminal.
// Cleared before anything else is printed, and by an empty line.
void show_progress(std::string_view line);

// True where text goes to a terminal that shows colours and NO_COLOR does not forbid them.
bool terminal_has_colours();

// True where standard output is a terminal.
bool is_terminal_output();

// True where the locale (LC_ALL, LC_MESSAGES, LANG, the first that is set) is a Chinese one.
bool locale_is_chinese();

}  // namespace yiben::cli
