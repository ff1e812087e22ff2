// write/pdf: a table on its pages.
#include "write/pdf/table.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace yiben::write {

namespace {

constexpr double kLargest = 10.5;      // points: 五号
constexpr double kSmallest = 7;        // smaller only where no paper is wide enough
constexpr double kStep = 0.5;          // between the sizes
constexpr double kWidestPage = 14400;  // the most that a PDF may have
constexpr double kLine = 1.35;         // em from line to line
constexpr double kAbove = 0.3;         // em above and below the lines of a cell
constexpr double kMostHeader = 0.5;    // of a page that a repeated header may take
constexpr double kRounding = 1e-6;

double stepped(double size) {
  return std::floor(size / kStep + kRounding) * kStep;
}

bool is_same_cell(const Grid& grid, int row, int column, int other_row, int other_column) {
  const Cell* cell = grid.at(row, column);
  return cell != nullptr && cell == grid.at(other_row, other_column);
}

}  // namespace

Table::Table(Setter& setter, const Grid& grid) : grid_(grid) {
  for (const Cell& cell : grid.cells()) {
    filled_.push_back({.text = &setter.set(Face::text, cell.text),
                       .indent = static_cast<double>(std::clamp(cell.indent, 0, 8))});
  }
  columns_ = measure_columns(grid, filled_);
  choose_shape();
  const std::vector<double> widths = share_width(columns_, shape_.body_width() / size_);
  xs_.push_back(shape_.left);
  for (const double width : widths) xs_.push_back(xs_.back() + width * size_);
  for (std::size_t i = 0; i < filled_.size(); ++i) {
    const Cell& cell = grid.cells()[i];
    const double width = (xs_[static_cast<std::size_t>(cell.column + cell.column_span)] -
                          xs_[static_cast<std::size_t>(cell.column)]) /
                         size_;
    laid_.push_back(
        {.lines = even_lines_of(*filled_[i].text, width - 2 * kPadding - filled_[i].indent)});
  }
  set_heights();
  set_header();
}

void Table::choose_shape() {
  const double pleasant = total(columns_, &Column::pleasant);
  const double least = total(columns_, &Column::least);
  for (const Shape& shape : {kPortrait, kLandscape, kLarge}) {
    if (grid_.wide && shape == kPortrait) continue;
    shape_ = shape;
    size_ = std::clamp(stepped(shape.body_width() / pleasant), kSmallest, kLargest);
    if (least * size_ <= shape.body_width()) return;
  }
  const double margins = shape_.left + shape_.right;
  size_ = std::min(kSmallest, (kWidestPage - margins) / least);
  shape_.width = std::max(shape_.width, least * size_ + margins);
}

double Table::text_height(const Laid& laid) const {
  const auto lines = static_cast<double>(std::max<std::size_t>(laid.lines.size(), 1));
  return (lines * kLine + 2 * kAbove) * size_;
}

// Rows of cells that stand in one row, then what merged cells need above that, in their last row.
void Table::set_heights() {
  heights_.assign(static_cast<std::size_t>(grid_.rows()), (kLine + 2 * kAbove) * size_);
  for (std::size_t i = 0; i < laid_.size(); ++i) {
    const Cell& cell = grid_.cells()[i];
    if (cell.row_span > 1) continue;
    double& height = heights_[static_cast<std::size_t>(cell.row)];
    height = std::max(height, text_height(laid_[i]));
  }
  for (std::size_t i = 0; i < laid_.size(); ++i) {
    const Cell& cell = grid_.cells()[i];
    if (cell.row_span == 1) continue;
    double has = 0;
    for (int r = 0; r < cell.row_span; ++r) has += heights_[static_cast<std::size_t>(cell.row + r)];
    double needs = text_height(laid_[i]);
    // Where it is cut at the ends of pages, no line is cut with it.
    if (needs > shape_.body_height() / 2) {
      needs += std::ceil(2 * needs / shape_.body_height()) * (kLine + 2 * kAbove) * size_;
    }
    heights_[static_cast<std::size_t>(cell.row + cell.row_span - 1)] += std::max(0.0, needs - has);
  }
}

// A header that reaches into the body, or fills half a page, is not repeated.
void Table::set_header() {
  header_rows_ = std::clamp(grid_.header_rows, 0, grid_.rows());
  if (header_rows_ == grid_.rows()) header_rows_ = 0;
  double height = 0;
  for (int row = 0; row < header_rows_; ++row) height += heights_[static_cast<std::size_t>(row)];
  bool reaches = height > kMostHeader * shape_.body_height();
  for (const Cell& cell : grid_.cells()) {
    reaches = reaches || (cell.row < header_rows_ && cell.row + cell.row_span > header_rows_);
  }
  if (reaches) header_rows_ = 0;
}

double Table::height() const {
  double height = 0;
  for (const double row : heights_) height += row;
  return height;
}

std::vector<Slice> Table::slices(double first, double rest) const {
  Slice header;
  double header_height = 0;
  for (int row = 0; row < header_rows_; ++row) {
    header.push_back({row, heights_[static_cast<std::size_t>(row)]});
    header_height += header.back().height;
  }
  const double page = rest - header_height;
  std::vector<int> end_of(static_cast<std::size_t>(grid_.rows()));
  for (int row = 0; row < grid_.rows(); ++row) end_of[static_cast<std::size_t>(row)] = row + 1;
  // The room that a row wants: of a cell over several rows the text, not all the rows.
  std::vector<double> wants = heights_;
  for (std::size_t i = 0; i < laid_.size(); ++i) {
    const Cell& cell = grid_.cells()[i];
    int& end = end_of[static_cast<std::size_t>(cell.row)];
    end = std::max(end, cell.row + cell.row_span);
    double& want = wants[static_cast<std::size_t>(cell.row)];
    if (cell.row_span > 1) want = std::max(want, std::min(text_height(laid_[i]), page / 3));
  }
  std::vector<Slice> slices{header};
  double room = first - header_height;
  const auto turn = [&] {
    slices.push_back(header);
    room = rest - header_height;
  };
  const auto put = [&](int row, double height) {
    slices.back().push_back({row, height});
    room -= height;
  };
  for (int row = header_rows_; row < grid_.rows();) {
    int end = end_of[static_cast<std::size_t>(row)];
    double block = 0;
    for (int r = row; r < end; ++r) {
      block += heights_[static_cast<std::size_t>(r)];
      end = std::max(end, end_of[static_cast<std::size_t>(r)]);
    }
    const bool is_fresh = slices.back().size() == header.size();
    // What no page can hold begins on this one where a third of it is left.
    const bool begins_here = block > page + kRounding && room > page / 3;
    if (block > room + kRounding && !is_fresh && !begins_here) turn();
    for (; row < end; ++row) {
      double height = heights_[static_cast<std::size_t>(row)];
      const double want = wants[static_cast<std::size_t>(row)];
      if (want > room + kRounding && slices.back().size() > header.size()) turn();
      // A row that no page can hold is cut between its lines.
      const double line = kLine * size_;
      while (height > room + kRounding) {
        const double lines = std::max(1.0, std::floor(room / line - 2 * kAbove / kLine));
        const double part = lines * line + 2 * kAbove * size_;
        if (part >= height) break;
        put(row, part);
        height -= lines * line;
        turn();
      }
      put(row, height);
    }
  }
  return slices;
}

void Table::draw_cell(std::size_t index, double x, double y, double height, bool ends,
                      std::vector<Mark>& marks) {
  const Cell& cell = grid_.cells()[index];
  const SetText& text = *filled_[index].text;
  Laid& laid = laid_[index];
  const double line = kLine * size_;
  std::size_t count = laid.lines.size() - laid.drawn;
  if (!ends) {
    const double fits = std::max(0.0, std::floor(height / line - 2 * kAbove / kLine + kRounding));
    count = std::min(count, static_cast<std::size_t>(fits));
  }
  const double width = xs_[static_cast<std::size_t>(cell.column + cell.column_span)] -
                       xs_[static_cast<std::size_t>(cell.column)];
  const double pad = kPadding * size_;
  double middle = y + (height - static_cast<double>(count) * line) / 2 + line / 2;
  for (std::size_t i = 0; i < count; ++i, middle += line) {
    const SetLine& set = laid.lines[laid.drawn + i];
    const double free = width - set.width * size_;
    double at = x + pad + filled_[index].indent * size_;
    if (cell.row < grid_.header_rows) {
      at = x + free / 2;
    } else if (cell.amount) {
      at = x + free - pad;
    }
    marks.emplace_back(Text{&text, set, at, baseline(middle, size_), size_, 0});
  }
  laid.drawn += count;
}

void Table::draw(const Slice& slice, bool is_last, double top, std::vector<Mark>& marks) {
  marks.emplace_back(Open{"Table", ""});
  // Where each row of the slice begins and how much of it stands here.
  std::map<int, std::pair<double, double>> rows;
  double y = top;
  for (const RowPart& part : slice) {
    rows[part.row] = {y, part.height};
    y += part.height;
  }
  const int last_row = slice.back().row;
  const bool cuts_last = !is_last && slice.size() > static_cast<std::size_t>(header_rows_);
  for (std::size_t p = 0; p < slice.size(); ++p) {
    const int row = slice[p].row;
    const bool begins = p == 0 || slice[p - 1].row + 1 != row || row == header_rows_;
    marks.emplace_back(Open{"TR", ""});
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell == nullptr || cell->column != column) continue;
      if (cell->row != row && !begins) continue;
      const auto index = static_cast<std::size_t>(cell - grid_.cells().data());
      if (row < header_rows_) laid_[index].drawn = 0;
      double height = 0;
      int end = row;
      for (; end < cell->row + cell->row_span && rows.contains(end); ++end) {
        height += rows[end].second;
      }
      const bool ends = end == cell->row + cell->row_span && !(cuts_last && end == last_row + 1);
      const char* tag = row < grid_.header_rows ? "TH" : "TD";
      marks.emplace_back(Open{tag, ""});
      draw_cell(index, xs_[static_cast<std::size_t>(column)], rows[row].first, height, ends, marks);
      marks.emplace_back(Close{tag});
    }
    marks.emplace_back(Close{"TR"});
  }
  marks.emplace_back(Close{"Table"});
  draw_rulings(slice, top, marks);
}

void Table::draw_rulings(const Slice& slice, double top, std::vector<Mark>& marks) const {
  Strokes strokes;
  const int columns = grid_.columns();
  double y = top;
  // Lines across, above each row and below the last: pieces where the cells above and below differ.
  for (std::size_t p = 0; p <= slice.size(); ++p) {
    const bool is_edge = p == 0 || p == slice.size();
    for (int column = 0; column < columns;) {
      const auto parts = [&](int c) {
        return is_edge || !is_same_cell(grid_, slice[p - 1].row, c, slice[p].row, c);
      };
      int end = column;
      while (end < columns && parts(end)) ++end;
      if (end > column) {
        strokes.push_back(
            {xs_[static_cast<std::size_t>(column)], y, xs_[static_cast<std::size_t>(end)], y});
      }
      column = end + 1;
    }
    if (p < slice.size()) y += slice[p].height;
  }
  for (int column = 0; column <= columns; ++column) {
    const double x = xs_[static_cast<std::size_t>(column)];
    double from = top;
    y = top;
    for (const RowPart& part : slice) {
      const bool parts = column == 0 || column == columns ||
                         !is_same_cell(grid_, part.row, column - 1, part.row, column);
      if (!parts) {
        if (y > from) strokes.push_back({x, from, x, y});
        from = y + part.height;
      }
      y += part.height;
    }
    if (y > from) strokes.push_back({x, from, x, y});
  }
  marks.emplace_back(std::move(strokes));
}

}  // namespace yiben::write
