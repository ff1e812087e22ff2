// read: scanned pages. What can be tested without recognition, and a whole scan where it is at
// hand.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "read/ocr/picture.h"
#include "read/ocr/plate.h"
#include "read/ocr/reader.h"
#include "read/pdf/rulings.h"
#include "read/read.h"
#include "support/paths.h"

namespace yiben::read {
namespace {

// A white page of 200 × 100 points at 300 dots to an inch.
Picture blank() {
  Picture picture{.width = 833, .height = 417, .scale = 300.0 / 72};
  picture.grey.assign(static_cast<std::size_t>(picture.width * picture.height), 255);
  return picture;
}

void paint(Picture& picture, const Box& points) {
  for (int y = static_cast<int>(points.y0 * picture.scale); y < points.y1 * picture.scale; ++y) {
    for (int x = static_cast<int>(points.x0 * picture.scale); x < points.x1 * picture.scale; ++x) {
      picture.grey[static_cast<std::size_t>(y * picture.width + x)] = 0;
    }
  }
}

TEST(Plate, FindsRulingsAndWipesThemOut) {
  Picture picture = blank();
  for (const double y : {10.0, 50.0, 90.0}) paint(picture, {10, y, 190, y + 1});
  for (const double x : {10.0, 100.0, 189.0}) paint(picture, {x, 10, x + 1, 91});
  paint(picture, {30, 25, 40, 35});
  const Plate plate(picture);
  const auto tables = ruled_tables(plate.rulings());
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables.front().cells.size(), 4u);
  EXPECT_TRUE(plate.has_ink({12, 12, 98, 48}));
  EXPECT_FALSE(plate.has_ink({95, 5, 105, 95}));
}

TEST(Picture, TurnsClockwise) {
  Picture picture{.width = 2, .height = 1, .grey = {1, 2}};
  const Picture once = turned(picture, 1);
  EXPECT_EQ(once.width, 1);
  EXPECT_EQ(once.height, 2);
  EXPECT_EQ(once.grey, (std::vector<std::uint8_t>{1, 2}));
  EXPECT_EQ(turned(picture, 2).grey, (std::vector<std::uint8_t>{2, 1}));
  EXPECT_EQ(turned(picture, 4).grey, picture.grey);
}

TEST(Recognised, SpacesStandOnlyBetweenNarrowCharacters) {
  EXPECT_EQ(tidy_recognised(" 预 算 2026 年 "), "预算2026年");
  EXPECT_EQ(tidy_recognised("1, 234. 56"), "1,234.56");
  EXPECT_EQ(tidy_recognised("OFD file"), "OFD file");
  EXPECT_EQ(tidy_recognised("\n"), "");
}

TEST(Corpus, AScannedTableKeepsItsAmounts) {
  const auto path = test::corpus_dir() / "not-a-budget/scan.pdf";
  YIBEN_NEEDS(path);
  const Result<Document> document =
      pdf_document(test::read_file(path), path.string(), 1, {.ocr = true});
  if (!document.ok() && document.errors().front().what.find("chi_sim") != std::string::npos) {
    GTEST_SKIP() << "the language data is not installed";
  }
  ASSERT_TRUE(document.ok());
  std::string amounts;
  for (const Block& block : document->blocks) {
    if (const auto* grid = std::get_if<Grid>(&block)) {
      for (int row = 1; row < grid->rows(); ++row) {
        const Cell* cell = grid->at(row, grid->columns() - 1);
        ASSERT_NE(cell, nullptr);
        EXPECT_TRUE(cell->from_image);
        amounts += cell->text + " ";
      }
    }
  }
  EXPECT_EQ(amounts, "10.2714 0.3116 0.09 16.19 0.495 0.09 7.9 0.24 0.09 35.678 ");
}

}  // namespace
}  // namespace yiben::read
