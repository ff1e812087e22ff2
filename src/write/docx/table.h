// write/docx: a table.
#pragma once

#include <string_view>

#include "page/page.h"
#include "write/docx/columns.h"
#include "write/docx/xml.h"

namespace yiben::write::word {

// `caption` says what the table is, for those who hear it read. The grid has rows.
void add_table(pugi::xml_node parent, const Grid& grid, const TableLayout& layout,
               std::string_view caption, int page_height);

}  // namespace yiben::write::word
