// write/xlsx: a document as a workbook: the contents, the prose, and a sheet for each table
// (docs/formats/xlsx-out.md).
#include "write/write.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <optional>
#include <system_error>

#include "text/text.h"
#include "write/xlsx/plan.h"
#include "write/xlsx/prose_sheet.h"
#include "write/xlsx/safe_text.h"
#include "write/xlsx/styles.h"
#include "write/xlsx/table_sheet.h"

namespace yiben::write {

namespace {

// 1 January 1980, when the clocks of ZIP begin: a workbook has no date of its own.
constexpr std::int64_t kCreated = 315'532'800;
// Excel has 1,048,576; the cover stands in some of them.
constexpr int kMaxRows = 1'000'000;
constexpr std::size_t kMaxPropertyCharacters = 250;

// A folder that only this user can read; gone with the object.
class PrivateFolder {
 public:
  PrivateFolder() {
    std::error_code failed;
    const std::filesystem::path parent = std::filesystem::temp_directory_path(failed);
    if (failed) return;
    std::string pattern = (parent / "yiben-xlsx-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  ~PrivateFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string property(std::string_view text) {
  return text::excerpt(workbook::clean(text), kMaxPropertyCharacters);
}

void set_properties(lxw_workbook* book, const Document& document) {
  std::string title = property(document.title);
  std::string author = property(document.entity);
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = kCreated;
  workbook_set_properties(book, &properties);
}

void write_sheets(lxw_workbook* book, const workbook::Plan& plan, const std::vector<int>& rows) {
  workbook::Styles styles(book);
  const auto add = [&](const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
    YIBEN_CHECK(sheet != nullptr);
    return sheet;
  };
  workbook::write_contents(add(plan.contents_name), styles, plan, rows);
  if (!plan.prose.empty()) workbook::write_prose(add(plan.prose_name), styles, plan, rows);
  for (const workbook::TableSheet& table : plan.tables) {
    workbook::write_table(add(table.name), styles, table);
  }
}

Error not_written(const Document& document, const std::string& why) {
  return {.file = document.path,
          .what = fmt::format("the workbook could not be written: {}", why),
          .remedy = "make room in the folder for temporary files, or set TMPDIR to another one"};
}

}  // namespace

Result<std::string> xlsx(const Document& document) {
  const Result<workbook::Plan> plan = workbook::plan(document);
  if (!plan) return plan.errors();
  const std::vector<int> rows = workbook::prose_rows(*plan);
  if (rows.back() > kMaxRows || plan->contents.size() > kMaxRows) {
    return Error{.file = document.path,
                 .what = fmt::format("the document has more than {} lines, and a sheet has no room "
                                     "for them",
                                     kMaxRows),
                 .remedy = "write another format, or several documents"};
  }
  const PrivateFolder folder;
  if (folder.path().empty()) return not_written(document, "there is no temporary folder");
  std::string temporary = folder.path();
  const std::string path = folder.path() + "/book.xlsx";
  lxw_workbook_options options{};
  options.tmpdir = temporary.data();
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (book == nullptr) return not_written(document, "there is no memory");
  set_properties(book, document);
  write_sheets(book, *plan, rows);
  const lxw_error failed = workbook_close(book);
  if (failed != LXW_NO_ERROR) return not_written(document, lxw_strerror(failed));
  return read_file(path);
}

}  // namespace yiben::write
