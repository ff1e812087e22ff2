// What lies in the folder of a source and is no part of it.
#include "source/sheet_rows.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace yiben {

namespace {

namespace fs = std::filesystem;

// Papers about a folder, and what other programs leave in it.
constexpr std::array<std::string_view, 9> fine{"readme",      "license",   "licence",
                                               "copying",     "changelog", "changes",
                                               "desktop.ini", "thumbs.db", "makefile"};
constexpr std::array<std::string_view, 3> of_sources{".csv", ".toml", ".xlsx"};

bool ends_as_source(const std::string& name) {
  return std::any_of(of_sources.begin(), of_sources.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_fine(const std::string& name) {
  return name.starts_with(".") || name.starts_with("~$") || name.ends_with("~") ||
         std::any_of(fine.begin(), fine.end(),
                     [&](std::string_view begin) { return name.starts_with(begin); });
}

bool holds_a_source(const fs::path& folder) {
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    const std::string name = entry.path().filename().string();
    if (!is_fine(name) && ends_as_source(name)) return true;
  }
  return false;
}

}  // namespace

Errors strays_in(const std::string& folder) {
  Errors strays;
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) return strays;
  for (const bool in_layout : {false, true}) {
    const std::string inside = in_layout ? "layout/" : "";
    for (const fs::directory_entry& entry : fs::directory_iterator(folder + "/" + inside, failed)) {
      const std::string file = entry.path().filename().string();
      const std::string name = inside + sourcing::lower(file);
      if (is_fine(sourcing::lower(file)) || sourcing::belongs(name)) continue;
      if (!entry.is_directory(failed)) {
        strays.push_back({.file = inside + file,
                          .what = "no file of a source, and not read",
                          .remedy = "take it out of the folder; the files of a source are listed "
                                    "in docs/formats/source.md"});
      } else if (name != "layout" && holds_a_source(entry.path())) {
        strays.push_back({.file = inside + file,
                          .what = "a folder that looks like a source of its own, and is not read",
                          .remedy = "join the sources of units with yiben consolidate, or take it "
                                    "out of the folder"});
      }
    }
  }
  std::sort(strays.begin(), strays.end(),
            [](const Error& a, const Error& b) { return a.file < b.file; });
  for (Error& stray : strays) stray.file = folder + "/" + stray.file;
  return strays;
}

}  // namespace yiben
