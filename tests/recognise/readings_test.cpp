// Damage that files suffer on their way, done to the invented book: it must be read as if nothing
// had happened, say that it was repaired where figures or labels stand elsewhere, and lose or alter
// no figure.
#include "recognise/recognise.h"

#include <gtest/gtest.h>

#include "read/read.h"
#include "support/paths.h"

namespace yiben {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::vector<std::string> example() {
  return lines_of(read_file(YIBEN_SOURCE_DIR "/examples/gardens-2026.txt").value());
}

// The first line at or after `from` that begins with `begin`.
std::size_t line_with(const std::vector<std::string>& lines, const std::string& begin,
                      std::size_t from = 0) {
  for (std::size_t i = from; i < lines.size(); ++i) {
    if (lines[i].starts_with(begin)) return i;
  }
  ADD_FAILURE() << "no line begins with " << begin;
  return 0;
}

// A book with what it points into.
struct Reading {
  Catalog catalog = Catalog::load(YIBEN_SOURCE_DIR "/catalog").value();
  std::vector<Document> documents;
  Book book;
  // `squares`: how many columns of the grid each printed one takes up, as where a program gives all
  // tables of a page the same edges.
  explicit Reading(const std::vector<std::string>& lines, int squares = 1) {
    documents.push_back(read::text_document(joined(lines), "book.txt", 1).value());
    if (squares > 1) widen(squares);
    book = recognise(documents, catalog).value();
  }
  void widen(int squares) {
    for (Block& block : documents.front().blocks) {
      auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      Grid wide;
      wide.place = grid->place;
      for (Cell cell : grid->cells()) {
        cell.column *= squares;
        cell.column_span *= squares;
        EXPECT_TRUE(wide.add(std::move(cell)));
      }
      *grid = std::move(wide);
    }
  }
  // Table, row, column and figure, in printed order: what a reading is about.
  std::vector<std::string> figures() const {
    std::vector<std::string> all;
    for (const Figure& figure : book.figures) {
      const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
      const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
      all.push_back(table.form + "|" + panel.rows[static_cast<std::size_t>(figure.row)].label +
                    "|" + panel.columns[static_cast<std::size_t>(figure.column)].path + "|" +
                    figure.printed);
    }
    return all;
  }
  std::vector<std::string> indicators() const {
    std::vector<std::string> all;
    for (const Project& project : book.projects) {
      for (const Indicator& indicator : project.indicators) {
        all.push_back(project.name + "|" + indicator.level3 + "|" + indicator.weight_printed);
      }
    }
    return all;
  }
};

std::size_t repairs(const Reading& reading, const std::string& form) {
  return reading.book.table(form)->repairs.size();
}

TEST(Readings, TheExampleNeedsNoRepair) {
  const Reading whole(example());
  EXPECT_EQ(whole.book.doubts.size(), 0u);
  for (const Table& table : whole.book.tables) EXPECT_TRUE(table.repairs.empty()) << table.form;
}

TEST(Readings, AValueTooManyBeforeABlockMovesTheBlock) {
  std::vector<std::string> lines = example();
  for (const char* code : {"417\t", "417001\t"}) {
    std::string& row = lines[line_with(lines, code)];
    const std::size_t carried = row.find("\t80.67");
    ASSERT_NE(carried, std::string::npos);
    row.insert(carried, "\t0.00");
  }
  const Reading damaged(lines);
  EXPECT_EQ(damaged.figures(), Reading(example()).figures());
  EXPECT_EQ(repairs(damaged, "revenue"), 1u);
  EXPECT_TRUE(damaged.book.doubts.empty());
}

TEST(Readings, AValueTooManyIsSeenWhereCellsTakeUpSeveralSquares) {
  std::vector<std::string> lines = example();
  EXPECT_EQ(Reading(lines, 3).figures(), Reading(lines).figures());
  for (const char* code : {"417\t", "417001\t"}) {
    std::string& row = lines[line_with(lines, code)];
    row.insert(row.find("\t80.67"), "\t0.00");
  }
  const Reading damaged(lines, 3);
  EXPECT_EQ(damaged.figures(), Reading(example()).figures());
  EXPECT_EQ(repairs(damaged, "revenue"), 1u);
}

TEST(Readings, SpacesInCodesNamesAndHeadersDoNotMatter) {
  std::vector<std::string> lines = example();
  std::string& row = lines[line_with(lines, "417001\t")];
  row.replace(0, 6, "4170 01");
  std::string& header = lines[line_with(lines, "部门(单位)代码\t")];
  header.replace(0, std::string("部门(单位)代码").size(), "部门 (单位)代 码");
  const Reading damaged(lines);
  EXPECT_EQ(damaged.figures(), Reading(example()).figures());
  EXPECT_EQ(damaged.book.table("revenue")->panels.front().rows.at(1).code, "417001");
}

TEST(Readings, AHeadingOneColumnOffItsHalfDoesNotMatter) {
  std::vector<std::string> lines = example();
  std::string& header = lines[line_with(lines, "收 入\t\t\t\t支 出")];
  header.replace(header.find("\t\t\t\t"), 4, "\t\t\t");
  EXPECT_EQ(Reading(lines).figures(), Reading(example()).figures());
}

TEST(Readings, WeightsPutALabelBackThatStandsTwoLinesLate) {
  std::vector<std::string> lines = example();
  const std::size_t table = line_with(lines, "项目支出绩效目标表", 300);
  const std::size_t first = line_with(lines, "北坡口袋公园建设项目\t", table);
  // The label, its money and its objective trade places with the blanks two lines below.
  const auto cut = [](std::string& line) {
    std::size_t end = 0;
    for (int tabs = 0; tabs < 3; ++tabs) end = line.find('\t', end) + 1;
    std::string head = line.substr(0, end);
    line.erase(0, end);
    return head;
  };
  const std::string label = cut(lines[first]);
  const std::string blanks = cut(lines[first + 2]);
  lines[first].insert(0, blanks);
  lines[first + 2].insert(0, label);
  const Reading damaged(lines);
  EXPECT_EQ(damaged.indicators(), Reading(example()).indicators());
  EXPECT_GE(repairs(damaged, "performance"), 1u);
}

TEST(Readings, ProjectsAreFoundByNearlyTheSameName) {
  std::vector<std::string> lines = example();
  const std::size_t table = line_with(lines, "财政拨款委托业务费支出预算表", 100);
  Reading whole(lines);
  std::size_t linked = 0;
  for (const Project& project : whole.book.projects) linked += project.names.size() > 1 ? 1u : 0u;
  for (std::size_t i = table; i < lines.size(); ++i) {
    const std::size_t name = lines[i].find("项目\t");
    if (name == std::string::npos || lines[i].starts_with("部门")) continue;
    lines[i].replace(name, std::string("项目").size(), "经费项目");
    break;
  }
  const Reading renamed(lines);
  EXPECT_EQ(renamed.book.projects.size(), whole.book.projects.size());
  std::size_t still = 0;
  for (const Project& project : renamed.book.projects) still += project.names.size() > 1 ? 1u : 0u;
  EXPECT_EQ(still, linked);
}

TEST(Targets, ArePredicatesOrWords) {
  const auto parts = [](std::string_view printed) {
    const Target target = parse_target(printed);
    return target.relation + "|" + target.value + "|" + target.unit;
  };
  EXPECT_EQ(parts(">=17个"), ">=|17|个");
  EXPECT_EQ(parts("等于99百分比"), "=|99|百分比");
  EXPECT_EQ(parts("<=181万元"), "<=|181|万元");
  EXPECT_EQ(parts("≥９５％"), ">=|95|%");
  EXPECT_EQ(parts("不超过3.5次"), "<=|3.5|次");
  EXPECT_EQ(parts("100%"), "|100|%");
  EXPECT_EQ(parts("完成"), "|完成|");
  EXPECT_EQ(parts("前五名"), "|前五名|");
}

}  // namespace
}  // namespace yiben
