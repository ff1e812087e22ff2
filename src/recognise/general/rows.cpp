// What each printed row names: its keys, their axis, its place in the outline.
#include "recognise/general/rows.h"

#include <algorithm>
#include <map>

#include "recognise/general/axis.h"
#include "recognise/general/groups.h"
#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

// Digits in several columns: 类 款 项, whole codes or each level's own digits; a level that is not
// printed again is that of the row above.
class JoinedCodes {
 public:
  std::string join(const std::vector<std::string>& levels) {
    if (levels.size() == 1) return levels.front();
    std::string code;
    bool any = false;
    above_.resize(levels.size());
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const bool later = std::any_of(levels.begin() + static_cast<std::ptrdiff_t>(i), levels.end(),
                                     [](const auto& l) { return !l.empty(); });
      if (!later) {
        for (std::size_t j = i; j < levels.size(); ++j) above_[j].clear();
        break;
      }
      if (!levels[i].empty()) {
        any = true;
        const bool whole =
            !code.empty() && levels[i].size() > code.size() && levels[i].starts_with(code);
        above_[i] = whole ? levels[i].substr(code.size()) : levels[i];
        for (std::size_t j = i + 1; j < levels.size(); ++j) {
          if (levels[j].empty()) above_[j].clear();
        }
      }
      code += above_[i];
    }
    return any ? code : std::string();
  }

 private:
  std::vector<std::string> above_;
};

class RowReader {
 public:
  RowReader(const Sheet& sheet, const PrintedPanel& panel, int first_row, const LabelReader& labels)
      : grid_(sheet.grid), panel_(panel), first_row_(first_row), labels_(labels) {}

  PrintedRows read() {
    gather();
    choose_axes();
    complete_codes();
    for (std::size_t i = 0; i < raw_.size(); ++i) add(i);
    set_depths();
    name_blocks();
    set_origins();
    part_equal_rows();
    result_.groups = groups_of(result_.rows, grid_, panel_,
                               codes_printed_ && result_.dimension.has_value(), labels_.withheld());
    inherit_from_totals();
    part_equal_rows();
    return std::move(result_);
  }

 private:
  struct Raw {
    int grid_row = 0;
    std::vector<Key> keys;  // by PrintedPanel::keys
  };

  bool holds_amount(int row) const {
    return std::any_of(panel_.amounts.begin(), panel_.amounts.end(), [&](const auto& column) {
      return parse_cell(grid_.text(row, column.column)).kind == CellKind::number;
    });
  }

  bool is_remark(int row) const {
    std::string_view first;
    int cells = 0;
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell == nullptr || cell->column != column || cell->text.empty()) continue;
      if (cells++ == 0) first = cell->text;
    }
    if (cells == 0) return true;
    if (holds_amount(row)) return false;
    const std::string folded = text::fold(first);
    for (const std::string_view lead : {"注:", "备注", "注", "说明:", "填表说明"}) {
      if (folded.starts_with(lead) && cells <= 2) return true;
    }
    const Cell* whole = grid_.at(row, 0);
    return whole != nullptr && whole->column_span >= grid_.columns();
  }

  void gather() {
    std::vector<JoinedCodes> joined(panel_.keys.size());
    for (int row = first_row_; row < grid_.rows(); ++row) {
      if (is_remark(row)) continue;
      Raw raw{.grid_row = row, .keys = {}};
      bool any = holds_amount(row);
      for (std::size_t k = 0; k < panel_.keys.size(); ++k) {
        raw.keys.push_back(key_at(row, panel_.keys[k], joined[k]));
        if (k > 0 && is_same_cell(row, panel_.keys[k - 1].name, panel_.keys[k].name)) {
          raw.keys.back() = {};
        }
        any = any || !raw.keys.back().name.empty() || !raw.keys.back().code.empty();
      }
      if (any) raw_.push_back(std::move(raw));
    }
  }

  // One cell across two key columns is one name.
  bool is_same_cell(int row, int a, int b) const {
    return a >= 0 && b >= 0 && grid_.at(row, a) != nullptr && grid_.at(row, a) == grid_.at(row, b);
  }

  Key key_at(int row, const KeySet& keys, JoinedCodes& joined) const {
    Key key;
    if (keys.name >= 0) key.name = without_spaces(grid_.text(row, keys.name));
    std::vector<std::string> levels;
    std::string words;
    for (const int column : keys.codes) {
      const std::string_view printed = grid_.text(row, column);
      std::string digits = digits_of(printed);
      if (digits.size() == 1 && keys.codes.size() > 1) digits.insert(0, "0");
      levels.push_back(digits);
      if (!digits.empty()) continue;
      const CodedName coded = split_code(printed);
      if (!coded.code.empty()) {
        levels.back() = coded.code;
        if (key.name.empty()) key.name = coded.name;
      } else if (words.empty()) {
        words = without_spaces(printed);
      }
    }
    if (!levels.empty()) key.code = joined.join(levels);
    // 合计 often stands in the column of the codes.
    if (key.name.empty()) key.name = words;
    if (key.code.empty() && keys.codes.empty()) {
      CodedName coded = split_code(key.name);
      if (!coded.code.empty()) {
        key.code = coded.code;
        key.name = coded.name;
      }
    }
    return key;
  }

  void choose_axes() {
    for (std::size_t k = 0; k < panel_.keys.size(); ++k) {
      std::vector<Key> keys;
      for (const Raw& raw : raw_) {
        const Key& key = raw.keys[k];
        if (key.code.empty() && (key.name.empty() || is_total(key.name))) continue;
        keys.push_back(key);
      }
      axes_.push_back(axis_of(keys, labels_));
      named_.emplace_back(axes_.back(), labels_);
    }
    for (std::size_t k = 0; k < axes_.size(); ++k) {
      if (axes_[k] == KeyAxis::function || axes_[k] == KeyAxis::economic) {
        primary_ = static_cast<int>(k);
        break;
      }
    }
    if (primary_ < 0 && !axes_.empty()) primary_ = 0;
    primary_axis_ = primary_ < 0 ? KeyAxis::names : axes_[static_cast<std::size_t>(primary_)];
    const Cube& cube = labels_.cube();
    if (primary_axis_ == KeyAxis::function) result_.dimension = cube.dimension("function");
    if (primary_axis_ == KeyAxis::economic) result_.dimension = cube.dimension("economic");
  }

  // Two digits below a whole code: 208 and then 05 is 20805, or below that a 项.
  void complete_codes() {
    if (primary_ < 0 || !result_.dimension) return;
    const Catalog& catalog = labels_.catalog();
    const Classification& codes =
        primary_axis_ == KeyAxis::function ? catalog.function_codes : catalog.economic_codes;
    std::string last;
    for (Raw& raw : raw_) {
      Key& key = raw.keys[static_cast<std::size_t>(primary_)];
      if (key.code.size() == 2 && last.size() >= 3) {
        const std::string below = last.substr(0, 3) + key.code;
        const CodeName* known = codes.by_code(below);
        const bool fits = known != nullptr && text::fold(known->name) == bare(key.name).words;
        key.code = fits || last.size() == 3 ? below : last.substr(0, 5) + key.code;
      }
      if (is_code_of(key.code, primary_axis_)) last = key.code;
    }
  }

  bool is_total(std::string_view name) const {
    const Meaning meaning = labels_.read(name);
    return meaning.understood && meaning.role == TermRole::total;
  }

  void add(std::size_t index) {
    const Raw& raw = raw_[index];
    PrintedRow row;
    row.grid_row = raw.grid_row;
    row.place = place_of(raw.grid_row);
    row.understood = true;
    int named = 0;
    int totals = 0;
    for (std::size_t k = 0; k < raw.keys.size(); ++k) {
      const Key& key = raw.keys[k];
      join(row.code, key.code);
      join(row.label, key.name);
      if (key.code.empty() && key.name.empty()) continue;
      ++named;
      totals += key.code.empty() && is_total(key.name) ? 1 : 0;
      add_key(k, key, row);
      row.count = row.count || is_count(key.name);
    }
    if (row.code.empty() && panel_.serial >= 0) {
      row.code = without_spaces(grid_.text(raw.grid_row, panel_.serial));
    }
    // 小计 beside a name is the sum of that name alone.
    row.total = totals > 0 && totals == named;
    if (named == 0) row.understood = raw_.size() == 1;
    result_.rows.push_back(std::move(row));
  }

  bool is_count(std::string_view name) const {
    const std::string folded = text::fold(name);
    if (!folded.ends_with(')')) return false;
    const std::size_t open = folded.rfind('(');
    return open != std::string::npos &&
           labels_.catalog().terms.is_count(
               std::string_view(folded).substr(open + 1, folded.size() - open - 2));
  }

  static void join(std::string& to, const std::string& more) {
    if (more.empty()) return;
    if (!to.empty()) to += '/';
    to += more;
  }

  void add_key(std::size_t k, const Key& key, PrintedRow& row) {
    const Meaning meaning = labels_.read(key.name);
    const BareLabel label = bare(key.name);
    row.of_which = row.of_which || label.of_which;
    if (key.code.empty() && meaning.understood && meaning.role == TermRole::total) {
      row.select.insert(row.select.end(), meaning.select.begin(), meaning.select.end());
      return;
    }
    std::string code = key.code;
    if (code.empty()) code = named_[k].code_of(key.name);
    switch (axes_[k]) {
      case KeyAxis::function:
        if (is_code_of(code, KeyAxis::function)) return narrow_row(row, "function", code);
        break;
      case KeyAxis::economic:
        if (is_code_of(code, KeyAxis::economic)) return narrow_row(row, "economic", code);
        break;
      case KeyAxis::government_economic:
        // Finer than the cube: the row is known apart, but has no equal in other tables.
        return narrow_row(row, "row", "government " + (code.empty() ? key.name : code));
      default:
        break;
    }
    if (key.code.empty() && meaning.understood && says_what(meaning)) {
      row.select.insert(row.select.end(), meaning.select.begin(), meaning.select.end());
      return;
    }
    // Units, projects and what else has a name of its own.
    row.understood = false;
    narrow_row(row, "row", key.code.empty() ? label.words : key.code + label.words);
  }

  // 部门预算 over rows of revenue says of which stage they are, not what they are.
  bool says_what(const Meaning& meaning) const {
    const auto stage = labels_.cube().dimension("stage");
    return std::any_of(meaning.select.begin(), meaning.select.end(),
                       [&](const auto& c) { return !stage || c.first != *stage; });
  }

  void narrow_row(PrintedRow& row, std::string_view dimension, const std::string& name) const {
    for (const auto& coordinate : labels_.member(dimension, name)) {
      const auto same = std::find_if(row.select.begin(), row.select.end(), [&](const auto& known) {
        return known.first == coordinate.first;
      });
      if (same == row.select.end()) {
        row.select.push_back(coordinate);
        continue;
      }
      // Two names of one kind: both together.
      const std::string both =
          std::string(labels_.cube().name_of(same->first, same->second)) + "/" + name;
      for (const auto& joined : labels_.member(dimension, both)) *same = joined;
    }
  }

  Place place_of(int grid_row) const {
    for (const KeySet& keys : panel_.keys) {
      std::vector<int> columns = keys.codes;
      columns.push_back(keys.name);
      for (const int column : columns) {
        const Cell* cell = column < 0 ? nullptr : grid_.at(grid_row, column);
        if (cell != nullptr && !cell->text.empty()) return cell->place;
      }
    }
    for (const PrintedColumn& column : panel_.amounts) {
      const Cell* cell = grid_.at(grid_row, column.column);
      if (cell != nullptr) return cell->place;
    }
    return grid_.place;
  }

  // The code by which a row hangs in the tree of its axis; empty where it has none.
  std::string tree_code(std::size_t i) const {
    if (primary_ < 0) return {};
    if (result_.dimension) {
      for (const auto& [d, member] : result_.rows[i].select) {
        if (d == *result_.dimension) return std::string(labels_.cube().name_of(d, member));
      }
      return {};
    }
    return raw_[i].keys[static_cast<std::size_t>(primary_)].code;
  }

  int last_filled_key(std::size_t i) const {
    int last = 0;
    for (std::size_t k = 0; k < raw_[i].keys.size(); ++k) {
      const Key& key = raw_[i].keys[k];
      const bool names = !key.name.empty() && !is_total(key.name);
      if (!key.code.empty() || names) last = static_cast<int>(k);
    }
    return last;
  }

  // Depths: by the prefixes of codes; by ordinals; by which of several key columns is filled. A row
  // without a code among coded rows heads a block.
  void set_depths() {
    std::vector<PrintedRow>& rows = result_.rows;
    const bool coded = std::any_of(rows.begin(), rows.end(), [&](const PrintedRow& row) {
      return !tree_code(static_cast<std::size_t>(&row - rows.data())).empty();
    });
    codes_printed_ = std::any_of(raw_.begin(), raw_.end(), [&](const Raw& raw) {
      return primary_ >= 0 && !raw.keys[static_cast<std::size_t>(primary_)].code.empty();
    });
    const bool ordinals = std::any_of(raw_.begin(), raw_.end(), [&](const Raw& raw) {
      return !raw.keys.empty() && bare(raw.keys.front().name).level >= 0;
    });
    if (ordinals && !codes_printed_) {
      set_ordinal_depths();
    } else if (coded) {
      set_code_depths(codes_printed_);
    } else {
      for (std::size_t i = 0; i < rows.size(); ++i) rows[i].depth = last_filled_key(i);
    }
    set_parents();
  }

  void set_code_depths(bool blocks) {
    std::vector<PrintedRow>& rows = result_.rows;
    std::vector<std::string> open;
    bool in_block = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].total) continue;
      const std::string code = tree_code(i);
      if (code.empty()) {
        rows[i].depth = 0;
        open.clear();
        in_block = blocks;
        continue;
      }
      while (!open.empty() &&
             !(code.size() > open.back().size() && code.starts_with(open.back()))) {
        open.pop_back();
      }
      rows[i].depth = static_cast<int>(open.size()) + (in_block ? 1 : 0);
      open.push_back(code);
    }
  }

  void set_ordinal_depths() {
    std::vector<PrintedRow>& rows = result_.rows;
    std::vector<int> levels;
    for (const Raw& raw : raw_) {
      const int level = raw.keys.empty() ? -1 : bare(raw.keys.front().name).level;
      if (level >= 0) levels.push_back(level);
    }
    std::sort(levels.begin(), levels.end());
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    const auto origin = labels_.cube().dimension("origin");
    int last = -1;
    std::vector<std::string> open;  // codes below the last ordinal
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].total) continue;
      const BareLabel label = bare(raw_[i].keys.empty() ? "" : raw_[i].keys.front().name);
      const std::string code = tree_code(i);
      const bool stands_alone = std::any_of(
          rows[i].select.begin(), rows[i].select.end(),
          [&](const auto& coordinate) { return origin && coordinate.first == *origin; });
      if (label.level >= 0) {
        last =
            static_cast<int>(std::find(levels.begin(), levels.end(), label.level) - levels.begin());
        rows[i].depth = last;
        open = {code};
      } else if (last < 0 || (stands_alone && !rows[i].of_which)) {
        rows[i].depth = 0;
      } else {
        while (open.size() > 1 &&
               !(code.size() > open.back().size() && code.starts_with(open.back()))) {
          open.pop_back();
        }
        rows[i].depth = last + static_cast<int>(open.size());
        if (!code.empty()) open.push_back(code);
      }
    }
  }

  void set_parents() {
    std::vector<PrintedRow>& rows = result_.rows;
    std::vector<int> open;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].total) {
        open.clear();
        continue;
      }
      while (!open.empty() && rows[static_cast<std::size_t>(open.back())].depth >= rows[i].depth) {
        open.pop_back();
      }
      rows[i].parent = open.empty() ? -1 : open.back();
      open.push_back(static_cast<int>(i));
    }
  }

  // Blocks of one table are those of several units; a single one is the whole.
  void name_blocks() {
    if (!codes_printed_) return;
    std::vector<PrintedRow>& rows = result_.rows;
    std::vector<std::size_t> heads;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool has_parts = std::any_of(rows.begin(), rows.end(), [i](const PrintedRow& row) {
        return row.parent == static_cast<int>(i);
      });
      const bool head = result_.dimension && !rows[i].total && rows[i].parent < 0 && has_parts &&
                        tree_code(i).empty();
      if (head) heads.push_back(i);
    }
    const auto words = labels_.cube().dimension("row");
    const bool whole =
        heads.size() == 1 &&
        std::all_of(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(heads[0]),
                    [](const PrintedRow& row) { return row.total; });
    for (const std::size_t head : heads) {
      std::erase_if(rows[head].select, [&](const auto& c) { return words && c.first == *words; });
      rows[head].understood = true;
      if (whole) return;
      const std::string unit = bare(rows[head].label).words;
      for (std::size_t i = head; i < rows.size(); ++i) {
        if (i == head || lies_in(i, head)) narrow_row(rows[i], "unit", unit);
      }
    }
  }

  // Where one row says 上年结转, the funds beside it are those of the year.
  void set_origins() {
    const auto origin = labels_.cube().dimension("origin");
    const auto fund = labels_.cube().dimension("fund");
    const auto current = origin ? labels_.cube().find(*origin, "current") : std::nullopt;
    if (!current || !fund || primary_axis_ != KeyAxis::terms) return;
    std::vector<PrintedRow>& rows = result_.rows;
    const auto has = [](const PrintedRow& row, int dimension) {
      return std::any_of(row.select.begin(), row.select.end(),
                         [&](const auto& c) { return c.first == dimension; });
    };
    const bool any = std::any_of(rows.begin(), rows.end(), [&](const PrintedRow& row) {
      return has(row, *origin) && !has(row, *fund);
    });
    for (PrintedRow& row : rows) {
      // A part has the coordinates of the whole.
      if (row.parent >= 0) {
        for (const auto& coordinate : rows[static_cast<std::size_t>(row.parent)].select) {
          if (!has(row, coordinate.first)) row.select.push_back(coordinate);
        }
      }
      if (any && has(row, *fund) && !has(row, *origin)) row.select.emplace_back(*origin, *current);
    }
  }

  // The parts of 公用经费合计 are operating expenditure too.
  void inherit_from_totals() {
    for (const RowGroup& group : result_.groups) {
      const PrintedRow& total = result_.rows[static_cast<std::size_t>(*group.group.total)];
      if (!total.total) continue;
      for (const int part : group.group.parts) inherit(total.select, part);
    }
  }

  void inherit(const Coordinates& select, int index) {
    PrintedRow& row = result_.rows[static_cast<std::size_t>(index)];
    if (row.total) return;
    for (const auto& [dimension, member] : select) {
      const bool has = std::any_of(row.select.begin(), row.select.end(),
                                   [d = dimension](const auto& c) { return c.first == d; });
      if (!has) row.select.emplace_back(dimension, member);
    }
    for (std::size_t i = 0; i < result_.rows.size(); ++i) {
      if (result_.rows[i].parent == index) inherit(select, static_cast<int>(i));
    }
  }

  bool lies_in(std::size_t part, std::size_t whole) const {
    for (int i = result_.rows[part].parent; i >= 0;
         i = result_.rows[static_cast<std::size_t>(i)].parent) {
      if (static_cast<std::size_t>(i) == whole) return true;
    }
    return false;
  }

  // Rows that say the same are parts of something that is not printed: each gets a name of its own.
  // A part that says no more than its whole gets one too.
  void part_equal_rows() {
    std::vector<PrintedRow>& rows = result_.rows;
    const Selection none;
    std::map<Selection, std::vector<std::size_t>> alike;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!rows[i].total) alike[narrow(none, rows[i].select)].push_back(i);
    }
    for (const auto& [select, equal] : alike) {
      const bool first_is_whole =
          std::all_of(equal.begin() + 1, equal.end(),
                      [&, first = equal.front()](std::size_t i) { return lies_in(i, first); });
      if (equal.size() < 2) continue;
      for (std::size_t n = first_is_whole ? 1 : 0; n < equal.size(); ++n) {
        narrow_row(rows[equal[n]], "row", "#" + std::to_string(n + 1));
      }
    }
  }

  const Grid& grid_;
  const PrintedPanel& panel_;
  const int first_row_;
  const LabelReader& labels_;
  std::vector<Raw> raw_;
  std::vector<KeyAxis> axes_;
  std::vector<NamedCodes> named_;
  int primary_ = -1;
  KeyAxis primary_axis_ = KeyAxis::names;
  bool codes_printed_ = false;
  PrintedRows result_;
};

}  // namespace

PrintedRows read_printed_rows(const Sheet& sheet, const PrintedPanel& panel, int first_row,
                              const LabelReader& labels) {
  return RowReader(sheet, panel, first_row, labels).read();
}

}  // namespace yiben::recognition
