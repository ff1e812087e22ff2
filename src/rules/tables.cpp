// What stands over and below whole tables: their units of money, the names of whose tables they
// are, what is said where one is empty.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <set>

#include "rules/short_names.h"
#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

bool has_money(const Book& book, std::size_t table) {
  return std::any_of(book.figures.begin(), book.figures.end(), [&](const Figure& figure) {
    return figure.table == static_cast<int>(table) && !figure.blank && figure.number.digits != 0;
  });
}

// Targets stand beside money, but are none.
bool is_of_money(const Book& book, const Table& table) {
  const Form* form = book.family == nullptr ? nullptr : book.family->find(table.form);
  const bool targets = form != nullptr && form->kind == FormKind::performance;
  return !targets && !table.panels.empty() && table.columns() > 0;
}

Finding finding_for(const Context& context, const Table& table) {
  Finding finding = context.finding();
  finding.operands = {{"table", title_of(context.book, table)}};
  finding.evidence = {{table.title, table.title_place}};
  return finding;
}

struct Said {
  std::string words;
  Place place;
  Unit unit = Unit::yuan;
};

// The units of money that the lines above a grid and its first rows state.
std::vector<Said> units_over(const std::vector<const Prose*>& before, const Grid& grid,
                             int first_row) {
  constexpr std::size_t max_lines = 6;
  std::vector<Said> said;
  const auto look_at = [&](const std::string& words, const Place& place) {
    // "预算金额（元）" is of its column alone.
    const std::string folded = text::fold(words);
    if (folded.find("单位") == folded.npos) return;
    if (const auto unit = find_unit(words)) said.push_back({words, place, *unit});
  };
  const std::size_t from = before.size() > max_lines ? before.size() - max_lines : 0;
  for (std::size_t i = from; i < before.size(); ++i) look_at(before[i]->text, before[i]->place);
  for (const Cell& cell : grid.cells()) {
    if (cell.row < first_row) look_at(cell.text, cell.place);
  }
  return said;
}

// The row of its grid in which the first row of a table stands, by the grid.
std::map<std::pair<int, int>, std::pair<const Table*, int>> first_rows(const Book& book) {
  std::map<std::pair<int, int>, std::pair<const Table*, int>> rows;
  for (const Table& table : book.tables) {
    for (const Panel& panel : table.panels) {
      if (panel.rows.empty()) continue;
      const Place& first = panel.rows.front().place;
      const bool known = first.row > 0 && first.table > 0;
      if (known) rows.try_emplace({first.document, first.table}, &table, first.row - 1);
    }
  }
  return rows;
}

// All tables with the lines over their grids.
template <typename Look>
void each_table(const Book& book, const Look& look_at) {
  const auto rows = first_rows(book);
  for (const Document* document : book.documents) {
    std::vector<const Prose*> before;
    for (const Block& block : document->blocks) {
      if (const auto* prose = std::get_if<Prose>(&block)) {
        if (!prose->furniture) before.push_back(prose);
        continue;
      }
      const Grid& grid = std::get<Grid>(block);
      const auto found = rows.find({grid.place.document, grid.place.table});
      if (found != rows.end()) {
        look_at(*found->second.first, units_over(before, grid, found->second.second), before);
      }
      before.clear();
    }
  }
}

// Tables over which a line begins to state a unit and was cut: "单位：万".
std::set<const Table*> with_cut_unit(const Context& context) {
  std::set<const Table*> tables;
  each_table(context.book, [&](const Table& table, const std::vector<Said>&,
                               const std::vector<const Prose*>& before) {
    const bool cut = std::any_of(before.begin(), before.end(), [&](const Prose* prose) {
      return matches_any(without_spaces(prose->text), context.patterns("cut"));
    });
    if (cut) tables.insert(&table);
  });
  return tables;
}

std::string name_in(const Context& context, const Passage& passage) {
  for (const text::Pattern& label : context.patterns("labels")) {
    const auto match = label.find(passage.words);
    if (!match || match->size() < 2) continue;
    const auto [begin, end] = (*match)[1];
    const std::string printed = passage.words.substr(begin, end - begin);
    if (find_unit(printed)) continue;
    const std::string name = text::fold(printed);
    return std::string(context.catalog.terms.without_own_level(name));
  }
  return "";
}

// The names in the labels of the tables, and where each stands.
std::map<std::string, std::vector<const Passage*>> labels_of(const Context& context) {
  std::map<std::string, std::vector<const Passage*>> names;
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::caption && passage.where != Where::cell) continue;
    const std::string name = name_in(context, passage);
    if (!name.empty()) names[name].push_back(&passage);
  }
  return names;
}

std::size_t times_said(const Context& context, std::string_view name) {
  std::size_t times = 0;
  for (const Passage& passage : context.text_of_book.passages) {
    if (contains(text::fold(passage.words), name)) ++times;
  }
  return times;
}

bool names_a_row(const Book& book, std::string_view name) {
  for (const Table& table : book.tables) {
    for (const Panel& panel : table.panels) {
      for (const Row& row : panel.rows) {
        const std::string label = text::fold(row.label);
        if (!label.empty() && (contains(label, name) || contains(name, label))) return true;
      }
    }
  }
  return false;
}

bool is_heading_like(const Passage& passage) {
  return passage.where == Where::contents || passage.where == Where::heading ||
         passage.where == Where::caption;
}

}  // namespace

// A table that says no unit of money, where nearly all the others do.
Findings amount_unit_missing(const Context& context) {
  const Book& book = context.book;
  int stated = 0;
  std::vector<const Table*> without;
  for (std::size_t i = 0; i < book.tables.size(); ++i) {
    const Table& table = book.tables[i];
    if (!is_of_money(book, table) || !has_money(book, i)) continue;
    if (table.unit_stated) {
      ++stated;
    } else if (is_table_title(text::fold(table.title))) {
      without.push_back(&table);
    }
  }
  Findings findings;
  const int least = context.number("least_stated_to_one", 4);
  if (without.empty() || stated < least * static_cast<int>(without.size())) return findings;
  const std::set<const Table*> cut = with_cut_unit(context);
  for (const Table* table : without) {
    if (!cut.contains(table)) findings.push_back(finding_for(context, *table));
  }
  return findings;
}

// Two units of money over one table.
Findings amount_unit_twice(const Context& context) {
  Findings findings;
  each_table(context.book, [&](const Table& table, const std::vector<Said>& said,
                               const std::vector<const Prose*>&) {
    const auto other = std::find_if(said.begin(), said.end(),
                                    [&](const Said& one) { return one.unit != said.front().unit; });
    if (other == said.end()) return;
    Finding finding = finding_for(context, table);
    finding.operands["first"] = name_of(said.front().unit);
    finding.operands["second"] = name_of(other->unit);
    finding.evidence = {{said.front().words, said.front().place}, {other->words, other->place}};
    findings.push_back(std::move(finding));
  });
  return findings;
}

// One table of many is labelled with the name of another unit, of which nothing else in the book
// speaks.
Findings unit_of_another_book(const Context& context) {
  const std::map<std::string, std::vector<const Passage*>> names = labels_of(context);
  if (names.empty()) return {};
  const auto own = std::max_element(names.begin(), names.end(), [](const auto& a, const auto& b) {
    return a.second.size() < b.second.size();
  });
  const auto least = static_cast<std::size_t>(context.number("least_own", 4));
  if (own->second.size() < least) return {};
  const Passage* odd = nullptr;
  std::string printed;
  for (const auto& [name, places] : names) {
    const bool same = is_short_for(own->first, name) || is_short_for(name, own->first);
    if (same) continue;
    if (odd != nullptr || places.size() > 1) return {};
    odd = places.front();
    printed = name;
  }
  if (odd == nullptr || names_a_row(context.book, printed)) return {};
  const bool is_slip = text::edit_distance(printed, own->first, 1) <= 1;
  if (is_slip || times_said(context, printed) > 1) return {};
  Finding finding = context.finding();
  finding.operands = {{"printed", printed}, {"name", own->first}};
  finding.evidence = {{std::string(odd->raw), odd->place},
                      {std::string(own->second.front()->raw), own->second.front()->place}};
  return {finding};
}

// Titles of one book call it the budget of a department and that of a unit.
Findings department_and_unit_mixed(const Context& context) {
  std::vector<const Passage*> departments;
  std::vector<const Passage*> units;
  for (const Passage& passage : context.text_of_book.passages) {
    if (!is_heading_like(passage)) continue;
    const bool department = matches_any(passage.words, context.patterns("department"));
    const bool unit = matches_any(passage.words, context.patterns("unit"));
    if (department && !unit) departments.push_back(&passage);
    if (unit && !department) units.push_back(&passage);
  }
  const auto least = static_cast<std::size_t>(context.number("least", 2));
  const bool mixed =
      !departments.empty() && !units.empty() && std::max(departments.size(), units.size()) >= least;
  if (!mixed) return {};
  const Passage& odd = *(units.size() <= departments.size() ? units : departments).front();
  const Passage& usual = *(units.size() <= departments.size() ? departments : units).front();
  Finding finding = context.finding();
  finding.operands = {{"printed", text::excerpt(odd.words)}, {"usual", text::excerpt(usual.words)}};
  finding.evidence = {{std::string(odd.raw), odd.place}, {std::string(usual.raw), usual.place}};
  return {finding};
}

namespace {

// On its pages or the next one; in a document without pages before the title of the next table.
bool stands_below(const Place& place, const Table& table, const Book& book) {
  const Place& title = table.title_place;
  if (place.document != title.document) return false;
  if (place.page > 0) return place.page >= table.pages_first && place.page <= table.pages_last + 1;
  return place.line > title.line &&
         std::none_of(book.tables.begin(), book.tables.end(), [&](const Table& next) {
           const Place& other = next.title_place;
           return other.document == title.document && other.line > title.line &&
                  other.line <= place.line;
         });
}

}  // namespace

// A table without any money, and nowhere a sentence that says so: below it on its page, or anywhere
// with the word for what it would hold.
Findings empty_table_unexplained(const Context& context) {
  Findings findings;
  const Book& book = context.book;
  // Tables alone are half a book.
  if (book.headings.empty()) return findings;
  const auto is_denied = [&](const Table& table, const std::string& word) {
    const auto& passages = context.text_of_book.passages;
    return std::any_of(passages.begin(), passages.end(), [&](const Passage& passage) {
      if (passage.where == Where::contents || passage.where == Where::heading) return false;
      const bool below = stands_below(passage.place, table, book);
      if (!below && !contains(passage.words, word)) return false;
      return matches_any(passage.words, context.patterns("statements"));
    });
  };
  for (std::size_t i = 0; i < book.tables.size(); ++i) {
    const Table& table = book.tables[i];
    if (!is_of_money(book, table) || has_money(book, i)) continue;
    const std::string title = text::fold(table.title);
    for (const std::string& word : context.words("subjects")) {
      if (!contains(title, word)) continue;
      if (!is_denied(table, word)) {
        Finding finding = finding_for(context, table);
        finding.operands["subject"] = word;
        findings.push_back(std::move(finding));
      }
      break;
    }
  }
  return findings;
}

}  // namespace yiben::rules
