// Divisions of the cube among the sums of a panel.
#include "recognise/general/divisions.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace yiben::recognition {

namespace {

// All figures of a panel by row and column.
using Cells = std::map<std::pair<int, int>, const Figure*>;

// The figures of one sum in one row or column.
struct Line {
  const Figure* total = nullptr;
  std::vector<const Figure*> parts;

  bool is_whole() const {
    return total != nullptr &&
           std::none_of(parts.begin(), parts.end(), [](const Figure* one) { return !one; });
  }

  bool holds() const {
    Interval sum{0, 0};
    for (const Figure* part : parts) {
      sum.low += part->likely.low;
      sum.high += part->likely.high;
    }
    return !intersect(sum, total->likely).is_empty();
  }

  // Two amounts or more do not add up by chance.
  bool shows_the_sum() const {
    const auto printed = std::count_if(parts.begin(), parts.end(),
                                       [](const Figure* part) { return part->number.digits != 0; });
    return printed > 1 && holds();
  }
};

class Divisions {
 public:
  Divisions(const Cube& cube, Panel& panel, const Cells& cells)
      : cube_(cube), panel_(panel), cells_(cells) {}

  // The places of the totals that are believed.
  std::set<Place> believe() {
    if (!any_sum_holds()) return {};
    take(panel_.denied_row_groups, panel_.row_groups, true);
    take(panel_.denied_outline_groups, panel_.row_groups, true);
    take(panel_.denied_column_groups, panel_.column_groups, false);
    return std::move(believed_);
  }

 private:
  int lines(bool of_rows) const {
    return static_cast<int>(of_rows ? panel_.columns.size() : panel_.rows.size());
  }

  const Figure* at(int item, int line, bool of_rows) const {
    const auto found = cells_.find(of_rows ? std::pair(item, line) : std::pair(line, item));
    return found == cells_.end() ? nullptr : found->second;
  }

  Line line_of(const Group& sum, int line, bool of_rows) const {
    Line out;
    if (!sum.total) return out;
    out.total = at(*sum.total, line, of_rows);
    for (const int part : sum.parts) out.parts.push_back(at(part, line, of_rows));
    return out;
  }

  bool shows(const Group& sum, bool of_rows) const {
    for (int i = 0; i < lines(of_rows); ++i) {
      const Line line = line_of(sum, i, of_rows);
      if (line.is_whole() && line.shows_the_sum()) return true;
    }
    return false;
  }

  bool any_sum_holds() const {
    const auto of_rows = [&](const Group& sum) { return shows(sum, true); };
    const auto of_columns = [&](const Group& sum) { return shows(sum, false); };
    const auto any = [](const std::vector<Group>& sums, const auto& shown) {
      return std::any_of(sums.begin(), sums.end(), shown);
    };
    return any(panel_.row_groups, of_rows) || any(panel_.denied_row_groups, of_rows) ||
           any(panel_.denied_outline_groups, of_rows) || any(panel_.column_groups, of_columns) ||
           any(panel_.denied_column_groups, of_columns);
  }

  // The parts are all that the cube divides the whole into, along one dimension, and alike in all
  // others.
  bool is_division(const Line& line) const {
    const Selection& whole = line.total->selection;
    for (int d = 0; d < cube_.dimensions(); ++d) {
      std::vector<Node> all = cube_.parts(d, whole[d]);
      std::vector<Node> own;
      bool alike = true;
      for (const Figure* part : line.parts) {
        own.push_back(part->selection[d]);
        alike = alike && part->selection.with(d, whole[d]) == whole;
      }
      std::sort(all.begin(), all.end());
      std::sort(own.begin(), own.end());
      if (alike && all.size() > 1 && all == own) return true;
    }
    return false;
  }

  bool is_division(const Group& sum, bool of_rows) const {
    bool any = false;
    for (int i = 0; i < lines(of_rows); ++i) {
      const Line line = line_of(sum, i, of_rows);
      if (!line.is_whole()) continue;
      if (!is_division(line)) return false;
      any = true;
    }
    return any;
  }

  void take(std::vector<Group>& denied, std::vector<Group>& sums, bool of_rows) {
    std::erase_if(denied, [&](const Group& sum) {
      if (!sum.total || !is_division(sum, of_rows)) return false;
      const auto total = static_cast<std::size_t>(*sum.total);
      believed_.insert(of_rows ? panel_.rows[total].place : panel_.columns[total].place);
      sums.push_back(sum);
      return true;
    });
  }

  const Cube& cube_;
  Panel& panel_;
  const Cells& cells_;
  std::set<Place> believed_;
};

}  // namespace

void believe_divisions(Book& book) {
  std::map<std::pair<int, int>, Cells> panels;
  for (const Figure& figure : book.figures) {
    panels[{figure.table, figure.panel}][{figure.row, figure.column}] = &figure;
  }
  for (const auto& [at, cells] : panels) {
    Panel& panel =
        book.tables[static_cast<std::size_t>(at.first)].panels[static_cast<std::size_t>(at.second)];
    const std::set<Place> believed = Divisions(book.cube, panel, cells).believe();
    std::erase_if(book.doubts, [&, &places = believed](const Doubt& doubt) {
      return doubt.what == "sum-not-understood" && places.contains(doubt.place);
    });
  }
}

}  // namespace yiben::recognition
