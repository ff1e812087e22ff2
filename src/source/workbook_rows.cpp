// A workbook to the rows of a source.
#include "source/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "read/read.h"

namespace yiben::sourcing {

namespace {

using read::SheetValue;
using Kind = SheetValue::Kind;

// What stands so many columns behind the header belongs to no table.
constexpr std::size_t far_away = 16;

bool is_amount(FieldKind kind) {
  return kind == FieldKind::amount || kind == FieldKind::integer || kind == FieldKind::number;
}

bool all_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), text::is_digit);
}

// The number behind the name of a table of the layout: 1 of "排版表01".
std::optional<int> table_number(const SourceSheet& squares, std::string_view sheet) {
  const std::string folded = text::fold(sheet);
  for (const std::string& name : {squares.name, squares.title, squares.title_en}) {
    const std::string begins = text::fold(name);
    const std::string digits = folded.starts_with(begins) ? folded.substr(begins.size()) : "";
    constexpr std::size_t max_digits = 4;
    if (all_digits(digits) && digits.size() <= max_digits) return std::stoi(digits);
  }
  return std::nullopt;
}

class WorkbookReader {
 public:
  WorkbookReader(const std::string& path, const SourceSchema& schema) : schema_(schema) {
    raw_.origin.path = path;
    raw_.origin.is_workbook = true;
    for (const SourceSheet& sheet : schema.sheets) {
      raw_.origin.sheets.emplace(sheet.file, sheet.title);
    }
  }

  RawSource read(std::string_view bytes) {
    const auto sheets = read::workbook_values(bytes, raw_.origin.path);
    if (!sheets) {
      for (Error error : sheets.errors()) {
        // Nobody saves a part of a source: what is too large for a workbook is a folder.
        if (error.what.find("(limit ") != std::string::npos) {
          error.what += ": too many rows for a workbook that is to be read";
          error.remedy = "keep a source of this size as a folder of CSV files";
        }
        raw_.faults.add(error);
      }
      return std::move(raw_);
    }
    for (const read::SheetValues& sheet : *sheets) read_sheet(sheet);
    check_sheets(raw_, schema_);
    return std::move(raw_);
  }

 private:
  void read_sheet(const read::SheetValues& sheet) {
    if (text::fold(sheet.name) == text::fold(values_sheet)) return;
    const SourceSheet* about = nullptr;
    std::string file;
    for (const SourceSheet& one : schema_.sheets) {
      if (one.name == "squares" || !is_called(one, sheet.name)) continue;
      about = &one;
      file = one.file;
    }
    const SourceSheet& squares = *schema_.sheet("squares");
    if (const auto number = table_number(squares, sheet.name); about == nullptr && number) {
      about = &squares;
      file = fmt::format("layout/{:02}.csv", *number);
    }
    if (about == nullptr) {
      if (sheet.values.empty()) return;
      raw_.origin.sheets.emplace(sheet.name, sheet.name);
      raw_.unknown.push_back(sheet.name);
      return;
    }
    const bool twice = std::any_of(raw_.sheets.begin(), raw_.sheets.end(),
                                   [&](const SheetRows& rows) { return rows.file == file; });
    if (twice) {
      raw_.faults.add(file, {}, sheet.name, "two sheets of this name", "put the rows into one");
      return;
    }
    raw_.origin.sheets[file] = sheet.name;
    rows_ = {.about = about, .file = file, .header = {}, .rows = {}};
    read_rows(sheet.values);
    // No more of them than mistakes that are kept.
    const std::size_t merged = std::min(sheet.merged.size(), limits::max_source_errors);
    for (std::size_t i = 0; i < merged; ++i) read_merged(sheet.merged[i]);
    raw_.sheets.push_back(std::move(rows_));
  }

  void read_rows(const std::vector<SheetValue>& values) {
    bool below_header = false;
    const int header = rows_.about->single ? 0 : header_of(values);
    for (std::size_t begin = 0; begin < values.size();) {
      const std::vector<SheetValue> row = row_at(values, begin);
      begin += row.size();
      if (row.front().row < header) continue;
      if (rows_.about->single) {
        read_pair(row);
      } else if (rows_.header.empty()) {
        read_header(row);
        below_header = true;
      } else {
        // The help of the columns, while nobody has taken it out.
        if (!below_header || !is_help(row)) read_row(row);
        below_header = false;
      }
    }
  }

  static std::vector<SheetValue> row_at(const std::vector<SheetValue>& values, std::size_t begin) {
    std::size_t end = begin;
    while (end < values.size() && values[end].row == values[begin].row) ++end;
    return {values.begin() + static_cast<std::ptrdiff_t>(begin),
            values.begin() + static_cast<std::ptrdiff_t>(end)};
  }

  // The row of the names of the columns; a fault where it is not the first.
  int header_of(const std::vector<SheetValue>& values) {
    std::vector<std::vector<std::string>> first;
    std::vector<int> lines;
    for (std::size_t begin = 0; begin < values.size() && first.size() < most_title_rows;) {
      const std::vector<SheetValue> row = row_at(values, begin);
      begin += row.size();
      lines.push_back(row.front().row);
      first.emplace_back();
      for (const SheetValue& value : row) first.back().push_back(value.text);
    }
    if (lines.empty()) return 0;
    const int header = lines[header_row(*rows_.about, first)];
    check_title(raw_, rows_.file, lines.front() + 1, header + 1);
    return header;
  }

  // A merged square holds the value of its first alone, and looks as if it were of all rows. It is
  // taken for theirs, so that nothing more is said of them.
  void read_merged(const read::MergedSquares& merged) {
    const auto column = static_cast<std::size_t>(merged.column);
    const auto reaches = [&](const csv::Row& row) {
      return row.line > merged.row && row.line <= merged.last_row + 1;
    };
    const auto first = std::find_if(rows_.rows.begin(), rows_.rows.end(), reaches);
    const bool is_field = first != rows_.rows.end() && first->line == merged.row + 1 &&
                          column < first->fields.size() && !first->fields[column].empty();
    if (rows_.about->single || !is_field) return;
    raw_.faults.add(rows_.file, {.line = merged.row + 1, .column = merged.column + 1},
                    first->fields[column],
                    fmt::format("a merged square, down to {}{}",
                                column_letters(merged.last_column + 1), merged.last_row + 1),
                    "unmerge it, and write the value in every row that it is of");
    for (auto row = first + 1; row != rows_.rows.end() && reaches(*row); ++row) {
      row->fields.resize(std::max(row->fields.size(), column + 1));
      if (row->fields[column].empty()) row->fields[column] = first->fields[column];
    }
  }

  static bool is_help(const std::vector<SheetValue>& row) {
    return std::all_of(row.begin(), row.end(),
                       [](const SheetValue& value) { return value.text.starts_with(help_mark); });
  }

  void fail(const SheetValue& value, std::string what, std::string remedy) {
    raw_.faults.add(rows_.file, {.line = value.row + 1, .column = value.column + 1},
                    value.shown.empty() ? value.text : value.shown, std::move(what),
                    std::move(remedy));
  }

  void read_header(const std::vector<SheetValue>& row) {
    rows_.header_line = row.front().row + 1;
    if (row.back().column >= static_cast<int>(limits::max_source_columns)) {
      fail(row.back(),
           fmt::format("more than {} columns (limit max_source_columns)",
                       limits::max_source_columns),
           "delete what stands there");
      return;
    }
    rows_.header.resize(static_cast<std::size_t>(row.back().column) + 1);
    for (const SheetValue& value : row) {
      rows_.header[static_cast<std::size_t>(value.column)] = value.text;
    }
  }

  const SourceColumn* column_at(int column) const {
    const auto index = static_cast<std::size_t>(column);
    if (index >= rows_.header.size()) return nullptr;
    for (const SourceColumn& one : rows_.about->columns) {
      if (is_called(one, rows_.header[index])) return &one;
    }
    return nullptr;
  }

  void read_row(const std::vector<SheetValue>& values) {
    csv::Row row{values.front().row + 1, {}};
    for (const SheetValue& value : values) {
      const auto index = static_cast<std::size_t>(value.column);
      if (index >= rows_.header.size() + far_away) {
        fail(value, "a field below no header", "give the column a name in its first row");
        continue;
      }
      // check_header() says what stands below no name.
      if (index >= rows_.header.size()) rows_.header.resize(index + 1);
      row.fields.resize(std::max(row.fields.size(), index + 1));
      row.fields[index] = field_of(value, kind_at(value.column));
    }
    rows_.rows.push_back(std::move(row));
  }

  // Looked up once a column: names are folded to be compared.
  FieldKind kind_at(int column) {
    if (kinds_of_ != rows_.file) {
      kinds_.clear();
      kinds_of_ = rows_.file;
      for (std::size_t c = 0; c < rows_.header.size(); ++c) {
        const SourceColumn* about = column_at(static_cast<int>(c));
        kinds_.push_back(about == nullptr ? FieldKind::text : about->kind);
      }
    }
    const auto index = static_cast<std::size_t>(column);
    return index < kinds_.size() ? kinds_[index] : FieldKind::text;
  }

  // A name in the first column and its value in the second; what stands further right explains.
  void read_pair(const std::vector<SheetValue>& row) {
    const auto is_named = [&](const SourceColumn& one) { return is_called(one, row.front().text); };
    const std::vector<SourceColumn>& columns = rows_.about->columns;
    const auto named = std::find_if(columns.begin(), columns.end(), is_named);
    const bool is_head = row.front().row == 0 && named == columns.end();
    if (row.front().column != 0 || is_head) {
      if (!is_head && row.front().column == 1) {
        fail(row.front(), "a value without a name", "write the name of the field before it");
      }
      return;
    }
    csv::Row pair{row.front().row + 1, {row.front().text, ""}};
    for (const SheetValue& value : row) {
      if (value.column != 1) continue;
      pair.fields[1] = field_of(value, named == columns.end() ? FieldKind::text : named->kind);
    }
    rows_.rows.push_back(std::move(pair));
  }

  // A value as the words that a CSV file would have.
  std::string field_of(const SheetValue& value, FieldKind kind) {
    switch (value.kind) {
      case Kind::text:
        return value.text;
      case Kind::truth:
        if (!is_amount(kind)) return value.text;
        fail(value, "a number belongs here", "write digits");
        return "";
      case Kind::fault:
        fail(value, "a formula that came to nothing", "mend the formula, or write its value");
        return "";
      case Kind::uncomputed:
        fail(value, "a formula without its value", "open the workbook and save it again");
        return "";
      case Kind::date:
        if (kind == FieldKind::text) return value.shown;
        fail(value, "a date, where the column has none",
             "write it again in a square whose format is text");
        return "";
      case Kind::number:
        break;
    }
    if (is_amount(kind)) {
      if (value.shown.ends_with("%")) {
        fail(value, "a percentage, where a plain number belongs", "write the number itself");
      }
      return value.text;
    }
    // Words are what is seen, codes what was typed: a format may fill them up with zeros.
    const bool as_seen = kind == FieldKind::text && !value.shown.empty();
    return as_seen || all_digits(value.shown) ? value.shown : value.text;
  }

  const SourceSchema& schema_;
  RawSource raw_;
  SheetRows rows_;
  std::string kinds_of_;
  std::vector<FieldKind> kinds_;
};

}  // namespace

RawSource rows_of_workbook(std::string_view bytes, const std::string& path,
                           const SourceSchema& schema) {
  return WorkbookReader(path, schema).read(bytes);
}

}  // namespace yiben::sourcing
