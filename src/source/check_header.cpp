// The header of a sheet: what each column is. One message for what is wrong with it; what would
// follow from it, row by row, is not judged (RawSource::missing).
#include "source/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace yiben::sourcing {

namespace {

bool is_column(const SourceSheet& about, std::string_view name) {
  return std::any_of(about.columns.begin(), about.columns.end(),
                     [&](const SourceColumn& column) { return is_called(column, name); });
}

std::vector<std::string> parted(std::string_view words, std::string_view mark) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = words.find(mark);
    parts.emplace_back(words.substr(0, end));
    if (end == words.npos) return parts;
    words.remove_prefix(end + mark.size());
  }
}

class HeaderChecker {
 public:
  HeaderChecker(RawSource& raw, SheetRows& sheet) : raw_(raw), sheet_(sheet) {}

  HeaderColumns check() {
    if (is_parted_otherwise() || is_not_there()) return HeaderColumns(sheet_.header.size());
    for (std::size_t c = 0; c < sheet_.header.size(); ++c) find_column(c);
    for (const SourceColumn& column : sheet_.about->columns) {
      if (!is_there(column)) absent_.push_back(&column);
    }
    for (const std::size_t c : unknown_) guess(c);
    for (const std::size_t c : strange_) is_strange(c);
    check_lengths();
    check_unnamed();
    if (!sheet_.header.empty()) check_required();
    if (anything_absent_) {
      for (const SourceColumn* column : absent_) is_missing(*column);
    }
    std::map<std::string, std::string>& headers = raw_.origin.headers[sheet_.file];
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (doubled_.contains(c)) sheet_.header[c].clear();
      if (columns_[c] == nullptr) continue;
      headers.emplace(columns_[c]->name, std::move(sheet_.header[c]));
      sheet_.header[c] = columns_[c]->name;
    }
    return columns_;
  }

 private:
  void fail(int line, std::size_t column, std::string_view excerpt, std::string what,
            std::string remedy) {
    raw_.faults.add(sheet_.file, {.line = line, .column = static_cast<int>(column)}, excerpt,
                    std::move(what), std::move(remedy));
  }

  bool is_there(const SourceColumn& column) const {
    return std::find(columns_.begin(), columns_.end(), &column) != columns_.end();
  }

  std::string called(const SourceColumn& column) const {
    return yiben::called(*sheet_.about, column.name, raw_.origin);
  }

  void is_missing(const SourceColumn& column) {
    raw_.missing.insert(sheet_.about->name + "." + column.name);
  }

  // A file of another kind, saved as CSV: none of its fields can be told.
  bool is_parted_otherwise() {
    if (raw_.origin.is_workbook || sheet_.header.empty() || is_column_called(0)) return false;
    const std::string& words = sheet_.header.front();
    for (const auto& [mark, name] : {std::pair("\t", "tabs"),
                                     {";", ";"},
                                     {"；", "；"},
                                     {"，", "，"},
                                     {"、", "、"},
                                     {"|", "|"}}) {
      if (!names_columns(*sheet_.about, parted(words, mark))) continue;
      fail(sheet_.header_line, 0, words, fmt::format("the fields are parted by {}", name),
           "save the file as CSV, with commas between the fields");
      raw_.miss(*sheet_.about);
      sheet_.rows.clear();
      return true;
    }
    return false;
  }

  // A row of values stands where the names ought to: one of its fields is a number, and none is the
  // name of a column or near one.
  bool is_not_there() {
    std::vector<std::string> names;
    for (const SourceColumn& column : sheet_.about->columns) {
      for (const std::string& name : {column.name, column.title, column.title_en}) {
        names.push_back(name);
      }
    }
    bool has_number = false;
    for (const std::string& field : sheet_.header) {
      if (field.empty()) continue;
      if (is_column(*sheet_.about, field) || nearest(field, names)) return false;
      has_number = has_number || parse_cell(field).kind == CellKind::number;
    }
    if (!has_number) return false;
    fail(sheet_.header_line, 0, sheet_.header.front(),
         "the names of the columns are missing: the first row is one of values",
         "put them above it; " + all_columns());
    raw_.miss(*sheet_.about);
    sheet_.rows.clear();
    return true;
  }

  bool is_column_called(std::size_t c) const { return is_column(*sheet_.about, sheet_.header[c]); }

  void find_column(std::size_t c) {
    const std::string& name = sheet_.header[c];
    const SourceColumn* about = nullptr;
    for (const SourceColumn& column : sheet_.about->columns) {
      if (about == nullptr && is_called(column, name)) about = &column;
    }
    if (about == nullptr && !name.empty()) unknown_.push_back(c);
    if (about != nullptr && is_there(*about)) {
      fail(sheet_.header_line, c + 1, name, "this column stands twice", "keep one of them");
      about = nullptr;
      anything_absent_ = true;
      doubled_.insert(c);
    }
    columns_.push_back(about);
  }

  // An unknown column is the nearest of those that are not there.
  void guess(std::size_t c) {
    std::vector<std::string> names;
    std::vector<const SourceColumn*> owners;
    for (const SourceColumn* column : absent_) {
      for (const std::string& name : {column->name, column->title, column->title_en}) {
        names.push_back(name);
        owners.push_back(column);
      }
    }
    const std::optional<std::size_t> found = nearest(sheet_.header[c], names);
    if (!found) return strange_.push_back(c);
    is_missing(*owners[*found]);
    guessed_.push_back(owners[*found]);
    fail(sheet_.header_line, c + 1, sheet_.header[c],
         fmt::format("unknown column, did you mean {}?", names[*found]), all_columns());
  }

  // What is required and has no other name.
  std::vector<const SourceColumn*> lacking() const {
    std::vector<const SourceColumn*> columns;
    for (const SourceColumn* column : absent_) {
      const bool guessed = std::find(guessed_.begin(), guessed_.end(), column) != guessed_.end();
      if (column->required && !guessed) columns.push_back(column);
    }
    return columns;
  }

  // It may be any of those that are not there.
  void is_strange(std::size_t c) {
    std::string without;
    for (const SourceColumn* column : lacking()) {
      without += (without.empty() ? ", while there is no " : ", ") + called(*column);
    }
    anything_absent_ = true;
    fail(sheet_.header_line, c + 1, sheet_.header[c], "unknown column" + without, all_columns());
  }

  std::string all_columns() const {
    std::string known;
    for (const SourceColumn& one : sheet_.about->columns) {
      known += (known.empty() ? "" : ", ") + called(one);
    }
    return "the columns are: " + known;
  }

  // Named by an unknown column already, or one without a name.
  void check_required() {
    for (const SourceColumn* column : lacking()) {
      is_missing(*column);
      if (!strange_.empty() || unnamed_) continue;
      fail(sheet_.header_line, 0, "", fmt::format("the column {} is missing", called(*column)),
           fmt::format("add it: {}", column->help));
    }
  }

  // Empty fields at the end of a row are none. Where most rows go on behind the header, it is the
  // header that is too short.
  void check_lengths() {
    const std::size_t length = sheet_.header.size();
    std::size_t longer = 0;
    const csv::Row* first = nullptr;
    for (csv::Row& row : sheet_.rows) {
      while (row.fields.size() > length && row.fields.back().empty()) row.fields.pop_back();
      if (row.fields.size() <= length) continue;
      ++longer;
      if (first == nullptr) first = &row;
    }
    if (longer < 2 || longer * 2 <= sheet_.rows.size()) return;
    anything_absent_ = true;
    unnamed_ = true;
    fail(sheet_.header_line, 0, first->fields[length],
         fmt::format("{} rows have more fields than the header, the first in line {}", longer,
                     first->line),
         "give every column a name in the first row");
    for (csv::Row& row : sheet_.rows) row.fields.resize(std::min(row.fields.size(), length));
  }

  void check_unnamed() {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (!sheet_.header[c].empty()) continue;
      std::size_t filled = 0;
      const csv::Row* first = nullptr;
      for (const csv::Row& row : sheet_.rows) {
        const bool is_filled = c < row.fields.size() && !text::trim(row.fields[c]).empty();
        if (!is_filled) continue;
        ++filled;
        if (first == nullptr) first = &row;
      }
      if (filled == 0) continue;
      anything_absent_ = true;
      unnamed_ = true;
      const std::string more =
          filled == 1 ? "" : fmt::format(", here and in {} rows below", filled - 1);
      fail(first->line, c + 1, first->fields[c], "a field below no header" + more,
           "give the column a name in its first row");
    }
  }

  RawSource& raw_;
  SheetRows& sheet_;
  HeaderColumns columns_;
  std::vector<const SourceColumn*> absent_, guessed_;
  std::vector<std::size_t> unknown_, strange_;
  std::set<std::size_t> doubled_;
  bool unnamed_ = false;          // a column that is filled has no name
  bool anything_absent_ = false;  // a column that cannot be read may be any that is not there
};

}  // namespace

bool names_columns(const SourceSheet& about, const std::vector<std::string>& fields) {
  std::size_t named = 0;
  for (const std::string& field : fields) {
    if (text::trim(field).empty()) continue;
    if (!is_column(about, field)) return false;
    ++named;
  }
  return named > 1;
}

std::size_t header_row(const SourceSheet& about,
                       const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return 0;
  const bool names_any =
      std::any_of(rows.front().begin(), rows.front().end(),
                  [&](const std::string& field) { return is_column(about, field); });
  for (std::size_t i = 1; !names_any && i < std::min(rows.size(), most_title_rows); ++i) {
    if (names_columns(about, rows[i])) return i;
  }
  return 0;
}

void check_title(RawSource& raw, const std::string& file, int first_line, int line) {
  if (first_line == line) return;
  raw.faults.add(file, {.line = first_line, .column = 1}, "",
                 fmt::format("the names of the columns stand in row {}, below other words", line),
                 "begin the sheet with them: delete what stands above");
}

HeaderColumns check_header(RawSource& raw, SheetRows& sheet) {
  return HeaderChecker(raw, sheet).check();
}

}  // namespace yiben::sourcing
