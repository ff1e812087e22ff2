// write: real documents, as the readers find them, come back from DOCX and text.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "blocks.h"
#include "read/read.h"
#include "support/paths.h"
#include "write/write.h"

namespace yiben::write {
namespace {

// Without the page furniture, which is not written, and with spaces for tabs.
std::string plain_prose(const Document& document) {
  Document kept;
  for (const Block& block : document.blocks) {
    const auto* prose = std::get_if<Prose>(&block);
    if (prose != nullptr && !prose->furniture) kept.blocks.push_back(block);
  }
  std::string out = prose_of(kept);
  for (char& c : out) c = c == '\t' ? ' ' : c;
  return out;
}

// Text has no merged cells.
Grid without_spans(const Grid& grid) {
  Grid plain;
  for (int row = 0; row < grid.rows(); ++row) {
    for (int column = 0; column < grid.columns(); ++column) {
      const Cell* cell = grid.at(row, column);
      if (cell == nullptr) continue;
      const bool first = cell->row == row && cell->column == column;
      plain.add({.row = row, .column = column, .text = first ? cell->text : ""});
    }
  }
  return plain;
}

class RealDocument : public testing::TestWithParam<const char*> {};

TEST_P(RealDocument, ComesBack) {
  const std::filesystem::path path = test::corpus_dir() / GetParam();
  YIBEN_NEEDS(path);
  Result<Document> document = read::document(test::read_file(path), path.string(), 1);
  ASSERT_TRUE(document.ok());
  const Result<std::string> package = docx(*document);
  ASSERT_TRUE(package.ok());
  const Result<Document> from_docx = read::document(*package, "f.docx", 1);
  ASSERT_TRUE(from_docx.ok());
  EXPECT_EQ(grids_of(*from_docx), grids_of(*document));
  EXPECT_EQ(plain_prose(*from_docx), plain_prose(*document));
  const Result<std::string> lines = text(*document);
  ASSERT_TRUE(lines.ok());
  const Result<Document> from_text = read::document(*lines, "f.txt", 1);
  ASSERT_TRUE(from_text.ok());
  EXPECT_EQ(plain_prose(*from_text), plain_prose(*document));
  for (Block& block : document->blocks) {
    if (auto* grid = std::get_if<Grid>(&block)) *grid = without_spans(*grid);
  }
  EXPECT_EQ(grids_of(*from_text), grids_of(*document));
}

INSTANTIATE_TEST_SUITE_P(Corpus, RealDocument,
                         testing::Values("yanbian-government-services-2026.txt",
                                         "shanghai-putuo/template-2026-department.xlsx",
                                         "shanghai-putuo/template-unit.xls",
                                         "kunming/audit-2026.html", "xian/audit-2026.pdf",
                                         "guangzhou/petitions-2026.pdf"));

}  // namespace
}  // namespace yiben::write
