// write: web pages. Each case is a document and what the reader finds in its page, or a piece of
// markup that browsers go by.
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "read/read.h"
#include "read/show.h"
#include "sample.h"
#include "sample_charts.h"
#include "support/paths.h"
#include "write/write.h"

namespace yiben::write {
namespace {

using std::string_literals::operator""s;

std::string written(const Document& document, const std::vector<Chart>& charts = {}) {
  const Result<std::string> out = html(document, charts);
  return out ? *out : "error: " + to_string(out.errors().front()) + "\n";
}

// Blocks without places: "## text" for a heading, "grid" and its rows as tests/read/show.h shows
// them.
std::string blocks_of(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (const auto* grid = std::get_if<Grid>(&block)) {
      out += "grid\n";
      for (int row = 0; row < grid->rows(); ++row) out += read::show_row(*grid, row);
    } else {
      const auto& line = std::get<Prose>(block);
      const auto level = static_cast<std::size_t>(line.heading_level);
      out += std::string(level, '#') + (level > 0 ? " " : "") + line.text + "\n";
    }
  }
  return out;
}

std::string read_back(const Document& document, const std::vector<Chart>& charts = {}) {
  const Result<Document> back = read::document(written(document, charts), "f.html", 1);
  return back ? blocks_of(*back) : "error: " + to_string(back.errors().front()) + "\n";
}

Document of(std::vector<Block> blocks) {
  return Document{.blocks = std::move(blocks)};
}

// What stands between two pieces of a page; "none" where they are not there.
std::string between(const std::string& page, const std::string& begin, const std::string& end) {
  const std::size_t at = page.find(begin);
  if (at == std::string::npos) return "none";
  const std::size_t from = at + begin.size();
  return page.substr(from, page.find(end, from) - from);
}

std::string table_of(Grid grid) {
  return between(written(of({std::move(grid)})), "<table>\n", "</table>");
}

int count(const std::string& text, const std::string& what) {
  int found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

// The sample as the page shows it: the title is the heading of the page, so that all others are
// one deeper.
Document as_on_the_page(Document book) {
  for (Block& block : book.blocks) {
    auto* line = std::get_if<Prose>(&block);
    if (line == nullptr) continue;
    if (line->role == Role::title || line->role == Role::heading) ++line->heading_level;
  }
  return book;
}

TEST(HtmlOut, TheReaderFindsTheSameGridsAndTheSameProse) {
  const Document book = sample_book();
  EXPECT_EQ(read_back(book, sample_charts()), blocks_of(as_on_the_page(book)));
}

TEST(HtmlOut, TheSameDocumentGivesTheSameBytes) {
  EXPECT_EQ(written(sample_book(), sample_charts()), written(sample_book(), sample_charts()));
}

TEST(HtmlOut, ThePageIsOneFileThatRunsAndLoadsNothing) {
  const std::string page = written(sample_book(), sample_charts());
  EXPECT_EQ(page.substr(0, 39), "<!doctype html>\n<html lang=\"zh-CN\">\n<he");
  EXPECT_EQ(between(page, "<title>", "</title>"), "云溪市公园绿化管理局2026年部门预算");
  for (const char* loads : {"<script", "<link", "<img", "src=", "url(", "@import", "http:", "//"}) {
    EXPECT_EQ(count(page, loads), 0) << loads;
  }
}

TEST(HtmlOut, ContentsLeadToHeadingsAndTables) {
  const Document book =
      of({prose(Role::title, "书"), prose(Role::contents, "目　录"), prose(Role::heading, "甲", 1),
          prose(Role::heading, "乙", 2), prose(Role::label, "01表"), prose(Role::caption, "总表"),
          GridMaker(2).cell("a").cell("b").done(0), prose(Role::heading, "丙", 1)});
  const std::string page = written(book);
  EXPECT_EQ(between(page, "<nav ", "</nav>"),
            "aria-labelledby=\"contents\">\n<p class=\"contents\" id=\"contents\">目　录</p>\n"
            "<ol class=\"shown\" hidden>\n<li><a href=\"#s1\">甲</a>\n<ol>\n"
            "<li><a href=\"#s2\">乙</a>\n<ol>\n<li><a href=\"#t1\">01表 总表</a></li>\n</ol>\n"
            "</li>\n</ol>\n</li>\n<li><a href=\"#s3\">丙</a></li>\n</ol>\n");
  for (const char* id : {"<h2 id=\"s1\">甲</h2>", "<h3 id=\"s2\">乙</h3>", "id=\"t1\""}) {
    EXPECT_EQ(count(page, id), 1) << id;
  }
  EXPECT_EQ(read_back(book), "# 书\n目　录\n## 甲\n### 乙\n01表\n总表\ngrid\n[a|b]\n## 丙\n");
}

TEST(HtmlOut, ADocumentWithoutTitleOrContentsIsHeadedAllTheSame) {
  Document book = of({prose(Role::heading, "甲", 1), prose(Role::body, "乙")});
  book.title = "2026年部门预算";
  book.entity = "云溪市";
  const std::string page = written(book);
  EXPECT_EQ(between(page, "<header>\n", "</header>"),
            "<h1 class=\"shown\" hidden>2026年部门预算</h1>\n"
            "<p class=\"subtitle shown\" hidden>云溪市</p>\n");
  EXPECT_EQ(count(page, "<nav class=\"shown\" aria-label=\"目录\" hidden>"), 1);
  EXPECT_EQ(read_back(book), "## 甲\n乙\n");
}

TEST(HtmlOut, HeadersSayWhatTheyHead) {
  GridMaker maker(4);
  maker.cell("科目", 2, 2).cell("支出", 1, 2).cell("基本").cell("项目");
  maker.cell("205").label("教育", 2).money(105).money(-1);
  EXPECT_EQ(table_of(maker.done(2)),
            "<colgroup span=\"2\"></colgroup><colgroup span=\"2\"></colgroup>\n<thead>\n"
            "<tr><th scope=\"colgroup\" rowspan=\"2\" colspan=\"2\">科目</th>"
            "<th scope=\"colgroup\" colspan=\"2\">支出</th></tr>\n"
            "<tr><th scope=\"col\">基本</th><th scope=\"col\">项目</th></tr>\n</thead>\n<tbody>\n"
            "<tr><td class=\"k\">205</td><th scope=\"row\" class=\"i2\">教育</th>"
            "<td class=\"n\">1.05</td><td class=\"n\"></td></tr>\n</tbody>\n");
}

TEST(HtmlOut, ALabelOverSeveralRowsHeadsAGroupOfRows) {
  GridMaker maker(2);
  maker.cell("目标").cell("甲").cell("指标", 2).cell("乙").cell("丙");
  EXPECT_EQ(table_of(maker.done(0)),
            "<tbody>\n<tr><th scope=\"row\">目标</th><td>甲</td></tr>\n</tbody>\n<tbody>\n"
            "<tr><th scope=\"rowgroup\" rowspan=\"2\">指标</th><td>乙</td></tr>\n"
            "<tr><td>丙</td></tr>\n</tbody>\n");
}

TEST(HtmlOut, AHeaderThatReachesIntoTheRowsIsNoHead) {
  Grid grid = GridMaker(2).cell("甲", 2).cell("乙").cell("丙").done(1);
  EXPECT_EQ(count(table_of(grid), "<thead>"), 0);
  EXPECT_EQ(read_back(of({grid})), "grid\n[甲|乙]\n[^|丙]\n");
}

TEST(HtmlOut, UnusualGridsComeBack) {
  Grid holes;
  holes.add({.row = 0, .column = 1, .row_span = 2, .column_span = 2, .text = "甲"});
  holes.add({.row = 1, .column = 0, .text = "乙"});
  holes.add({.row = 3, .column = 2, .text = "丙"});
  EXPECT_EQ(read_back(of({holes})), "grid\n[|甲|<]\n[乙|^|<]\n[|.|.]\n[||丙]\n");
  EXPECT_EQ(read_back(of({Grid{}, prose(Role::body, "甲")})), "甲\n");
  GridMaker many(200);
  for (int i = 0; i < 400; ++i) many.money(i);
  const Grid wide = many.done(1, true);
  EXPECT_EQ(read_back(of({wide})), blocks_of(of({wide})));
  // Cells of many lines are no sign of a table that lays out the page.
  Grid lines = GridMaker(2).cell("1\n2\n3\n4\n5").cell("\n6\n\n7\n8\n9 ").done(0);
  EXPECT_EQ(read_back(of({lines})), "grid\n[1/2/3/4/5|6/7/8/9]\n");
}

TEST(HtmlOut, LevelsOfHeadingsDoNotJump) {
  EXPECT_EQ(read_back(of({prose(Role::title, "书"), prose(Role::heading, "一", 2),
                          prose(Role::heading, "（一）", 4), prose(Role::heading, "二", 2),
                          prose(Role::heading, "第三部分", 1), prose(Role::heading, "三", 2)})),
            "# 书\n## 一\n### （一）\n## 二\n## 第三部分\n### 三\n");
}

TEST(HtmlOut, HostileTextIsOnlyText) {
  const std::string hostile = "]]></p><script>\"'&amp;<!-- </title></style>&#20803;";
  Document book =
      of({prose(Role::title, hostile), prose(Role::heading, hostile, 9),
          prose(Role::caption, hostile), GridMaker(2).cell(hostile).cell(hostile).done(1)});
  book.title = hostile;
  const Chart bars{.title = hostile, .bars = {{hostile, 1, 0}}};
  Chart flow{.kind = Chart::Kind::flow, .title = hostile, .flows = {{hostile, "甲", 1}}};
  EXPECT_EQ(read_back(book, {bars, flow}), "# " + hostile + "\n## " + hostile + "\n" + hostile +
                                               "\ngrid\n[" + hostile + "|" + hostile + "]\n");
  EXPECT_EQ(count(written(book, {bars, flow}), "<script"), 0);
  EXPECT_EQ(read_back(of({prose(Role::body, "甲\0\x01\x1B\xFF\r\n乙\t丙"s)})),
            "甲\xEF\xBF\xBD 乙 丙\n");
  EXPECT_EQ(read_back(of({prose(Role::body, "\xED\xA0\x80\xEF\xBF\xBF甲\xC2\x85")})),
            "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD甲\n");
  const std::string long_word(100'000, 'x');
  EXPECT_EQ(read_back(of({GridMaker(2).cell(long_word).cell(long_word).done(1)})),
            "grid\n[" + long_word + "|" + long_word + "]\n");
}

TEST(HtmlOut, WhatTheReaderWouldRefuseIsAnError) {
  const Document book{.path = "f", .blocks = {prose(Role::body, std::string(33u << 20, 'a'))}};
  EXPECT_EQ(written(book),
            "error: f: the page has more than 32 MiB (limit max_text_bytes); write the document in "
            "parts\n");
  const Chart chart{.title = "甲", .bars = {{"a", limits::max_fen, 0}, {"b", -1, 0}}};
  EXPECT_EQ(
      written(Document{.path = "f"}, {chart}),
      "error: f: the amounts of a chart are larger than any budget (limit max_fen) (甲); look "
      "at the unit of its amounts\n");
}

TEST(HtmlOut, AnEmptyDocumentIsAPage) {
  const std::string page = written(Document{});
  EXPECT_EQ(page.substr(page.find("<header>")),
            "<header>\n<h1 class=\"shown\" hidden>部门预算</h1>\n</header>\n<main id=\"text\">\n"
            "</main>\n</body>\n</html>\n");
}

// Validity and accessibility are for those programs to say that others use too.
TEST(HtmlOut, ValidatorsFindNothing) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() /
                                     ("yiben_html_out_test_" + std::to_string(getpid()) + ".html");
  std::ofstream(file) << written(sample_book(), sample_charts());
  const std::string script = (test::source_dir() / "scripts" / "check-html").string();
  const int status = std::system((script + " " + file.string()).c_str());
  std::filesystem::remove(file);
  if (WEXITSTATUS(status) == 77) GTEST_SKIP() << "no validator is installed";
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace yiben::write
