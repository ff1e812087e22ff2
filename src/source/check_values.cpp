// Values that cannot be, by the limits of the schema: after check(), which writes numbers in one
// way.
#include "source/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "source/characters.h"

namespace yiben::sourcing {

namespace {

// What is printed in a square must have room in one, set in by two blanks.
constexpr std::size_t most_characters = limits::max_workbook_cell_units - 2;

// Beyond this many decimals the rest decides no limit.
constexpr int most_decimals = 9;

// The number that a field is, or that its words begin with: 3 of "3辆".
std::optional<Number> number_in(const SourceColumn& about, std::string_view field) {
  if (about.kind == FieldKind::text) {
    const std::string folded = text::fold(field);
    std::size_t end = folded.starts_with('-') ? 1 : 0;
    while (end < folded.size() && (text::is_digit(folded[end]) || folded[end] == '.')) ++end;
    const CellValue value = parse_cell(std::string_view(folded).substr(0, end));
    if (value.kind != CellKind::number) return std::nullopt;
    return value.number;
  }
  const CellValue value = parse_cell(field);
  if (value.kind != CellKind::number) return std::nullopt;
  return value.number;
}

bool is_too_long(std::string_view words) {
  return words.size() > most_characters && text::count_characters(words) > most_characters;
}

// U+202A to U+202E, and U+2066 to U+2069: what is read is then not what stands there.
bool turns_direction(std::string_view words) {
  for (std::size_t at = words.find("\xE2\x80"); at != words.npos;
       at = words.find("\xE2\x80", at + 1)) {
    const std::string_view last = words.substr(at + 2, 1);
    if (last >= "\xAA" && last <= "\xAE") return true;
  }
  for (std::size_t at = words.find("\xE2\x81"); at != words.npos;
       at = words.find("\xE2\x81", at + 1)) {
    const std::string_view last = words.substr(at + 2, 1);
    if (last >= "\xA6" && last <= "\xA9") return true;
  }
  return false;
}

// A call or a link of a spreadsheet program; "=100" and "-5" are values.
bool is_formula(std::string_view words) {
  return !words.empty() && std::string_view("=+-@").find(words.front()) != words.npos &&
         words.find_first_of("(|!") != words.npos;
}

WideFen scaled(WideFen digits, int decimals) {
  for (; decimals > 0; --decimals) digits *= 10;
  return digits;
}

// Less than zero, zero or more, as the number is less than the limit, equal or more.
int compared(const Number& number, std::int64_t limit) {
  const int decimals = std::min(number.decimals, most_decimals);
  const WideFen difference = WideFen(number.digits) - scaled(limit, decimals);
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

// "*合格率|*覆盖率 value<=100%": where a field ends so, the number of another is a share of a
// whole.
struct ShareLimit {
  std::vector<std::string> ends;
  std::string other;
  std::int64_t most = 0;

  bool is_about(std::string_view field) const {
    std::string name = text::fold(field);
    if (name.ends_with(')')) name.resize(std::min(name.rfind('('), name.size()));  // 合格率(%)
    return std::any_of(ends.begin(), ends.end(),
                       [&](const std::string& end) { return name.ends_with(end); });
  }
};

std::optional<ShareLimit> share_limit(std::string_view words) {
  const std::size_t blank = words.find(' ');
  const std::size_t sign = words.find("<=");
  if (blank == words.npos || sign == words.npos || !words.ends_with('%')) return std::nullopt;
  ShareLimit limit;
  limit.other = words.substr(blank + 1, sign - blank - 1);
  limit.most = parse_cell(words.substr(sign + 2, words.size() - sign - 3)).number.digits;
  for (std::size_t at = 0; at < blank;) {
    const std::size_t end = std::min(words.find('|', at), blank);
    limit.ends.emplace_back(words.substr(at + 1, end - at - 1));  // without the star
    at = end + 1;
  }
  return limit;
}

class Values {
 public:
  Values(RawSource& raw, bool looks_up) : raw_(raw), looks_up_(looks_up) {
    const SheetRows* unit = raw.find("unit");
    is_derived_ = unit != nullptr &&
                  std::any_of(unit->rows.begin(), unit->rows.end(), [](const csv::Row& row) {
                    return row.fields[0] == "derived" && row.fields[1] == "true";
                  });
  }

  void check_all() {
    for (const SheetRows& sheet : raw_.sheets) {
      // Facts that were derived from a book are what prints it.
      if (sheet.about == nullptr || (sheet.about->name == "facts" && !looks_up_)) continue;
      sheet_ = &sheet;
      check_words();
      for (std::size_t c = 0; c < sheet.header.size(); ++c) check_column(c);
      for (const SourceTotal& total : sheet.about->totals) check_total(total);
    }
  }

 private:
  // Words are printed as they are: what a layout would compute, or what turns the direction of
  // writing, is no word. Layouts say themselves what they compute.
  void check_words() {
    const std::string& name = sheet_->about->name;
    if (name == "layout" || name == "squares") return;
    for (const csv::Row& row : sheet_->rows) {
      for (std::size_t c = 0; c < row.fields.size(); ++c) {
        if (is_too_long(row.fields[c]) && !was_said(row, c)) {
          fail(row, c,
               fmt::format("more than {} characters, which no square of a workbook holds",
                           most_characters),
               "shorten it");
        }
        if (looks_up_ && is_formula(row.fields[c]) && !was_said(row, c)) {
          fail(row, c,
               "begins as a formula, which a spreadsheet would compute in the edition's CSV",
               "begin with a word");
        }
        if (row.fields[c].find("{=") != std::string::npos && !was_said(row, c)) {
          fail(row, c, "{= opens an amount of a layout, and is no word",
               "write the braces full width: ｛");
        }
        if (looks_up_ && has_unseen(row.fields[c]) && !was_said(row, c)) {
          fail(row, c, "a character that is not seen, as of a web page",
               "write the words anew, without what was copied with them");
        }
        if (turns_direction(row.fields[c]) && !was_said(row, c)) {
          fail(row, c, "a mark that turns the direction of writing, which is not seen",
               "write the words anew, without what was copied with them");
        }
      }
    }
  }

  void check_column(std::size_t place) {
    const SourceColumn* about = sheet_->about->column(sheet_->header[place]);
    if (about == nullptr) return;
    std::vector<Needed> needed;
    std::vector<ShareLimit> shares;
    for (const std::string& words : about->only) {
      if (auto share = share_limit(words)) {
        shares.push_back(std::move(*share));
      } else {
        needed.emplace_back(words);
      }
    }
    for (const csv::Row& row : sheet_->rows) {
      if (place >= row.fields.size() || row.fields[place].empty()) continue;
      if (was_said(row, place)) continue;
      if (about->at_least || about->at_most) check_limits(*about, row, place);
      for (const Needed& one : needed) check_needed(*about, one, row, row.fields[place]);
      // What was derived from a book is as the book has it.
      for (const ShareLimit& one : shares) {
        if (looks_up_ && !is_derived_) check_share(one, row, row.fields[place]);
      }
    }
  }

  std::string called(const std::string& column) const {
    return yiben::called(*sheet_->about, column, raw_.origin);
  }

  bool was_said(const csv::Row& row, std::size_t place) const {
    return raw_.faults.any_at(sheet_->file, row.line, static_cast<int>(place) + 1);
  }

  void fail(const csv::Row& row, std::size_t place, std::string what, std::string remedy) {
    const Place at{.line = row.line, .column = sheet_->by_line ? 0 : static_cast<int>(place) + 1};
    raw_.faults.add(sheet_->file, at, row.fields[place], std::move(what), std::move(remedy));
  }

  void check_limits(const SourceColumn& about, const csv::Row& row, std::size_t place) {
    const auto number = number_in(about, row.fields[place]);
    if (!number) return;
    if (about.at_least && compared(*number, *about.at_least) < 0) {
      fail(row, place, fmt::format("{} is less than {}", called(about.name), *about.at_least),
           fmt::format("write {} or more: {}", *about.at_least, about.help));
    }
    if (about.at_most && compared(*number, *about.at_most) > 0) {
      fail(row, place, fmt::format("{} is more than {}", called(about.name), *about.at_most),
           fmt::format("write {} or less: {}", *about.at_most, about.help));
    }
  }

  void check_needed(const SourceColumn& about, const Needed& needed, const csv::Row& row,
                    const std::string& here) {
    if (!needed.is_about(here)) return;
    const auto column = std::find(sheet_->header.begin(), sheet_->header.end(), needed.other);
    const auto at = static_cast<std::size_t>(column - sheet_->header.begin());
    const std::string said = at < row.fields.size() ? row.fields[at] : "";
    // What is missing is another mistake.
    if (said.empty() || needed.fits(said) || was_said(row, at)) return;
    const std::string name = called(about.name);
    if (!needed.begins.empty()) {
      return fail(row, at,
                  fmt::format("{} is {}, beside {} {}", called(needed.other), said, name, here),
                  "correct one of the two");
    }
    fail(row, at, fmt::format("{} is {}, beside {}", called(needed.other), said, name),
         fmt::format("write {}, or leave {} empty",
                     needed.denied ? "another" : needed.members.front(), name));
  }

  void check_share(const ShareLimit& limit, const csv::Row& row, const std::string& name) {
    const auto column = std::find(sheet_->header.begin(), sheet_->header.end(), limit.other);
    const auto at = static_cast<std::size_t>(column - sheet_->header.begin());
    if (at >= row.fields.size() || was_said(row, at) || !limit.is_about(name)) return;
    const auto is_percentage = [&](std::size_t place) {
      return place < row.fields.size() && text::fold(row.fields[place]).ends_with('%');
    };
    const SourceColumn* about = sheet_->about->column(limit.other);
    if (about == nullptr || !(is_percentage(at) || is_percentage(at + 1))) return;
    const auto number = number_in(*about, row.fields[at]);
    if (!number || compared(*number, limit.most) <= 0) return;
    fail(row, at, fmt::format("{} is more than {}%", text::excerpt(name), limit.most),
         fmt::format("write {} or less: it is a share of a whole", limit.most));
  }

  // At the row in which the sum passes what is possible.
  void check_total(const SourceTotal& total) {
    const auto place_of = [&](const std::string& name) {
      const auto found = std::find(sheet_->header.begin(), sheet_->header.end(), name);
      return static_cast<std::size_t>(found - sheet_->header.begin());
    };
    const std::size_t column = place_of(total.column);
    const std::size_t by = place_of(total.by);
    std::map<std::string, WideFen> sums;
    for (const csv::Row& row : sheet_->rows) {
      if (std::max(column, by) >= row.fields.size() || row.fields[by].empty()) continue;
      const CellValue value = parse_cell(row.fields[column]);
      if (value.kind != CellKind::number || value.number.decimals > most_decimals) continue;
      WideFen& sum = sums[text::fold(row.fields[by])];
      const WideFen most = scaled(total.at_most, most_decimals);
      const bool was_more = sum > most;
      sum += scaled(value.number.digits, most_decimals - value.number.decimals);
      if (was_more || sum <= most || was_said(row, column)) continue;
      fail(row, column,
           fmt::format("with this row the {} of {} adds up to more than {}", called(total.column),
                       text::excerpt(row.fields[by]), total.at_most),
           fmt::format("correct the rows of this {}: they may add up to {} at most",
                       called(total.by), total.at_most));
    }
  }

  RawSource& raw_;
  const bool looks_up_;
  bool is_derived_ = false;
  const SheetRows* sheet_ = nullptr;
};

}  // namespace

void check_values(RawSource& raw, bool looks_up) {
  Values(raw, looks_up).check_all();
}

}  // namespace yiben::sourcing
