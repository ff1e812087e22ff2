// The figures of a book as CSV, one line each, as docs/formats/read-csv.md describes it.
#include "report/report.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/csv.h"

namespace yiben::report {
namespace {

std::string number_or_nothing(int number) {
  return number == 0 ? "" : std::to_string(number);
}

std::string path_of(const job::Checked& checked, int index) {
  for (const Document& document : checked.documents) {
    if (document.index == index) return document.path;
  }
  return "";
}

}  // namespace

namespace {

class CsvReport {
 public:
  explicit CsvReport(const job::Checked& checked) : checked_(checked), book_(checked.book) {}

  std::string write() {
    for (const Figure& figure : book_.figures) {
      if (!figure.blank) add_figure(figure);
    }
    for (std::size_t t = 0; t < book_.tables.size(); ++t) {
      for (const TextCell& text : book_.tables[t].texts) add_text(static_cast<int>(t), text);
    }
    for (const Mention& mention : book_.mentions) add_mention(mention);
    std::stable_sort(lines_.begin(), lines_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string out = "document,page,line,form,table,row_code,row_name,column,printed,unit,fen\n";
    for (const auto& [place, line] : lines_) out += line;
    return out;
  }

 private:
  void add_figure(const Figure& figure) {
    const Table& table = book_.tables[static_cast<std::size_t>(figure.table)];
    const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
    const Column& column = panel.columns[static_cast<std::size_t>(figure.column)];
    const std::optional<Fen> fen = fen_of(figure.number, figure.unit);
    add(figure.table, panel.rows[static_cast<std::size_t>(figure.row)], column.path, figure.place,
        figure.printed, name_of(figure.unit), fen ? std::to_string(*fen) : "");
  }

  void add_text(int table, const TextCell& text) {
    const Panel& panel =
        book_.tables[static_cast<std::size_t>(table)].panels[static_cast<std::size_t>(text.panel)];
    add(table, panel.rows[static_cast<std::size_t>(text.row)], text.column, text.place,
        text.printed, "", "");
  }

  // Sentences come after the tables; the clause stands where a table has the name of the row.
  void add_mention(const Mention& mention) {
    const std::optional<Fen> fen =
        mention.unit ? fen_of(mention.number, *mention.unit) : std::nullopt;
    write_line(static_cast<int>(book_.tables.size()), mention.place,
               {path_of(checked_, mention.place.document), number_or_nothing(mention.place.page),
                number_or_nothing(mention.place.line), "narrative", "", "", mention.before, "",
                mention.printed, unit_of(mention), fen ? std::to_string(*fen) : ""});
  }

  static std::string unit_of(const Mention& mention) {
    if (mention.percent) return "%";
    return mention.unit ? std::string(name_of(*mention.unit)) : "";
  }

  void add(int table_index, const Row& row, const std::string& column, const Place& place,
           const std::string& printed, std::string_view unit, const std::string& fen) {
    const Table& table = book_.tables[static_cast<std::size_t>(table_index)];
    write_line(table_index, place,
               {path_of(checked_, place.document), number_or_nothing(place.page),
                number_or_nothing(place.line), table.form, title_of(book_, table), row.code,
                row.label, column, printed, std::string(unit), fen});
  }

  void write_line(int order, const Place& place, const std::vector<std::string>& fields) {
    // Tables in the order of the book, cells in the order of print.
    lines_.emplace_back(std::pair(order, place), csv_line(fields));
  }

  const job::Checked& checked_;
  const Book& book_;
  std::vector<std::pair<std::pair<int, Place>, std::string>> lines_;
};

}  // namespace

std::string read_csv(const job::Checked& checked) {
  return CsvReport(checked).write();
}

}  // namespace yiben::report
