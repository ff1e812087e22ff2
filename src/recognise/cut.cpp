// A grid of several tables, cut between them. What is cut wrongly is not read as part of the table
// before it, so a title or unit that only repeats itself over a page end is no reason to cut.
#include "recognise/cut.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "recognise/caption_rows.h"
#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

// Title, unit's name, unit of money, date, number of the table.
constexpr int max_caption_rows = 6;
// So many rows below a header one with an amount must follow.
constexpr int max_header_rows = 6;

enum class RowKind { blank, data, header, words, title, unit };

struct CutRow {
  RowKind kind = RowKind::blank;
  std::string title;  // folded, of a title
  int cells = 0;      // with text
};

// Where a table begins: its captions in rows [captions, header).
struct Start {
  int captions = 0;
  int header = 0;
};

class GridCutter {
 public:
  GridCutter(const Grid& grid, const Catalog& catalog) : grid_(grid), catalog_(catalog) {}

  // Empty where the grid is one table.
  std::vector<Start> starts() {
    for (int row = 0; row < grid_.rows(); ++row) rows_.push_back(look_at(row));
    std::vector<Start> found;
    for (int row = first_header(0) + 1; row < grid_.rows(); ++row) {
      const std::optional<Start> start = start_at(row);
      if (!start) continue;
      found.push_back(*start);
      begin_ = start->captions;
      row = start->header;
    }
    if (const std::optional<int> title = title_at_end()) found.push_back({*title, grid_.rows()});
    return found;
  }

 private:
  static bool has_digit(std::string_view s) {
    return std::any_of(s.begin(), s.end(), text::is_digit);
  }

  CutRow look_at(int row) const {
    CutRow result;
    bool digits = false;
    const Cell* first = nullptr;
    bool unit = false;
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell == nullptr || cell->row != row || cell->column != column || cell->text.empty()) {
        continue;
      }
      if (first == nullptr) first = cell;
      ++result.cells;
      digits = digits || has_digit(cell->text);
      if (digits && result.cells > 2) break;
    }
    if (result.cells == 0) return result;
    if (result.cells <= 3) unit = has_unit(row);
    if (unit) {
      result.kind = RowKind::unit;
    } else if (result.cells == 1 && is_known_title(first->text, catalog_)) {
      result.kind = RowKind::title;
    } else if (digits) {
      result.kind = has_number(row) ? RowKind::data : RowKind::words;
    } else {
      result.kind = result.cells > 1 ? RowKind::header : RowKind::words;
    }
    if (result.kind == RowKind::title) result.title = text::fold(first->text);
    return result;
  }

  bool has_unit(int row) const {
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell == nullptr || cell->row != row || !find_unit(cell->text)) continue;
      // "预算金额（万元）" heads a column.
      if (text::fold(cell->text).find("单位") != std::string::npos) return !has_number(row);
    }
    return false;
  }

  bool has_number(int row) const {
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell == nullptr || cell->row != row) continue;
      if (parse_cell(cell->text).kind == CellKind::number) return true;
    }
    return false;
  }

  int first_header(int row) const {
    while (row < grid_.rows() && is_caption(row)) ++row;
    return row;
  }

  // Below the last amounts the title of a table that begins on the next page.
  std::optional<int> title_at_end() const {
    int row = grid_.rows();
    std::optional<int> title;
    while (row > begin_ && is_caption(row - 1)) {
      --row;
      if (kind(row) == RowKind::title) title = row;
    }
    return row > begin_ ? title : std::nullopt;
  }

  int first_data(int row) const {
    while (row < grid_.rows() && kind(row) != RowKind::data) ++row;
    return row;
  }

  RowKind kind(int row) const { return rows_[static_cast<std::size_t>(row)].kind; }

  bool is_crossed(int row) const {
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell != nullptr && cell->row < row) return true;
    }
    return false;
  }

  // Whether a table begins with `row`, which lies below rows with amounts.
  std::optional<Start> start_at(int row) const {
    const RowKind first = kind(row);
    const bool caption = first == RowKind::title || first == RowKind::unit;
    if (!caption && first != RowKind::header) return std::nullopt;
    int header = row;
    while (header < grid_.rows() && header - row < max_caption_rows && is_caption(header)) {
      ++header;
    }
    if (header >= grid_.rows() || !heads(header) || is_crossed(row)) return std::nullopt;
    if (repeats_header(header) && !is_another_title(row, header)) return std::nullopt;
    if (!caption && !stands_over_amounts(header)) return std::nullopt;
    return Start{row, header};
  }

  bool is_caption(int row) const {
    const RowKind here = kind(row);
    return here == RowKind::title || here == RowKind::unit || here == RowKind::words ||
           here == RowKind::blank;
  }

  // One cell of words over all columns: the heading of a part of the same table.
  bool is_across(int row) const {
    const Cell* cell = grid_.at(row, 0);
    return kind(row) == RowKind::words && cell != nullptr && cell->row == row &&
           cell->column_span == grid_.columns();
  }

  // A header and, a few rows below it, amounts.
  bool heads(int row) const {
    if (kind(row) != RowKind::header) return false;
    return first_data(row) - row <= max_header_rows || row + max_header_rows >= grid_.rows();
  }

  // A row of the header of the table that is being read stands here once more.
  bool repeats_header(int header) const {
    const int end = std::min(first_data(begin_), header);
    for (int own = begin_; own < end; ++own) {
      if (kind(own) == RowKind::header && reads_alike(own, header)) return true;
    }
    return false;
  }

  bool reads_alike(int row, int other) const {
    for (int column = 0; column < grid_.columns(); ++column) {
      if (text::fold(grid_.text(row, column)) != text::fold(grid_.text(other, column))) {
        return false;
      }
    }
    return true;
  }

  // Between `row` and the header stands a title other than that of the table being read.
  bool is_another_title(int row, int header) const {
    std::string own;
    for (int above = begin_; above < row && kind(above) != RowKind::data; ++above) {
      if (own.empty()) own = rows_[static_cast<std::size_t>(above)].title;
    }
    for (int r = row; r < header; ++r) {
      const std::string& title = rows_[static_cast<std::size_t>(r)].title;
      if (!title.empty() && title != own) return true;
    }
    return false;
  }

  // Words where the two rows above and the one below have numbers. Pages are read by their lines,
  // which say where a table ends; forms, whose boxes are of many kinds, look so by chance.
  bool stands_over_amounts(int header) const {
    constexpr int least = 2;
    if (grid_.place.page != 0 || is_across(header - 1)) return false;
    const int last = last_data(header - 1);
    const int before = last_data(last - 1);
    const int below = first_data(header);
    if (before < begin_ || below >= grid_.rows()) return false;
    int words = 0;
    for (int column = 0; column < grid_.columns(); ++column) {
      // A dash is an amount of nothing.
      const bool said = parse_cell(grid_.text(header, column)).kind == CellKind::words;
      words +=
          said && is_number(before, column) && is_number(last, column) && is_number(below, column)
              ? 1
              : 0;
    }
    return words >= least;
  }

  bool is_number(int row, int column) const {
    return parse_cell(grid_.text(row, column)).kind == CellKind::number;
  }

  int last_data(int row) const {
    while (row >= begin_ && kind(row) != RowKind::data) --row;
    return row;
  }

  const Grid& grid_;
  const Catalog& catalog_;
  std::vector<CutRow> rows_;
  int begin_ = 0;  // of the table that is being read
};

// A part of a page's grid has the upright lines of all tables that share it. Those that no square
// of its own begins or ends at are not its own.
Grid without_foreign_lines(Grid part) {
  const auto columns = static_cast<std::size_t>(part.columns());
  if (part.lines.size() != columns + 1) return part;
  std::vector<char> own(columns + 1, 0);
  own.front() = own.back() = 1;
  for (const Cell& cell : part.cells()) {
    own[static_cast<std::size_t>(cell.column)] = 1;
    own[static_cast<std::size_t>(cell.column + cell.column_span)] = 1;
  }
  std::vector<int> at;  // the column that each line is now
  Grid narrow;
  for (std::size_t i = 0; i <= columns; ++i) {
    at.push_back(static_cast<int>(narrow.lines.size()));
    if (own[i] != 0) narrow.lines.push_back(part.lines[i]);
  }
  narrow.place = part.place;
  for (Cell cell : part.cells()) {
    const int begin = at[static_cast<std::size_t>(cell.column)];
    cell.column_span = at[static_cast<std::size_t>(cell.column + cell.column_span)] - begin;
    cell.column = begin;
    narrow.add(std::move(cell));
  }
  return narrow;
}

// Rows [from, to) as a grid of their own, without columns that are blank to the right.
Grid rows_of(const Grid& grid, int from, int to) {
  int columns = grid.lines.empty() ? 0 : grid.columns();
  for (const Cell& cell : grid.cells()) {
    if (cell.row < from || cell.row >= to || cell.text.empty()) continue;
    columns = std::max(columns, cell.column + cell.column_span);
  }
  Grid part;
  for (Cell cell : grid.cells()) {
    if (cell.row < from || cell.row >= to || cell.column >= columns) continue;
    if (cell.row == from && part.cells().empty()) part.place = cell.place;
    cell.row -= from;
    cell.row_span = std::min(cell.row_span, to - from - cell.row);
    cell.column_span = std::min(cell.column_span, columns - cell.column);
    part.add(std::move(cell));
  }
  if (grid.lines.size() > static_cast<std::size_t>(part.columns())) {
    part.lines.assign(grid.lines.begin(), grid.lines.begin() + part.columns() + 1);
  }
  return without_foreign_lines(std::move(part));
}

void add_captions(const Grid& grid, const Start& start, std::vector<Block>& blocks) {
  for (int row = start.captions; row < start.header; ++row) {
    for (int column = 0; column < grid.columns(); ++column) {
      const Cell* cell = grid.at(row, column);
      if (cell == nullptr || cell->row != row || cell->column != column || cell->text.empty()) {
        continue;
      }
      blocks.push_back(
          Prose{.text = cell->text, .place = cell->place, .from_image = cell->from_image});
    }
  }
}

// A grid that is not read as it stands: with its captions in rows of their own, and where it is
// cut.
struct Cut {
  Grid grid;
  std::vector<Start> starts;
};

std::optional<Cut> cut_of(const Grid& grid, const Catalog& catalog) {
  std::optional<Grid> apart = with_caption_rows(grid, catalog);
  std::vector<Start> starts = GridCutter(apart ? *apart : grid, catalog).starts();
  if (!apart && starts.empty()) return std::nullopt;
  return Cut{apart ? std::move(*apart) : grid, std::move(starts)};
}

void add_parts(const Cut& cut, std::vector<Block>& blocks) {
  const auto& [grid, starts] = cut;
  if (starts.empty()) {
    blocks.push_back(grid);
    return;
  }
  blocks.push_back(rows_of(grid, 0, starts.front().captions));
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const int end = i + 1 < starts.size() ? starts[i + 1].captions : grid.rows();
    add_captions(grid, starts[i], blocks);
    if (starts[i].header < end) blocks.push_back(rows_of(grid, starts[i].header, end));
  }
}

}  // namespace

std::vector<Document> cut_tables(const std::vector<Document>& documents, const Catalog& catalog) {
  std::map<const Grid*, Cut> cuts;
  for (const Document& document : documents) {
    for (const Block& block : document.blocks) {
      const Grid* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      if (auto cut = cut_of(*grid, catalog)) cuts.emplace(grid, std::move(*cut));
    }
  }
  if (cuts.empty()) return {};
  std::vector<Document> result = documents;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    result[d].blocks.clear();
    for (const Block& block : documents[d].blocks) {
      const auto cut = cuts.find(std::get_if<Grid>(&block));
      if (cut == cuts.end()) {
        result[d].blocks.push_back(block);
      } else {
        add_parts(cut->second, result[d].blocks);
      }
    }
  }
  return result;
}

}  // namespace yiben::recognition
