// Notes right below a table that belong to another one, or that deny what the table prints.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text/text.h"

namespace yiben::rules {
namespace {

struct Note {
  int table = 0;  // index into Book::tables
  std::string words;
  Evidence printed;
};

class Notes {
 public:
  explicit Notes(const Context& context) : context_(context) {
    for (std::size_t t = 0; t < context.book.tables.size(); ++t) {
      for (const Place& piece : context.book.tables[t].pieces) {
        tables_[{piece.document, piece.table}] = static_cast<int>(t);
      }
    }
  }

  std::vector<Note> read() {
    for (const Document* document : context_.book.documents) {
      table_ = -1;
      for (const Block& block : document->blocks) {
        if (const auto* grid = std::get_if<Grid>(&block)) {
          read_grid(*grid);
        } else {
          read_prose(std::get<Prose>(block));
        }
      }
    }
    return std::move(notes_);
  }

 private:
  void read_grid(const Grid& grid) {
    const auto found = tables_.find({grid.place.document, grid.place.table});
    table_ = found == tables_.end() ? -1 : found->second;
    page_ = grid.cells().empty() ? grid.place.page : grid.cells().back().place.page;
    for (const Cell& cell : grid.cells()) {
      if (cell.row + 2 >= grid.rows()) take(cell.text, cell.place);
    }
  }

  // Only what follows a table at once: behind other words a note may be of what stands below.
  void read_prose(const Prose& prose) {
    if (prose.furniture || text::trim(prose.text).empty()) return;
    if (prose.from_image || prose.place.page != page_ || !take(prose.text, prose.place))
      table_ = -1;
  }

  bool take(const std::string& printed, const Place& place) {
    const std::string words = text::fold(printed);
    if (!matches_any(words, context_.patterns("notes"))) return false;
    if (table_ >= 0) notes_.push_back({table_, words, {printed, place}});
    return true;
  }

  const Context& context_;
  std::map<std::pair<int, int>, int> tables_;  // by document and running number of the grid
  int table_ = -1;
  int page_ = 0;
  std::vector<Note> notes_;
};

// The only word of the list that is said; empty where none or several are.
std::string_view only_said(std::string_view words, const std::vector<std::string>& list) {
  std::string_view said;
  for (const std::string& word : list) {
    if (!contains(words, word)) continue;
    if (!said.empty()) return {};
    said = word;
  }
  return said;
}

bool prints_money(const Book& book, int table) {
  return std::any_of(book.figures.begin(), book.figures.end(), [&](const Figure& figure) {
    return figure.table == table && !figure.blank && figure.number.digits != 0;
  });
}

}  // namespace

// 注：本表反映……各项收入情况 below a table of expenditure.
Findings note_of_another_table(const Context& context) {
  Findings findings;
  for (const Note& note : Notes(context).read()) {
    const Table& table = context.book.tables[static_cast<std::size_t>(note.table)];
    const std::string title = text::fold(table.title);
    for (const char* list : {"sides", "funds"}) {
      const std::string_view said = only_said(note.words, context.words(list));
      const std::string_view of_title = only_said(title, context.words(list));
      if (said.empty() || of_title.empty() || said == of_title) continue;
      Finding finding = context.finding();
      finding.operands = {{"table", title_of(context.book, table)},
                          {"printed", std::string(said)},
                          {"expected", std::string(of_title)}};
      finding.evidence = {note.printed, {table.title, table.title_place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

// 故本表为空表 below a table that prints money.
Findings table_said_empty(const Context& context) {
  Findings findings;
  for (const Note& note : Notes(context).read()) {
    if (!prints_money(context.book, note.table)) continue;
    const Table& table = context.book.tables[static_cast<std::size_t>(note.table)];
    Finding finding = context.finding();
    finding.operands = {{"table", title_of(context.book, table)},
                        {"text", text::excerpt(note.printed.printed)}};
    finding.evidence = {note.printed, {table.title, table.title_place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
