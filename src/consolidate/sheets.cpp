// Sheets, each in its own way.
#include "consolidate/sheets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace yiben::consolidating {

namespace {

// What units write of themselves does not describe the whole; units.csv is the tree, made
// elsewhere.
constexpr std::array<std::string_view, 9> of_department{
    "functions", "divisions",          "glossary",   "reasons", "overall",
    "units",     "overall_indicators", "eliminated", "apart"};

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// A number and what it counts: "2180平方米".
struct Quantity {
  Number number;
  std::string measure;
};

std::optional<Quantity> quantity_of(const std::string& words) {
  const std::size_t end = std::min(words.find_first_not_of("0123456789.,"), words.size());
  const CellValue value = parse_cell(words.substr(0, end));
  if (value.kind != CellKind::number || value.number.decimals > 2) return std::nullopt;
  return Quantity{value.number, words.substr(end)};
}

// Sums up to two decimals are exact in hundredths.
std::string sum_of(Fen hundredths) {
  std::string words = yuan(hundredths);
  while (words.back() == '0') words.pop_back();
  if (words.back() == '.') words.pop_back();
  return words;
}

// Rows with a count, added up where kind and measure are the same.
class Counts {
 public:
  Counts(std::string sheet_name, std::string column)
      : name_(std::move(sheet_name)), column_(std::move(column)) {}

  void add(const UnitSource& from, const Record& record, Errors& errors) {
    const std::string& words = field(record, column_);
    const auto quantity = quantity_of(words);
    const auto hundredths = quantity ? fen_of(quantity->number, Unit::yuan) : std::nullopt;
    if (!hundredths) {
      errors.push_back(error_at(from, name_ + ".csv", record.line, words,
                                fmt::format("the column {} does not add up", column_),
                                "write a number with at most two decimals, and what it counts"));
      return;
    }
    const std::string& kind = field(record, "kind");
    const auto same = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) {
      return row.kind == kind && row.measure == quantity->measure;
    });
    Row& row =
        same == rows_.end() ? rows_.emplace_back(Row{kind, quantity->measure, 0, ""}) : *same;
    row.hundredths += *hundredths;
    const std::string& note = field(record, "note");
    if (note.empty()) return;
    row.note += (row.note.empty() ? "" : "；") + from.source.entity + "：" + note;
  }

  std::vector<Record> records() const {
    std::vector<Record> records;
    for (const Row& row : rows_) {
      Record& record = records.emplace_back();
      record.fields["kind"] = row.kind;
      record.fields[column_] = sum_of(row.hundredths) + row.measure;
      if (!row.note.empty()) record.fields["note"] = row.note;
    }
    return records;
  }

 private:
  struct Row {
    std::string kind;
    std::string measure;
    Fen hundredths = 0;
    std::string note;
  };
  std::string name_;
  std::string column_;
  std::vector<Row> rows_;
};

}  // namespace

Sheets join_sheets(const std::vector<UnitSource>& sources, Errors& errors) {
  Sheets sheets;
  Counts staffing("staffing", "count");
  Counts assets("assets", "quantity");
  for (const UnitSource& source : sources) {
    const bool is_department = &source == &sources.front();
    for (const auto& [name, records] : source.source.sheets) {
      if (is_among(of_department, name) && !is_department) continue;
      for (const Record& record : records) {
        if (name == "staffing") {
          staffing.add(source, record, errors);
        } else if (name == "assets") {
          assets.add(source, record, errors);
        } else {
          sheets[name].push_back(record);
        }
      }
    }
  }
  for (const auto& [name, counts] : {std::pair{"staffing", &staffing}, {"assets", &assets}}) {
    std::vector<Record> records = counts->records();
    if (!records.empty()) sheets[name] = std::move(records);
  }
  return sheets;
}

}  // namespace yiben::consolidating
