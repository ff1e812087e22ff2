// write: a small book as it is composed, for the tests of the writers. It has what real ones
// have: a cover, contents, three parts, tables with merged headers, a wide one and a long one.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "base/base.h"
#include "page/page.h"

namespace yiben::write {

inline Prose prose(Role role, const std::string& text, int level = 0) {
  return Prose{.text = text, .heading_level = level, .role = role};
}

// "123.45" of a number of hundredths.
inline std::string amount(int hundredths) {
  const std::string cents = std::to_string(100 + hundredths % 100).substr(1);
  return std::to_string(hundredths / 100) + "." + cents;
}

// Makes a grid from cells in the order of reading: each takes the next square that is free.
class GridMaker {
 public:
  explicit GridMaker(int columns) : columns_(columns) {}

  GridMaker& cell(const std::string& text, int row_span = 1, int column_span = 1) {
    return add({.row_span = row_span, .column_span = column_span, .text = text});
  }
  GridMaker& label(const std::string& text, int indent) {
    return add({.text = text, .indent = indent});
  }
  GridMaker& money(int hundredths) {
    return add({.text = hundredths < 0 ? "" : amount(hundredths), .amount = true});
  }

  Grid done(int header_rows, bool wide = false) {
    grid_.header_rows = header_rows;
    grid_.wide = wide;
    return std::move(grid_);
  }

 private:
  GridMaker& add(Cell cell) {
    while (grid_.at(row_, column_) != nullptr) {
      if (++column_ < columns_) continue;
      column_ = 0;
      ++row_;
    }
    cell.row = row_;
    cell.column = column_;
    YIBEN_CHECK(grid_.add(std::move(cell)));
    return *this;
  }

  Grid grid_;
  int columns_;
  int row_ = 0;
  int column_ = 0;
};

// Income on the left and spending on the right.
inline Grid balance_grid() {
  GridMaker maker(4);
  maker.cell("收　入", 1, 2).cell("支　出", 1, 2);
  maker.cell("项　目").cell("本年预算").cell("项　目").cell("本年预算");
  const std::vector<std::string> income = {"一、财政拨款收入",         "一般公共预算拨款收入",
                                           "政府性基金预算拨款收入",   "国有资本经营预算拨款收入",
                                           "二、财政专户管理资金收入", "三、单位资金收入"};
  const std::vector<std::string> spending = {"一、一般公共服务支出",
                                             "二、外交支出",
                                             "三、国防支出",
                                             "四、公共安全支出",
                                             "五、教育支出",
                                             "六、科学技术支出",
                                             "七、文化旅游体育与传媒支出",
                                             "八、社会保障和就业支出",
                                             "九、社会保险基金支出",
                                             "十、卫生健康支出",
                                             "十一、节能环保支出",
                                             "十二、城乡社区支出",
                                             "十三、农林水支出",
                                             "十四、交通运输支出",
                                             "十五、资源勘探工业信息等支出",
                                             "十六、商业服务业等支出",
                                             "十七、金融支出",
                                             "十八、援助其他地区支出",
                                             "十九、自然资源海洋气象等支出",
                                             "二十、住房保障支出",
                                             "二十一、粮油物资储备支出",
                                             "二十二、国有资本经营预算支出",
                                             "二十三、灾害防治及应急管理支出",
                                             "二十四、其他支出",
                                             "二十五、预备费",
                                             "二十六、转移性支出",
                                             "二十七、债务还本支出",
                                             "二十八、债务付息支出"};
  for (std::size_t i = 0; i < spending.size(); ++i) {
    const bool has = i < income.size();
    maker.label(has ? income[i] : "", i > 0 && i < 4 ? 1 : 0);
    maker.money(has ? 149463 + static_cast<int>(i) * 7 : -1);
    maker.label(spending[i], 0).money(static_cast<int>(i) * 1157);
  }
  maker.label("收入总计", 0).money(152037).label("支出总计", 0).money(152037);
  return maker.done(2);
}

// Two levels of header over nineteen columns.
inline Grid wide_grid() {
  GridMaker maker(19);
  maker.cell("部门（单位）代码", 2).cell("部门（单位）名称", 2).cell("合计", 2);
  maker.cell("编制预算", 1, 10).cell("上年结转", 1, 6);
  for (const char* name :
       {"小计", "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金",
        "事业收入", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入", "小计",
        "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "单位资金"}) {
    maker.cell(name);
  }
  for (int level = 0; level < 2; ++level) {
    maker.cell(level == 0 ? "417" : "417001");
    maker.label(level == 0 ? "云溪市公园绿化管理局" : "云溪市公园绿化管理局本级", level);
    for (int i = 0; i < 17; ++i) maker.money(i % 4 == 3 ? 0 : 15203745 - i * 39);
  }
  return maker.done(2, true);
}

// Spending by function: more rows than a page has.
inline Grid function_grid() {
  GridMaker maker(5);
  maker.cell("科目编码", 2).cell("功能分类科目名称", 2).cell("本年预算", 1, 3);
  maker.cell("合计").cell("基本支出").cell("项目支出");
  for (int i = 0; i < 60; ++i) {
    const int level = i % 3;
    const std::string code = std::to_string(205 + i / 3);
    maker.cell(level == 0 ? code : level == 1 ? code + "05" : code + "0502");
    maker.label(level == 2 ? "机关事业单位基本养老保险缴费支出" : "社会保障和就业支出", level);
    maker.money(6125 * (i + 1)).money(6000 * (i + 1)).money(125 * (i + 1));
  }
  maker.cell("合计", 1, 2).money(11162712).money(11000000).money(162712);
  return maker.done(2);
}

// Targets of a project: merged cells at the left, lines in cells, no amounts.
inline Grid target_grid() {
  GridMaker maker(4);
  maker.cell("项目名称").cell("古树名木保护", 1, 3);
  maker.cell("绩效目标")
      .cell("为古树名木建立一树一档，逐株落实管护责任人，\n发现长势衰弱立即安排诊断和复壮。", 1, 3);
  maker.cell("绩效指标", 4).cell("一级指标").cell("二级指标").cell("指标值");
  maker.cell("产出指标", 2).cell("复壮古树数量").cell("≥12株");
  maker.cell("一次验收合格率").cell("100%");
  maker.cell("满意度指标").cell("市民满意度").cell("≥95%");
  return maker.done(0);
}

inline void add_table(Document& book, const std::string& label, const std::string& caption,
                      Grid grid) {
  book.blocks.emplace_back(prose(Role::label, label));
  book.blocks.emplace_back(prose(Role::caption, caption));
  book.blocks.emplace_back(prose(Role::unit, "单位：万元"));
  book.blocks.emplace_back(std::move(grid));
}

inline Document sample_book() {
  Document book{.title = "云溪市公园绿化管理局2026年部门预算", .entity = "云溪市公园绿化管理局"};
  const auto add = [&](Role role, const std::string& text, int level = 0) {
    book.blocks.emplace_back(prose(role, text, level));
  };
  add(Role::title, "云溪市公园绿化管理局2026年部门预算");
  add(Role::subtitle, "云溪市公园绿化管理局（本级）");
  add(Role::subtitle, "二零二六年二月九日");
  add(Role::contents, "目　录");
  add(Role::heading, "第一部分　部门概况", 1);
  add(Role::heading, "一、主要职能", 2);
  for (int i = 0; i < 9; ++i) {
    add(Role::body,
        "管护市区的公园、游园、街旁绿地和行道树，使绿地常年整洁，树木长势良好，设施随时可用。"
        "监测行道树病虫害，优先采用生物防治和物理防治，严格控制农药的品种与用量。");
  }
  add(Role::heading, "二、机构设置", 2);
  add(Role::body, "本单位核定编制34名，其中行政编制30名，工勤编制4名。");
  add(Role::heading, "第二部分　预算表格", 1);
  add_table(book, "预算01表", "收支预算总表", balance_grid());
  add(Role::note, "注：本表的收入和支出含上年结转。");
  add_table(book, "预算02表", "收入预算总表", wide_grid());
  add_table(book, "预算03表", "支出预算总表", function_grid());
  add_table(book, "预算12表", "项目支出绩效目标表", target_grid());
  add(Role::heading, "第三部分　情况说明", 1);
  add(Role::heading, "一、2026年收支预算总体情况", 2);
  add(Role::heading, "（一）收入预算", 3);
  add(Role::body, "2026年收入预算1520.37万元，其中财政拨款收入1494.63万元，占98.31%。");
  return book;
}

}  // namespace yiben::write
