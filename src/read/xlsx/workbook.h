// read/xlsx: what the parts of a workbook share: its sheets in order, texts and number formats.
#pragma once

#include <string>
#include <vector>

#include "read/package/xml.h"

namespace yiben::read {

struct WorkbookSheet {
  std::string name;
  std::string part;
  bool is_active = false;  // in front when the workbook was saved
};

enum class HiddenSheets { skip, keep };

struct Workbook {
  std::vector<WorkbookSheet> sheets;  // in the order of the tabs
  std::vector<std::string> texts;     // shared strings
  std::vector<std::string> formats;   // number format of each cell style
  bool is_1904 = false;
};

// Errors: parts that are missing or damaged, more sheets than limits::max_sheets.
Result<Workbook> read_workbook(Package& package, HiddenSheets hidden = HiddenSheets::skip);

// Text of an <si> or <is> element: its runs joined, phonetic guides left out.
std::string text_of_runs(pugi::xml_node node);

}  // namespace yiben::read
