// Where the header of a printed table begins and ends, by merged cells and by what rows hold.
#include "recognise/general/sheet.h"

#include <algorithm>

#include "recognise/general/label.h"
#include "recognise/general/title.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

constexpr int max_caption_rows = 6;
constexpr int max_header_rows = 6;

// The cells that begin in a row and hold something.
std::vector<const Cell*> cells_in(const Grid& grid, int row) {
  std::vector<const Cell*> cells;
  for (int column = 0; column < grid.columns(); ++column) {
    const Cell* cell = grid.at(row, column);
    if (cell == nullptr || cell->row != row || cell->column != column) continue;
    if (!text::trim(cell->text).empty()) cells.push_back(cell);
  }
  return cells;
}

// "单位：万元", "编制部门：…", "日期：…".
bool is_statement(std::string_view printed, const Terms& terms) {
  constexpr std::size_t max_word_bytes = 36;
  const std::string folded = text::fold(printed);
  if (find_unit(printed)) return true;
  const std::size_t colon = folded.find(':');
  return colon <= max_word_bytes && terms.is_statement(folded.substr(0, colon));
}

// "部门名称 | 西安市审计局": words and names by turns.
bool is_head_row(const std::vector<const Cell*>& cells, const Catalog& catalog) {
  if (cells.size() != 2 && cells.size() != 4) return false;
  for (std::size_t i = 0; i < cells.size(); i += 2) {
    const std::string name = bare(cells[i + 1]->text).words;
    if (!catalog.terms.is_head(bare(cells[i]->text).words) ||
        catalog.terms.read(name, catalog.cube).understood) {
      return false;
    }
  }
  return true;
}

bool is_amount(const Cell& cell) {
  return prints_amount(parse_cell(cell.text), cell.text);
}

// "云溪市园林局 | 单位：万元": beside the unit of money the name of a department, which no header
// has.
bool is_name_beside_unit(const std::vector<const Cell*>& cells, const Catalog& catalog) {
  constexpr std::size_t most = 3;
  if (cells.size() < 2 || cells.size() > most) return false;
  bool unit = false;
  for (const Cell* cell : cells) {
    const std::string folded = text::fold(cell->text);
    if (find_unit(cell->text) && is_statement(folded, catalog.terms) &&
        folded.find(':') != std::string::npos) {
      unit = true;
    } else if (is_amount(*cell) ||
               catalog.terms.read(bare(folded).words, catalog.cube).understood) {
      return false;
    }
  }
  return unit;
}

// A cell across the whole table, or a line that says what stands below it; in a table of two
// columns a name beside a blank square is a row of it.
bool stands_over_all(const Grid& grid, const Cell& cell, const Terms& terms) {
  if (grid.columns() >= 3) return true;
  return grid.columns() == 2 && (cell.column_span == 2 || title_score(cell.text, terms) > 0 ||
                                 is_label_only(text::fold(cell.text), terms));
}

bool is_caption_row(const Grid& grid, int row, const Catalog& catalog) {
  const std::vector<const Cell*> cells = cells_in(grid, row);
  if (cells.empty()) {
    // A blank row above a header; the squares of cells that began above count as filled.
    for (int column = 0; column < grid.columns(); ++column) {
      if (!grid.text(row, column).empty()) return false;
    }
    return true;
  }
  if (std::all_of(cells.begin(), cells.end(),
                  [&](const Cell* cell) { return is_statement(cell->text, catalog.terms); })) {
    return true;
  }
  if (is_head_row(cells, catalog) || is_name_beside_unit(cells, catalog)) return true;
  if (cells.size() > 1 || is_amount(*cells.front()) ||
      !stands_over_all(grid, *cells.front(), catalog.terms)) {
    return false;
  }
  // One cell alone: across the table, or with nothing but blank squares beside it. 2026年预算数
  // across all columns is a header of theirs.
  const std::string words = bare(cells.front()->text).words;
  const bool heads_columns = cells.front()->column_span >= grid.columns() &&
                             catalog.terms.read(words, catalog.cube).understood;
  return cells.front()->row_span == 1 && !heads_columns;
}

// Labels that need more room than their square has reach into the one below, above its own words.
std::string_view last_line(std::string_view printed) {
  const std::size_t end = printed.rfind('\n');
  return end == std::string_view::npos ? printed : printed.substr(end + 1);
}

bool names_index(std::string_view printed) {
  std::string folded = text::fold(printed);
  // What stands so close to it that both are one text: the number of a column, a name of codes.
  while (!folded.empty() && text::is_digit(folded.front())) folded.erase(0, 1);
  return folded.ends_with("栏次") || folded == "行次" || folded == "序号";
}

bool says_index(const Cell* cell) {
  return names_index(cell->text) || names_index(last_line(cell->text));
}

bool is_data(const Grid& grid, int row, const Catalog& catalog) {
  const std::vector<const Cell*> cells = cells_in(grid, row);
  for (const Cell* cell : cells) {
    if (is_amount(*cell)) return true;
    if (digits_of(cell->text).size() >= 3) return true;
    const CodedName coded = split_code(cell->text);
    if (!coded.code.empty() && !coded.name.empty()) return true;
  }
  if (cells.empty()) return false;
  // A row that begins with a total or an ordinal is no header, but a total that heads a column is.
  const Meaning first = catalog.terms.read(text::fold(cells.front()->text), catalog.cube);
  if (first.role == TermRole::total && cells.size() <= 2 && cells.front()->row_span == 1 &&
      cells.front()->column < 3) {
    return true;
  }
  const BareLabel label = bare(cells.front()->text);
  return label.level == 1 && cells.front()->column_span < grid.columns();
}

// How many rows the cells take that begin in `row`.
int depth_at(const Grid& grid, int row) {
  int depth = 1;
  for (const Cell* cell : cells_in(grid, row)) depth = std::max(depth, cell->row_span);
  return std::min(depth, max_header_rows);
}

// True where a label over several columns has labels of its own below it in `row`.
bool divides(const Grid& grid, int above, int row) {
  for (int column = 0; column < grid.columns(); ++column) {
    const Cell* cell = grid.at(above, column);
    if (cell == nullptr || cell->column != column || cell->text.empty()) continue;
    int end = column + cell->column_span;
    // Without merged cells, blank squares to the right belong to the label.
    if (cell->column_span == 1) {
      while (end < grid.columns() && grid.text(above, end).empty()) ++end;
    }
    int labels = 0;
    for (int c = column; c < end; ++c) {
      const Cell* below = grid.at(row, c);
      if (below != nullptr && below->row == row && below->column == c && !below->text.empty()) {
        ++labels;
      }
    }
    if (labels >= 2 || (labels == 1 && cell->column_span > 1 && end - column > 1)) return true;
  }
  return false;
}

}  // namespace

bool is_index_row(const Grid& grid, int row) {
  int numbers = 0;
  int overflown = 0;
  bool all_zero = true;
  std::int64_t last = 0;
  std::vector<const Cell*> cells = cells_in(grid, row);
  // What stands before 栏次 heads the columns of codes.
  const auto index = std::find_if(cells.begin(), cells.end(), says_index);
  const bool said = index != cells.end();
  if (said) cells.erase(cells.begin(), index);
  for (const Cell* cell : cells) {
    if (says_index(cell)) continue;
    const std::string_view line = last_line(cell->text);
    if (line.size() < cell->text.size()) ++overflown;
    const std::string folded = text::fold(line);
    if (!folded.empty() && folded.find_first_not_of('*') == std::string::npos) {
      ++numbers;
      all_zero = false;
      continue;
    }
    if (folded.size() == 1 && folded[0] >= 'a' && folded[0] <= 'z') continue;
    // "(1)" numbers a column, too; "1.00" only where the row says so.
    if (!said && folded.find('.') != std::string::npos) return false;
    const std::string digits = column_number(folded);
    if (digits.empty() || digits.size() > 2) return false;
    const std::int64_t number = std::stoll(digits);
    if (number < last && !said) return false;
    all_zero = all_zero && number == 0;
    last = number;
    ++numbers;
  }
  // One column besides the first is numbered where the row says that it numbers them; 0, 0, 0 are
  // amounts.
  return !all_zero && numbers >= (said ? 1 : 2) && overflown * 2 <= numbers;
}

std::string column_number(std::string_view printed) {
  const std::string folded = text::fold(printed);
  std::string head = folded.substr(0, folded.find('='));
  const std::size_t point = head.find('.');
  const bool is_whole = point != std::string::npos && point > 0 &&
                        head.find_first_not_of('0', point + 1) == std::string::npos;
  if (is_whole) head.resize(point);
  return digits_of(head);
}

bool is_running_numbers(const Grid& grid, int row) {
  std::int64_t next = 1;
  for (const Cell* cell : cells_in(grid, row)) {
    const std::string digits = digits_of(cell->text);
    if (digits.empty() && next == 1) continue;  // 栏次, **
    if (digits.size() > 2 || digits != std::to_string(next)) return false;
    ++next;
  }
  return next > 3 && is_index_row(grid, row);
}

int foot_of(const Grid& grid, int first_row, const Terms& terms) {
  int foot = grid.rows();
  for (int row = grid.rows() - 1; row >= first_row; --row) {
    if (grid.is_blank_row(row)) continue;
    const std::vector<const Cell*> cells = cells_in(grid, row);
    if (cells.size() != 1 || parse_cell(cells.front()->text).kind != CellKind::words) break;
    if (terms.is_note(text::fold(cells.front()->text))) foot = row;
  }
  return foot;
}

Frame frame_of(const Grid& grid, const Catalog& catalog) {
  Frame frame;
  while (frame.begin < std::min(max_caption_rows, grid.rows() - 1) &&
         is_caption_row(grid, frame.begin, catalog)) {
    ++frame.begin;
  }
  // Running numbers at the top: the page ended between them and the labels of their columns.
  if (is_running_numbers(grid, frame.begin)) return {frame.begin + 1, frame.begin + 1};
  // Only captions: the rows below the first may still be a table without a header.
  int first_data = frame.begin;
  while (first_data < grid.rows() && first_data - frame.begin < max_header_rows &&
         !is_data(grid, first_data, catalog) && !is_index_row(grid, first_data)) {
    ++first_data;
  }
  frame.end = frame.begin;
  if (first_data == frame.begin) return frame;
  // What stands above 1, 2, 3 to the last column is all header, whatever cells are merged.
  if (first_data < grid.rows() && is_running_numbers(grid, first_data)) {
    frame.end = first_data + 1;
    return frame;
  }
  frame.end = std::min(first_data, frame.begin + depth_at(grid, frame.begin));
  while (frame.end < first_data && divides(grid, frame.end - 1, frame.end)) {
    frame.end = std::min(first_data, frame.end + depth_at(grid, frame.end));
  }
  // Running numbers of the columns belong to the header, and so do blank rows above them, which
  // merged cells leave in plain text.
  int index = frame.end;
  while (index < grid.rows() && grid.is_blank_row(index)) ++index;
  if (index < grid.rows() && is_index_row(grid, index)) frame.end = index + 1;
  return frame;
}

}  // namespace yiben::recognition
