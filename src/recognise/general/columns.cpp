// Sums across the columns, from the tree of header cells.
#include "recognise/general/columns.h"

#include <algorithm>
#include <array>

#include "recognise/general/additive.h"
#include "recognise/general/column_changes.h"
#include "recognise/general/column_parts.h"
#include "recognise/general/of_which_lists.h"
#include "recognise/general/row_names.h"

namespace yiben::recognition {

namespace {

class ColumnReader {
 public:
  ColumnReader(const PrintedPanel& panel, const PrintedRows& rows, const Grid& grid,
               const Selection& title, const LabelReader& labels)
      : panel_(panel),
        rows_(rows),
        amounts_(rows.rows, grid, panel),
        title_(title),
        labels_(labels),
        cube_(labels.cube()),
        lists_(of_which_lists(panel, amounts_, cube_)) {}

  PanelColumnsRead read() {
    for (std::size_t i = 0; i < panel_.amounts.size(); ++i) add_column(i);
    set_origins();
    part_equal_columns();
    std::vector<int> all;
    for (std::size_t i = 0; i < panel_.amounts.size(); ++i) all.push_back(static_cast<int>(i));
    add_groups(all, 0);
    for (const Group& list : lists_) {
      keep_if_sure(*list.total, list.parts, amounts_.column_votes(*list.total, list.parts));
    }
    doubt_shifted();
    result_.changes = change_columns(result_.columns, amounts_, cube_);
    judge_additive();
    return std::move(result_);
  }

 private:
  const PrintedColumn& printed(int i) const { return panel_.amounts[static_cast<std::size_t>(i)]; }
  Column& column(int i) { return result_.columns[static_cast<std::size_t>(i)]; }

  void add_column(std::size_t i) {
    const PrintedColumn& from = panel_.amounts[i];
    Column to;
    to.path = from.path;
    if (!from.header.empty()) to.place = from.header.back()->place;
    Selection own = cube_.narrowed(Selection(), from.meaning.select);
    for (int d = 0; d < cube_.dimensions(); ++d) {
      if (own[d] == all_of_it) continue;
      const bool wider = title_[d] != all_of_it && cube_.is_inside(d, title_[d], own[d]);
      if (!wider) to.select.emplace_back(d, own[d]);
    }
    const int whole = whole_of(static_cast<int>(i));
    const bool foreign =
        whole >= 0 && std::any_of(to.select.begin(), to.select.end(), [&](const auto& c) {
          return is_foreign(c, column(whole).select, cube_) ||
                 is_wider(c, column(whole).select, cube_);
        });
    if (foreign) to.select = column(whole).select;
    if (const Group* list = list_of(static_cast<int>(i))) {
      for (const auto& coordinate : column(*list->total).select) {
        if (!has(to, coordinate.first)) to.select.push_back(coordinate);
      }
    }
    if (foreign || !is_understood(from)) name_apart(to, from.path);
    to.denied = labels_.member("column", from.path);
    result_.columns.push_back(std::move(to));
  }

  // The list of columns behind 其中 that the column stands in, or nullptr.
  const Group* list_of(int part) const {
    const auto list = std::find_if(lists_.begin(), lists_.end(), [&](const Group& one) {
      return std::find(one.parts.begin(), one.parts.end(), part) != one.parts.end();
    });
    return list == lists_.end() ? nullptr : &*list;
  }

  // The column that 其中 beside it speaks of: the last one before it, of the same cells above, that
  // is no such part itself; -1 where that is a total, or where there is none.
  int whole_of(int part) const {
    if (const Group* list = list_of(part)) return *list->total;
    if (printed(part).meaning.role != TermRole::of_which) return -1;
    const auto above = [&](int i) {
      const std::vector<const Cell*>& header = printed(i).header;
      return std::vector<const Cell*>(header.begin(), header.end() - (header.empty() ? 0 : 1));
    };
    for (int i = part; i-- > 0 && above(i) == above(part);) {
      const TermRole role = printed(i).meaning.role;
      if (role != TermRole::of_which) return role == TermRole::total ? -1 : i;
    }
    return -1;
  }

  // A header that names things (政府采购项目) does not say which money stands below it.
  bool is_understood(const PrintedColumn& from) const {
    return from.meaning.understood &&
           std::none_of(from.header.begin(), from.header.end(), [&](const Cell* cell) {
             const Meaning part = labels_.read(cell->text);
             return part.role > TermRole::of_which && part.select.empty();
           });
  }

  // Words that the catalogue does not know make a member of their own.
  void name_apart(Column& column, const std::string& name) const {
    for (const auto& coordinate : labels_.member("column", name)) {
      std::erase_if(column.select,
                    [&](const auto& known) { return known.first == coordinate.first; });
      column.select.push_back(coordinate);
    }
  }

  static bool has(const Column& column, int dimension) {
    return std::any_of(column.select.begin(), column.select.end(),
                       [&](const auto& c) { return c.first == dimension; });
  }

  // Where one column says 上年结转, the funds beside it are those of the year.
  void set_origins() {
    const auto origin = cube_.dimension("origin");
    const auto fund = cube_.dimension("fund");
    const auto current = origin ? cube_.find(*origin, "current") : std::nullopt;
    if (!current || !fund || title_[*origin] != all_of_it) return;
    const bool any = std::any_of(result_.columns.begin(), result_.columns.end(),
                                 [&](const Column& c) { return has(c, *origin); });
    if (!any) return;
    for (Column& c : result_.columns) {
      if (has(c, *fund) && !has(c, *origin)) c.select.emplace_back(*origin, *current);
    }
  }

  // Two columns of one meaning whose numbers differ: one of them means something else.
  void part_equal_columns() {
    for (int i = 0; i < count(); ++i) {
      for (int j = i + 1; j < count(); ++j) {
        if (narrow(Selection(), column(i).select) != narrow(Selection(), column(j).select))
          continue;
        if (differ(i, j)) name_apart(column(j), column(j).path + "#" + std::to_string(j));
      }
    }
  }

  bool is_zero(int i) const {
    for (int row = 0; row < static_cast<int>(rows_.rows.size()); ++row) {
      const Interval amount = amounts_.at(row, i);
      if (amount.low > 0 || amount.high < 0) return false;
    }
    return true;
  }

  bool differ(int i, int j) const {
    for (int row = 0; row < static_cast<int>(rows_.rows.size()); ++row) {
      if (intersect(amounts_.at(row, i), amounts_.at(row, j)).is_empty()) return true;
    }
    return false;
  }

  int count() const { return static_cast<int>(panel_.amounts.size()); }

  // The header cell of a column at a level, or nullptr below its lowest.
  const Cell* header(int i, std::size_t level) const {
    const std::vector<const Cell*>& cells = printed(i).header;
    return level < cells.size() ? cells[level] : nullptr;
  }

  bool is_leaf(int i, std::size_t level) const { return level + 1 >= printed(i).header.size(); }

  // `columns` stand under one header cell, or under none at level 0.
  void add_groups(const std::vector<int>& columns, std::size_t level) {
    std::vector<std::vector<int>> items;  // of columns with one header cell at this level
    for (const int i : columns) {
      const bool same = !items.empty() && header(i, level) != nullptr &&
                        header(items.back().front(), level) == header(i, level);
      if (!same) items.emplace_back();
      items.back().push_back(i);
    }
    for (const std::vector<int>& item : items) {
      if (item.size() > 1) add_groups(item, level + 1);
    }
    if (items.size() < 2) return;
    std::vector<std::size_t> totals;
    for (std::size_t n = 0; n < items.size(); ++n) {
      const int first = items[n].front();
      if (items[n].size() == 1 && is_leaf(first, level) &&
          printed(first).meaning.role == TermRole::total) {
        totals.push_back(n);
      }
    }
    for (const std::size_t total : totals) add_sum(items, total, totals, level);
  }

  // 财政拨款收入 is this year's by its name; its total is not, where what was carried over stands
  // below one of its funds.
  void widen_over(const std::vector<std::vector<int>>& items, int whole) {
    for (const std::vector<int>& item : items) {
      if (item.size() < 2) continue;
      for (const int i : item) {
        if (!is_zero(i)) widen_origin(column(whole).select, column(i).select, cube_);
      }
    }
  }

  void add_sum(const std::vector<std::vector<int>>& items, std::size_t total,
               const std::vector<std::size_t>& totals, std::size_t level) {
    // A total sums what follows up to the next one, or all.
    std::size_t end = items.size();
    for (const std::size_t next : totals) {
      if (next > total) end = std::min(end, next);
    }
    const int whole = items[total].front();
    std::vector<int> parts;
    const bool is_last = total + 1 == items.size();
    for (std::size_t n = is_last ? 0 : total + 1; n < (is_last ? total : end); ++n) {
      for (const int part : leaves_of(items[n], level)) {
        if (same_time(whole, part)) parts.push_back(part);
      }
    }
    widen_over(items, whole);
    const ColumnParts choice(panel_, amounts_, result_.columns, cube_);
    const std::vector<int> beside = parts;
    choice.keep_inside(whole, parts);
    // Words that say too little leave out a column that belongs to the sum.
    if (amounts_.column_votes(whole, beside).fails < amounts_.column_votes(whole, parts).fails) {
      parts = beside;
    }
    if (parts.empty()) return;
    if (choice.has_lost_column(whole, parts)) {
      result_.given_up.push_back({whole, std::move(parts)});
      return;
    }
    // Which of them are parts of the others or of nothing, the numbers say.
    Amounts::Votes best = amounts_.column_votes(whole, parts);
    for (std::vector<int>& fewer :
         std::array{choice.without_nested(parts), choice.without_summed(parts), known_of(parts),
                    choice.without_of_which(parts)}) {
      if (fewer.empty() || fewer.size() == parts.size()) continue;
      const Amounts::Votes votes = amounts_.column_votes(whole, fewer);
      if (votes.fails >= best.fails) continue;
      best = votes;
      parts = std::move(fewer);
    }
    if (best.fails > 0) {
      std::vector<int> more = choice.with_more(whole, parts, beside);
      if (!more.empty()) {
        best = amounts_.column_votes(whole, more);
        parts = std::move(more);
      }
    }
    keep_if_sure(whole, std::move(parts), best);
  }

  // Without columns of unknown words and those that another column may hold.
  std::vector<int> known_of(const std::vector<int>& parts) const {
    std::vector<int> known;
    for (const int part : parts) {
      if (is_understood(printed(part)) && whole_of(part) < 0) known.push_back(part);
    }
    return known;
  }

  // What stands for a header cell: its own total where it has one, else all below it.
  std::vector<int> leaves_of(const std::vector<int>& item, std::size_t level) const {
    if (item.size() == 1) return item;
    for (const int i : item) {
      const bool own = printed(i).header.size() == level + 2;
      if (own && printed(i).meaning.role == TermRole::total) return {i};
    }
    std::vector<int> leaves;
    std::vector<const Cell*> taken;
    for (const int i : item) {
      const Cell* cell = header(i, level + 1);
      if (cell != nullptr && std::find(taken.begin(), taken.end(), cell) != taken.end()) continue;
      if (cell != nullptr) taken.push_back(cell);
      std::vector<int> below;
      for (const int j : item) {
        if (j == i || (cell != nullptr && header(j, level + 1) == cell)) below.push_back(j);
      }
      const std::vector<int> inner = leaves_of(below, level + 1);
      leaves.insert(leaves.end(), inner.begin(), inner.end());
    }
    return leaves;
  }

  // Amounts of different years or stages do not add up.
  bool same_time(int a, int b) const {
    for (const std::string_view name : {"year", "stage"}) {
      const auto d = cube_.dimension(name);
      if (!d) continue;
      const auto member = [&](int i) {
        const auto& select = result_.columns[static_cast<std::size_t>(i)].select;
        const Node node = narrow(Selection(), select)[*d];
        return cube_.yields(*d, node) ? all_of_it : node;
      };
      if (member(a) != member(b)) return false;
    }
    return true;
  }

  bool is_borne_out(int whole, const std::vector<int>& parts, const Amounts::Votes& votes) const {
    constexpr int many = 3;
    if (votes.fits >= many * votes.fails) return true;
    return votes.fits >= many && votes.fits >= votes.fails &&
           amounts_.misses_by_a_slip(whole, parts);
  }

  void keep_if_sure(int whole, std::vector<int> parts, const Amounts::Votes& votes) {
    const bool only_of_which = std::all_of(parts.begin(), parts.end(), [&](int part) {
      return printed(part).meaning.role == TermRole::of_which;
    });
    // A single part may be one of several that were not recognised; 其中 need not be all, and two
    // of them may overlap.
    const bool many = parts.size() > 1 && !only_of_which;
    const bool sure = many ? is_borne_out(whole, parts, votes) : votes.fails == 0;
    const bool too_much = votes.fails > votes.short_of;
    if (sure) {
      for (const int part : parts) {
        if (!is_zero(part)) widen_origin(column(whole).select, column(part).select, cube_);
      }
      result_.groups.push_back({whole, std::move(parts)});
    } else if (only_of_which && too_much && parts.size() > 1) {
      for (const int part : parts) {
        const Amounts::Votes alone = amounts_.column_votes(whole, {part});
        keep_if_sure(whole, {part}, alone);
      }
    } else if (!only_of_which || too_much) {
      result_.given_up.push_back({whole, std::move(parts)});
    } else {
      result_.of_which.push_back({whole, std::move(parts)});
    }
  }

  // Amounts below no header, and a sum across the columns that holds nowhere: the amounts stand one
  // column off, and no header says what stands below it.
  void doubt_shifted() {
    const bool unnamed = std::any_of(panel_.amounts.begin(), panel_.amounts.end(),
                                     [](const PrintedColumn& c) { return c.header.empty(); });
    if (!unnamed || result_.given_up.empty()) return;
    for (int i = 0; i < count(); ++i) {
      name_apart(column(i), column(i).path + "#" + std::to_string(i));
    }
    for (Group& group : result_.groups) result_.given_up.push_back(std::move(group));
    result_.groups.clear();
  }

  void judge_additive() {
    for (int i = 0; i < count(); ++i) {
      const Additive verdict = adds_down(i, is_understood(printed(i)), rows_.groups, amounts_);
      column(i).additive = verdict == Additive::yes;
      if (verdict == Additive::nearly) result_.nearly_additive.push_back(i);
    }
  }

  const PrintedPanel& panel_;
  const PrintedRows& rows_;
  const Amounts amounts_;
  const Selection& title_;
  const LabelReader& labels_;
  const Cube& cube_;
  const std::vector<Group> lists_;
  PanelColumnsRead result_;
};

}  // namespace

PanelColumnsRead read_columns(const PrintedPanel& panel, const PrintedRows& rows, const Grid& grid,
                              const Selection& title, const LabelReader& labels) {
  return ColumnReader(panel, rows, grid, title, labels).read();
}

}  // namespace yiben::recognition
