// Outlines of documents made by hand, in the shapes that real ones have.
#include "recognise/outline.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

namespace yiben {
namespace {

// A line of text, or "#" for a grid of one cell.
Document document_of(std::initializer_list<const char*> lines) {
  Document document;
  int line = 0;
  for (const char* text : lines) {
    ++line;
    if (std::string(text) == "#") {
      Grid grid;
      grid.place.line = line;
      grid.add({.text = "合计", .place = {.line = line}});
      document.blocks.emplace_back(std::move(grid));
    } else {
      document.blocks.emplace_back(Prose{.text = text, .place = {.line = line}});
    }
  }
  return document;
}

std::vector<std::string> words_of(const std::vector<Heading>& headings) {
  std::vector<std::string> words;
  for (const Heading& heading : headings) words.push_back(heading.text);
  return words;
}

std::vector<int> lines_of(const std::vector<const Prose*>& prose) {
  std::vector<int> lines;
  for (const Prose* one : prose) lines.push_back(one->place.line);
  return lines;
}

using Words = std::vector<std::string>;
using Lines = std::vector<int>;

TEST(Outline, ReadsTitleEntityAndYearFromTheCover) {
  const std::vector<Document> documents = {
      document_of({"云溪县档案馆（本级）", "2026 年部门预算", "二〇二六年三月一日", "目 录",
                   "第一部分 概况", "第一部分 概况"})};
  const Outline outline = outline_of(documents);
  EXPECT_EQ(outline.title, "云溪县档案馆（本级）2026年部门预算");
  EXPECT_EQ(outline.entity, "云溪县档案馆（本级）");
  EXPECT_EQ(outline.year, 2026);
}

TEST(Outline, FindsTheEntityBehindTheYear) {
  const std::vector<Document> documents = {document_of({"2026年云溪县档案馆部门预算公开", "#"})};
  EXPECT_EQ(outline_of(documents).entity, "云溪县档案馆");
}

TEST(Outline, ReadsAYearInChineseNumerals) {
  const std::vector<Document> documents = {document_of({"云溪县档案馆二〇二六年度部门预算", "#"})};
  EXPECT_EQ(outline_of(documents).year, 2026);
}

TEST(Outline, FallsBackOnLabelsAndOnTheMostFrequentYear) {
  const std::vector<Document> documents = {
      document_of({"预算单位：云溪县 档案馆", "单位：万元", "#", "一、2025 年执行情况", "略。",
                   "二、2026 年收入情况", "略。", "三、2026 年支出情况", "略。"})};
  const Outline outline = outline_of(documents);
  EXPECT_EQ(outline.title, "");
  EXPECT_EQ(outline.entity, "云溪县档案馆");
  EXPECT_EQ(outline.year, 2026);
}

// As the contents of a workbook have it.
TEST(Outline, TheTitleOfATableIsNoPartOfTheEntity) {
  for (const char* const line :
       {"预算单位：云溪县档案馆　收支预算总表", "预算单位：云溪县档案馆  收支预算总表"}) {
    const std::vector<Document> documents = {document_of({line, "#"})};
    EXPECT_EQ(outline_of(documents).entity, "云溪县档案馆");
  }
}

TEST(Outline, ContentsEndWhereThePartsRepeat) {
  const std::vector<Document> documents = {
      document_of({"目录", "第一部分 概况………1", "- 一、职责 . . . . 12", " - (一) 内设科室 3",
                   "第二部分 预算表11", "第一部分 概况", "一、职责", "管理档案。"})};
  const Outline outline = outline_of(documents);
  EXPECT_EQ(words_of(outline.contents), (Words{"概况", "职责", "内设科室", "预算表11"}));
  EXPECT_EQ(outline.contents[2].level, 2);
  EXPECT_EQ(outline.contents[2].parent, 1);
  EXPECT_EQ(outline.contents[1].parent, 0);
  EXPECT_EQ(words_of(outline.headings), (Words{"概况", "职责"}));
}

TEST(Outline, ContentsWithoutPartsEndAtTheFirstEntryAgain) {
  const std::vector<Document> documents = {
      document_of({"目录", "一、职责", "二、收支", "（一）收入", "一、职责", "管理档案。",
                   "二、收支", "如下。"})};
  const Outline outline = outline_of(documents);
  EXPECT_EQ(words_of(outline.contents), (Words{"职责", "收支", "收入"}));
  EXPECT_EQ(words_of(outline.headings), (Words{"职责", "收支"}));
}

TEST(Outline, EntriesOfTheContentsMayEndWithAStop) {
  const std::vector<Document> documents = {
      document_of({"目录", "一、主要职能。", "二、机构设置。", "一、主要职能", "负责河道。"})};
  EXPECT_EQ(words_of(outline_of(documents).contents), (Words{"主要职能", "机构设置"}));
}

TEST(Outline, ContentsMaySpanAGridOfEntriesAndPages) {
  std::vector<Document> documents = {document_of({"目录"})};
  Grid grid;
  grid.add({.row = 0, .column = 0, .text = "一、职责"});
  grid.add({.row = 0, .column = 1, .text = "3"});
  grid.add({.row = 1, .column = 0, .text = "二、收支"});
  documents[0].blocks.emplace_back(std::move(grid));
  documents[0].blocks.emplace_back(Prose{.text = "一、职责"});
  const Outline outline = outline_of(documents);
  EXPECT_EQ(words_of(outline.contents), (Words{"职责", "收支"}));
  EXPECT_EQ(words_of(outline.headings), Words{"职责"});
}

// The contents of a workbook are a sheet; the name of the next sheet may be that of an entry.
TEST(Outline, TheNameOfASheetEndsTheContents) {
  std::vector<Document> documents = {document_of({"目录", "1、收支总表", "2、支出总表"})};
  documents[0].blocks.emplace_back(Prose{.text = "收支总表_1", .heading_level = 1});
  documents[0].blocks.emplace_back(Prose{.text = "部门公开表1"});
  EXPECT_EQ(words_of(outline_of(documents).contents), (Words{"收支总表", "支出总表"}));
}

TEST(Outline, SentencesAndListItemsAreNoHeadings) {
  const std::vector<Document> documents = {document_of(
      {"一、职责", "（一）负责收集档案。", "（二）负责整理和利用全县各单位形成的", "历史档案。",
       "二、科室", "（一）办公室", "（二）业务科", "（三）信息科", "三、收支", "见表。"})};
  EXPECT_EQ(words_of(outline_of(documents).headings), (Words{"职责", "科室", "收支"}));
}

TEST(Outline, ALineInThePlaceOfAnEntryIsAHeadingWhateverItSays) {
  const std::vector<Document> documents = {
      document_of({"目录", "第一部分 说明", "一、资产占用", "二、绩效", "第一部分 说明",
                   "一、资产占有", "二、预算绩效", "三、其他"})};
  const Outline outline = outline_of(documents);
  EXPECT_EQ(words_of(outline.headings), (Words{"说明", "资产占有", "预算绩效", "其他"}));
}

TEST(Outline, TitlesOfTablesAreNoHeadingsAndBelongToTheTables) {
  const std::vector<Document> documents = {
      document_of({"第一部分 部门预算表", "一、收支总表", "单位：万元", "#", "11/11 PAGE",
                   "收入总表", "#", "注：本表无数据。", "第二部分 说明", "本年收入合计 3 万元。"})};
  const Outline outline = outline_of(documents);
  EXPECT_EQ(words_of(outline.headings), (Words{"部门预算表", "说明"}));
  EXPECT_EQ(lines_of(outline.table_prose), (Lines{2, 3, 5, 6, 8}));
  EXPECT_EQ(lines_of(outline.narrative), (Lines{1, 9, 10}));
}

TEST(Outline, JoinsAPartWithItsWordsOnTheNextLine) {
  const std::vector<Document> documents = {
      document_of({"第一部分", "概况", "本馆无下属单位。", "第一部分 概况"})};
  EXPECT_EQ(words_of(outline_of(documents).headings), Words{"概况"});
}

TEST(Outline, AnythingElseGivesWhatCanBeGiven) {
  const std::vector<Document> documents = {Document{}, document_of({"", "#", "目录"}),
                                           document_of({"第一部分"})};
  const Outline outline = outline_of(documents);
  EXPECT_EQ(outline.title, "");
  EXPECT_EQ(outline.year, 0);
  EXPECT_TRUE(outline.contents.empty());
  EXPECT_TRUE(outline_of({}).headings.empty());
}

}  // namespace
}  // namespace yiben
