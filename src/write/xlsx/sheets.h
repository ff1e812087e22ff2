// write/xlsx: the module yiben-sheets; libxlsxwriter and what it needs are large.
#pragma once

#include <string>
#include <vector>

#include "base/module.h"
#include "write/write.h"

namespace yiben::write {

struct SheetsEntry {  // see write.h
  Result<std::string> (*xlsx)(const Document& document);
  Result<std::string> (*entry_workbook)(const std::vector<EntrySheet>& sheets,
                                        const std::string& path);
};

Result<std::string> xlsx_bytes(const Document& document);
Result<std::string> entry_workbook_bytes(const std::vector<EntrySheet>& sheets,
                                         const std::string& path);

}  // namespace yiben::write

// What the module shows.
extern "C" YIBEN_SHOWN const yiben::write::SheetsEntry yiben_sheets;
