// write/xlsx: a workbook as bytes.
#include "write/xlsx/workbook_file.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "text/text.h"
#include "write/xlsx/safe_text.h"

namespace yiben::write::workbook {

namespace {

// 1 January 1980, when the clocks of ZIP begin: a workbook has no date of its own.
constexpr std::int64_t kCreated = 315'532'800;
constexpr std::size_t kMaxPropertyCharacters = 250;

std::string private_folder() {
  std::error_code failed;
  const std::filesystem::path parent = std::filesystem::temp_directory_path(failed);
  if (failed) return "";
  std::string pattern = (parent / "yiben-xlsx-XXXXXX").string();
  return mkdtemp(pattern.data()) == nullptr ? "" : pattern;
}

std::string property(std::string_view text) {
  return text::excerpt(clean(text), kMaxPropertyCharacters);
}

}  // namespace

WorkbookFile::WorkbookFile(std::string path, std::string_view title, std::string_view author)
    : path_(std::move(path)), folder_(private_folder()) {
  if (folder_.empty()) return;
  std::string temporary = folder_;
  lxw_workbook_options options{};
  options.tmpdir = temporary.data();
  book_ = workbook_new_opt((folder_ + "/book.xlsx").c_str(), &options);
  if (book_ != nullptr) set_properties(title, author);
}

WorkbookFile::~WorkbookFile() {
  if (book_ != nullptr) lxw_workbook_free(book_);
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

void WorkbookFile::set_properties(std::string_view title, std::string_view author) {
  std::string title_text = property(title);
  std::string author_text = property(author);
  lxw_doc_properties properties{};
  properties.title = title_text.data();
  properties.author = author_text.data();
  properties.created = kCreated;
  workbook_set_properties(book_, &properties);
}

Error WorkbookFile::not_written(std::string_view why) const {
  return {.file = path_,
          .what = fmt::format("the workbook could not be written: {}", why),
          .remedy = "make room in the folder for temporary files, or set TMPDIR to another one"};
}

Result<std::string> WorkbookFile::bytes() && {
  if (folder_.empty()) return not_written("there is no temporary folder");
  if (book_ == nullptr) return not_written("there is no memory");
  // Closing frees the workbook, whatever comes of it.
  const lxw_error failed = workbook_close(std::exchange(book_, nullptr));
  if (failed != LXW_NO_ERROR) return not_written(lxw_strerror(failed));
  return read_file(folder_ + "/book.xlsx");
}

}  // namespace yiben::write::workbook
