// read/pdf: the tables that ruling lines draw.
#include "read/pdf/rulings.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <utility>

namespace yiben::read {

namespace {

constexpr double kSnap = 1.5;       // lines nearer than this are one line
constexpr double kJoin = 3;         // pieces of a line are joined over such gaps
constexpr double kTouch = 3;        // lines that end this near to each other touch
constexpr double kLeastLine = 4;    // shorter ones rule nothing
constexpr double kMostDot = 2;      // larger squares are no dots
constexpr double kLeastExtent = 4;  // no row is lower and no column narrower: a double line
constexpr double kOverhang = 8;     // rows that reach this far beyond the last upright line
constexpr std::size_t kMostSquares = 200'000;  // a drawing with more is no table

// A line along one axis: `at` on the other one.
struct Ruling {
  double at = 0;
  double from = 0;
  double to = 0;
};

// A dot of a dotted line is as wide as high: it belongs to whichever line goes on from it.
bool is_dot(const Box& box) {
  return std::max(box.width(), box.height()) <= kMostDot;
}

bool runs_across(const Box& box) {
  return box.width() >= box.height() || is_dot(box);
}

bool runs_upright(const Box& box) {
  return box.height() > box.width() || is_dot(box);
}

std::vector<Ruling> joined(std::vector<Ruling> pieces) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  std::vector<Ruling> lines;
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin + 1;
    while (end < pieces.size() && pieces[end].at - pieces[end - 1].at <= kSnap &&
           pieces[end].at - pieces[begin].at <= 2 * kSnap) {
      ++end;
    }
    double weight = 0;
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const double length = pieces[i].to - pieces[i].from;
      weight += length;
      sum += length * pieces[i].at;
    }
    const double at = weight > 0 ? sum / weight : pieces[begin].at;
    std::sort(pieces.begin() + static_cast<std::ptrdiff_t>(begin),
              pieces.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
    const std::size_t first = lines.size();
    for (std::size_t i = begin; i < end; ++i) {
      if (lines.size() > first && pieces[i].from - lines.back().to <= kJoin) {
        lines.back().to = std::max(lines.back().to, pieces[i].to);
      } else {
        lines.push_back({at, pieces[i].from, pieces[i].to});
      }
    }
    begin = end;
  }
  std::erase_if(lines, [](const Ruling& line) { return line.to - line.from < kLeastLine; });
  return lines;
}

class Union {
 public:
  explicit Union(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }

 private:
  std::vector<std::size_t> parent_;
};

// The least distance of two lines that are not one double line. A wide table that was shrunk to fit
// its page has rows of few points: what nearly all distances are is no double line.
double least_extent(const std::vector<double>& sorted) {
  constexpr double share = 0.6;
  std::vector<double> gaps;
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i] - sorted[i - 1] > kSnap) gaps.push_back(sorted[i] - sorted[i - 1]);
  }
  if (gaps.empty()) return kLeastExtent;
  const auto usual = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() * 3 / 4);
  std::nth_element(gaps.begin(), usual, gaps.end());
  return std::min(kLeastExtent, share * *usual);
}

// The coordinates of the lines, those of double lines as one.
std::vector<double> coordinates(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const double least = least_extent(values);
  std::vector<double> out;
  for (const double value : values) {
    if (out.empty() || value - out.back() >= least) out.push_back(value);
  }
  return out;
}

std::size_t nearest(const std::vector<double>& sorted, double value) {
  const auto it = std::lower_bound(sorted.begin(), sorted.end(), value);
  if (it == sorted.begin()) return 0;
  if (it == sorted.end()) return sorted.size() - 1;
  const auto i = static_cast<std::size_t>(it - sorted.begin());
  return value - sorted[i - 1] <= sorted[i] - value ? i - 1 : i;
}

// Marks the stretches between neighbours of `across` that the lines cover:
// [index of the line's coordinate][index of the stretch].
std::vector<std::vector<char>> walls(const std::vector<Ruling>& lines,
                                     const std::vector<double>& at,
                                     const std::vector<double>& across) {
  std::vector<std::vector<char>> wall(at.size(), std::vector<char>(across.size() - 1, 0));
  for (const Ruling& line : lines) {
    std::vector<char>& marks = wall[nearest(at, line.at)];
    for (std::size_t k = 0; k + 1 < across.size(); ++k) {
      const double middle = (across[k] + across[k + 1]) / 2;
      if (line.from <= middle && middle <= line.to) marks[k] = 1;
    }
  }
  return wall;
}

// Regions of squares to rectangles: a region that is none is cut into runs of its rows, equal runs
// below each other made one.
void set_cells(RuledTable& table, Union& regions) {
  const auto columns = static_cast<std::size_t>(table.columns());
  const auto rows = static_cast<std::size_t>(table.rows());
  table.cell_at.assign(rows * columns, -1);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns;) {
      const std::size_t region = regions.root(row * columns + column);
      std::size_t end = column + 1;
      while (end < columns && regions.root(row * columns + end) == region) ++end;
      int index = -1;
      if (row > 0) {
        const int above = table.cell_at[(row - 1) * columns + column];
        RuledCell& cell = table.cells[static_cast<std::size_t>(above)];
        if (regions.root((row - 1) * columns + column) == region &&
            cell.column == static_cast<int>(column) &&
            cell.column_span == static_cast<int>(end - column)) {
          ++cell.row_span;
          index = above;
        }
      }
      if (index < 0) {
        index = static_cast<int>(table.cells.size());
        table.cells.push_back({.row = static_cast<int>(row),
                               .column = static_cast<int>(column),
                               .column_span = static_cast<int>(end - column)});
      }
      std::fill(table.cell_at.begin() + static_cast<std::ptrdiff_t>(row * columns + column),
                table.cell_at.begin() + static_cast<std::ptrdiff_t>(row * columns + end), index);
      column = end;
    }
  }
}

struct Component {
  std::vector<Ruling> across;   // horizontal
  std::vector<Ruling> upright;  // vertical
};

std::vector<Component> components(const std::vector<Ruling>& across,
                                  const std::vector<Ruling>& upright) {
  Union sets(across.size() + upright.size());
  for (std::size_t h = 0; h < across.size(); ++h) {
    const Ruling& line = across[h];
    // `upright` ascends: only those within the reach of the line are looked at.
    auto it = std::lower_bound(upright.begin(), upright.end(), line.from - kTouch,
                               [](const Ruling& r, double at) { return r.at < at; });
    for (; it != upright.end() && it->at <= line.to + kTouch; ++it) {
      if (it->from - kTouch > line.at || it->to + kTouch < line.at) continue;
      sets.join(h, across.size() + static_cast<std::size_t>(it - upright.begin()));
    }
  }
  std::map<std::size_t, Component> found;
  for (std::size_t i = 0; i < across.size(); ++i) found[sets.root(i)].across.push_back(across[i]);
  for (std::size_t i = 0; i < upright.size(); ++i) {
    found[sets.root(across.size() + i)].upright.push_back(upright[i]);
  }
  std::vector<Component> out;
  for (auto& [root, component] : found) out.push_back(std::move(component));
  return out;
}

// Positions of the lines of one direction; the ends of the other direction's lines are further ones
// where they reach beyond.
std::vector<double> positions(const std::vector<Ruling>& lines, const std::vector<Ruling>& other) {
  std::vector<double> values;
  for (const Ruling& line : lines) values.push_back(line.at);
  const auto ends = std::minmax_element(values.begin(), values.end());
  const double low = *ends.first;
  const double high = *ends.second;
  double from = low;
  double to = high;
  for (const Ruling& line : other) {
    from = std::min(from, line.from);
    to = std::max(to, line.to);
  }
  if (from < low - kOverhang) values.push_back(from);
  if (to > high + kOverhang) values.push_back(to);
  return coordinates(std::move(values));
}

bool make_table(const Component& lines, RuledTable& table) {
  if (lines.across.empty() || lines.upright.empty()) return false;
  table.xs = positions(lines.upright, lines.across);
  table.ys = positions(lines.across, lines.upright);
  if (table.xs.size() < 2 || table.ys.size() < 2) return false;
  const std::size_t columns = table.xs.size() - 1;
  const std::size_t rows = table.ys.size() - 1;
  if (rows * columns < 2 || rows * columns > kMostSquares) return false;
  const auto upright = walls(lines.upright, table.xs, table.ys);
  const auto across = walls(lines.across, table.ys, table.xs);
  Union regions(rows * columns);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t square = row * columns + column;
      if (column + 1 < columns && !upright[column + 1][row]) regions.join(square, square + 1);
      if (row + 1 < rows && !across[row + 1][column]) regions.join(square, square + columns);
    }
  }
  set_cells(table, regions);
  return table.cells.size() > 1;
}

}  // namespace

int RuledTable::cell_of(double x, double y) const {
  if (x < xs.front() || x > xs.back() || y < ys.front() || y > ys.back()) return -1;
  const auto index = [](const std::vector<double>& sorted, double value) {
    const auto it = std::upper_bound(sorted.begin() + 1, sorted.end() - 1, value);
    return static_cast<std::size_t>(it - sorted.begin()) - 1;
  };
  return cell_at[index(ys, y) * static_cast<std::size_t>(columns()) + index(xs, x)];
}

std::vector<RuledTable> ruled_tables(const std::vector<Box>& rulings) {
  std::vector<Ruling> across;
  std::vector<Ruling> upright;
  for (const Box& box : rulings) {
    if (runs_across(box)) across.push_back({box.center_y(), box.x0, box.x1});
    if (runs_upright(box)) upright.push_back({box.center_x(), box.y0, box.y1});
  }
  std::vector<RuledTable> tables;
  for (const Component& component :
       components(joined(std::move(across)), joined(std::move(upright)))) {
    RuledTable table;
    if (make_table(component, table)) tables.push_back(std::move(table));
  }
  std::sort(tables.begin(), tables.end(),
            [](const RuledTable& a, const RuledTable& b) { return a.ys.front() < b.ys.front(); });
  return tables;
}

std::vector<Box> lines_across(const std::vector<Box>& rulings) {
  std::vector<Ruling> across;
  for (const Box& box : rulings) {
    if (runs_across(box)) across.push_back({box.center_y(), box.x0, box.x1});
  }
  std::vector<Box> boxes;
  for (const Ruling& line : joined(std::move(across))) {
    boxes.push_back({line.from, line.at, line.to, line.at});
  }
  return boxes;
}

}  // namespace yiben::read
