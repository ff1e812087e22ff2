// A book as composing makes it: cover, contents, parts, paragraphs, tables of several shapes.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "page/page.h"

namespace yiben::write {

inline Prose prose(Role role, std::string text, int level = 0) {
  return {.text = std::move(text), .heading_level = level, .role = role};
}

inline void put(Grid& grid, Cell cell) {
  YIBEN_CHECK(grid.add(std::move(cell)));
}

// "1,234.56" from fen of ten thousand.
inline std::string amount_text(std::int64_t hundredths) {
  std::string whole = std::to_string(hundredths / 100);
  for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3) {
    whole.insert(static_cast<std::size_t>(at), ",");
  }
  const std::string rest = std::to_string(hundredths % 100);
  return whole + "." + (rest.size() < 2 ? "0" : "") + rest;
}

// Codes, names that are long and set in, and `amounts` columns below a header of two rows.
inline Grid expenditure(int rows, int amounts) {
  Grid grid;
  grid.header_rows = 2;
  grid.wide = amounts > 8;
  put(grid, {.row = 0, .column = 0, .row_span = 2, .text = "科目编码"});
  put(grid, {.row = 0, .column = 1, .row_span = 2, .text = "科目名称"});
  put(grid, {.row = 0, .column = 2, .row_span = 2, .text = "合计"});
  put(grid, {.row = 0, .column = 3, .column_span = amounts - 1, .text = "本年一般公共预算支出"});
  const std::vector<std::string> heads = {"基本支出", "人员经费",    "日常公用经费",
                                          "项目支出", "本级项目",    "对下转移支付",
                                          "经营支出", "上缴上级支出"};
  for (int i = 1; i < amounts; ++i) {
    put(grid,
        {.row = 1, .column = i + 2, .text = heads[static_cast<std::size_t>(i - 1) % heads.size()]});
  }
  const std::vector<std::string> names = {"社会保障和就业支出",
                                          "行政事业单位养老支出",
                                          "机关事业单位基本养老保险缴费支出",
                                          "卫生健康支出",
                                          "行政事业单位医疗",
                                          "事业单位医疗",
                                          "住房保障支出",
                                          "住房改革支出",
                                          "购房补贴及其他按照国家规定由单位缴纳的住房方面的支出"};
  std::uint32_t seed = 12345;
  for (int r = 0; r < rows; ++r) {
    const int row = r + 2;
    const int depth = r % 3;
    put(grid, {.row = row, .column = 0, .text = std::to_string(20805 + r * 101)});
    put(grid, {.row = row,
               .column = 1,
               .text = names[static_cast<std::size_t>(r) % names.size()],
               .indent = depth});
    for (int i = 0; i < amounts; ++i) {
      seed = seed * 1664525u + 1013904223u;
      const bool blank = (seed >> 28) == 0;
      put(grid, {.row = row,
                 .column = i + 2,
                 .text = blank ? "" : amount_text(static_cast<std::int64_t>(seed >> 6)),
                 .amount = true});
    }
  }
  return grid;
}

// Income and expenditure beside each other.
inline Grid balance() {
  Grid grid;
  grid.header_rows = 2;
  put(grid, {.row = 0, .column = 0, .column_span = 2, .text = "收入"});
  put(grid, {.row = 0, .column = 2, .column_span = 2, .text = "支出"});
  for (int c = 0; c < 4; ++c) {
    put(grid, {.row = 1, .column = c, .text = c % 2 == 0 ? "项目" : "2026年预算"});
  }
  const std::vector<std::pair<std::string, std::string>> lines = {
      {"一、一般公共预算拨款收入", "一、一般公共服务支出"},
      {"二、政府性基金预算拨款收入", "二、公共安全支出"},
      {"三、国有资本经营预算拨款收入", "三、社会保障和就业支出"},
      {"", "四、卫生健康支出"},
      {"收入总计", "支出总计"}};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int row = static_cast<int>(i) + 2;
    put(grid, {.row = row, .column = 0, .text = lines[i].first});
    put(grid, {.row = row, .column = 1, .text = i == 3 ? "" : "12,345.67", .amount = true});
    put(grid, {.row = row, .column = 2, .text = lines[i].second});
    put(grid, {.row = row, .column = 3, .text = "3,086.42", .amount = true});
  }
  return grid;
}

// Projects with their targets: names over several rows, long texts.
inline Grid targets(int projects) {
  Grid grid;
  grid.header_rows = 1;
  grid.wide = true;
  int column = 0;
  for (const char* head : {"项目名称", "年度绩效目标", "一级指标", "二级指标", "指标值", "金额"}) {
    put(grid, {.row = 0, .column = column++, .text = head});
  }
  for (int p = 0; p < projects; ++p) {
    const int row = 1 + 3 * p;
    put(grid, {.row = row,
               .column = 0,
               .row_span = 3,
               .text = "第" + std::to_string(p + 1) + "期农村公路养护与安全设施提升工程项目"});
    put(grid, {.row = row,
               .column = 1,
               .row_span = 3,
               .text = "完成县乡道路养护，消除安全隐患，保障群众出行安全，提升农村公路服务水平，"
                       "建立健全养护管理长效机制。"});
    for (int i = 0; i < 3; ++i) {
      put(grid, {.row = row + i, .column = 2, .text = i == 2 ? "效益指标" : "产出指标"});
      put(grid, {.row = row + i, .column = 3, .text = "养护里程" + std::to_string(i + 1)});
      put(grid, {.row = row + i, .column = 4, .text = "≥95%"});
      put(grid, {.row = row + i, .column = 5, .text = "1,200.00", .amount = true});
    }
  }
  return grid;
}

inline void add_table(Document& document, int number, const std::string& title, Grid grid) {
  std::string label = std::to_string(number);
  if (label.size() < 2) label.insert(0, "0");
  document.blocks.emplace_back(prose(Role::label, "预算" + label + "表"));
  document.blocks.emplace_back(prose(Role::caption, title));
  document.blocks.emplace_back(prose(Role::unit, "单位：万元"));
  document.blocks.emplace_back(std::move(grid));
}

inline const std::string& long_paragraph() {
  static const std::string text =
      "2026年部门预算收入12,345.67万元，比上年增加1,024.50万元，增长9.05%，主要原因是：按照"
      "《中华人民共和国预算法》和省委、省政府关于过“紧日子”的要求，压减一般性支出，"
      "保障重点项目；同时新增农村公路养护、公共服务设施维修改造等支出。其中：一般公共预算"
      "拨款收入12,000.00万元，政府性基金预算拨款收入345.67万元，没有国有资本经营预算拨款收入。"
      "预算编制坚持量入为出、收支平衡，做到有保有压、突出重点，不留缺口。";
  return text;
}

// `paragraphs` in each section of the explanation make it longer.
inline Document sample_book(int paragraphs = 1) {
  Document d;
  d.title = "云南省某某厅2026年部门预算公开";
  d.entity = "云南省某某厅";
  const auto add = [&](Role role, const std::string& text, int level = 0) {
    d.blocks.emplace_back(prose(role, text, level));
  };
  add(Role::title, "云南省某某厅2026年部门预算公开");
  add(Role::subtitle, "云南省某某厅");
  add(Role::subtitle, "2026年2月");
  add(Role::contents, "");
  add(Role::heading, "第一部分　云南省某某厅概况", 1);
  for (const char* section : {"一、主要职能", "二、机构设置", "三、人员编制情况"}) {
    add(Role::heading, section, 2);
    for (int i = 0; i < paragraphs; ++i) add(Role::body, long_paragraph());
  }
  add(Role::heading, "第二部分　2026年部门预算表", 1);
  add_table(d, 1, "部门收支总体情况表", balance());
  add_table(d, 2, "部门收入总体情况表", expenditure(24, 8));
  add_table(d, 3, "部门支出总体情况表（按功能科目分类）", expenditure(60, 14));
  add_table(d, 4, "财政拨款收支总体情况表", balance());
  add_table(d, 5, "一般公共预算支出情况表", expenditure(60, 5));
  add_table(d, 6, "一般公共预算基本支出情况表", expenditure(45, 3));
  d.blocks.emplace_back(prose(Role::note, "注：本表按支出经济分类科目填列，不含上年结转资金。"));
  add_table(d, 7, "项目支出绩效目标表", targets(12));
  add(Role::heading, "第三部分　2026年部门预算情况说明", 1);
  for (const char* section : {"一、收入预算情况", "二、支出预算情况", "三、“三公”经费预算情况",
                              "四、机关运行经费", "五、政府采购情况"}) {
    add(Role::heading, section, 2);
    add(Role::heading, "（一）总体情况", 3);
    for (int i = 0; i < paragraphs; ++i) add(Role::body, long_paragraph());
  }
  return d;
}

}  // namespace yiben::write
