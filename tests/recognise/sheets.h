// What sheets a drawn paper has.
#pragma once

#include <string>
#include <vector>

#include "recognise/general/sheet.h"
#include "support/paper.h"

namespace yiben::test {

// "title pages rows" of each sheet.
inline Lines sheets(const std::string& drawing) {
  const std::vector<Document> documents = {Paper(drawing).take()};
  Lines all;
  for (const recognition::Sheet& sheet : recognition::find_sheets(documents, shipped_catalog())) {
    all.push_back(sheet.title + " " + std::to_string(sheet.pieces.size()) + " pieces " +
                  std::to_string(sheet.grid.rows() - sheet.header_rows) + " rows");
  }
  return all;
}

}  // namespace yiben::test
