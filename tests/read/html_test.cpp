// read: web pages. Each case is a page and the blocks that come out of it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read/read.h"
#include "show.h"

namespace yiben::read {
namespace {

struct Case {
  std::string input;
  std::string expected;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(show(html_document(c.input, "f.html", 1)), c.expected) << c.input;
  }
}

TEST(HtmlProse, BlocksAndLineBreaksPartParagraphs) {
  expect_all({
      {"<p>一</p><p>二<br>三</p>", "1:4 一\n1:12 二\n1:17 三\n"},
      {"<div>甲<div>乙</div>丙</div>", "1:6 甲\n1:12 乙\n1:19 丙\n"},
      {"<ul><li>a<li>b<ul><li>c</ul></ul>", "1:9 a\n1:14 b\n1:23 c\n"},
      {"<p>总<b>额</b>为<font size=2>3</font>元", "1:4 总额为3元\n"},
      {"a<hr>b", "1:1 a\n1:6 b\n"},
      {"<pre>一\n二  三</pre>", "1:6 一\n2:1 二 三\n"},
  });
}

TEST(HtmlProse, HeadingsHaveTheirLevel) {
  expect_all({
      {"<h1>一</h1><p>说明</p><h3><span>三</span></h3>", "1:5 # 一\n1:14 说明\n1:30 ### 三\n"},
  });
}

TEST(HtmlProse, WhiteSpaceIsAsABrowserShowsIt) {
  expect_all({
      {"<p>  a \n\t b&nbsp;&nbsp;c  </p>", "1:6 a b c\n"},
      {"<p>预算\n 收入</p>", "1:4 预算收入\n"},  // no space between wide characters
      {"<p>2026\n 年</p>", "1:4 2026 年\n"},
      {"<p>预算 收入</p>", "1:4 预算 收入\n"},
      {"<p>　　缩进</p>", "1:6 缩进\n"},
      {"<p>\n\n  三行</p>", "3:3 三行\n"},
      {"<p>12<!-- 注 -->34<script>0</script>5", "1:4 12345\n"},
      {"<p>A&amp;B &lt; &#20803;</p>", "1:4 A&B < 元\n"},
  });
}

TEST(HtmlProse, NumbersThatNameNoCharacterAreOneWithoutMeaning) {
  const std::string many(60, '6');
  expect_all({
      {"<p>&#2" + many + ";1</p>", "1:4 \uFFFD1\n"},
      {"<p>&#xF" + many + ";1", "1:4 \uFFFD1\n"},
      {"<p>&#1114112;&#x110000;&#xd800;", "1:4 \uFFFD\uFFFD\uFFFD\n"},
      // A number that has run over once must not come out as a digit: 2^32 + 49.
      {"<p>&#4294967345;&#x100000031;", "1:4 \uFFFD\uFFFD\n"},
      {"<p>&#000000000000049;&#x000000000000031;&#", "1:4 11&#\n"},
  });
}

TEST(HtmlProse, WhatAPageDoesNotShowIsLeftOut) {
  expect_all({
      {"<title>t</title><script>var a='<p>b</p>';</script><style>p{}</style>"
       "<noscript>c</noscript><template><p>d</p></template><!-- <p>e</p> --><p>f",
       "1:140 f\n"},
      {"<svg><text>a</text></svg><iframe>b</iframe><textarea>c</textarea>"
       "<select><option>d</select><p>e",
       "1:95 e\n"},
      {"<p hidden>a</p><div style='color:red; DISPLAY : none'><p>b</p></div><p>c", "1:72 c\n"},
      {"<nav>导航</nav><aside>旁注</aside><footer>页脚</footer>",
       "1:6 导航\n1:21 旁注\n1:39 页脚\n"},    // odd places often hold the text itself
      {"<p>a<svg>b<p>c", "1:4 ab\n1:14 c\n"},  // a drawing that never ends hides nothing
  });
}

TEST(HtmlGrid, CellsKeepTheirLines) {
  expect_all({
      {"<table>\n<tr><td>项目<td>金额\n<tr><td>甲<br>乙<td><p>1</p>\n<p>2</p>\n</table>",
       "grid 1 line 2\n[项目|金额]\n[甲/乙|1/2]\n"},
      {"<table><tr><th>a<th>&nbsp;<th>b</table>", "grid 1 line 1\n[a||b]\n"},
      {"<table><tr><td>a<td>b<tr><td>c</table>", "grid 1 line 1\n[a|b]\n[c|.]\n"},
  });
}

TEST(HtmlGrid, SpansCoverSquares) {
  expect_all({
      {"<table><tr><td rowspan=2>科目<td colspan=2>支出<tr><td>基本<td>项目"
       "<tr><td>合计<td>1<td>2</table>",
       "grid 1 line 1\n[科目|支出|<]\n[^|基本|项目]\n[合计|1|2]\n"},
      // 0 is "to the end of the group" for rows, and 1 for columns.
      {"<table><tr><td rowspan=0>a<td colspan=0>b<tr><td>c<tr><td>d</table>",
       "grid 1 line 1\n[a|b]\n[^|c]\n[^|d]\n"},
      // A span ends with its group of rows.
      {"<table><thead><tr><td rowspan=9>a<td>b</thead><tbody><tr><td>c<td>d</table>",
       "grid 1 line 1\n[a|b]\n[c|d]\n"},
      // A huge span means the whole width.
      {"<table><tr><td colspan=1000>标题<tr><td>a<td>b</table>",
       "grid 1 line 1\n[标题|<]\n[a|b]\n"},
      {"<table><tr><td colspan=x>a<td rowspan=-3>b</table>", "grid 1 line 1\n[a|b]\n"},
      {"<table><tr><td colspan=99999999999999999999>a<tr><td>b<td>c</table>",
       "grid 1 line 1\n[a|<]\n[b|c]\n"},
  });
}

TEST(HtmlGrid, CellsThatWouldOverlapAreNarrowed) {
  expect_all({
      // "d" would run into "b", which reaches down.
      {"<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td>e</table>",
       "grid 1 line 1\n[a|b|c]\n[d|^|e]\n"},
  });
}

TEST(HtmlGrid, HeadComesFirstAndFootLast) {
  expect_all({
      {"<table><tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td>a<td>3</tbody>"
       "<thead><tr><td>项目<td>金额</thead></table>",
       "grid 1 line 1\n[项目|金额]\n[a|3]\n[合计|3]\n"},
  });
}

TEST(HtmlGrid, TheCaptionIsProseBeforeIt) {
  expect_all({
      {"<table><caption>表一</caption><tr><td>a<td>b</table>后",
       "1:17 表一\ngrid 1 line 1\n[a|b]\n1:51 后\n"},
  });
}

TEST(HtmlGrid, HiddenRowsAndCellsAreLeftOut) {
  expect_all({
      {"<table><tr><td>a<td>b<tr style='display:none'><td>x<td>y<tr><td>c<td hidden>z<td>d</table>",
       "grid 1 line 1\n[a|b]\n[c|d]\n"},
  });
}

TEST(HtmlLayout, ATableAroundThePageIsReadThrough) {
  expect_all({
      // One cell.
      {"<table><tr><td><p>一</p><p>二</p></table>", "1:19 一\n1:27 二\n"},
      // One column.
      {"<table><tr><td>一<tr><td>二</table>", "1:16 一\n1:25 二\n"},
      // A table of data in one of its cells.
      {"<table><tr><td>菜单<td><p>正文<table><tr><td>a<td>1<tr><td>b<td>2</table>尾</table>",
       "1:16 菜单\n1:25 正文\ngrid 1 line 1\n[a|1]\n[b|2]\n1:70 尾\n"},
      // Articles side by side.
      {"<table><tr><td><p>1<p>2<p>3<p>4<td><p>5<p>6<p>7<p>8</table>",
       "1:19 1\n1:23 2\n1:27 3\n1:31 4\n1:39 5\n1:43 6\n1:47 7\n1:51 8\n"},
      {"<table role=presentation><tr><td>a<td>b</table>", "1:34 a\n1:39 b\n"},
  });
}

TEST(HtmlLayout, ASmallTableInATableOfDataComesAfterIt) {
  const std::string rows = "<tr><td>科目一<td>100.00<tr><td>科目二<td>200.00";
  expect_all({
      {"<table>" + rows + "<tr><td>附<table><tr><td>x<td>y</table><td>3</table>尾",
       "grid 1 line 1\n[科目一|100.00]\n[科目二|200.00]\n[附|3]\n"
       "grid 2 line 1\n[x|y]\n1:101 尾\n"},
      // A table of one cell is only a frame around its text.
      {"<table>" + rows + "<tr><td>附<td><table><tr><td>3</table></table>",
       "grid 1 line 1\n[科目一|100.00]\n[科目二|200.00]\n[附|3]\n"},
  });
}

TEST(HtmlEnd, APageThatWasCutIsSaid) {
  const auto cut_at = [](const std::string& page) {
    const Result<Document> document = html_document(page, "f.html", 1);
    if (!document.ok() || document->doubts.empty()) return 0;
    EXPECT_EQ(document->doubts.front().what, "cut-file");
    return document->doubts.front().place.line;
  };
  const std::string table = "<table><tr><td>a<td>1<tr><td>b<td>2";
  EXPECT_EQ(cut_at("<html><p>x\n" + table + "</table>"), 2);
  EXPECT_EQ(cut_at("<html><p>x\n" + table + "\n"), 2);
  EXPECT_EQ(cut_at(table + "<td colspan=1 rows"), 1);
  EXPECT_EQ(cut_at(table), 1);
  EXPECT_EQ(cut_at("<p>x</p><ta"), 1);
  EXPECT_EQ(cut_at("<html><p>x<!-- \n </html>"), 2);
  // Content systems hold whole pages in their page.
  EXPECT_EQ(cut_at("<html><div><html><p>x</html>" + table), 1);
  EXPECT_EQ(cut_at("<html><div><html><p>x</html>" + table + "</table></html>"), 0);
  // No end tag is needed but that of the page, and a part of a page has none.
  EXPECT_EQ(cut_at("<!DOCTYPE html><HTML><p>x" + table + "</HTML >\n<!-- seen by 3 -->"), 0);
  EXPECT_EQ(cut_at("<body>" + table + "</body>"), 0);
  EXPECT_EQ(cut_at(table + "</table>"), 0);
  EXPECT_EQ(cut_at("<p>x<p>y"), 0);
  EXPECT_EQ(cut_at("<html><script>'<table>'</script><p>x</html><script>load()</script>"), 0);
}

TEST(HtmlPlace, SquaresKnowTheLineOfTheirTag) {
  const Result<Document> document =
      html_document("<html>\n<table>\n<tr>\n<td>a\n<td colspan=2>b\n<tr><td>c", "f.html", 3);
  ASSERT_TRUE(document);
  ASSERT_EQ(document->blocks.size(), 1u);
  const Grid& grid = std::get<Grid>(document->blocks[0]);
  EXPECT_EQ(grid.at(0, 2)->place,
            (Place{.document = 3, .line = 5, .table = 1, .row = 1, .column = 2}));
  EXPECT_EQ(grid.at(1, 0)->place,
            (Place{.document = 3, .line = 6, .table = 1, .row = 2, .column = 1}));
  EXPECT_EQ(document->kind, "html");
}

TEST(HtmlCharset, IsTheMarkThenUtf8ThenWhatThePageSays) {
  const std::string gb = "\xD4\xA4\xCB\xE3";  // 预算
  const std::string long_tail(3000, 'x');
  expect_all({
      {"\xEF\xBB\xBF<p>预算", "1:4 预算\n"},
      {"<meta charset=gbk><p>预算", "1:22 预算\n"},  // the declaration is wrong
      {"<meta charset=\"GB2312\"><p>" + gb, "1:27 预算\n"},
      {"<meta http-equiv=Content-Type content='text/html; charset=gb18030'><p>" + gb,
       "1:71 预算\n"},
      {"<p>" + gb, "1:4 预算\n"},
      // A bad byte in a page of UTF-8 costs one character.
      {"<meta charset=utf-8><p>预算\xFF" + long_tail, "1:24 预算\xEF\xBF\xBD" + long_tail + "\n"},
      {"<meta charset=utf-8><p>" + gb, "1:24 预算\n"},
      {"<meta charset=big5><p>" + gb,
       "error: f.html: the encoding that the page declares is not read (big5); open the page in a "
       "browser and save it as UTF-8\n"},
  });
}

TEST(HtmlErrors, APageWithoutTextIsEmpty) {
  expect_all({
      {"<html><script>load()</script><table><tr><td></table>",
       "error: f.html: the document is empty: it has no table and no text; a page that fetches its "
       "text by script or frames must be saved from the browser as it is shown\n"},
  });
}

}  // namespace
}  // namespace yiben::read
