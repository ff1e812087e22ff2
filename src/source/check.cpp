// What stands in the fields of a source, against the schema.
#include "source/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>
#include <utility>

#include "source/characters.h"
#include "source/check_words.h"

namespace yiben::sourcing {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

class Checker {
 public:
  Checker(RawSource& raw, const SourceSchema& schema, bool looks_up)
      : raw_(raw), schema_(schema), looks_up_(looks_up) {
    for (const SourceDimension& dimension : schema.dimensions) {
      auto& words = members_[dimension.name];
      for (const std::string& member : dimension.members) words.emplace(member, member);
      for (const auto& [member, title] : dimension.titles) words.emplace(title, member);
    }
  }

  void check_all() {
    for (SheetRows& sheet : raw_.sheets) {
      if (sheet.about == nullptr) continue;
      sheet_ = &sheet;
      if (sheet.about->single) {
        check_pairs();
      } else {
        check_table();
      }
    }
  }

 private:
  void fail(int line, int column, std::string_view excerpt, std::string what, std::string remedy) {
    const Place place{.line = line, .column = sheet_->by_line ? 0 : column};
    Error error{sheet_->file, place, text::excerpt(excerpt), std::move(what), std::move(remedy)};
    if (!in_row_) return raw_.faults.add(std::move(error));
    of_row_.push_back({static_cast<std::size_t>(column) - 1, std::move(error)});
  }

  struct FieldFault {
    std::size_t column = 0;  // from 0
    Error error;
  };

  struct ColumnFaults {
    Errors errors;
    std::size_t filled = 0;
  };

  const SourceColumn* column_called(const std::string& name) const {
    for (const SourceColumn& column : sheet_->about->columns) {
      if (is_called(column, name)) return &column;
    }
    return nullptr;
  }

  // It may be any of the fields.
  void unknown_field(const csv::Row& row) {
    std::vector<std::string> names;
    std::string known;
    for (const SourceColumn& one : sheet_->about->columns) {
      names.push_back(one.name);
      names.push_back(one.title);
      known += (known.empty() ? "" : ", ") + called(*sheet_->about, one.name, raw_.origin);
    }
    fail(row.line, 1, row.fields[0], "unknown column" + did_you_mean(row.fields[0], names),
         "the columns are: " + known);
    raw_.miss(*sheet_->about);
  }

  void check_pairs() {
    std::vector<std::string> seen;
    for (csv::Row& row : sheet_->rows) {
      const SourceColumn* about = column_called(row.fields[0]);
      if (about == nullptr) {
        unknown_field(row);
        continue;
      }
      row.fields[0] = about->name;
      if (std::find(seen.begin(), seen.end(), about->name) != seen.end()) {
        fail(row.line, 1, about->name, "this field stands twice", "keep one of them");
      }
      seen.push_back(about->name);
      check_value(*about, row.fields[1], row.line);
    }
  }

  void check_value(const SourceColumn& about, std::string& value, int line) {
    if (value.empty()) return;
    if (text::trim(value).empty()) {
      return fail(line, 2, "", "a field of blanks alone", "write its words, or leave it empty");
    }
    if (about.required && looks_up_ && value.find('\n') != value.npos) {
      return fail(line, 2, value, "words in several lines", "write them in one");
    }
    check_field(about, value, line, 2);
  }

  void check_table() {
    const HeaderColumns columns = check_header(raw_, *sheet_);
    std::set<int> lost;
    std::vector<ColumnFaults> faults(columns.size());
    for (csv::Row& row : sheet_->rows) {
      if (!check_row(columns, faults, row)) lost.insert(row.line);
    }
    for (ColumnFaults& of_column : faults) {
      raw_.faults.add_column(std::move(of_column.errors), of_column.filled);
    }
    leave_out(lost);
  }

  // False where the row is none, or its fields may have moved: a fact of them would be another.
  bool check_row(const HeaderColumns& columns, std::vector<ColumnFaults>& faults, csv::Row& row) {
    if (row.fields.size() > columns.size()) {
      fail(row.line, static_cast<int>(columns.size()) + 1, row.fields[columns.size()],
           "more fields than the header has", "put fields with commas in quotes");
      row.fields.resize(columns.size());
      return sheet_->about->name != "facts";
    }
    const std::size_t length = row.fields.size();
    row.fields.resize(columns.size());
    check_fields(columns, faults, row);
    if (of_row_.empty()) return true;
    const std::vector<FieldFault> found = std::exchange(of_row_, {});
    if (!sheet_->by_line && names_columns(*sheet_->about, row.fields)) {
      fail(row.line, 1, "", "the names of the columns once more", "delete the row");
      return false;
    }
    const bool is_csv = !raw_.origin.is_workbook && !sheet_->by_line;
    if (is_csv && length < columns.size() && found.size() > 1) {
      fail(row.line, 0, row.fields.front(),
           fmt::format("a row of {} fields below a header of {}, which do not fit", length,
                       columns.size()),
           "count its commas: a field may be missing");
      sheet_->is_cut = true;
      return false;
    }
    for (const FieldFault& one : found) {
      if (row.fields[one.column].empty()) {
        raw_.faults.add(one.error);
      } else {
        faults[one.column].errors.push_back(one.error);
      }
    }
    return true;
  }

  void check_fields(const HeaderColumns& columns, std::vector<ColumnFaults>& faults,
                    csv::Row& row) {
    std::size_t filled = 0;
    in_row_ = true;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      std::string& field = row.fields[c];
      if (field.empty()) continue;
      ++filled;
      ++faults[c].filled;
      const int column = static_cast<int>(c) + 1;
      if (text::trim(field).empty()) {
        fail(row.line, column, "", "a field of blanks alone", "write its words, or leave it empty");
      } else if (columns[c] != nullptr) {
        check_field(*columns[c], field, row.line, column);
      }
    }
    // A note below the rows has nothing of a row.
    if (filled > 1 || of_row_.empty()) check_required(columns, row);
    in_row_ = false;
  }

  void check_required(const HeaderColumns& columns, const csv::Row& row) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c] == nullptr || !columns[c]->required || !row.fields[c].empty()) continue;
      const int column = static_cast<int>(c) + 1;
      if (raw_.faults.any_at(sheet_->file, row.line, sheet_->by_line ? 0 : column)) continue;
      fail(row.line, column, "",
           fmt::format("{} is missing", called(*sheet_->about, columns[c]->name, raw_.origin)),
           columns[c]->help);
    }
  }

  void leave_out(const std::set<int>& lost) {
    if (lost.empty()) return;
    std::erase_if(sheet_->rows, [&](const csv::Row& row) { return lost.contains(row.line); });
    if (sheet_->rows.empty()) raw_.miss(*sheet_->about);
  }

  void check_field(const SourceColumn& about, std::string& field, int line, int column) {
    if (!is_writable(field)) {
      const bool returns = field.find('\r') != field.npos;
      return fail(line, column, text::excerpt(field),
                  returns ? "a carriage return (CR) without a line feed"
                          : "a control character, which a workbook cannot hold",
                  "delete it, and write line breaks as LF or CR LF");
    }
    const auto wrong = [&](std::string what, std::string remedy) {
      fail(line, column, field, std::move(what), std::move(remedy));
    };
    if (looks_up_) {
      auto fault = fault_of_words(*sheet_->about, about, field, schema_);
      if (fault) return wrong(std::move(fault->what), std::move(fault->remedy));
    }
    switch (about.kind) {
      case FieldKind::text:
        return;
      case FieldKind::amount:
      case FieldKind::integer:
      case FieldKind::number:
        return check_number(about, field, wrong);
      case FieldKind::code:
        field = text::trim(field);
        if (!is_code(field)) wrong("no code", "write digits and letters: " + about.help);
        return;
      case FieldKind::list:
        return check_listed(about.values, field, wrong);
      case FieldKind::dimension:
        return check_dimension(field, wrong);
      case FieldKind::member:
        // check_references() knows the names, whatever characters they hold.
        if (looks_up_ && !about.of_sheet.empty()) return;
        return check_members(about.dimension, field, wrong);
      case FieldKind::reference:
        field = text::trim(field);
        return;
      case FieldKind::selection:
        return check_selection(field, line, column, wrong);
    }
  }

  using Wrong = std::function<void(std::string, std::string)>;

  static void check_number(const SourceColumn& about, std::string& field, const Wrong& wrong) {
    const CellValue value = parse_cell(field);
    const bool is_number = value.kind == CellKind::number;
    if (about.kind == FieldKind::amount) {
      const bool fits = is_number && value.number.decimals <= 2;
      const auto amount = fits ? fen_of(value.number, Unit::yuan) : std::nullopt;
      if (!amount && is_long_number(field)) {
        return wrong("an amount that no budget holds", "count its digits; write it in yuan");
      }
      if (!amount) return wrong("no amount in yuan to the fen", "write it as 1234.50");
      field = format(*amount, Unit::yuan, 2);
      return;
    }
    const bool whole = about.kind == FieldKind::integer;
    constexpr std::int64_t most = 1'000'000'000;
    const bool small = std::abs(value.number.digits) <= most || !whole;
    if (!is_number || (whole && value.number.decimals > 0) || !small) {
      return wrong(whole ? "no whole number" : "no number", "write digits: " + about.help);
    }
    field = to_string(value.number);
  }

  // What is called so, or by the words that its title alone begins with: 功能分类 for function.
  const SourceDimension* dimension_called(const std::string& word) const {
    const SourceDimension* named = schema_.dimension(word);
    if (named != nullptr) return named;
    const std::string folded = text::fold(word);
    const SourceDimension* begun = nullptr;
    bool several = false;
    for (const SourceDimension& one : schema_.dimensions) {
      const SourceColumn* column = schema_.sheet("facts")->column(one.name);
      if (text::fold(one.name) == folded) return &one;
      if (column == nullptr || folded.empty()) continue;
      if (is_called(*column, word)) return &one;
      if (!text::fold(column->title).starts_with(folded)) continue;
      several = begun != nullptr;
      begun = &one;
    }
    return several ? nullptr : begun;
  }

  void check_listed(const std::vector<std::string>& values, std::string& field,
                    const Wrong& wrong) const {
    const std::string folded = text::fold(field);
    for (const std::string& value : values) {
      if (text::fold(value) != folded) continue;
      field = value;
      return;
    }
    const SourceDimension* dimension = dimension_called(field);
    if (dimension != nullptr &&
        std::find(values.begin(), values.end(), dimension->name) != values.end()) {
      field = dimension->name;
      return;
    }
    wrong("not in the list" + did_you_mean(field, values), "write one of: " + joined(values));
  }

  void check_dimension(std::string& field, const Wrong& wrong) const {
    std::vector<std::string> names;
    for (const SourceDimension& one : schema_.dimensions) names.push_back(one.name);
    check_listed(names, field, wrong);
  }

  // What a word means along a dimension; nothing, after an error, where it means nothing.
  std::optional<std::string> member_of(const SourceDimension& dimension, const std::string& word,
                                       const Wrong& wrong) const {
    const auto& words = members_.at(dimension.name);
    const auto found = words.find(word);
    if (found != words.end()) return found->second;
    if (dimension.open || word == "all") return word;
    std::vector<std::string> known;
    for (const auto& [one, member] : words) known.push_back(one);
    std::sort(known.begin(), known.end());
    std::vector<std::string> members;
    for (const std::string& member : dimension.members) {
      const auto title = dimension.titles.find(member);
      members.push_back(title == dimension.titles.end() ? member : member + " " + title->second);
    }
    wrong(
        fmt::format("'{}' is no member of {}{}", word,
                    called(*sheet_->about, dimension.name, raw_.origin), did_you_mean(word, known)),
        "write one of: " + joined(members));
    return std::nullopt;
  }

  // "a; b".
  void check_members(const std::string& name, std::string& field, const Wrong& wrong) const {
    const SourceDimension& dimension = *schema_.dimension(name);
    std::string members;
    std::string_view rest = field;
    if (rest.find_first_not_of("; ") == rest.npos) wrong("no member", "write its name");
    while (!text::trim(rest).empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string word(text::trim(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (word.empty()) continue;
      const auto coordinate = coordinates_of(name + "=" + word, "", {});
      if (!coordinate || !is_text(coordinate->front().second)) {
        wrong("a member that is no text", "write what stands behind % anew: %3B for ;");
      }
      const auto member = member_of(dimension, word, wrong);
      if (member) members += (members.empty() ? "" : "; ") + *member;
    }
    if (!members.empty()) field = members;
  }

  void check_selection(std::string& field, int line, int column, const Wrong& wrong) {
    if (looks_up_) field = with_plain_marks(field);
    auto coordinates = coordinates_of(field, sheet_->file, {.line = line, .column = column});
    if (!coordinates) {
      for (const Error& error : coordinates.errors()) wrong(error.what, error.remedy);
      return;
    }
    for (auto& [name, member] : *coordinates) {
      const SourceDimension* dimension = dimension_called(name);
      if (dimension == nullptr) {
        std::vector<std::string> names;
        for (const SourceDimension& one : schema_.dimensions) names.push_back(one.name);
        wrong(fmt::format("'{}' is no dimension{}", name, did_you_mean(name, names)),
              "write one of: " + joined(names));
        continue;
      }
      name = dimension->name;
      if (!is_text(member)) wrong("a member that is no text", "write what stands behind % anew");
      if (const auto known = member_of(*dimension, member, wrong)) member = *known;
    }
    field = to_text(*coordinates);
  }

  RawSource& raw_;
  const SourceSchema& schema_;
  const bool looks_up_;
  SheetRows* sheet_ = nullptr;
  bool in_row_ = false;  // its faults are gathered first
  std::vector<FieldFault> of_row_;
  // Members and Chinese words for them, by dimension.
  std::unordered_map<std::string, std::unordered_map<std::string, std::string>> members_;
};

}  // namespace

void check(RawSource& raw, const SourceSchema& schema, bool looks_up) {
  Checker(raw, schema, looks_up).check_all();
}

}  // namespace yiben::sourcing
