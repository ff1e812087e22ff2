// A book as it is composed: cover, contents, headings, paragraphs, and tables with labels,
// captions, units, merged headers, sums and notes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "money/money.h"
#include "page/page.h"

namespace yiben::write::sample {

inline Prose prose(Role role, std::string text, int level = 0) {
  return {.text = std::move(text), .heading_level = level, .role = role};
}

inline std::string with_commas(Fen fen) {
  std::string text = format(fen, Unit::ten_thousand_yuan, 2);
  for (std::size_t at = text.find('.'); at > 3 && text[at - 4] != '-'; at -= 3) {
    text.insert(at - 3, ",");
  }
  return text;
}

// The cells of a row from column 0; texts behind `labels` are amounts.
inline void add_row(Grid& grid, const std::vector<std::string>& texts, int labels, int indent = 0) {
  const int row = grid.rows();
  for (int c = 0; c < static_cast<int>(texts.size()); ++c) {
    YIBEN_CHECK(grid.add({.row = row,
                          .column = c,
                          .text = texts[static_cast<std::size_t>(c)],
                          .amount = c >= labels,
                          .indent = c == labels - 1 ? indent : 0}));
  }
}

// The same grid, in which the cell at `row` and `column` adds up `terms`.
inline Grid with_sum(const Grid& grid, int row, int column, const std::vector<SumTerm>& terms) {
  Grid out;
  out.header_rows = grid.header_rows;
  out.wide = grid.wide;
  out.name = grid.name;
  for (Cell cell : grid.cells()) {
    if (cell.row == row && cell.column == column) cell.sum = terms;
    YIBEN_CHECK(out.add(std::move(cell)));
  }
  return out;
}

inline Grid income_and_spending() {
  Grid grid;
  grid.header_rows = 2;
  grid.name = "收支总表";
  YIBEN_CHECK(grid.add({.row = 0, .column = 0, .column_span = 2, .text = "收入"}));
  YIBEN_CHECK(grid.add({.row = 0, .column = 2, .column_span = 2, .text = "支出"}));
  for (int c = 0; c < 4; ++c) {
    YIBEN_CHECK(grid.add({.row = 1, .column = c, .text = c % 2 == 0 ? "项目" : "预算数"}));
  }
  const std::vector<std::vector<std::string>> rows = {
      {"一、一般公共预算拨款收入", "12,345.67", "一、教育支出", "10,000.00"},
      {"二、政府性基金预算拨款收入", "0.33", "二、社会保障和就业支出", "2,000.50"},
      {"三、国有资本经营预算拨款收入", "", "三、卫生健康支出", "345.50"},
      {"本年收入合计", "12,346.00", "本年支出合计", "12,346.00"},
      {"上年结转结余", "54.00", "结转下年", "54.00"},
      {"收入总计", "12,400.00", "支出总计", "12,400.00"}};
  for (const auto& texts : rows) {
    const int row = grid.rows();
    for (int c = 0; c < 4; ++c) {
      Cell cell{.row = row,
                .column = c,
                .text = texts[static_cast<std::size_t>(c)],
                .amount = c % 2 == 1,
                .indent = c % 2 == 0 && row < 5 ? 1 : 0};
      if (c % 2 == 1 && row == 5) cell.sum = {{2, c}, {3, c}, {4, c}};
      if (c % 2 == 1 && row == 7) cell.sum = {{5, c}, {6, c}};
      YIBEN_CHECK(grid.add(std::move(cell)));
    }
  }
  return grid;
}

// Sixteen columns in landscape; two rows of header; column 3 is the sum of those behind it.
inline Grid income_by_unit() {
  Grid grid;
  grid.header_rows = 2;
  grid.wide = true;
  grid.name = "收入总表";
  const std::vector<std::string> upper = {"部门（单位）代码", "部门（单位）名称", "类型", "合计"};
  for (int c = 0; c < 4; ++c) {
    YIBEN_CHECK(grid.add(
        {.row = 0, .column = c, .row_span = 2, .text = upper[static_cast<std::size_t>(c)]}));
  }
  YIBEN_CHECK(grid.add({.row = 0, .column = 4, .column_span = 7, .text = "本年收入"}));
  YIBEN_CHECK(grid.add({.row = 0, .column = 11, .column_span = 5, .text = "上年结转结余"}));
  const std::vector<std::string> lower = {
      "一般公共预算",   "政府性基金预算",   "国有资本经营预算", "财政专户管理资金",
      "事业收入",       "上级补助收入",     "其他收入",         "一般公共预算",
      "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "单位资金"};
  for (int c = 0; c < 12; ++c) {
    YIBEN_CHECK(grid.add({.row = 1, .column = 4 + c, .text = lower[static_cast<std::size_t>(c)]}));
  }
  for (int unit = 0; unit < 8; ++unit) {
    const int row = grid.rows();
    std::vector<std::string> texts = {"10" + std::to_string(5001 + unit),
                                      "某某市教育局第" + std::to_string(unit + 1) + "实验小学",
                                      "事业单位"};
    Fen total = 0;
    std::vector<std::string> amounts;
    for (int c = 0; c < 12; ++c) {
      const Fen fen = c % 3 == 2 ? 0 : (unit + 1) * (c + 1) * Fen{123'450'000};
      total += fen;
      amounts.push_back(fen == 0 ? "" : with_commas(fen));
    }
    texts.push_back(with_commas(total));
    texts.insert(texts.end(), amounts.begin(), amounts.end());
    add_row(grid, texts, 3);
    std::vector<SumTerm> terms;
    for (int c = 4; c < 16; ++c) terms.push_back({row, c});
    grid = with_sum(grid, row, 3, terms);
  }
  return grid;
}

// Sixty rows over several pages. The amounts were rounded one by one: the printed total is not the
// sum of what is printed.
inline Grid spending_by_function() {
  Grid grid;
  grid.header_rows = 1;
  grid.name = "支出总表";
  add_row(grid, {"功能分类科目编码", "功能分类科目名称", "合计", "基本支出", "项目支出"}, 5);
  std::vector<SumTerm> all;
  for (int i = 0; i < 60; ++i) {
    const Fen basic = Fen{33'333'333} * (i + 1);
    const Fen project = Fen{16'666'667} * (i % 7);
    add_row(grid,
            {std::to_string(2'050'201 + i), "小学教育和其他普通教育支出" + std::to_string(i),
             with_commas(basic + project), with_commas(basic), with_commas(project)},
            2, i % 3);
    all.push_back({i + 1, 2});
  }
  add_row(grid, {"", "合计", "66,033.33", "61,000.00", "5,033.33"}, 2);
  return with_sum(grid, 61, 2, all);
}

inline Grid targets() {
  Grid grid;
  grid.header_rows = 1;
  add_row(grid, {"项目名称", "绩效目标", "金额", "完成率"}, 4);
  add_row(grid,
          {"校舍维修",
           "目标1：完成12所学校校舍维修，惠及学生9600人。\n目标2：验收合格率达到100%，"
           "群众满意度不低于95%，并在年底前完成全部资金支付。",
           "850", "95.5%"},
          2);
  add_row(grid, {"营养改善", "为农村义务教育学生提供营养膳食补助。", "-1,200", "100%"}, 2);
  return grid;
}

inline Document book() {
  Document document;
  document.path = "book.toml";
  document.title = "某某市教育局2026年部门预算公开";
  document.entity = "某某市教育局";
  const auto add = [&](Block block) { document.blocks.push_back(std::move(block)); };
  const std::string body =
      "按照综合预算的原则，本部门所有收入和支出均纳入部门预算管理。2026年收支总预算12,400.00万元，"
      "比上年增加320.00万元，增长2.65%，主要原因是新建学校投入使用，人员经费相应增加。";
  add(prose(Role::title, "某某市教育局2026年部门预算公开"));
  add(prose(Role::subtitle, "某某市教育局"));
  add(prose(Role::subtitle, "2026年2月"));
  add(prose(Role::contents, "目录"));
  add(prose(Role::heading, "第一部分 部门概况", 1));
  add(prose(Role::heading, "一、主要职责", 2));
  add(prose(Role::body, body));
  add(prose(Role::heading, "第二部分 2026年部门预算表", 1));
  const std::vector<std::pair<std::string, Grid>> tables = {
      {"部门收支预算总表", income_and_spending()},
      {"部门收入预算总表", income_by_unit()},
      {"部门支出预算总表", spending_by_function()},
      {"项目支出绩效目标表", targets()}};
  for (std::size_t i = 0; i < tables.size(); ++i) {
    add(prose(Role::label, "预算0" + std::to_string(i + 1) + "表"));
    add(prose(Role::caption, tables[i].first));
    add(prose(Role::unit, "单位：万元"));
    add(tables[i].second);
    if (i == 0) add(prose(Role::note, "注：本表反映部门本年度的总收支和年末结转结余情况。"));
  }
  add(prose(Role::heading, "第三部分 2026年部门预算情况说明", 1));
  add(prose(Role::heading, "一、收支预算总体情况说明", 2));
  for (int i = 0; i < 3; ++i) add(prose(Role::body, body));
  add(prose(Role::heading, "（一）名词解释", 3));
  add(prose(Role::body, "一般公共预算拨款收入：指市级财政当年拨付的资金。"));
  return document;
}

}  // namespace yiben::write::sample
