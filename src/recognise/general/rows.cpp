// What each printed row names: its keys, their axis, its place in the outline.
#include "recognise/general/rows.h"

#include <algorithm>

#include "recognise/general/block_totals.h"
#include "recognise/general/groups.h"
#include "recognise/general/keys.h"
#include "recognise/general/meant_codes.h"
#include "recognise/general/names_above.h"
#include "recognise/general/outline_rows.h"
#include "recognise/general/row_names.h"
#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

class RowReader {
 public:
  RowReader(const Sheet& sheet, const PrintedPanel& panel, int first_row, const LabelReader& labels)
      : grid_(sheet.grid),
        open_(sheet.open),
        panel_(panel),
        first_row_(first_row),
        labels_(labels),
        counts_apart_(std::any_of(
            panel.others.begin(), panel.others.end(),
            [](const PrintedColumn& other) { return other.meaning.role == TermRole::quantity; })) {}

  PrintedRows read() {
    raw_ = read_keys(grid_, panel_, first_row_, labels_.catalog().terms);
    continue_names(raw_, grid_, panel_, labels_);
    choose_axes();
    complete_codes();
    for (std::size_t i = 0; i < raw_.size(); ++i) add(i);
    codes_printed_ = primary_ >= 0 && std::any_of(raw_.begin(), raw_.end(), [&](const Raw& raw) {
                       return !raw.keys[static_cast<std::size_t>(primary_)].code.empty();
                     });
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < raw_.size(); ++i) codes.push_back(tree_code(i));
    set_outline(raw_, codes, codes_printed_, result_.dimension.has_value(), labels_, result_.rows);
    set_block_totals(raw_, labels_, result_.rows);
    if (primary_axis_ == KeyAxis::terms) {
      part_from_carried_over(result_.rows, grid_, panel_, labels_.cube());
    }
    name_foreign_parts(result_.rows, labels_);
    name_blocks();
    extend_of_which(result_.rows, grid_, panel_);
    set_origins();
    if (primary_axis_ == KeyAxis::terms) part_beyond_total(result_.rows, grid_, panel_, labels_);
    part_equal_rows(result_.rows, labels_);
    set_sides(result_.rows, labels_.cube());
    RowGroups sums =
        groups_of(result_.rows, grid_, panel_, codes_printed_ && result_.dimension.has_value(),
                  labels_.withheld() || open_);
    result_.groups = std::move(sums.groups);
    result_.given_up = std::move(sums.given_up);
    result_.denied_outline = std::move(sums.denied_outline);
    result_.odd = std::move(sums.odd);
    widen_totals();
    inherit_from_totals();
    part_equal_rows(result_.rows, labels_);
    part_equal_totals(result_.rows, grid_, panel_, labels_);
    part_below_totals(result_.rows, grid_, panel_, labels_);
    part_blank_totals(result_.rows, grid_, panel_, labels_);
    return std::move(result_);
  }

 private:
  using Raw = RawRow;

  void choose_axes() {
    for (std::size_t k = 0; k < panel_.keys.size(); ++k) {
      std::vector<Key> keys;
      for (const Raw& raw : raw_) {
        const Key& key = raw.keys[k];
        if (key.code.empty() && (key.name.empty() || is_total(key.name))) continue;
        keys.push_back(key);
      }
      things_.push_back(labels_.catalog().terms.is_of_things(panel_.keys[k].words));
      axes_.push_back(axis_of(keys, things_.back(), labels_));
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

  void complete_codes() {
    if (primary_ < 0 || !result_.dimension) return;
    const Catalog& catalog = labels_.catalog();
    const Classification& codes =
        primary_axis_ == KeyAxis::function ? catalog.function_codes : catalog.economic_codes;
    const auto k = static_cast<std::size_t>(primary_);
    std::vector<Key> keys;
    for (const Raw& raw : raw_) keys.push_back(raw.keys[k]);
    complete(keys, primary_axis_, codes);
    for (std::size_t i = 0; i < raw_.size(); ++i) raw_[i].keys[k].code = keys[i].code;
    meant_ = meant_codes(keys, codes);
  }

  bool is_total(std::string_view name) const {
    const Meaning meaning = labels_.read(name);
    return (meaning.understood && meaning.role == TermRole::total) ||
           !account_summed(name).empty() || sums_a_kind(name, grid_, panel_);
  }

  // 一般公共服务支出小计 below the items of that account: its code, else nothing.
  std::string account_summed(std::string_view name) const {
    if (!result_.dimension) return {};
    const std::string words = summed_name(name);
    if (words.empty()) return {};
    const Catalog& catalog = labels_.catalog();
    const Classification& codes =
        primary_axis_ == KeyAxis::function ? catalog.function_codes : catalog.economic_codes;
    const CodeName* known = codes.by_name(words, 0);
    if (known != nullptr) return known->code;
    return {};
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
      const bool read = static_cast<int>(k) == primary_ && !meant_.empty();
      const std::string meant = read ? meant_[index] : std::string();
      if (!meant.empty()) {
        result_.repairs.push_back(
            {"code-by-name", key.code + " → " + meant + " " + key.name, row.place});
      }
      add_key(k, key, meant, row);
      row.count = row.count || (!counts_apart_ && is_count(key.name));
    }
    if (row.code.empty() && panel_.serial >= 0) {
      row.code = without_spaces(grid_.text(raw.grid_row, panel_.serial));
    }
    // 小计 beside a name is the sum of that name alone.
    row.total = totals > 0 && totals == named;
    if (named == 0) row.understood = raw_.size() == 1;
    // A total above or below all others may lack its name; amid them, or behind 总计, nobody knows
    // what it is of: there it is the rest of a square that the end of a page cuts.
    const bool amid = index + 1 < raw_.size() || (index > 0 && result_.rows.back().total);
    if (named == 0 && index > 0 && amid) {
      narrow_row(row, "row", "#nameless " + std::to_string(raw.grid_row), labels_);
    }
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
    if (more.empty() || to == more) return;
    if (!to.empty()) to += '/';
    to += more;
  }

  // `meant`: the code that stands for the printed one, or empty.
  void add_key(std::size_t k, const Key& key, const std::string& meant, PrintedRow& row) {
    const Meaning meaning = labels_.read(key.name);
    const BareLabel label = bare(key.name);
    row.of_which = row.of_which || label.of_which;
    const std::string summed = key.code.empty() ? account_summed(key.name) : std::string();
    if (!summed.empty()) {
      const bool function = primary_axis_ == KeyAxis::function;
      return narrow_row(row, function ? "function" : "economic", summed, labels_);
    }
    if (key.code.empty() && meaning.understood && meaning.role == TermRole::total) {
      row.select.insert(row.select.end(), meaning.select.begin(), meaning.select.end());
      return;
    }
    std::string code = meant.empty() ? key.code : meant;
    if (code.empty()) code = named_[k].code_of(key.name);
    switch (axes_[k]) {
      case KeyAxis::function:
        if (is_code_of(code, KeyAxis::function)) return narrow_row(row, "function", code, labels_);
        break;
      case KeyAxis::economic:
        if (is_code_of(code, KeyAxis::economic)) return narrow_row(row, "economic", code, labels_);
        break;
      case KeyAxis::government_economic:
        return narrow_row(row, "government", code.empty() ? key.name : code, labels_);
      default:
        break;
    }
    const bool thing = things_[k] && axes_[k] == KeyAxis::names && !says_nature(meaning);
    if (key.code.empty() && meaning.understood && says_what(meaning) && !thing) {
      row.select.insert(row.select.end(), meaning.select.begin(), meaning.select.end());
      return;
    }
    // Units, projects and what else has a name of its own.
    row.understood = false;
    narrow_row(row, "row", key.code.empty() ? label.words : key.code + label.words, labels_);
  }

  // 部门预算 over rows of revenue says of which stage they are, not what they are.
  bool says_what(const Meaning& meaning) const {
    const auto stage = labels_.cube().dimension("stage");
    return std::any_of(meaning.select.begin(), meaning.select.end(),
                       [&](const auto& c) { return !stage || c.first != *stage; });
  }

  // 项目支出 among projects is the kind of those below it.
  bool says_nature(const Meaning& meaning) const {
    const auto nature = labels_.cube().dimension("nature");
    return std::any_of(meaning.select.begin(), meaning.select.end(),
                       [&](const auto& c) { return nature && c.first == *nature; });
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

  // Blocks of one table are those of several units; a single one is the whole.
  void name_blocks() {
    if (!codes_printed_) return;
    std::vector<PrintedRow>& rows = result_.rows;
    std::vector<std::size_t> heads;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool has_parts = i + 1 < rows.size() && rows[i + 1].parent == static_cast<int>(i);
      const bool head = result_.dimension && !rows[i].total && rows[i].parent < 0 && has_parts &&
                        tree_code(i).empty();
      if (head) heads.push_back(i);
    }
    const auto words = labels_.cube().dimension("row");
    const bool whole = heads.size() == 1 && is_whole(static_cast<int>(heads[0]));
    for (const std::size_t head : heads) {
      std::erase_if(rows[head].select, [&](const auto& c) { return words && c.first == *words; });
      rows[head].understood = true;
      if (whole) return;
      const std::string unit = bare(rows[head].label).words;
      for (std::size_t i = head; i < rows.size() && (i == head || lies_in(i, head)); ++i) {
        narrow_row(rows[i], "unit", unit, labels_);
      }
    }
  }

  // True where a block is all that the table shows: only totals stand before it, and their amounts
  // are its own. The list may go on elsewhere.
  bool is_whole(int head) const {
    const Amounts amounts(result_.rows, grid_, panel_);
    for (int i = 0; i < head; ++i) {
      const bool total = result_.rows[static_cast<std::size_t>(i)].total;
      if (!total || amounts.votes(i, {head}).fails > 0) return false;
    }
    return true;
  }

  // Where one row says 上年结转, the funds beside it are those of the year.
  void set_origins() {
    const auto origin = labels_.cube().dimension("origin");
    const auto fund = labels_.cube().dimension("fund");
    const auto current = origin ? labels_.cube().find(*origin, "current") : std::nullopt;
    // Income and accounts by their names may stand in one list.
    const bool by_words = primary_axis_ == KeyAxis::terms || !codes_printed_;
    if (!current || !fund || !by_words) return;
    std::vector<PrintedRow>& rows = result_.rows;
    const auto has = [](const PrintedRow& row, int dimension) {
      return std::any_of(row.select.begin(), row.select.end(),
                         [&](const auto& c) { return c.first == dimension; });
    };
    // A part has the coordinates of the whole; accounts have their own.
    for (PrintedRow& row : rows) {
      if (row.parent < 0 || primary_axis_ != KeyAxis::terms) continue;
      for (const auto& coordinate : rows[static_cast<std::size_t>(row.parent)].select) {
        if (!has(row, coordinate.first)) row.select.push_back(coordinate);
      }
    }
    inherit_of_which(rows);
    const bool any = std::any_of(rows.begin(), rows.end(), [&](const PrintedRow& row) {
      return has(row, *origin) && !has(row, *fund);
    });
    for (PrintedRow& row : rows) {
      if (any && has(row, *fund) && !has(row, *origin)) row.select.emplace_back(*origin, *current);
    }
  }

  void widen_totals() {
    const Amounts amounts(result_.rows, grid_, panel_);
    for (const RowGroup& group : result_.groups) {
      PrintedRow& total = result_.rows[static_cast<std::size_t>(*group.group.total)];
      for (const int part : group.group.parts) {
        if (amounts.is_zero(part)) continue;
        widen_origin(total.select, result_.rows[static_cast<std::size_t>(part)].select,
                     labels_.cube());
      }
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
    const auto depth_of = [&](std::size_t i) { return result_.rows[i].depth; };
    const auto begin = static_cast<std::size_t>(index);
    for (std::size_t i = begin + 1; i < result_.rows.size(); ++i) {
      if (result_.rows[i].total || depth_of(i) <= depth_of(begin)) return;
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

  const Grid& grid_;
  const bool open_;
  const PrintedPanel& panel_;
  const int first_row_;
  const LabelReader& labels_;
  const bool counts_apart_;  // a column of its own has the quantities of 车辆（辆）
  std::vector<Raw> raw_;
  std::vector<std::string> meant_;  // for the codes of the primary keys; empty where they are right
  std::vector<KeyAxis> axes_;
  std::vector<bool> things_;  // of the same keys: whether their header speaks of projects
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
