// Reading forms that judge a project: what stands above and below their indicators.
#include "rules/evaluations.h"

#include <algorithm>
#include <map>
#include <utility>

#include "rules/counts.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

std::string points(std::string_view printed) {
  std::string words = text::fold(printed);
  for (const std::string_view unit : {"%", "分"}) {
    if (words.ends_with(unit)) words.resize(words.size() - unit.size());
  }
  return words;
}

std::optional<NumberBox> number_at(const Grid& grid, int row, int column) {
  const Cell* cell = column < 0 ? nullptr : grid.at(row, column);
  if (cell == nullptr || cell->row != row || !cell->is_sure()) return std::nullopt;
  const std::string printed = points(cell->text);
  const auto number = number_in(printed);
  if (!number) return std::nullopt;
  return NumberBox{printed, *number, cell->place};
}

bool has_any(std::string_view head, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return contains(head, word); });
}

// What the heads of the row call the column; null where it is none that is wanted. 年初预算数 is
// wanted only where no 全年预算数 follows it.
std::optional<NumberBox>* box_for(Evaluation& form, std::string_view head) {
  if (has_any(head, {"执行率", "完成率"})) return &form.rate;
  if (has_any(head, {"执行数", "决算数", "支出数"})) return &form.executed;
  if (has_any(head, {"预算数", "预算金额"})) return &form.budget;
  if (head.starts_with("分值") || contains(head, "权重")) return &form.weight;
  return head.ends_with("得分") ? &form.score : nullptr;
}

// The row 年度资金总额 with the heads above it.
void read_money(const Grid& grid, int header_row, Evaluation& form) {
  for (const Cell& cell : grid.cells()) {
    if (cell.row == 0 || cell.row >= header_row) continue;
    const std::string label = text::fold(cell.text);
    if (!has_any(label, {"资金总额", "项目总额"}) || contains(label, ":")) continue;
    int heads = cell.row - 1;
    const auto is_head_row = [&](int row) {
      for (int c = 0; c < grid.columns(); ++c) {
        if (contains(text::fold(grid.text(row, c)), "执行数")) return true;
      }
      return false;
    };
    if (!is_head_row(heads)) continue;
    for (int c = cell.column + cell.column_span; c < grid.columns(); ++c) {
      const Cell* here = grid.at(cell.row, c);
      if (here == nullptr || here->column != c) continue;
      auto* box = box_for(form, text::fold(grid.text(heads, c)));
      if (box != nullptr) *box = number_at(grid, cell.row, c);
    }
    return;
  }
}

// The row 总分 below the last indicator.
void read_total(const GridIndicator& last, Evaluation& form) {
  const Grid& grid = *last.page;
  for (int row = last.row + 1; row < grid.rows(); ++row) {
    const std::string label = text::fold(grid.text(row, 0));
    if (!label.starts_with("总分") && label != "合计" && label != "总计") continue;
    form.total_weight = number_at(grid, row, last.weight_column);
    form.total_score = number_at(grid, row, last.score_column);
    return;
  }
}

}  // namespace

std::optional<Number> points_in(std::string_view printed) {
  return number_in(points(printed));
}

std::vector<Evaluation> evaluations_of(const Context& context) {
  std::map<std::pair<int, std::string>, Evaluation> forms;
  for (const GridIndicator& one : context.text_of_book.indicators) {
    if (one.page == nullptr || one.score_column < 0) continue;
    Evaluation& form = forms[{one.grid, one.project}];
    form.project = one.project;
    form.indicators.push_back(&one);
  }
  std::vector<Evaluation> found;
  for (auto& [key, form] : forms) {
    read_money(*form.indicators.front()->page, form.indicators.front()->header_row, form);
    read_total(*form.indicators.back(), form);
    found.push_back(std::move(form));
  }
  return found;
}

}  // namespace yiben::rules
