// The dictionary of the data package.
#include "report/data_columns.h"

#include <algorithm>
#include <array>
#include <utility>

namespace yiben::report {
namespace {

struct Dimension {
  std::string_view name;
  std::string_view title;
  std::string_view column_type;
  DimensionKind kind;
};

// Those that Fiscal Data Package has a concept for; others are described by their name.
constexpr std::array<Dimension, 9> known{{
    {"side", "收支方向", "", {"other", ""}},
    {"fund", "资金性质", "fin-source:generic:code", {"classification", ""}},
    {"origin", "资金年度来源", "", {"other", ""}},
    {"nature", "支出性质", "", {"classification", ""}},
    {"function",
     "支出功能分类科目",
     "functional-classification:generic:code",
     {"classification", "functional"}},
    {"economic",
     "部门预算支出经济分类科目",
     "economic-classification:generic:code",
     {"classification", "economic"}},
    {"project", "项目", "activity:generic:project:code", {"activity", ""}},
    {"unit",
     "部门、单位",
     "administrative-classification:generic:code",
     {"classification", "administrative"}},
    {"stage", "预算阶段", "phase:id", {"other", ""}},
}};

const Dimension* find(std::string_view name) {
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Dimension& entry) { return entry.name == name; });
  return found == known.end() ? nullptr : &*found;
}

DataColumn text(std::string name, std::string title, std::string description) {
  return {std::move(name), "string", std::move(title), std::move(description)};
}

DataColumn number(std::string name, std::string title, std::string description) {
  return {std::move(name), "number", std::move(title), std::move(description)};
}

DataColumn key(std::string name, std::string title, std::string description) {
  return {.name = std::move(name),
          .type = "integer",
          .title = std::move(title),
          .description = std::move(description),
          .required = true};
}

}  // namespace

std::vector<DataColumn> figure_columns() {
  DataColumn amount = number("amount_yuan", "金额（元）",
                             "The printed number in yuan, exactly as it stands there: rounded as "
                             "it was printed.");
  amount.column_type = "value";
  return {key("figure", "序号", "Running number of the figure in the book, from 1."),
          key("table", "表序号", "Row of tables.csv."),
          text("table_title", "表名", "Title of the table, without spaces."),
          text("row_code", "科目编码", "Code that the row prints; empty where it prints none."),
          text("row_label", "行名", "Label of the row as printed, with its ordinal."),
          text("column_path", "列名", "Header labels from top to bottom, joined with >."),
          text("printed", "原文", "The figure as printed."),
          text("printed_unit", "单位", "元, 百元, 千元, 万元 or 亿元."),
          std::move(amount),
          number("low_yuan", "下限（元）",
                 "The least amount that the printed number may have been rounded from."),
          number("high_yuan", "上限（元）",
                 "The greatest amount that the printed number may have been rounded from.")};
}

std::vector<DataColumn> table_columns() {
  return {key("table", "表序号", "Running number of the table in the book, from 1."),
          text("form", "表式",
               "Layout of the table in Yiben's catalogue; other where none is "
               "meant."),
          text("title", "表名", "Title of the table, without spaces."),
          text("unit", "单位", "Unit of its amounts."),
          key("rows", "行数", "Rows that were read, of two-sided tables those of the longer half."),
          key("columns", "列数", "Columns that were read."),
          key("figures", "数字个数", "Printed figures; blank cells are not counted.")};
}

std::vector<DataColumn> project_columns() {
  return {key("project", "项目序号", "Running number of the project in the book, from 1."),
          text("name", "项目名称", "Name as the table of projects prints it, without spaces."),
          text("printed_amount", "绩效目标金额原文",
               "Amount that the targets are set for, as printed; empty where there is none."),
          number("amount_yuan", "绩效目标金额（元）", "The same in yuan.")};
}

std::vector<DataColumn> indicator_columns() {
  return {key("project", "项目序号", "Row of projects.csv."),
          key("indicator", "指标序号", "Running number among the indicators of the project."),
          text("level1", "一级指标", "As printed."),
          text("level2", "二级指标", "As printed."),
          text("level3", "三级指标", "As printed."),
          text("meaning", "指标解释", "As printed."),
          text("target", "指标值", "The target as printed."),
          text("relation", "关系", "One of >=, <=, >, <, =; empty where words alone are printed."),
          text("value", "数值", "The digits of the target, or its words."),
          text("target_unit", "计量单位", "Unit of the target."),
          number("weight", "权重", "Weight as printed, a number.")};
}

DataColumn counterparty_column() {
  return text("counterparty", "对方单位",
              "Code of the unit on the other side of a transfer; empty for all other money.");
}

DataColumn amount_column() {
  DataColumn amount = number("amount", "金额（元）", "Yuan to the fen.");
  amount.column_type = "value";
  amount.required = true;
  return amount;
}

DataColumn dimension_column(const std::string& name) {
  const Dimension* dimension = find(name);
  return {
      .name = name,
      .type = "string",
      .title = dimension == nullptr ? name : std::string(dimension->title),
      .description = "Member of the dimension \"" + name +
                     "\" of Yiben's cube (catalog/cube.toml); empty for the whole of it.",
      .column_type = dimension == nullptr ? std::string() : std::string(dimension->column_type)};
}

DimensionKind kind_of_dimension(std::string_view name) {
  const Dimension* dimension = find(name);
  return dimension == nullptr ? DimensionKind{"other", ""} : dimension->kind;
}

}  // namespace yiben::report
