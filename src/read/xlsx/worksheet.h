// read/xlsx: the XML of one worksheet to a sheet.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "read/package/xml.h"
#include "read/sheet/sheet.h"
#include "read/xlsx/workbook.h"

namespace yiben::read {

// "B3" as row and column from 0; nothing beyond the last square, XFD1048576.
std::optional<SheetCell> square_of(std::string_view reference);

// The ranges of a worksheet that are merged; what is no range is left out.
std::vector<SheetRange> merged_ranges(pugi::xml_node root);

// Fills `sheet` with cells, merged ranges and what is hidden. `text_bytes` counts the text of all
// sheets towards limits::max_text_bytes. False, with an error in `out`, when the part is damaged or
// passes a limit.
bool read_worksheet(pugi::xml_node root, const Workbook& workbook, Sheet& sheet,
                    std::size_t& text_bytes, Collector& out);

}  // namespace yiben::read
