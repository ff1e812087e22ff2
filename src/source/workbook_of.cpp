// A source as a workbook.
#include "source/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "source/sheet_rows.h"
#include "write/write.h"

namespace yiben {

namespace {

using sourcing::column_letters;
using sourcing::SheetRows;
using write::EntryCheck;
using write::EntryField;
using write::EntrySheet;

constexpr int head_rows = 2;
constexpr int min_width = 12;
constexpr int max_width = 48;
constexpr std::size_t measured_rows = 200;  // for the width of a column
// Projects for which the list of paths has room.
constexpr int listed_paths = 500;

std::string table_name(const SourceSheet& squares, const std::string& file) {
  const std::size_t begin = file.find('/') + 1;
  return squares.title + file.substr(begin, file.rfind('.') - begin);
}

bool is_number(FieldKind kind) {
  return kind == FieldKind::amount || kind == FieldKind::integer || kind == FieldKind::number;
}

// What is read back as it was written: "20", but not "20.0" or "007".
bool is_stored_as_number(FieldKind kind, std::string_view text) {
  if (kind == FieldKind::amount) return true;
  const bool drops_zeros = text.find('.') != text.npos && text.ends_with('0');
  return is_number(kind) && !drops_zeros;
}

std::string format_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::amount:
      return "#,##0.00_ ";
    case FieldKind::integer:
      return "0_ ";
    case FieldKind::number:
      return "General";
    default:
      return "@";
  }
}

// The lists from which fields are chosen, each a column of one sheet.
class ValueLists {
 public:
  // The range of the list, made where it is new.
  std::string range(const std::string& title, const std::vector<std::string>& values) {
    const auto [known, is_new] =
        columns_.emplace(std::pair(title, values), static_cast<int>(lists_.size()) + 1);
    if (is_new) {
      lists_.push_back({title, {}});
      for (const std::string& value : values) lists_.back().second.push_back({value, false, ""});
    }
    return range_of(known->second, values.size());
  }

  // The values of formulas, as many as there are fields in the range `counted`.
  std::string computed(const std::string& title, std::vector<EntryField> formulas,
                       const std::string& counted) {
    lists_.push_back({title, std::move(formulas)});
    return fmt::format("=OFFSET('{}'!${}$2,0,0,MAX(1,COUNTA({})),1)", sourcing::values_sheet,
                       column_letters(static_cast<int>(lists_.size())), counted);
  }

  EntrySheet sheet() const {
    EntrySheet sheet{
        .name = std::string(sourcing::values_sheet), .columns = {}, .rows = {{}}, .checks = {}};
    for (std::size_t c = 0; c < lists_.size(); ++c) {
      sheet.columns.push_back({.width = 24, .format = "@"});
      for (std::size_t r = 0; r <= lists_[c].second.size(); ++r) {
        if (sheet.rows.size() <= r) sheet.rows.emplace_back();
        sheet.rows[r].resize(std::max(sheet.rows[r].size(), c + 1));
        sheet.rows[r][c] =
            r == 0 ? EntryField{lists_[c].first, false, ""} : lists_[c].second[r - 1];
      }
    }
    return sheet;
  }

 private:
  static std::string range_of(int column, std::size_t count) {
    const std::string letters = column_letters(column);
    return fmt::format("='{0}'!${1}$2:${1}${2}", sourcing::values_sheet, letters,
                       std::max<std::size_t>(1, count) + 1);
  }

  std::map<std::pair<std::string, std::vector<std::string>>, int> columns_;  // from 1
  std::vector<std::pair<std::string, std::vector<EntryField>>> lists_;
};

class WorkbookMaker {
 public:
  WorkbookMaker(sourcing::RawSource raw, const SourceSchema& schema)
      : raw_(std::move(raw)), schema_(schema) {}

  std::vector<EntrySheet> make() {
    std::vector<EntrySheet> sheets;
    for (const SourceSheet& about : schema_.sheets) {
      const SheetRows* rows = raw_.find(about.name);
      if (about.single) {
        sheets.push_back(pairs(about, rows));
      } else if (about.name == "squares") {
        for (const SheetRows& table : raw_.sheets) {
          if (table.about != &about) continue;
          sheets.push_back(sheet_of(about, &table));
          sheets.back().name = table_name(about, table.file);
        }
      } else if (rows != nullptr || (about.name != "layout" && !about.made)) {
        sheets.push_back(sheet_of(about, rows));
      }
    }
    sheets.push_back(lists_.sheet());
    return sheets;
  }

 private:
  // A member, or several, in Chinese where the schema has the word.
  std::string shown(const SourceColumn& column, const std::string& field) const {
    if (column.kind != FieldKind::member) return field;
    const auto& titles = schema_.dimension(column.dimension)->titles;
    std::string words;
    std::string_view rest = field;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find("; "), rest.size());
      const std::string member(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 2, rest.size()));
      const auto title = titles.find(member);
      words += (words.empty() ? "" : "; ") + (title == titles.end() ? member : title->second);
    }
    return words;
  }

  EntryField field_of(const SourceColumn& column, const std::string& field) const {
    return {shown(column, field), is_stored_as_number(column.kind, field), ""};
  }

  EntrySheet pairs(const SourceSheet& about, const SheetRows* rows) {
    EntrySheet sheet{.name = about.title,
                     .columns = {{.width = 16, .format = "@"},
                                 {.width = 44, .format = "@"},
                                 {.width = 60, .format = "@"}},
                     .rows = {{{"项目", false, ""}, {"内容", false, ""}, {"说明", false, ""}}},
                     .checks = {}};
    for (const SourceColumn& column : about.columns) {
      std::string value;
      for (const csv::Row& row : rows == nullptr ? std::vector<csv::Row>() : rows->rows) {
        if (row.fields[0] == column.name) value = row.fields[1];
      }
      // A year that nobody has entered.
      if (column.kind == FieldKind::integer && value == "0") value.clear();
      const int at = static_cast<int>(sheet.rows.size());
      if (auto check = check_of(column)) {
        check->row = check->last_row = at;
        check->column = 1;
        sheet.checks.push_back(std::move(*check));
      }
      sheet.rows.push_back(
          {{column.title, false, ""}, field_of(column, value), {column.help, false, ""}});
    }
    return sheet;
  }

  EntrySheet sheet_of(const SourceSheet& about, const SheetRows* rows) {
    EntrySheet sheet{
        .name = about.title, .columns = {}, .rows = {{}, {}}, .head_rows = head_rows, .checks = {}};
    std::vector<std::size_t> places;
    for (std::size_t c = 0; c < about.columns.size(); ++c) {
      const SourceColumn& column = about.columns[c];
      sheet.columns.push_back({.width = min_width, .format = format_of(column.kind)});
      sheet.rows[0].push_back({column.title, false, ""});
      sheet.rows[1].push_back(
          {std::string(sourcing::help_mark) + (column.required ? "必填。" : "") + column.help,
           false, ""});
      if (auto check = check_of(column)) {
        check->row = head_rows;
        check->column = static_cast<int>(c);
        sheet.checks.push_back(std::move(*check));
      }
      std::size_t place = 0;
      while (rows != nullptr && place < rows->header.size() && rows->header[place] != column.name) {
        ++place;
      }
      places.push_back(place);
    }
    if (rows != nullptr) {
      for (const csv::Row& row : rows->rows) {
        std::vector<EntryField>& fields = sheet.rows.emplace_back();
        for (std::size_t c = 0; c < places.size(); ++c) {
          const bool there = places[c] < row.fields.size();
          fields.push_back(there ? field_of(about.columns[c], row.fields[places[c]])
                                 : EntryField());
        }
      }
    }
    set_widths(sheet);
    return sheet;
  }

  static void set_widths(EntrySheet& sheet) {
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      int widest = min_width;
      for (std::size_t r = 0; r < std::min(sheet.rows.size(), measured_rows); ++r) {
        // The help is wrapped.
        if (r == 1 || c >= sheet.rows[r].size()) continue;
        constexpr int margin = 2;
        widest = std::max(widest, text::display_width(sheet.rows[r][c].text) + margin);
      }
      sheet.columns[c].width = std::min(widest, max_width);
    }
  }

  std::optional<EntryCheck> check_of(const SourceColumn& column) {
    EntryCheck check;
    check.message = column.help;
    switch (column.kind) {
      case FieldKind::amount:
      case FieldKind::number:
      case FieldKind::integer:
        check.kind = column.kind == FieldKind::integer ? EntryCheck::Kind::integer
                                                       : EntryCheck::Kind::decimal;
        check.at_least = column.at_least;
        check.at_most = column.at_most;
        return check;
      case FieldKind::list:
        check.list = lists_.range(column.title, column.values);
        return check;
      case FieldKind::dimension: {
        std::vector<std::string> names;
        for (const SourceDimension& one : schema_.dimensions) names.push_back(one.name);
        check.list = lists_.range(column.title, names);
        return check;
      }
      case FieldKind::member:
      case FieldKind::reference:
        break;
      default:
        return std::nullopt;
    }
    // Several members may stand in a field, and names may be added later.
    check.strict = false;
    if (!column.of_sheet.empty()) {
      check.list = list_of_names(column);
      return check;
    }
    const SourceDimension& dimension = *schema_.dimension(column.dimension);
    std::vector<std::string> words;
    for (const std::string& member : dimension.members) words.push_back(shown(column, member));
    if (words.empty() || dimension.titles.empty()) return std::nullopt;
    check.list = lists_.range(column.title, words);
    return check;
  }

  // The fields of a column of another sheet, as far down as there are any.
  std::string list_of_names(const SourceColumn& column) {
    const SourceSheet& sheet = *schema_.sheet(column.of_sheet);
    const auto letters = [&](const std::string& name) {
      return column_letters(static_cast<int>(sheet.column(name) - sheet.columns.data()) + 1);
    };
    const int first = head_rows + 1;
    const auto range = [&](const std::string& name) {
      return fmt::format("'{0}'!${1}${2}:${1}${3}", sheet.title, letters(name), first,
                         first + listed_paths - 1);
    };
    if (column.of_columns.size() == 1) {
      return fmt::format("=OFFSET('{}'!${}${},0,0,MAX(1,COUNTA({})),1)", sheet.title,
                         letters(column.of_columns.front()), first,
                         range(column.of_columns.front()));
    }
    return lists_.computed(column.title, path_formulas(column, sheet, letters),
                           range(column.of_columns.back()));
  }

  template <typename Letters>
  std::vector<EntryField> path_formulas(const SourceColumn& column, const SourceSheet& sheet,
                                        const Letters& letters) {
    const SheetRows* rows = raw_.find(sheet.name);
    std::vector<EntryField> formulas;
    for (int i = 0; i < listed_paths; ++i) {
      const int row = head_rows + 1 + i;
      EntryField field;
      std::string parts;
      for (const std::string& name : column.of_columns) {
        parts += fmt::format("{}\"/\"&'{}'!{}{}", parts.empty() ? "" : "&", sheet.title,
                             letters(name), row);
        if (rows == nullptr || static_cast<std::size_t>(i) >= rows->rows.size()) continue;
        const auto place = std::find(rows->header.begin(), rows->header.end(), name);
        const auto index = static_cast<std::size_t>(place - rows->header.begin());
        const std::vector<std::string>& fields = rows->rows[static_cast<std::size_t>(i)].fields;
        field.text += "/" + (index < fields.size() ? fields[index] : "");
      }
      field.formula = fmt::format("=IF('{}'!{}{}=\"\",\"\",{})", sheet.title,
                                  letters(column.of_columns.back()), row, parts);
      formulas.push_back(std::move(field));
    }
    return formulas;
  }

  sourcing::RawSource raw_;
  const SourceSchema& schema_;
  ValueLists lists_;
};

}  // namespace

Result<std::string> workbook_of(const Source& source, const SourceSchema& schema,
                                const std::string& path) {
  sourcing::RawSource raw = sourcing::rows_of_files(files_of(source, schema), path, schema);
  sourcing::check(raw, schema);
  if (!raw.faults.empty()) return shown(raw.faults.all(), schema, raw.origin);
  return write::entry_workbook(WorkbookMaker(std::move(raw), schema).make(), path);
}

}  // namespace yiben
