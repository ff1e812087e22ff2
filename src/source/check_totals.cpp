// Rows of totals: what is computed is never typed.
#include "source/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace yiben::sourcing {

namespace {

class TotalsChecker {
 public:
  TotalsChecker(RawSource& raw, const SourceSchema& schema) : raw_(raw), schema_(schema) {}

  void check() {
    for (SheetRows& sheet : raw_.sheets) {
      if (sheet.about == nullptr || sheet.about->single || sheet.header.empty()) continue;
      check_sheet(sheet);
    }
  }

 private:
  bool is_total(const std::string& words) const {
    const std::string folded = text::fold(words);
    return std::any_of(schema_.total_words.begin(), schema_.total_words.end(),
                       [&](const std::string& word) { return text::fold(word) == folded; });
  }

  // A row of nothing but sums is no row; one that other sheets name stays, lest they miss it.
  void check_sheet(SheetRows& sheet) {
    std::vector<const SourceColumn*> columns;
    for (const std::string& name : sheet.header) {
      const auto& all = sheet.about->columns;
      const auto found = std::find_if(
          all.begin(), all.end(), [&](const SourceColumn& one) { return is_called(one, name); });
      columns.push_back(found != all.end() && found->no_total ? &*found : nullptr);
    }
    std::erase_if(sheet.rows, [&](const csv::Row& row) {
      const bool said = check_row(sheet, columns, row);
      return said && !is_named(*sheet.about);
    });
  }

  bool check_row(const SheetRows& sheet, const std::vector<const SourceColumn*>& columns,
                 const csv::Row& row) {
    for (std::size_t c = 0; c < std::min(columns.size(), row.fields.size()); ++c) {
      if (columns[c] == nullptr || !is_total(row.fields[c])) continue;
      if (is_name_of(*columns[c], row.fields[c])) continue;  // said there
      raw_.faults.add(sheet.file, {.line = row.line, .column = static_cast<int>(c) + 1},
                      row.fields[c], "a total is computed, and never typed",
                      "take the row away; what is called so needs a name of its own");
      return true;
    }
    return false;
  }

  bool is_name_of(const SourceColumn& column, const std::string& words) const {
    const std::string folded = text::fold(words);
    return std::any_of(raw_.sheets.begin(), raw_.sheets.end(), [&](const SheetRows& sheet) {
      if (sheet.about == nullptr || sheet.about->name != column.of_sheet) return false;
      return std::any_of(sheet.rows.begin(), sheet.rows.end(), [&](const csv::Row& row) {
        return std::any_of(row.fields.begin(), row.fields.end(),
                           [&](const std::string& field) { return text::fold(field) == folded; });
      });
    });
  }

  bool is_named(const SourceSheet& about) const {
    return std::any_of(schema_.sheets.begin(), schema_.sheets.end(), [&](const SourceSheet& sheet) {
      return std::any_of(sheet.columns.begin(), sheet.columns.end(),
                         [&](const SourceColumn& column) { return column.of_sheet == about.name; });
    });
  }

  RawSource& raw_;
  const SourceSchema& schema_;
};

}  // namespace

void check_totals(RawSource& raw, const SourceSchema& schema) {
  TotalsChecker(raw, schema).check();
}

}  // namespace yiben::sourcing
