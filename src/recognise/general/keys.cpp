// Codes and names of rows, as they are printed in one cell or in several.
#include "recognise/general/keys.h"

#include <algorithm>

#include "recognise/general/sheet.h"
#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

// Digits in several columns: 类 款 项, whole codes or each level's own digits; a level that is not
// printed again is that of the row above.
class JoinedCodes {
 public:
  // Sets `class_from_above` where the class is that of the row above.
  std::string join(const std::vector<std::string>& levels, bool& class_from_above) {
    if (levels.size() == 1) return levels.front();
    class_from_above = levels.front().empty();
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

class KeyReader {
 public:
  KeyReader(const Grid& grid, const PrintedPanel& panel, int first_row, const Terms& terms)
      : grid_(grid), panel_(panel), first_row_(first_row), terms_(terms) {}

  std::vector<RawRow> read() const {
    std::vector<RawRow> rows;
    std::vector<JoinedCodes> joined(panel_.keys.size());
    const int foot = foot_of(grid_, first_row_, terms_);
    for (int row = first_row_; row < foot; ++row) {
      if (is_remark(row) || is_numbering(row)) continue;
      RawRow raw{.grid_row = row, .keys = {}};
      bool any = holds_amount(row);
      for (std::size_t k = 0; k < panel_.keys.size(); ++k) {
        raw.keys.push_back(key_at(row, panel_.keys[k], joined[k]));
        if (k > 0 && is_same_cell(row, panel_.keys[k - 1].name, panel_.keys[k].name)) {
          raw.keys.back() = {};
        }
        any = any || !raw.keys.back().name.empty() || !raw.keys.back().code.empty();
      }
      take_name_from_serial(row, raw);
      // Over a page end the name of a project that has several lines is not printed again.
      if (!any && !rows.empty() && holds_words(row)) {
        raw.keys = rows.back().keys;
        any = true;
      }
      if (any) rows.push_back(std::move(raw));
    }
    for (std::size_t k = 0; k < panel_.keys.size(); ++k) take_short_codes(k, rows);
    return rows;
  }

 private:
  // 合计 in the column 序号, which was merged with that of the names.
  void take_name_from_serial(int row, RawRow& raw) const {
    const bool nameless = std::all_of(raw.keys.begin(), raw.keys.end(), [](const Key& key) {
      return key.name.empty() && key.code.empty();
    });
    if (!nameless || raw.keys.empty() || panel_.serial < 0) return;
    const std::string_view words = grid_.text(row, panel_.serial);
    if (parse_cell(words).kind == CellKind::words) raw.keys.front().name = without_spaces(words);
  }

  // "05行政事业单位养老支出" between 208 and 2080505: the digits of its own level before a name.
  // Elsewhere two digits before a name number it.
  static void take_short_codes(std::size_t k, std::vector<RawRow>& rows) {
    constexpr std::size_t level = 2;
    std::string below;  // the code of the next row that has one
    for (std::size_t i = rows.size(); i-- > 0;) {
      Key& key = rows[i].keys[k];
      const bool numbered = key.code.empty() && key.name.size() > level &&
                            text::is_digit(key.name[0]) && text::is_digit(key.name[1]) &&
                            !text::is_digit(key.name[2]);
      const std::string digits = numbered ? key.name.substr(0, level) : std::string();
      if (numbered && below.size() > level &&
          code_above(k, i, rows) + digits == below.substr(0, below.size() - level)) {
        key.code = digits;
        key.name.erase(0, level);
      } else if (!key.code.empty()) {
        below = key.code;
      }
    }
  }

  // The last whole code above a row.
  static std::string code_above(std::size_t k, std::size_t row, const std::vector<RawRow>& rows) {
    constexpr std::size_t whole = 3;
    for (std::size_t i = row; i-- > 0;) {
      if (rows[i].keys[k].code.size() == whole) return rows[i].keys[k].code;
    }
    return {};
  }

  bool holds_amount(int row) const {
    return std::any_of(panel_.amounts.begin(), panel_.amounts.end(), [&](const auto& column) {
      return parse_cell(grid_.text(row, column.column)).kind == CellKind::number;
    });
  }

  bool holds_words(int row) const {
    return std::any_of(panel_.others.begin(), panel_.others.end(), [&](const auto& column) {
      const Cell* cell = grid_.at(row, column.column);
      return cell != nullptr && cell->row == row && !cell->text.empty();
    });
  }

  // The running numbers of the columns stand once more amid the rows: they are no amounts.
  bool is_numbering(int row) const {
    if (is_running_numbers(grid_, row)) return true;
    for (int column = 0; column < grid_.columns(); ++column) {
      if (text::fold(grid_.text(row, column)) == "栏次") return is_index_row(grid_, row);
    }
    return false;
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
    if (cells <= 2 && terms_.is_note(text::fold(first))) return true;
    const Cell* whole = grid_.at(row, 0);
    return whole != nullptr && whole->column_span >= grid_.columns();
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
    for (std::size_t i = 0; i < keys.codes.size(); ++i) {
      const int column = keys.codes[i];
      // One cell across two columns of codes is one code.
      const bool again = i > 0 && is_same_cell(row, keys.codes[i - 1], column);
      const std::string_view printed = again ? std::string_view() : grid_.text(row, column);
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
    if (!levels.empty()) key.code = joined.join(levels, key.class_from_above);
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

  const Grid& grid_;
  const PrintedPanel& panel_;
  const int first_row_;
  const Terms& terms_;
};

}  // namespace

std::vector<RawRow> read_keys(const Grid& grid, const PrintedPanel& panel, int first_row,
                              const Terms& terms) {
  return KeyReader(grid, panel, first_row, terms).read();
}

}  // namespace yiben::recognition
