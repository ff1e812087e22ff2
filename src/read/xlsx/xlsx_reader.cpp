// read/xlsx: a workbook of Excel or WPS to grids and prose (docs/formats/xlsx-in.md).
#include "read/read.h"

#include <utility>

#include "read/collector.h"
#include "read/package/package.h"
#include "read/xlsx/active_sheet.h"
#include "read/xlsx/workbook.h"
#include "read/xlsx/worksheet.h"

namespace yiben::read {

namespace {

Result<Document> read_sheets(std::string_view bytes, const std::string& path, int index,
                             bool only_active) {
  Result<Package> package = Package::open(bytes, path, index);
  if (!package) return package.errors();
  const Result<Workbook> workbook = read_workbook(*package);
  if (!workbook) return workbook.errors();
  Collector out(bytes, path, "xlsx", index);
  out.set_pages(static_cast<int>(workbook->sheets.size()));
  std::size_t text_bytes = 0;
  int number = 0;
  for (const WorkbookSheet& about : workbook->sheets) {
    if (only_active && !about.is_active) continue;
    const Result<XmlPart> xml = read_xml(*package, about.part);
    if (!xml) return xml.errors();
    Sheet sheet;
    sheet.name = about.name;
    sheet.number = ++number;
    if (!read_worksheet(xml->root(), *workbook, sheet, text_bytes, out)) break;
    add_sheet(std::move(sheet), out);
    if (out.failed()) break;
  }
  return std::move(out).finish("sheets that are hidden are not read: show them and save again");
}

}  // namespace

Result<Document> xlsx_document(std::string_view bytes, const std::string& path, int index) {
  return read_sheets(bytes, path, index, false);
}

Result<Document> active_sheet_document(std::string_view bytes, const std::string& path, int index) {
  return read_sheets(bytes, path, index, true);
}

}  // namespace yiben::read
