// Reading the list of tables, and what stands below each label.
#include "rules/labelled_tables.h"

#include <algorithm>

#include "money/money.h"
#include "rules/predicates.h"
#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

// The columns of the list; -1 where it has none.
struct Columns {
  int row = -1;  // of the header
  int said = -1;
  int name = -1;
  int reason = -1;
};

Columns columns_of(const Context& context, const Grid& grid) {
  constexpr int header_rows = 3;
  Columns columns;
  for (int row = 0; row < std::min(grid.rows(), header_rows) && columns.said < 0; ++row) {
    columns = {.row = row};
    for (int column = 0; column < grid.columns(); ++column) {
      const std::string header = text::fold(grid.text(row, column));
      if (matches_any(header, context.patterns("said"))) columns.said = column;
      if (matches_any(header, context.patterns("names"))) columns.name = column;
      if (matches_any(header, context.patterns("reasons"))) columns.reason = column;
    }
  }
  return columns;
}

bool is_list(const Columns& columns) {
  return columns.said >= 0 && columns.name >= 0;
}

void read_list(const Context& context, const Grid& grid, const Columns& columns,
               std::vector<ListedTable>& tables) {
  for (int row = columns.row + 1; row < grid.rows(); ++row) {
    ListedTable table;
    table.name = std::string(text::trim(grid.text(row, columns.name)));
    table.said = text::fold(grid.text(row, columns.said));
    table.has_reason_column = columns.reason >= 0;
    if (table.has_reason_column) table.reason = text::fold(grid.text(row, columns.reason));
    for (int column = 0; column < grid.columns(); ++column) {
      const Cell* square = grid.at(row, column);
      if (square == nullptr || square->row != row || square->column != column) continue;
      const Cell& cell = *square;
      if (cell.column == columns.said) table.said_evidence = {cell.text, cell.place};
      if (cell.column == columns.name) table.place = cell.place;
      const std::string words = without_spaces(cell.text);
      if (matches_any(words, context.patterns("labels"))) table.label = words;
    }
    if (!table.name.empty()) tables.push_back(std::move(table));
  }
}

// The lines and squares of the documents one by one, and the tables that begin with a label.
class Reader {
 public:
  explicit Reader(const Context& context) : context_(context) {}

  std::vector<LabelledTable> read() {
    for (const Document* document : context_.book.documents) {
      for (const Block& block : document->blocks) {
        if (const auto* prose = std::get_if<Prose>(&block)) {
          if (!prose->from_image) look_at(prose->text, prose->place);
          continue;
        }
        const Grid& grid = std::get<Grid>(block);
        if (is_list(columns_of(context_, grid))) continue;
        for (const Cell& cell : grid.cells()) look_at(cell.text, cell.place);
        is_over_ = true;  // a further grid may be another table
      }
    }
    return std::move(tables_);
  }

 private:
  void look_at(const std::string& printed, const Place& place) {
    constexpr int lines_to_the_title = 4;
    const std::string words = without_spaces(printed);
    if (words.empty()) return;
    if (matches_any(words, context_.patterns("labels"))) {
      tables_.push_back({.label = words, .place = place});
      lines_ = 0;
      is_over_ = false;
      return;
    }
    if (tables_.empty() || is_over_) return;
    LabelledTable& table = tables_.back();
    if (++lines_ <= lines_to_the_title && table.title.empty() &&
        matches_any(words, context_.patterns("titles"))) {
      table.title = printed;
      table.title_place = place;
    }
    const CellValue value = parse_cell(printed);
    table.prints_money =
        table.prints_money ||
        (value.kind == CellKind::number && value.number.decimals > 0 && value.number.digits != 0);
  }

  const Context& context_;
  std::vector<LabelledTable> tables_;
  int lines_ = 0;         // since the last label
  bool is_over_ = false;  // the table below it
};

// "9" of "附表9".
std::string_view number_of(std::string_view label) {
  std::size_t at = label.size();
  while (at > 0 && text::is_digit(label[at - 1])) --at;
  return label.substr(at);
}

Finding finding_for(const Context& context, const ListedTable& listed, const std::string& said,
                    const std::string& printed, const Place& place) {
  Finding finding = context.finding();
  finding.operands = {{"said", said}, {"printed", std::string(text::trim(printed))}};
  finding.evidence = {{printed, place}, {listed.name, listed.place}};
  return finding;
}

// A title without the brackets behind it, which say how the table is divided.
std::string without_division(const Book& book, const std::string& title) {
  const std::string words = comparable(book, title);
  return words.substr(0, words.find('('));
}

}  // namespace

std::vector<ListedTable> listed_tables(const Context& context) {
  std::vector<ListedTable> tables;
  for_each_grid(context, [&](const Grid& grid) {
    const Columns columns = columns_of(context, grid);
    if (is_list(columns)) read_list(context, grid, columns, tables);
  });
  return tables;
}

std::vector<LabelledTable> labelled_tables(const Context& context) {
  return Reader(context).read();
}

const LabelledTable* with_number_of(const std::vector<LabelledTable>& tables,
                                    const std::string& label) {
  const LabelledTable* found = nullptr;
  for (const LabelledTable& table : tables) {
    if (label.empty() || number_of(table.label) != number_of(label)) continue;
    if (found != nullptr) return nullptr;
    found = &table;
  }
  return found;
}

// A label or a title that the list gives otherwise. Said where most labels are the list's own.
Findings list_of_tables_differs(const Context& context) {
  Findings findings;
  const std::vector<LabelledTable> tables = labelled_tables(context);
  std::size_t agreeing = 0;
  std::size_t other_labels = 0;
  for (const ListedTable& listed : listed_tables(context)) {
    const LabelledTable* table = with_number_of(tables, listed.label);
    if (table == nullptr) continue;
    const bool same_label = table->label == listed.label;
    ++(same_label ? agreeing : other_labels);
    if (!same_label)
      findings.push_back(finding_for(context, listed, listed.label, table->label, table->place));
    const std::string said = without_division(context.book, listed.name);
    const std::string printed = without_division(context.book, table->title);
    if (said == printed || !is_table_title(said) || !is_table_title(printed)) continue;
    if (is_same_title(said, printed)) continue;
    findings.push_back(finding_for(context, listed, listed.name, table->title, table->title_place));
  }
  if (agreeing <= other_labels) findings.clear();
  return findings;
}

}  // namespace yiben::rules
