// Folders to the documents in them.
#include "job/job.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

namespace yiben::job {
namespace {

namespace fs = std::filesystem;

// An .ofd is not read, which is said of it instead of passing it over.
constexpr std::array<std::string_view, 15> endings{".pdf",  ".docx", ".doc", ".wps", ".xlsx",
                                                   ".xlsm", ".xls",  ".et",  ".ods", ".odt",
                                                   ".rtf",  ".html", ".htm", ".txt", ".ofd"};

Error cannot_list(const fs::path& folder, const std::error_code& failure) {
  return {.file = folder.string(),
          .excerpt = failure.message(),
          .what = "the folder cannot be read",
          .remedy = "check that it may be read, or name the files"};
}

// A document that somebody meant to be there: reading it says that it is not.
bool is_broken_link(const fs::directory_entry& entry) {
  std::error_code unknown;
  return entry.is_symlink(unknown) && !entry.exists(unknown);
}

// Links to folders are not followed: they could lead round in circles.
void walk(const fs::path& folder, std::vector<std::string>& found, Errors& errors) {
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const std::string name = entry->path().filename().string();
    if (name.front() == '.') continue;
    std::error_code unknown;
    if (entry->is_directory(unknown) && !entry->is_symlink(unknown)) {
      walk(entry->path(), found, errors);
    } else if (is_document_name(name) &&
               (entry->is_regular_file(unknown) || is_broken_link(*entry))) {
      found.push_back(entry->path().string());
    }
  }
  if (failure) errors.push_back(cannot_list(folder, failure));
}

}  // namespace

bool is_document_name(std::string_view name) {
  if (name.substr(0, 2) == "~$") return false;
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return lower.size() > ending.size() &&
           lower.compare(lower.size() - ending.size(), ending.size(), ending) == 0;
  });
}

Result<std::vector<std::string>> books_in(const std::vector<std::string>& files_and_folders) {
  std::vector<std::string> books;
  std::set<std::string> known;
  Errors errors;
  for (const std::string& given : files_and_folders) {
    std::vector<std::string> found;
    std::error_code failure;
    if (fs::is_directory(given, failure)) {
      const std::size_t errors_before = errors.size();
      walk(given, found, errors);
      std::sort(found.begin(), found.end());
      if (found.empty() && errors.size() == errors_before) {
        errors.push_back({.file = given,
                          .what = "no file in this folder has the ending of a document",
                          .remedy = "name the files"});
      }
    } else {
      found.push_back(given);
    }
    for (const std::string& book : found) {
      if (known.insert(fs::path(book).lexically_normal().string()).second) books.push_back(book);
    }
  }
  if (!errors.empty()) return errors;
  return books;
}

}  // namespace yiben::job
