// write: documents as workbooks, and what is read back of them. Other tests of this program have
// functions of these names.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "read/read.h"
#include "read/show.h"
#include "sample_xlsx.h"
#include "write/write.h"

namespace yiben::write::workbooks {

inline std::string written(const Document& document) {
  const Result<std::string> bytes = xlsx(document);
  EXPECT_TRUE(bytes.ok()) << (bytes.ok() ? "" : to_string(bytes.errors().front()));
  return bytes.ok() ? *bytes : "";
}

inline Document read_back(const Document& document) {
  const Result<Document> read = read::document(written(document), "book.xlsx", 1);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : to_string(read.errors().front()));
  return read.ok() ? *read : Document{};
}

inline std::vector<std::string> grids_of(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.blocks) {
    const auto* grid = std::get_if<Grid>(&block);
    if (grid == nullptr) continue;
    out.emplace_back();
    for (int row = 0; row < grid->rows(); ++row) out.back() += read::show_row(*grid, row);
  }
  return out;
}

inline std::vector<std::string> prose_of(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.blocks) {
    if (const auto* prose = std::get_if<Prose>(&block)) out.push_back(prose->text);
  }
  return out;
}

// One table: a header 项目|金额, then the rows, whose second text is an amount.
inline Document table_of(const std::vector<std::pair<std::string, std::string>>& rows) {
  Grid grid;
  grid.header_rows = 1;
  sample::add_row(grid, {"项目", "金额"}, 2);
  for (const auto& [label, amount] : rows) sample::add_row(grid, {label, amount}, 1);
  Document document;
  document.blocks = {sample::prose(Role::caption, "表"), grid};
  return document;
}

}  // namespace yiben::write::workbooks
