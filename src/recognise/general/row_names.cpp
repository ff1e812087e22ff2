// Names for rows that would be taken for others.
#include "recognise/general/row_names.h"

#include <algorithm>
#include <map>

#include "recognise/general/groups.h"
#include "recognise/parts.h"

namespace yiben::recognition {

namespace {

bool lies_in(const std::vector<PrintedRow>& rows, std::size_t part, std::size_t whole) {
  for (int i = rows[part].parent; i >= 0; i = rows[static_cast<std::size_t>(i)].parent) {
    if (static_cast<std::size_t>(i) == whole) return true;
  }
  return false;
}

// Some column prints another amount in row `a` than in row `b`.
bool differ(const Amounts& amounts, int a, int b) {
  for (int c = 0; c < amounts.columns(); ++c) {
    if (amounts.at(a, c) != amounts.at(b, c)) return true;
  }
  return false;
}

// 合计, then 其中：（一） and behind it （二） and （三）: that word leads to all parts of the
// total.
bool heads_all_parts(const std::vector<PrintedRow>& rows, std::size_t first,
                     const Amounts& amounts) {
  if (!rows[first - 1].total) return false;
  std::vector<int> parts;
  for (std::size_t i = first; i < rows.size(); ++i) {
    if (rows[i].total || rows[i].depth < rows[first].depth) break;
    if (i > first && rows[i].of_which && rows[i].depth == rows[first].depth) return false;
    if (rows[i].depth == rows[first].depth) parts.push_back(static_cast<int>(i));
  }
  const Amounts::Votes votes = amounts.votes(static_cast<int>(first - 1), parts);
  return parts.size() > 1 && votes.fits > 0 && votes.fails == 0;
}

// The row that 其中 speaks of: the one it hangs below, or the one before it.
const PrintedRow* whole_of(const std::vector<PrintedRow>& rows, std::size_t part) {
  if (rows[part].parent >= 0) return &rows[static_cast<std::size_t>(rows[part].parent)];
  for (std::size_t i = part; i-- > 0;) {
    if (!rows[i].of_which) return rows[i].total ? nullptr : &rows[i];
  }
  return nullptr;
}

// A part is of the fund and the like of its whole, where it does not say another.
void inherit(const PrintedRow& whole, PrintedRow& part) {
  for (const auto& coordinate : whole.select) {
    const bool has = std::any_of(part.select.begin(), part.select.end(),
                                 [&](const auto& own) { return own.first == coordinate.first; });
    if (!has) part.select.push_back(coordinate);
  }
}

}  // namespace

void narrow_row(PrintedRow& row, std::string_view dimension, const std::string& name,
                const LabelReader& labels) {
  for (const auto& coordinate : labels.member(dimension, name)) {
    const auto same = std::find_if(row.select.begin(), row.select.end(), [&](const auto& known) {
      return known.first == coordinate.first;
    });
    if (same == row.select.end()) {
      row.select.push_back(coordinate);
      continue;
    }
    const std::string both =
        std::string(labels.cube().name_of(same->first, same->second)) + "/" + name;
    for (const auto& joined : labels.member(dimension, both)) *same = joined;
  }
}

bool is_foreign(const std::pair<int, Node>& part, const Coordinates& whole, const Cube& cube) {
  if (cube.is_listed(part.first) || cube.is_apart(part.first)) return false;
  return std::any_of(whole.begin(), whole.end(), [&](const auto& of_whole) {
    return of_whole.first == part.first && part.second != all_of_it &&
           !cube.yields(part.first, of_whole.second) &&
           !cube.is_inside(part.first, part.second, of_whole.second) &&
           !cube.is_inside(part.first, of_whole.second, part.second);
  });
}

bool is_wider(const std::pair<int, Node>& part, const Coordinates& whole, const Cube& cube) {
  if (cube.is_listed(part.first) || cube.is_apart(part.first)) return false;
  return std::any_of(whole.begin(), whole.end(), [&](const auto& of_whole) {
    return of_whole.first == part.first && part.second != of_whole.second &&
           !cube.yields(part.first, of_whole.second) &&
           cube.is_inside(part.first, of_whole.second, part.second);
  });
}

void widen_origin(Coordinates& whole, const Coordinates& part, const Cube& cube) {
  const auto origin = cube.dimension("origin");
  const bool outside = std::any_of(part.begin(), part.end(), [&](const auto& coordinate) {
    return coordinate.first == origin && is_foreign(coordinate, whole, cube);
  });
  if (outside) std::erase_if(whole, [&](const auto& c) { return c.first == origin; });
}

void name_foreign_parts(std::vector<PrintedRow>& rows, const LabelReader& labels) {
  const Cube& cube = labels.cube();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PrintedRow* whole = rows[i].of_which ? whole_of(rows, i) : nullptr;
    if (whole == nullptr) continue;
    const std::size_t erased = std::erase_if(rows[i].select, [&](const auto& coordinate) {
      return is_foreign(coordinate, whole->select, cube) ||
             is_wider(coordinate, whole->select, cube);
    });
    if (erased == 0) continue;
    for (const auto& coordinate : whole->select) {
      const bool has = std::any_of(rows[i].select.begin(), rows[i].select.end(),
                                   [&](const auto& c) { return c.first == coordinate.first; });
      if (!has) rows[i].select.push_back(coordinate);
    }
    narrow_row(rows[i], "row", bare(rows[i].label).words, labels);
  }
}

void inherit_of_which(std::vector<PrintedRow>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PrintedRow* whole = rows[i].of_which ? whole_of(rows, i) : nullptr;
    if (whole != nullptr) inherit(*whole, rows[i]);
  }
}

void part_equal_rows(std::vector<PrintedRow>& rows, const LabelReader& labels) {
  std::map<Selection, std::vector<std::size_t>> alike;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].total) alike[narrow(Selection(), rows[i].select)].push_back(i);
  }
  for (const auto& [select, equal] : alike) {
    if (equal.size() < 2) continue;
    const bool first_is_whole =
        std::all_of(equal.begin() + 1, equal.end(),
                    [&, first = equal.front()](std::size_t i) { return lies_in(rows, i, first); });
    for (std::size_t n = first_is_whole ? 1 : 0; n < equal.size(); ++n) {
      narrow_row(rows[equal[n]], "row", "#" + std::to_string(n + 1), labels);
    }
  }
}

void extend_of_which(std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel) {
  constexpr std::size_t most_parts = 6;
  const Amounts amounts(rows, grid, panel);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const bool begins = rows[i].of_which && !rows[i - 1].of_which;
    if (!begins || amounts.is_zero(static_cast<int>(i))) continue;
    const auto whole = static_cast<int>(i - 1);
    if (heads_all_parts(rows, i, amounts)) {
      rows[i].of_which = false;
      continue;
    }
    std::vector<int> parts = {static_cast<int>(i)};
    for (std::size_t j = i + 1; j < rows.size() && parts.size() < most_parts; ++j) {
      if (rows[j].total || rows[j].depth < rows[i].depth) break;
      parts.push_back(static_cast<int>(j));
      const Amounts::Votes votes = amounts.votes(whole, parts);
      if (votes.fits == 0 || votes.fails > 0 || amounts.is_zero(static_cast<int>(j))) continue;
      for (const int part : parts) {
        rows[static_cast<std::size_t>(part)].of_which = true;
        inherit(rows[i - 1], rows[static_cast<std::size_t>(part)]);
      }
      break;
    }
  }
}

void part_from_carried_over(std::vector<PrintedRow>& rows, const Grid& grid,
                            const PrintedPanel& panel, const Cube& cube) {
  const auto origin = cube.dimension("origin");
  const auto current = origin ? cube.find(*origin, "current") : std::nullopt;
  if (!current) return;
  const auto is_of_origin = [&](const PrintedRow& row) {
    return std::any_of(row.select.begin(), row.select.end(), [&](const auto& coordinate) {
      return coordinate.first == *origin && coordinate.second != *current;
    });
  };
  const Amounts amounts(rows, grid, panel);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].total) continue;
    std::size_t whole = i + 1;
    while (whole < rows.size() && !rows[whole].total && is_of_origin(rows[whole])) ++whole;
    const bool is_above_whole = whole > i + 1 && whole < rows.size() && rows[whole].total &&
                                rows[whole].select == rows[i].select &&
                                differ(amounts, static_cast<int>(i), static_cast<int>(whole));
    if (is_above_whole) rows[i].select.emplace_back(*origin, *current);
  }
}

void part_beyond_total(std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel,
                       const LabelReader& labels) {
  const Cube& cube = labels.cube();
  const auto holds = [&](const PrintedRow& whole, const PrintedRow& part) {
    return !whole.select.empty() && whole.select != part.select &&
           std::all_of(whole.select.begin(), whole.select.end(), [&](const auto& outer) {
             return std::any_of(part.select.begin(), part.select.end(), [&](const auto& inner) {
               return inner.first == outer.first &&
                      (inner.second == outer.second ||
                       cube.is_inside(outer.first, inner.second, outer.second));
             });
           });
  };
  const Amounts amounts(rows, grid, panel);
  const auto first_total =
      std::find_if(rows.begin(), rows.end(), [](const PrintedRow& row) { return row.total; });
  bool any = false;
  for (auto row = rows.begin(); row != first_total; ++row) {
    const bool beyond = std::any_of(first_total, rows.end(), [&](const PrintedRow& part) {
      return !part.total && !part.of_which && holds(*row, part) &&
             !amounts.is_zero(static_cast<int>(&part - rows.data()));
    });
    if (beyond) narrow_row(*row, "row", bare(row->label).words, labels);
    any = any || beyond;
  }
  if (any) narrow_row(*first_total, "row", bare(first_total->label).words, labels);
}

void set_sides(std::vector<PrintedRow>& rows, const Cube& cube) {
  const auto side = cube.dimension("side");
  const auto revenue = side ? cube.find(*side, "revenue") : std::nullopt;
  if (!revenue) return;
  for (PrintedRow& row : rows) {
    const Node own = narrow(Selection(), row.select)[*side];
    if (own == all_of_it) continue;
    row.side = own == *revenue ? PrintedRow::Side::revenue : PrintedRow::Side::outflow;
  }
}

void part_below_totals(std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel,
                       const LabelReader& labels) {
  const Amounts amounts(rows, grid, panel);
  const Selection of_panel = narrow(Selection(), labels.read(panel.side).select);
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    if (!rows[i].total || rows[i + 1].total) continue;
    std::vector<int> parts;
    for (std::size_t j = i + 1; j < rows.size() && !rows[j].total; ++j) {
      if (rows[j].depth < rows[i + 1].depth) break;
      if (rows[j].depth == rows[i + 1].depth) parts.push_back(static_cast<int>(j));
    }
    const Amounts::Votes votes = amounts.votes(static_cast<int>(i), parts);
    if (parts.size() < 2 || votes.fits == 0 || votes.fails > 0) continue;
    for (const int part : parts) {
      PrintedRow& row = rows[static_cast<std::size_t>(part)];
      const bool same = narrow(of_panel, row.select) == narrow(of_panel, rows[i].select);
      if (same && differ(amounts, static_cast<int>(i), part)) {
        narrow_row(row, "row", bare(row.label).words, labels);
      }
    }
  }
}

void part_blank_totals(std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel,
                       const LabelReader& labels) {
  const Amounts amounts(rows, grid, panel);
  const auto is_money = [&](const PrintedRow& row) {
    return !row.total && !amounts.is_zero(static_cast<int>(&row - rows.data()));
  };
  if (std::none_of(rows.begin(), rows.end(), is_money)) return;
  // 一、“三公”经费支出 without amounts above （一）支出合计 and its parts is a heading.
  const auto heads = [&](std::size_t i) {
    if (i + 1 == rows.size() || !amounts.is_printed(static_cast<int>(i + 1))) return false;
    const int own = bare(rows[i].label).level;
    const bool opens = own >= 0 && rows[i + 1].total && bare(rows[i + 1].label).level > own;
    return opens || rows[i + 1].parent == static_cast<int>(i);
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (amounts.is_printed(static_cast<int>(i)) || (!rows[i].total && !heads(i))) continue;
    narrow_row(rows[i], "row", "#blank " + std::to_string(rows[i].grid_row), labels);
  }
}

void part_equal_totals(std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel,
                       const LabelReader& labels) {
  const Amounts amounts(rows, grid, panel);
  // 小计 in the half of 收入 is 收入, too.
  const Selection of_panel = narrow(Selection(), labels.read(panel.side).select);
  std::map<Selection, std::vector<int>> alike;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PrintedRow& row = rows[i];
    if (row.total) alike[narrow(of_panel, row.select)].push_back(static_cast<int>(i));
  }
  const auto words_of = [&](int i) { return bare(rows[static_cast<std::size_t>(i)].label).words; };
  const auto says_what = [&](int i) { return !rows[static_cast<std::size_t>(i)].select.empty(); };
  // 小计 and behind more rows 总计: the one is a part of the other.
  const auto are_apart = [&](int a, int b) {
    if (words_of(a) == words_of(b)) return true;
    // 本年支出合计 says what it is the sum of.
    if (says_what(a) && says_what(b)) return false;
    for (int i = a + 1; i < b; ++i) {
      if (!rows[static_cast<std::size_t>(i)].total && !amounts.is_zero(i)) return true;
    }
    return false;
  };
  for (const auto& entry : alike) {
    const std::vector<int>& totals = entry.second;
    const bool parted = std::any_of(totals.begin(), totals.end(), [&](int total) {
      return differ(amounts, total, totals.front()) && are_apart(totals.front(), total);
    });
    for (std::size_t n = 0; parted && n < totals.size(); ++n) {
      narrow_row(rows[static_cast<std::size_t>(totals[n])], "row",
                 "#total " + std::to_string(n + 1), labels);
    }
  }
}

}  // namespace yiben::recognition
