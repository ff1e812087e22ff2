// read/xlsx: a workbook that stands in another document, which shows one of its sheets.
#pragma once

#include <string>
#include <string_view>

#include "read/read.h"

namespace yiben::read {

// As xlsx_document, but of the sheet that was in front when the workbook was saved.
Result<Document> active_sheet_document(std::string_view bytes, const std::string& path, int index);

}  // namespace yiben::read
