// Reading indicators off grids by their header.
#include "rules/indicators.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "rules/counts.h"
#include "rules/packed_indicators.h"
#include "rules/rule.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr int header_rows_looked_at = 30;

// Columns of a form; -1 where it has none.
struct Columns {
  int header_row = -1;
  int header_rows = 1;
  int level1 = -1, level2 = -1, level3 = -1;
  int all_levels = -1;  // "产出指标数量指标完成审计项目数量" in one cell
  bool levels_left_behind = false;  // on the page of the header
  bool packed = false;              // all indicators of a project in that cell
  int name = -1;                    // of an indicator without levels
  int relation = -1, value = -1, unit = -1;
  int other_value = -1;  // of the year, beside that of the whole project
  int project = -1, money = -1, weight = -1;
  int done = -1, score = -1;  // of a form that judges
  int weight_total = 0;       // "分值权重(90分)"
};

// The number in brackets at the end; 0 where there is none.
int total_in(const std::string& head) {
  const std::size_t open = head.find('(');
  int total = 0;
  for (std::size_t at = open; at != head.npos && ++at < head.size() && text::is_digit(head[at]);)
    total = std::min(total * 10 + (head[at] - '0'), 1000);
  return total;
}

bool ends_with_any(std::string_view s, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](auto end) { return s.ends_with(end); });
}

void place_column(Columns& columns, const std::string& head, int column) {
  const auto set = [&](int& which) {
    if (which < 0) which = column;
  };
  if (head == "一级指标") set(columns.level1);
  if (head == "二级指标") set(columns.level2);
  if (head == "三级指标" || head == "指标内容") set(columns.level3);
  if (head == "绩效指标") set(columns.all_levels);
  if (head == "指标名称") set(columns.name);
  if (head.ends_with("指标性质")) set(columns.relation);
  if (ends_with_any(head, {"指标值", "目标值"})) {
    if (columns.value >= 0 && columns.value != column && columns.other_value < 0)
      columns.other_value = column;
    set(columns.value);
  }
  if (ends_with_any(head, {"度量单位", "计量单位"})) set(columns.unit);
  if (ends_with_any(head, {"完成值", "完成情况", "实际值"})) set(columns.done);
  if (ends_with_any(head, {"得分"})) set(columns.score);
  // "分值(90)", "权重(%)", "指标权重(%)".
  if (columns.weight < 0 && (head.starts_with("分值") || head.find("权重") != head.npos)) {
    columns.weight = column;
    columns.weight_total = total_in(head);
  }
  if (head == "项目名称" || head == "项目") set(columns.project);
  if (ends_with_any(head, {"总额", "资金总额(万元)", "预算金额"})) set(columns.money);
}

bool holds_packed_cells(const Grid& grid, int column) {
  return std::any_of(grid.cells().begin(), grid.cells().end(), [&](const Cell& cell) {
    return cell.column == column && !packed_in(text::fold(cell.text)).empty();
  });
}

// In a list of projects with all their indicators in one cell, the money is headed 总计.
void place_packed_columns(Columns& columns, const Grid& grid) {
  columns.packed = true;
  columns.level3 = columns.all_levels;
  for (const Cell& cell : grid.cells()) {
    if (cell.row != columns.header_row) continue;
    const std::string head = text::fold(cell.text);
    if (columns.project < 0 && head.starts_with("项目名称(")) columns.project = cell.column;
    if (columns.money < 0 && head == "总计") columns.money = cell.column;
  }
}

std::optional<Columns> columns_of(const Grid& grid) {
  for (int row = 0; row < std::min(grid.rows(), header_rows_looked_at); ++row) {
    Columns columns;
    columns.header_row = row;
    for (const Cell& cell : grid.cells()) {
      if (cell.row > row || cell.row + cell.row_span <= row) continue;
      const std::string head = text::fold(cell.text);
      place_column(columns, head, cell.column);
      if (cell.column == columns.level3) columns.header_rows = cell.row_span;
    }
    if (columns.level1 >= 0 && columns.level3 >= 0) return columns;
    const bool has_values = columns.relation >= 0 && columns.value >= 0 && columns.unit >= 0;
    if (columns.name >= 0 && columns.level1 < 0 && has_values) {
      columns.all_levels = -1;
      columns.level3 = columns.name;
      return columns;
    }
    if (columns.all_levels >= 0 && columns.level1 < 0 && columns.relation >= 0) {
      columns.level3 = columns.all_levels;
      return columns;
    }
    if (columns.all_levels >= 0 && columns.level1 < 0 && columns.level3 < 0 &&
        holds_packed_cells(grid, columns.all_levels)) {
      place_packed_columns(columns, grid);
      return columns;
    }
  }
  return std::nullopt;
}

// What stands above a row and goes on in it, also over the end of a page.
struct Above {
  std::string project, money, level1, level2;
  bool money_says_its_unit = false;
};

class FormReader {
 public:
  FormReader(const Grid& grid, const Columns& columns, int number, Above& above,
             std::vector<GridIndicator>& indicators)
      : grid_(grid),
        columns_(columns),
        number_(number),
        project_(above.project),
        money_(above.money),
        level1_(above.level1),
        level2_(above.level2),
        money_says_its_unit_(above.money_says_its_unit),
        indicators_(indicators) {}

  void read() {
    if (columns_.project < 0) read_boxes();
    for (int row = columns_.header_row + columns_.header_rows; row < grid_.rows(); ++row) {
      read_row(row);
    }
  }

 private:
  // A form of one project names it and its money in boxes above the indicators.
  void read_boxes() {
    bool says_yuan = false;
    for (const Cell& cell : grid_.cells()) {
      if (cell.row >= columns_.header_row) continue;
      const std::string label = text::fold(cell.text);
      says_yuan = says_yuan || contains(label, "(元)");
      if (contains(label, "(万元)")) money_says_its_unit_ = true;
      int next = cell.column + cell.column_span;
      while (next < grid_.columns() && text::trim(grid_.text(cell.row, next)).empty()) ++next;
      const std::string beside = std::string(grid_.text(cell.row, next));
      if (label == "项目名称" && project_.empty()) project_ = text::fold(beside);
      // "年度资金总额:156.00" in one square.
      const std::size_t colon = label.find(':');
      if (colon != label.npos && money_.empty() && heads_all_money(label.substr(0, colon)) &&
          number_in(label.substr(colon + 1))) {
        money_ = label.substr(colon + 1);
      }
      if (ends_with_any(
              label, {"资金总额", "资金总额:", "资金总额(万元)", "项目总额", "预算金额(万元)"}) &&
          money_.empty()) {
        money_ = largest_from(cell.row, next);
      }
    }
    if (says_yuan) money_says_its_unit_ = false;
  }

  static bool heads_all_money(std::string_view label) {
    return ends_with_any(label, {"资金总额", "项目总额", "资金总额(万元)"});
  }

  // The header once more, or the sum of the weights.
  static bool is_no_indicator(std::string_view name) {
    constexpr std::array<std::string_view, 7> others{"三级指标", "指标名称", "指标内容", "总分",
                                                     "合计",     "总计",     "小计"};
    return std::find(others.begin(), others.end(), name) != others.end();
  }

  static bool heads_money(std::string_view head) {
    return head.find("预算") != head.npos || head.find("决算") != head.npos ||
           head.find("执行数") != head.npos;
  }

  // "年初预算数 40.00, 全年预算数 46.98, 全年执行数 39.93, 分值 10": the largest before what is no
  // money.
  std::string largest_from(int row, int column) const {
    std::string largest = text::fold(grid_.text(row, column));
    for (int c = column + 1; c < grid_.columns() && number_in(largest); ++c) {
      const std::string here = text::fold(grid_.text(row, c));
      const auto number = number_in(here);
      if (!number || row == 0 || !heads_money(text::fold(grid_.text(row - 1, c)))) break;
      if (is_less(*number_in(largest), *number)) largest = here;
    }
    return largest;
  }

  std::string at(int row, int column) const {
    return column < 0 ? std::string() : text::fold(grid_.text(row, column));
  }

  // A blank square goes on with what stands above it.
  void carry(int row, int column, std::string& last) {
    const std::string here = at(row, column);
    if (!here.empty()) last = here;
  }

  // Below a label over several rows a box of its own that is blank up to the end of the page: its
  // label stands in its middle, on the next page.
  bool is_box_of_the_next_page(int row) const {
    const Cell* box = columns_.level2 < 0 ? nullptr : grid_.at(row, columns_.level2);
    if (box == nullptr || box->row == 0 || !text::trim(box->text).empty()) return false;
    if (box->row + box->row_span != grid_.rows()) return false;
    const Cell* above = grid_.at(box->row - 1, columns_.level2);
    return above != nullptr && above->row_span > 1 && !text::trim(above->text).empty();
  }

  // Cuts 一级指标 and 二级指标 off the words of a cell that holds all three.
  void take_levels(std::string& words) {
    constexpr std::string_view end = "指标";
    for (std::string* level : {&level1_, &level2_}) {
      const std::size_t at = words.find(end);
      if (at == words.npos) return;
      *level = words.substr(0, at + end.size());
      words.erase(0, at + end.size());
    }
  }

  void read_row(int row) {
    const std::string level1_before = level1_;
    const std::string project_before = project_;
    if (columns_.project >= 0) {
      carry(row, columns_.project, project_);
      if (project_ != project_before) money_.clear();
    }
    if (columns_.project >= 0 || columns_.money >= 0) carry(row, columns_.money, money_);
    carry(row, columns_.level1, level1_);
    if (level1_ != level1_before) level2_.clear();
    carry(row, columns_.level2, level2_);
    if (is_box_of_the_next_page(row)) level2_.clear();
    const Cell* name = grid_.at(row, columns_.level3);
    if (name == nullptr || !name->is_sure() || name->row != row || name->text.empty()) return;
    if (columns_.packed) {
      read_packed(*name);
      return;
    }
    GridIndicator one;
    one.level3 = text::fold(name->text);
    if (is_no_indicator(one.level3)) return;
    if (columns_.all_levels >= 0 && columns_.level1 < 0) take_levels(one.level3);
    one.project = project_;
    one.level1 = level1_;
    one.level2 = level2_;
    one.money = money_;
    one.money_says_its_unit = money_says_its_unit_;
    one.weight = at(row, columns_.weight);
    one.weight_total = columns_.weight_total;
    one.done = in_plain_signs(at(row, columns_.done));
    one.score = at(row, columns_.score);
    one.page = &grid_;
    one.row = row;
    one.header_row = columns_.header_row;
    one.weight_column = columns_.weight;
    one.score_column = columns_.score;
    one.printed = name->text;
    one.place = name->place;
    one.grid = number_;
    one.levels_unknown = columns_.levels_left_behind;
    one.value_column = columns_.value >= 0;
    const std::string relation = at(row, columns_.relation);
    const std::string unit = at(row, columns_.unit);
    one.value = in_plain_signs(relation + at(row, columns_.value) + unit);
    if (columns_.other_value >= 0)
      one.other_value = in_plain_signs(relation + at(row, columns_.other_value) + unit);
    indicators_.push_back(std::move(one));
  }

  void read_packed(const Cell& cell) {
    for (PackedIndicator& packed : packed_in(text::fold(cell.text))) {
      GridIndicator one;
      one.project = project_;
      one.level1 = std::move(packed.level1);
      one.level2 = std::move(packed.level2);
      one.printed = packed.level3;
      one.level3 = std::move(packed.level3);
      one.value = in_plain_signs(std::move(packed.value));
      one.other_value = in_plain_signs(std::move(packed.other_value));
      one.value_column = true;
      one.money = money_;
      one.money_of_year = true;
      one.place = cell.place;
      one.grid = number_;
      indicators_.push_back(std::move(one));
    }
  }

  const Grid& grid_;
  const Columns columns_;
  const int number_;
  std::string &project_, &money_, &level1_, &level2_;
  bool& money_says_its_unit_;
  std::vector<GridIndicator>& indicators_;
};

// Where the squares of the last row begin, by column.
std::vector<int> starts_of(const Grid& grid) {
  std::vector<int> starts;
  for (const Cell& cell : grid.cells()) {
    if (cell.row + cell.row_span == grid.rows()) starts.push_back(cell.column);
  }
  std::sort(starts.begin(), starts.end());
  return starts;
}

// Where a page has other columns for the levels, the names, which are numbered, and the values are
// still the last two; the levels are not known there.
std::optional<Columns> last_two_columns(const Grid& grid, const Columns& above) {
  constexpr std::string_view numbered = "指标1";
  const bool only_values = above.value > above.level3 && above.relation < 0 && above.unit < 0 &&
                           above.other_value < 0 && above.weight < 0 && !above.packed;
  if (!only_values || grid.columns() < 2) return std::nullopt;
  Columns columns;
  columns.header_row = 0;
  columns.header_rows = 0;
  columns.levels_left_behind = true;
  columns.level3 = grid.columns() - 2;
  columns.value = grid.columns() - 1;
  const bool is_list = std::any_of(grid.cells().begin(), grid.cells().end(), [&](const Cell& cell) {
    return cell.column == columns.level3 && text::fold(cell.text).starts_with(numbered);
  });
  return is_list ? std::optional(columns) : std::nullopt;
}

// The columns of a form on the next page, where the wide boxes above the header are gone and with
// them the columns that only they needed; nothing where it has other ones.
std::optional<Columns> columns_below(const Grid& grid, const Columns& above, int width,
                                     const std::vector<int>& starts) {
  Columns columns = above;
  columns.header_row = 0;
  columns.header_rows = 0;
  if (grid.columns() == width) return columns;
  if (grid.columns() != static_cast<int>(starts.size())) return last_two_columns(grid, above);
  for (int* column :
       {&columns.level1, &columns.level2, &columns.level3, &columns.all_levels, &columns.name,
        &columns.relation, &columns.value, &columns.unit, &columns.other_value, &columns.project,
        &columns.money, &columns.weight, &columns.done, &columns.score}) {
    if (*column < 0) continue;
    const auto at = std::find(starts.begin(), starts.end(), *column);
    if (at == starts.end()) return last_two_columns(grid, above);
    *column = static_cast<int>(at - starts.begin());
  }
  return columns;
}

}  // namespace

std::vector<GridIndicator> indicators_of(const Book& book) {
  std::vector<GridIndicator> indicators;
  int number = 0;
  for (const Document* document : book.documents) {
    std::optional<Columns> last;
    int last_width = 0;
    std::vector<int> last_starts;
    Above above;
    for (const Block& block : document->blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      std::optional<Columns> columns = columns_of(*grid);
      if (columns) {
        above = {};
        ++number;
      } else if (last && grid->rows() > 0) {
        // The form goes on over the page without its header.
        columns = columns_below(*grid, *last, last_width, last_starts);
        if (columns && columns->levels_left_behind) {
          above.level1.clear();
          above.level2.clear();
        }
      }
      if (columns) FormReader(*grid, *columns, number, above, indicators).read();
      last = columns;
      last_width = grid->columns();
      last_starts = starts_of(*grid);
    }
  }
  return indicators;
}

}  // namespace yiben::rules
