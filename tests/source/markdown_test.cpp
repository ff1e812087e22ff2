// Sheets of prose as Markdown: what becomes of blocks, what is refused, and that nothing is lost.
#include <gtest/gtest.h>

#include "source/source.h"
#include "support/paths.h"

namespace yiben {
namespace {

const SourceSchema& schema() {
  static const SourceSchema loaded =
      SourceSchema::load((test::source_dir() / "catalog").string()).value();
  return loaded;
}

Result<Source> with(const std::string& file, const std::string& text) {
  return source_of({{"unit.toml", "entity = \"甲\"\nyear = 2026\nfamily = \"jilin-2026\"\n"},
                    {"facts.csv", "side,amount\nrevenue,1.00\n"},
                    {file, text}},
                   "s", schema());
}

// "kind|text" of each row.
std::string rows_of(const std::string& file, const std::string& text) {
  const Result<Source> source = with(file, text);
  std::string words;
  if (!source) {
    for (const Error& error : source.errors()) words += to_string(error) + "\n";
    return words;
  }
  const SourceSheet& about = *schema().sheet(file.substr(0, file.find('.')));
  for (const Record& record : sheet(*source, about.name)) {
    words += field(record, about.columns.front().name) + "|" +
             field(record, about.columns.back().name) + "\n";
  }
  return words;
}

TEST(Prose, HeadingsParagraphsAndEntriesAreRows) {
  EXPECT_EQ(
      rows_of(
          "functions.md",
          "# 职责\n\n本馆的职责\n如下 A\nB：\n\n1. 征集\n2. 保管\n\n   和修复\n<!-- 备注 -->\n"),
      "标题|职责\n段落|本馆的职责如下 A B：\n|征集\n|保管\n和修复\n");
}

TEST(Prose, BelowAHeadingOfDivisionsStandsWhatTheyDo) {
  EXPECT_EQ(rows_of("divisions.md", "## 办公室\n\n负责文电\n\n- 会务\n- 人事\n\n## 征集科\n"),
            "办公室|负责文电\n会务\n人事\n征集科|\n");
}

TEST(Prose, WhatNoBookPrintsIsAnErrorWithItsLine) {
  EXPECT_EQ(rows_of("functions.md", "- 征集\n\n> 引文\n\n**粗体**的话\n\n- 一\n  - 二\n"),
            "s/functions.md:line 3: block_quote, which no book prints; write headings, paragraphs "
            "and lists of plain words; \\ before a character takes it as it is\n"
            "s/functions.md:line 5: strong among the words, which no book prints; write plain "
            "words; \\ before a character takes it as it is\n"
            "s/functions.md:line 8: list, which no book prints; write headings, paragraphs and "
            "lists of plain words; \\ before a character takes it as it is\n");
  EXPECT_EQ(rows_of("divisions.md", "负责文电\n\n## 办公室\n"),
            "s/divisions.md:line 1: words above the first heading (负责文电); write a heading for "
            "them: ## 机构名称\n");
  EXPECT_EQ(rows_of("divisions.md", "## 办公室\n\n##\n"),
            "s/divisions.md:line 3: name is missing; 如 办公室\n");
}

TEST(Prose, IsNoTable) {
  EXPECT_EQ(rows_of("functions.csv", "text\n征集\n"),
            "s/functions.csv: this sheet is prose, and no table; write it as "
            "functions.md\n");
}

// Words that Markdown would take for markup come back as they were, by folder and by workbook.
TEST(Prose, NothingIsLost) {
  Source source = with("functions.md", "- 征集\n").value();
  const std::vector<std::string> hard{
      "# 一",        "- 二",   "1. 三",    "1) 四",  "=== 五",      "~~~ 六",  "*七* _七_ `七`",
      "[八](x) ![",  "<b>九",  "&amp; 十", "a\\",    "\\# b",       " 前后 ",  "一\n# 二\n\n- 三",
      "\n首行",      "末行\n", "\t制表",   "2026年", "2026. 2027)", "a\\\n b", "　全角空格",
      "| 表 | 格 |", "---"};
  std::vector<Record>& functions = source.sheets["functions"];
  std::vector<Record>& divisions = source.sheets["divisions"];
  for (const std::string& words : hard) {
    functions.push_back({0, {{"text", words}}});
    functions.push_back({0, {{"kind", "段落"}, {"text", words}}});
    functions.push_back({0, {{"kind", "标题"}, {"text", words}}});
    divisions.push_back({0, {{"name", words}}});
    divisions.push_back({0, {{"name", words + "乙"}, {"text", words}}});
  }
  const Source again = source_of(files_of(source, schema()), "s", schema()).value();
  EXPECT_EQ(again.sheets, source.sheets);
  const std::string workbook = workbook_of(source, schema(), "s.xlsx").value();
  EXPECT_EQ(source_of_workbook(workbook, "s.xlsx", schema()).value().sheets, source.sheets);
}

}  // namespace
}  // namespace yiben
