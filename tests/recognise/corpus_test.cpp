// The real book against what people read in it by eye (../shared/gold/yanbian).
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "read/read.h"
#include "recognise/parts.h"
#include "recognise/recognise.h"
#include "support/paths.h"

namespace yiben {
namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

// Each data line as fields joined with "|", white space left out.
std::vector<std::string> gold(const std::string& name, std::size_t from, std::size_t count) {
  std::istringstream lines(test::read_file(test::gold_dir() / "yanbian" / name));
  std::vector<std::string> rows;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const std::vector<std::string> fields = fields_of(line);
    std::string row;
    for (std::size_t i = from; i < std::min(from + count, fields.size()); ++i) {
      row += recognition::without_spaces(fields[i]) + "|";
    }
    rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

class RealBook : public testing::Test {
 protected:
  void SetUp() override {
    const auto file = test::corpus_dir() / "yanbian-government-services-2026.txt";
    YIBEN_NEEDS(file);
    YIBEN_NEEDS(test::gold_dir() / "yanbian");
    auto loaded = Catalog::load(catalog_folder());
    ASSERT_TRUE(loaded.ok());
    catalog_ = std::move(*loaded);
    auto document = read::text_document(test::read_file(file), "book.txt", 1);
    ASSERT_TRUE(document.ok());
    documents_.push_back(std::move(*document));
    auto book = recognise(documents_, catalog_);
    ASSERT_TRUE(book.ok());
    book_ = std::move(*book);
  }

  Catalog catalog_;
  std::vector<Document> documents_;
  Book book_;
};

TEST_F(RealBook, EveryFigureStandsInItsTableRowAndColumn) {
  std::vector<std::string> read;
  for (const Figure& figure : book_.figures) {
    const Table& table = book_.tables[static_cast<std::size_t>(figure.table)];
    if (figure.blank || table.form == "performance") continue;
    const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
    const Row& row = panel.rows[static_cast<std::size_t>(figure.row)];
    std::string words = std::to_string(figure.place.line) + "|";
    for (const std::string& word :
         {book_.family->find(table.form)->title, row.code, row.label,
          panel.columns[static_cast<std::size_t>(figure.column)].path, figure.printed}) {
      words += recognition::without_spaces(word) + "|";
    }
    read.push_back(words);
  }
  std::sort(read.begin(), read.end());
  const std::vector<std::string> expected = gold("figures.csv", 0, 6);
  EXPECT_EQ(expected.size(), 1136u);
  std::vector<std::string> lost;
  std::vector<std::string> invented;
  std::set_difference(expected.begin(), expected.end(), read.begin(), read.end(),
                      std::back_inserter(lost));
  std::set_difference(read.begin(), read.end(), expected.begin(), expected.end(),
                      std::back_inserter(invented));
  EXPECT_EQ(lost, std::vector<std::string>());
  EXPECT_EQ(invented, std::vector<std::string>());
}

TEST_F(RealBook, EveryIndicatorStandsUnderItsProject) {
  std::vector<std::string> read;
  for (const Project& project : book_.projects) {
    for (const Indicator& indicator : project.indicators) {
      std::string words = std::to_string(indicator.place.line) + "|";
      for (const std::string& word : {project.name, indicator.level1, indicator.level2,
                                      indicator.level3, indicator.target.printed}) {
        words += recognition::without_spaces(word) + "|";
      }
      read.push_back(words);
    }
  }
  std::sort(read.begin(), read.end());
  EXPECT_EQ(read, gold("indicators.csv", 0, 6));
}

}  // namespace
}  // namespace yiben
