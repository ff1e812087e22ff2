// write/xlsx: a document as a workbook: the contents, the prose, and a sheet for each table
// (docs/formats/xlsx-out.md).
#include "write/xlsx/sheets.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <utility>

#include "write/xlsx/plan.h"
#include "write/xlsx/prose_sheet.h"
#include "write/xlsx/styles.h"
#include "write/xlsx/table_sheet.h"
#include "write/xlsx/workbook_file.h"

namespace yiben::write {

namespace {

// Excel has 1,048,576; the cover stands in some of them.
constexpr int kMaxRows = 1'000'000;

void write_sheets(lxw_workbook* book, const workbook::Plan& plan, const std::vector<int>& rows) {
  workbook::Styles styles(book);
  const auto add = [&](const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
    YIBEN_CHECK(sheet != nullptr);
    return sheet;
  };
  workbook::write_contents(add(plan.contents_name), styles, plan, rows);
  if (!plan.prose.empty()) workbook::write_prose(add(plan.prose_name), styles, plan, rows);
  std::vector<workbook::Squares> squares;
  for (const workbook::TableSheet& table : plan.tables) {
    squares.push_back(workbook::squares_of(table));
  }
  const std::vector<std::vector<std::string>> formulas = workbook::sum_formulas(squares);
  for (std::size_t t = 0; t < plan.tables.size(); ++t) {
    workbook::write_table(add(plan.tables[t].name), styles, plan.tables[t], squares[t],
                          formulas[t]);
  }
}

}  // namespace

Result<std::string> xlsx_bytes(const Document& document) {
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
  workbook::WorkbookFile file(document.path, document.title, document.entity);
  if (file.book() != nullptr) write_sheets(file.book(), *plan, rows);
  return std::move(file).bytes();
}

}  // namespace yiben::write
