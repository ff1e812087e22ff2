// Sums of rows that hold in no column, and would in all if one row were not a slip away.
//
// Where a total and its rows do not fit in any column, recognition gives the sum up: rows may be
// left out on purpose, as secret ones are. But a gap that is just what one slip of one row makes,
// in every column at once, is no chance: the row was typed wrongly and its columns after it.
#include "rules/predicates.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t telling_digits = 4;
constexpr std::size_t least_parts = 2;

// The figures of a total and its parts in one column, by row.
using Line = std::map<int, const Figure*>;
using Lines = std::map<int, Line>;

// The figures of every panel by column and row.
using Panels = std::map<std::pair<int, int>, Lines>;

Panels panels_of(const Book& book) {
  Panels panels;
  for (const Figure& figure : book.figures) {
    panels[{figure.table, figure.panel}][figure.column][figure.row] = &figure;
  }
  return panels;
}

// One row and what it should print in a column.
struct Slip {
  const Figure* figure = nullptr;
  std::int64_t meant = 0;
};

using Slips = std::vector<Slip>;  // of one row, by column

class Search {
 public:
  Search(const Group& sum, const Lines& lines, const Panel& panel)
      : sum_(sum), lines_(lines), panel_(panel) {}

  // The rows of which a slip makes the sum hold, each with what it should print in every column in
  // which the sum fails. Empty where it holds, or where too many rows could be meant.
  std::vector<Slips> find() const {
    constexpr std::size_t most_rows = 4;
    if (!sum_.total || sum_.parts.size() < least_parts) return {};
    std::vector<int> rows = sum_.parts;
    rows.push_back(*sum_.total);
    std::vector<Slips> found;
    for (const int row : rows) {
      auto slips = slips_of(row);
      if (slips) found.push_back(std::move(*slips));
    }
    return found.size() <= most_rows ? found : std::vector<Slips>();
  }

  // The columns in which the total is more than its parts by so much, or of `below` less; nothing
  // where it is the other way in any, or where only one part is printed.
  std::vector<std::pair<const Figure*, Fen>> gaps(bool below) const {
    std::vector<std::pair<const Figure*, Fen>> gaps;
    if (!sum_.total || sum_.parts.size() < least_parts) return gaps;
    for (const auto& [column, line] : lines_) {
      if (!panel_.columns[static_cast<std::size_t>(column)].additive) continue;
      const auto total = line.find(*sum_.total);
      if (total == line.end() || total->second->blank) continue;
      const Sums sums = sums_of(line);
      if (sums.holds) continue;
      const Fen gap = below ? sums.parts - sums.total : sums.total - sums.parts;
      if (gap <= 0 || sums.parts <= 0 || (below && has_negative(line))) return {};
      // Of nothing they are no parts; twice as much, and one that divides others stands among them.
      if (below && (sums.total == 0 || sums.parts % sums.total == 0)) return {};
      gaps.emplace_back(total->second, gap);
    }
    return gaps;
  }

  // Whether some of the parts that follow each other, or all others, make up the total in every
  // column: the rest divides it once more. Of too many parts nobody tries.
  bool holds_for_some() const {
    constexpr std::size_t most_parts = 60;
    if (sum_.parts.size() > most_parts) return true;
    const auto begin = sum_.parts.begin();
    const auto count = static_cast<std::ptrdiff_t>(sum_.parts.size());
    const auto holds = [&](const std::vector<int>& parts) {
      return !parts.empty() && Search({sum_.total, parts}, lines_, panel_).holds_everywhere();
    };
    for (std::ptrdiff_t first = 0; first < count; ++first) {
      for (std::ptrdiff_t end = first + 1; end <= count; ++end) {
        std::vector<int> others(begin, begin + first);
        others.insert(others.end(), begin + end, sum_.parts.end());
        if (holds({begin + first, begin + end}) || holds(others)) return true;
      }
    }
    return false;
  }

  // Whether some of the parts that follow each other make up another row: they may be what divides
  // that one.
  bool divides_another_row() const {
    return std::any_of(lines_.begin(), lines_.end(), [&](const auto& line) {
      for (auto first = sum_.parts.begin(); first != sum_.parts.end(); ++first) {
        Fen sum = Sums::of(*first, line.second);
        for (auto last = first + 1; last != sum_.parts.end(); ++last) {
          sum += Sums::of(*last, line.second);
          const bool grew = sum != Sums::of(*first, line.second);
          if (grew && is_printed_outside(sum, first, last, line.second)) return true;
        }
      }
      return false;
    });
  }

  // Whether there is a column of two parts in which it holds.
  bool holds_somewhere() const {
    return std::any_of(lines_.begin(), lines_.end(), [&](const auto& line) {
      const auto printed = std::count_if(sum_.parts.begin(), sum_.parts.end(), [&](int part) {
        return Sums::of(part, line.second) != 0;
      });
      return printed > 1 && line.second.count(*sum_.total) > 0 && sums_of(line.second).holds;
    });
  }

 private:
  bool holds_everywhere() const {
    return std::all_of(lines_.begin(), lines_.end(), [&](const auto& line) {
      return line.second.count(*sum_.total) == 0 || sums_of(line.second).holds;
    });
  }

  // Nothing where the row explains not every column that fails.
  std::optional<Slips> slips_of(int row) const {
    Slips slips;
    for (const auto& [column, line] : lines_) {
      if (!panel_.columns[static_cast<std::size_t>(column)].additive) continue;
      const auto total = line.find(*sum_.total);
      if (total == line.end()) continue;
      const Sums sums = sums_of(line);
      if (sums.holds) continue;
      const auto own = line.find(row);
      if (own == line.end() || own->second->blank) return std::nullopt;
      const Fen gap = sums.total - sums.parts;
      const Fen meant = row == *sum_.total ? sums.parts : sums.of(row, line) + gap;
      const auto digits = digits_as(*own->second, meant);
      if (!digits) return std::nullopt;
      const std::int64_t printed = own->second->number.digits;
      // 12.00 for −412.00 would be two slips.
      const bool is_turned = (printed < 0) != (*digits < 0) && printed != -*digits;
      if (is_turned || !is_slip(printed, *digits, telling_digits)) return std::nullopt;
      slips.push_back({own->second, *digits});
    }
    if (slips.empty()) return std::nullopt;
    return slips;
  }

  bool is_printed_outside(Fen amount, std::vector<int>::const_iterator first,
                          std::vector<int>::const_iterator last, const Line& line) const {
    return std::any_of(line.begin(), line.end(), [&](const auto& cell) {
      return std::find(first, last + 1, cell.first) == last + 1 &&
             Sums::of(cell.first, line) == amount;
    });
  }

  bool has_negative(const Line& line) const {
    return std::any_of(sum_.parts.begin(), sum_.parts.end(),
                       [&](int part) { return Sums::of(part, line) < 0; });
  }

  struct Sums {
    Fen total = 0;
    Fen parts = 0;
    bool holds = false;
    static Fen of(int row, const Line& line) {
      const auto figure = line.find(row);
      return figure == line.end() || figure->second->blank
                 ? 0
                 : fen_of(figure->second->number, figure->second->unit).value_or(0);
    }
  };

  Sums sums_of(const Line& line) const {
    Sums sums;
    sums.total = Sums::of(*sum_.total, line);
    Interval parts{0, 0};
    for (const int part : sum_.parts) {
      const auto figure = line.find(part);
      if (figure == line.end()) continue;
      sums.parts += Sums::of(part, line);
      parts.low += figure->second->interval.low;
      parts.high += figure->second->interval.high;
    }
    const Interval& whole = line.at(*sum_.total)->interval;
    sums.holds = parts.low <= whole.high && whole.low <= parts.high;
    return sums;
  }

  // An amount as the figure would print it; nothing where its decimals do not suffice.
  static std::optional<std::int64_t> digits_as(const Figure& figure, Fen amount) {
    const CellValue value = parse_cell(format(amount, figure.unit, figure.number.decimals));
    if (value.kind != CellKind::number) return std::nullopt;
    return value.number.digits;
  }

  const Group& sum_;
  const Lines& lines_;
  const Panel& panel_;
};

// The first row may be the total of all others, as that of a unit over its projects; and a part
// that prints what the total prints is the total again.
std::vector<Group> sums_of(const Panel& panel, const Lines& lines) {
  std::vector<Group> sums = panel.denied_row_groups;
  sums.insert(sums.end(), panel.denied_outline_groups.begin(), panel.denied_outline_groups.end());
  const auto prints_the_same = [&](int a, int b) {
    return std::all_of(lines.begin(), lines.end(), [&](const auto& line) {
      const auto first = line.second.find(a), second = line.second.find(b);
      if (first == line.second.end() || second == line.second.end()) return false;
      return first->second->number == second->second->number;
    });
  };
  for (Group& sum : sums) {
    const auto again = std::find_if(sum.parts.begin(), sum.parts.end(), [&](int part) {
      return sum.total && prints_the_same(*sum.total, part);
    });
    if (again != sum.parts.end()) sum.parts.erase(again);
  }
  return sums;
}

std::optional<Group> first_over_all(const Panel& panel) {
  if (!panel.row_groups.empty() || !panel.denied_row_groups.empty()) return std::nullopt;
  Group sum{0, {}};
  for (int row = 1; row < static_cast<int>(panel.rows.size()); ++row) sum.parts.push_back(row);
  return sum;
}

Finding finding_for(const Context& context, const Table& table, const Panel& panel,
                    const Group& sum, const Lines& lines, const std::vector<Slips>& found) {
  const Figure& first = *found.front().front().figure;
  const Figure& total = *lines.at(first.column).at(*sum.total);
  const auto name_of = [&](int row) {
    const Row& one = panel.rows[static_cast<std::size_t>(row)];
    return one.label.empty() ? one.code : one.label;
  };
  Finding finding = context.finding();
  std::string suspects;
  for (const Slips& slips : found) {
    const Figure& figure = *slips.front().figure;
    suspects += (suspects.empty() ? "“" : "；“") + name_of(figure.row) + "” " + figure.printed +
                " → " + to_string(Number{slips.front().meant, figure.number.decimals});
    for (const Slip& slip : slips) {
      finding.evidence.push_back({slip.figure->printed, slip.figure->place});
    }
  }
  finding.operands = {{"table", table.title},
                      {"total", name_of(*sum.total)},
                      {"amount", total.printed},
                      {"suspects", suspects}};
  finding.evidence.push_back({total.printed, total.place});
  return finding;
}

// Rows that must not be published are left out of their totals' lists.
bool is_withheld(const Context& context) {
  const std::vector<Passage>& all = context.text_of_book.passages;
  return std::any_of(all.begin(), all.end(), [&](const Passage& passage) {
    return context.catalog.terms.is_withheld(passage.words);
  });
}

// A page of which characters are printed over each other may have more rows than were read.
bool may_be_misread(const Book& book, const Place& place) {
  return std::any_of(book.doubts.begin(), book.doubts.end(), [&](const Doubt& doubt) {
    return doubt.what == "overprinted" && doubt.place.page == place.page &&
           doubt.place.document == place.document;
  });
}

}  // namespace

namespace {

// Sums that reading gave up, of which every failing column misses its rows in the same direction.
// Reading may be wrong as well, so that nobody is accused.
template <typename Choose>
Findings sums_missed(const Context& context, bool below, const Choose& sums_of) {
  Findings findings;
  const Book& book = context.book;
  for (const auto& [place, lines] : panels_of(book)) {
    const Table& table = book.tables[static_cast<std::size_t>(place.first)];
    const Panel& panel = table.panels[static_cast<std::size_t>(place.second)];
    for (const Group& sum : sums_of(panel)) {
      const Search search(sum, lines, panel);
      const auto gaps = search.gaps(below);
      if (gaps.empty() || !search.find().empty()) continue;
      if (below && (search.holds_for_some() || search.divides_another_row())) continue;
      const Figure& total = *gaps.front().first;
      if (may_be_misread(book, total.place)) continue;
      const Row& row = panel.rows[static_cast<std::size_t>(*sum.total)];
      Finding finding = context.finding();
      finding.operands = {{"table", table.title},
                          {"total", row.label.empty() ? row.code : row.label},
                          {"amount", total.printed},
                          {"gap", format(gaps.front().second, total.unit, total.number.decimals)}};
      for (const auto& [figure, gap] : gaps) {
        finding.evidence.push_back({figure->printed, figure->place});
      }
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace

// Codes or the word 合计 say that rows make up a total, and in every column in which they do not
// they are less: a row may be missing.
Findings sum_above_its_rows(const Context& context) {
  if (is_withheld(context)) return {};
  return sums_missed(context, false, [](const Panel& panel) { return panel.denied_row_groups; });
}

// Parts that are more than their whole are no selection of its parts: that their place alone says
// what they are does not matter.
Findings sum_below_its_rows(const Context& context) {
  return sums_missed(context, true, [](const Panel& panel) {
    std::vector<Group> sums = panel.denied_row_groups;
    const std::vector<Group>& placed = panel.denied_outline_groups;
    sums.insert(sums.end(), placed.begin(), placed.end());
    return sums;
  });
}

Findings sum_missed_by_a_slip(const Context& context) {
  Findings findings;
  const Book& book = context.book;
  const Panels panels = panels_of(book);
  for (const auto& entry : panels) {
    const Lines& lines = entry.second;
    const Table& table = book.tables[static_cast<std::size_t>(entry.first.first)];
    const Panel& panel = table.panels[static_cast<std::size_t>(entry.first.second)];
    const auto look = [&](const Group& sum, bool only_if_it_holds) {
      const Search search(sum, lines, panel);
      const std::vector<Slips> found = search.find();
      if (found.empty() || (only_if_it_holds && !search.holds_somewhere())) return;
      findings.push_back(finding_for(context, table, panel, sum, lines, found));
    };
    for (const Group& sum : sums_of(panel, lines)) look(sum, false);
    if (const auto guess = first_over_all(panel)) look(*guess, true);
  }
  return findings;
}

}  // namespace yiben::rules
