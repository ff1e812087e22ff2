// read/sheet: the rows of a sheet that have text, with merged squares in place.
#include "read/sheet/squares.h"

#include <algorithm>
#include <utility>

namespace yiben::read {

namespace {

// Columns beyond the widest that spreadsheets have are not looked for.
constexpr int kMaxColumns = 16384;

bool comes_before(const SheetCell& a, const SheetCell& b) {
  return a.row != b.row ? a.row < b.row : a.column < b.column;
}

class Squares {
 public:
  Squares(Sheet sheet, Collector& out) : sheet_(std::move(sheet)), out_(out) {
    std::sort(sheet_.hidden_rows.begin(), sheet_.hidden_rows.end());
    hidden_columns_.resize(kMaxColumns);
    for (const SheetRange& range : sheet_.hidden_columns) {
      const int last = std::min(range.last_column, kMaxColumns - 1);
      for (int column = std::max(range.column, 0); column <= last; ++column) {
        hidden_columns_[static_cast<std::size_t>(column)] = true;
      }
    }
  }

  std::vector<SheetRow> rows() {
    sort_cells();
    std::stable_sort(sheet_.merges.begin(), sheet_.merges.end(),
                     [](const SheetRange& a, const SheetRange& b) {
                       return a.row != b.row ? a.row < b.row : a.column < b.column;
                     });
    move_hidden_anchors();
    std::erase_if(sheet_.cells, [this](const SheetCell& cell) {
      return is_hidden_row(cell.row) || is_hidden_column(cell.column);
    });
    make_rows();
    place();
    if (out_.failed()) return {};
    return std::move(rows_);
  }

 private:
  bool is_hidden_row(int row) const {
    return std::binary_search(sheet_.hidden_rows.begin(), sheet_.hidden_rows.end(), row);
  }

  bool is_hidden_column(int column) const {
    return column >= kMaxColumns || hidden_columns_[static_cast<std::size_t>(column)];
  }

  // False, with an error, when merged squares lie so that placing them would take too long.
  bool work(std::size_t steps) {
    constexpr std::size_t kStepsForEachCell = 64;
    work_ += steps;
    if (work_ <= kStepsForEachCell * limits::max_cells) return true;
    return out_.count_cells(limits::max_cells + 1, {});
  }

  void sort_cells() {
    std::erase_if(sheet_.cells, [](const SheetCell& cell) { return cell.text.empty(); });
    std::stable_sort(sheet_.cells.begin(), sheet_.cells.end(), comes_before);
    const auto same = [](const SheetCell& a, const SheetCell& b) {
      return a.row == b.row && a.column == b.column;
    };
    sheet_.cells.erase(std::unique(sheet_.cells.begin(), sheet_.cells.end(), same),
                       sheet_.cells.end());
  }

  // A merged square whose corner is hidden shows its text in what is left of it.
  void move_hidden_anchors() {
    bool moved = false;
    for (SheetRange& range : sheet_.merges) {
      int row = range.row;
      int column = range.column;
      while (row < range.last_row && is_hidden_row(row) && work(1)) ++row;
      while (column < range.last_column && is_hidden_column(column) && work(1)) ++column;
      if (out_.failed()) return;
      if (row == range.row && column == range.column) continue;
      const SheetCell anchor{.row = range.row, .column = range.column, .text = {}};
      const auto found =
          std::lower_bound(sheet_.cells.begin(), sheet_.cells.end(), anchor, comes_before);
      range.row = row;
      range.column = column;
      if (found == sheet_.cells.end() || comes_before(anchor, *found)) continue;
      moved_.push_back({.row = row, .column = column, .text = found->text});
      moved = true;
    }
    if (!moved) return;
    // Those moved come first, so that they win over what the merged square covers.
    moved_.insert(moved_.end(), std::make_move_iterator(sheet_.cells.begin()),
                  std::make_move_iterator(sheet_.cells.end()));
    sheet_.cells = std::move(moved_);
    sort_cells();
  }

  void make_rows() {
    for (const SheetCell& cell : sheet_.cells) {
      if (!rows_.empty() && rows_.back().sheet_row == cell.row) continue;
      SheetRow row{.sheet_row = cell.row};
      if (!rows_.empty()) row.after_gap = has_blank_between(rows_.back().sheet_row, cell.row);
      rows_.push_back(std::move(row));
    }
  }

  // Whether a row that is shown lies between the two.
  bool has_blank_between(int above, int below) const {
    const auto& hidden = sheet_.hidden_rows;
    const auto begin = std::upper_bound(hidden.begin(), hidden.end(), above);
    const auto end = std::lower_bound(begin, hidden.end(), below);
    return end - begin < below - above - 1;
  }

  // Index of the first row with text at or below `sheet_row`.
  int row_at(int sheet_row) const {
    const auto found =
        std::lower_bound(rows_.begin(), rows_.end(), sheet_row,
                         [](const SheetRow& row, int wanted) { return row.sheet_row < wanted; });
    return static_cast<int>(found - rows_.begin());
  }

  // Sweeps down the rows; `open_` are the merged squares that reach the present one.
  void place() {
    std::size_t next_merge = 0;
    std::size_t next_cell = 0;
    for (int at = 0; at < static_cast<int>(rows_.size()); ++at) {
      SheetRow& row = rows_[static_cast<std::size_t>(at)];
      std::erase_if(open_, [at](const SheetEntry& entry) { return entry.last_row < at; });
      if (!work(open_.size())) return;
      const auto with_text = [](const SheetEntry& entry) { return !entry.text.empty(); };
      row.reached = std::any_of(open_.begin(), open_.end(), with_text);
      while (next_merge < sheet_.merges.size() && sheet_.merges[next_merge].row <= row.sheet_row) {
        if (!work(open_.size())) return;
        open_merge(sheet_.merges[next_merge++], at);
      }
      for (; next_cell < sheet_.cells.size() && sheet_.cells[next_cell].row == row.sheet_row;
           ++next_cell) {
        if (!work(open_.size())) return;
        add(sheet_.cells[next_cell], at);
      }
      for (const SheetEntry& entry : open_) {
        if (entry.row == at) row.entries.push_back(entry);
      }
      std::sort(row.entries.begin(), row.entries.end(),
                [](const SheetEntry& a, const SheetEntry& b) { return a.column < b.column; });
    }
  }

  void open_merge(const SheetRange& range, int at) {
    SheetEntry entry{.row = at,
                     .column = range.column,
                     .last_row = row_at(range.last_row + 1) - 1,
                     .last_column = range.last_column,
                     .text = {}};
    if (entry.last_row < at) return;
    const bool overlaps = std::any_of(open_.begin(), open_.end(), [&](const SheetEntry& other) {
      return entry.column <= other.last_column && other.column <= entry.last_column;
    });
    if (!overlaps) open_.push_back(std::move(entry));
  }

  // A text goes to the merged square that begins there, is covered, or stands alone.
  void add(SheetCell& cell, int at) {
    for (SheetEntry& entry : open_) {
      if (cell.column < entry.column || cell.column > entry.last_column) continue;
      // A merged square whose upper rows are blank takes the text of its first row with text,
      // which only its own corner can be.
      if (entry.row == at && entry.column == cell.column) entry.text = std::move(cell.text);
      return;
    }
    rows_[static_cast<std::size_t>(at)].entries.push_back({.row = at,
                                                           .column = cell.column,
                                                           .last_row = at,
                                                           .last_column = cell.column,
                                                           .text = std::move(cell.text)});
  }

  Sheet sheet_;
  Collector& out_;
  std::size_t work_ = 0;
  std::vector<bool> hidden_columns_;
  std::vector<SheetCell> moved_;
  std::vector<SheetRow> rows_;
  std::vector<SheetEntry> open_;
};

}  // namespace

int SheetRow::count() const {
  return static_cast<int>(std::count_if(entries.begin(), entries.end(),
                                        [](const SheetEntry& e) { return !e.text.empty(); }));
}

const SheetEntry* SheetRow::first() const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [](const SheetEntry& entry) { return !entry.text.empty(); });
  return found == entries.end() ? nullptr : &*found;
}

std::vector<SheetRow> rows_of(Sheet sheet, Collector& out) {
  return Squares(std::move(sheet), out).rows();
}

}  // namespace yiben::read
