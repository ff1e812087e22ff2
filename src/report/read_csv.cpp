// The figures of a book as CSV, one line each, as docs/formats/read-csv.md describes it.
#include "report/report.h"

#include <string>
#include <string_view>

#include "report/spots.h"

namespace yiben::report {
namespace {

// RFC 4180: quotes around a field that holds a comma, a quote or a line break; quotes inside
// doubled.
std::string field(std::string_view s) {
  if (s.find_first_of(",\"\r\n") == s.npos) return std::string(s);
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

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

std::string read_csv(const job::Checked& checked) {
  const Book& book = checked.book;
  std::string out = "document,page,line,form,table,row_code,row_name,column,printed,unit,fen\n";
  for (const Figure& figure : book.figures) {
    if (figure.blank) continue;
    const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
    const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
    const Row& row = panel.rows[static_cast<std::size_t>(figure.row)];
    const Column& column = panel.columns[static_cast<std::size_t>(figure.column)];
    const std::optional<Fen> fen = fen_of(figure.number, figure.unit);
    const std::string fields[] = {path_of(checked, figure.place.document),
                                  number_or_nothing(figure.place.page),
                                  number_or_nothing(figure.place.line),
                                  table.form,
                                  title_of(book, table),
                                  row.code,
                                  row.label,
                                  column.path,
                                  figure.printed,
                                  std::string(name_of(figure.unit)),
                                  fen ? std::to_string(*fen) : ""};
    std::string line;
    for (const std::string& value : fields) {
      if (!line.empty()) line += ',';
      line += field(value);
    }
    out += line + '\n';
  }
  return out;
}

}  // namespace yiben::report
