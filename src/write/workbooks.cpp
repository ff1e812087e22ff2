// write: where the writing of workbooks is loaded.
#include "base/module.h"
#include "write/xlsx/sheets.h"

namespace yiben::write {

namespace {

Result<const SheetsEntry*> loaded() {
  const Result<const void*> entry = module_entry("sheets", "yiben_sheets", "writing XLSX");
  if (!entry.ok()) return entry.errors();
  return static_cast<const SheetsEntry*>(*entry);
}

}  // namespace

Result<std::string> xlsx(const Document& document) {
  const auto entry = loaded();
  if (!entry.ok()) return entry.errors();
  return (*entry)->xlsx(document);
}

Result<std::string> entry_workbook(const std::vector<EntrySheet>& sheets, const std::string& path) {
  const auto entry = loaded();
  if (!entry.ok()) return entry.errors();
  return (*entry)->entry_workbook(sheets, path);
}

}  // namespace yiben::write
