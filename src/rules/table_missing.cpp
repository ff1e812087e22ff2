// A table that books of the family must have is not in this one. A table that our reader did not
// find is a doubt about reading; it is missing only where the book's own contents and the text of
// its body say so too.
#include "rules/predicates.h"

#include <algorithm>
#include <set>
#include <utility>

#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

// A grid that no table was read from may be the missing one under a title that the catalogue does
// not know.
bool has_unread_grid(const Book& book) {
  constexpr int least_rows = 2;
  constexpr int least_columns = 3;
  std::set<std::pair<int, int>> read;
  for (const Table& table : book.tables) {
    for (const Place& piece : table.pieces) read.insert({piece.document, piece.table});
  }
  for (const Document* document : book.documents) {
    for (const Block& block : document->blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr || grid->rows() < least_rows || grid->columns() < least_columns) continue;
      if (!read.contains({grid->place.document, grid->place.table})) return true;
    }
  }
  return std::any_of(book.doubts.begin(), book.doubts.end(),
                     [](const Doubt& doubt) { return doubt.what == "table-not-recognised"; });
}

bool is_title_of(std::string_view line, const Form& form) {
  return std::any_of(form.titles.begin(), form.titles.end(),
                     [&](const std::string& title) { return line.ends_with(title); });
}

// Whether the body prints a title of the form, in a line of its own or at the head of a grid.
bool body_names(const Book& book, const Form& form) {
  constexpr int title_rows = 3;
  for (const auto* list : {&book.narrative, &book.table_prose}) {
    for (const Prose* prose : *list) {
      if (is_title_of(text::fold(prose->text), form)) return true;
    }
  }
  for (const Document* document : book.documents) {
    for (const Block& block : document->blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      for (const Cell& cell : grid->cells()) {
        if (cell.row < title_rows && is_title_of(text::fold(cell.text), form)) return true;
      }
    }
  }
  return false;
}

struct Announced {
  std::vector<std::pair<const Form*, const Heading*>> forms;
  const Heading* first = nullptr;  // of the tables in the contents
  bool unknown = false;            // the contents name a table that is no form of the family
};

Announced announced_tables(const Book& book) {
  Announced announced;
  for (const Heading& entry : book.contents) {
    // "第二部分 部门预算表" announces the part, not a table.
    if (entry.level == 0 || !is_table_title(comparable(book, entry.text))) continue;
    const Form* form = form_of_entry(book, entry);
    if (announced.first == nullptr) announced.first = &entry;
    if (form == nullptr) announced.unknown = true;
    announced.forms.emplace_back(form, &entry);
  }
  return announced;
}

}  // namespace

Findings table_missing(const Context& context) {
  Findings findings;
  const Book& book = context.book;
  if (book.family == nullptr || stands_alone(book)) return findings;
  const Announced announced = announced_tables(book);
  if (announced.first == nullptr || has_unread_grid(book)) return findings;
  for (const Form& form : book.family->forms) {
    if (!form.required || book.table(form.id) != nullptr || body_names(book, form)) continue;
    const auto entry = std::find_if(announced.forms.begin(), announced.forms.end(),
                                    [&](const auto& one) { return one.first == &form; });
    const bool is_announced = entry != announced.forms.end();
    if (!is_announced && announced.unknown) continue;
    const Heading& where = is_announced ? *entry->second : *announced.first;
    Finding finding = context.finding();
    finding.operands = {{"table", form.title}, {"number", std::to_string(form.number)}};
    finding.evidence = {{where.printed, where.place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
