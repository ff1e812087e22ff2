// The command line: commands, options, their help. Completion is generated from the same CLI::App.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "job/job.h"

namespace yiben::cli {

// Exit statuses, as the help of each command promises them.
inline constexpr int all_is_well = 0;
inline constexpr int found_errors = 1;
inline constexpr int could_not_tell = 2;

struct Arguments {
  std::vector<std::string> files;
  bool each = false;  // every file is a book of its own
  bool ocr = false;
  bool isolate = false;
  bool no_isolate = false;
  int jobs = 0;  // 0: as many as there are cores
  std::string format;
  std::string output;    // empty: standard output
  std::string language;  // "zh", "en"; empty: by the locale
  std::string colour = "auto";
  std::string catalog;                // empty: the default folder
  std::string profile;                // of rules; empty: none
  std::vector<std::string> subjects;  // to explain: a rule; files and a figure; none: all rules
  bool json = false;
  bool all = false;           // every line of a report
  std::string before, after;  // books to compare
  std::string shell;
  std::string source;  // a folder of facts, or a workbook
  std::string family;
  bool sheets = false;  // derive them, and no layout
  std::string entity;
  int year = 0;
  std::vector<std::string> formats;  // of the files of an edition; empty: all
};

// Adds the commands to `app`; parsing fills `arguments`, which must live as long as `app`.
void add_commands(CLI::App& app, Arguments& arguments);

// What of the report depends on the environment as well.
bool wants_chinese(const Arguments& arguments);
bool wants_colour(const Arguments& arguments);

job::Isolation isolation(const Arguments& arguments);

}  // namespace yiben::cli
