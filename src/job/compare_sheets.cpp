// Sheets → book, beside the published one.
#include "job/compare_sheets.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "job/pipeline.h"
#include "text/text.h"

namespace yiben::job {

namespace {

using Keyed = std::map<std::string, std::vector<const Figure*>>;

// Figures by their table and by what they select, in the words of the sheets.
Keyed keyed(const Book& book, const Family& family,
            const std::map<Coordinate, std::string>& renamed) {
  Keyed figures;
  for (const Figure& figure : book.figures) {
    const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
    const Form* form = form_of(table, family);
    std::string key = form == nullptr ? text::fold(table.title) : form->id;
    for (int d = 0; d < book.cube.dimensions(); ++d) {
      const Node node = figure.selection[d];
      // A scope is called after the number of its table.
      if (node == all_of_it || book.cube.name_of(d) == "scope") continue;
      const Coordinate at(book.cube.name_of(d), book.cube.name_of(d, node));
      const auto name = renamed.find(at);
      key += "; " + at.first + "=" + (name == renamed.end() ? at.second : name->second);
    }
    figures[key].push_back(&figure);
  }
  return figures;
}

// The words of a row by which others know it.
std::string name_of_row(const Book& book, const Figure& figure) {
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  const std::string label = text::fold(panel.rows[static_cast<std::size_t>(figure.row)].label);
  const auto ordinal = text::leading_ordinal(label);
  return ordinal ? std::string(ordinal->rest) : label;
}

// The same figures by the words of their rows and columns: of a book that is read by its words
// these may say more or less in the one than in the other.
Keyed labelled(const Book& book, const Family& family, const std::vector<const Figure*>& figures) {
  Keyed by_words;
  for (const Figure* figure : figures) {
    const Table& table = book.tables[static_cast<std::size_t>(figure->table)];
    const Panel& panel = table.panels[static_cast<std::size_t>(figure->panel)];
    const Row& row = panel.rows[static_cast<std::size_t>(figure->row)];
    const std::string& path = panel.columns[static_cast<std::size_t>(figure->column)].path;
    const Form* form = form_of(table, family);
    const std::string name = name_of_row(book, *figure);
    by_words[fmt::format("{}/{}{}/{}/{}", form == nullptr ? table.title : form->id, row.code, name,
                         figure->panel, text::fold(path))]
        .push_back(figure);
  }
  return by_words;
}

bool is_same(const Figure& a, const Figure& b) {
  return !a.blank && !b.blank && fen_of(a.number, a.unit) == fen_of(b.number, b.unit);
}

std::string named(const Book& book, const Figure& figure) {
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  return fmt::format("{}, {}, {}: {} {}", title_of(book, table),
                     row_name(panel.rows[static_cast<std::size_t>(figure.row)]),
                     panel.columns[static_cast<std::size_t>(figure.column)].path, figure.printed,
                     name_of(figure.unit));
}

struct Matched {
  std::vector<std::pair<const Figure*, const Figure*>> equal;
  std::vector<const Figure*> others;  // of the first book, not in the second
};

// Which figures of `from` stand in `in`, at the same place of the same table.
Matched found_again(const Keyed& from, Keyed in) {
  Matched found;
  for (const auto& [key, figures] : from) {
    std::vector<const Figure*>& there = in[key];
    for (const Figure* figure : figures) {
      if (figure->blank) continue;
      const auto same = std::find_if(there.begin(), there.end(),
                                     [&](const Figure* one) { return is_same(*figure, *one); });
      if (same != there.end()) {
        found.equal.emplace_back(figure, *same);
        there.erase(same);
      } else {
        found.others.push_back(figure);
      }
    }
  }
  return found;
}

// The words beside the amounts of a row, by their columns.
std::map<std::string, std::string> words_beside(const Book& book, const Figure& figure) {
  std::map<std::string, std::string> words;
  for (const TextCell& text : book.tables[static_cast<std::size_t>(figure.table)].texts) {
    if (text.panel != figure.panel || text.row != figure.row) continue;
    words.emplace(text::fold(text.column), text::fold(text.printed));
  }
  return words;
}

// Rows with the same amounts and another name: a project that the book calls by two names, say.
void note_other_names(const Book& original, const Book& compiled, const Matched& matched,
                      std::vector<std::string>& notes) {
  std::set<std::string> said;
  for (const auto& [before, after] : matched.equal) {
    const std::string name = name_of_row(original, *before);
    const std::string other = name_of_row(compiled, *after);
    const bool renamed = name != other && !name.empty() && !other.empty();
    const Table& table = original.tables[static_cast<std::size_t>(before->table)];
    const std::string title = title_of(original, table);
    const auto add = [&](std::string note) {
      if (said.insert(note).second) notes.push_back(std::move(note));
    };
    if (renamed) {
      add(fmt::format("{}: the row {} would be called {}", title, text::excerpt(name),
                      text::excerpt(other)));
    }
    const auto theirs = words_beside(compiled, *after);
    for (const auto& [column, words] : words_beside(original, *before)) {
      const auto printed = theirs.find(column);
      if (printed == theirs.end() || printed->second == words) continue;
      add(fmt::format("{}: beside {} would stand {}, and not {}", title, text::excerpt(name),
                      text::excerpt(printed->second), text::excerpt(words)));
    }
  }
}

// 34名 of 核定编制34名: numbers with the character behind them, but for dates, amounts and numbers
// of points, and the words up to them.
std::map<std::string, std::string> counts_in(const std::vector<const Prose*>& narrative) {
  static const std::set<std::string, std::less<>> of_others = {"年", "月", "日", "时",
                                                               "万", "亿", "元"};
  std::map<std::string, std::string> counts;
  for (const Prose* prose : narrative) {
    const std::string words = text::fold(prose->text);
    for (std::size_t at = 0; at < words.size();) {
      if (!text::is_digit(words[at])) {
        at = text::code_point_at(words, at).next;
        continue;
      }
      const std::size_t begin = at;
      while (at < words.size() && (text::is_digit(words[at]) || words[at] == '.')) ++at;
      if (at == words.size()) break;
      if (words[at - 1] == '.') continue;  // 1.负责: the number of a point
      const text::CodePoint behind = text::code_point_at(words, at);
      const std::string character = words.substr(at, behind.next - at);
      if (!text::is_chinese(behind.value) || of_others.contains(character)) continue;
      const std::string token = words.substr(begin, behind.next - begin);
      counts.emplace(token, words.substr(0, behind.next));
    }
  }
  return counts;
}

constexpr std::string_view stated_anew = "a sentence would state what the book does not";
constexpr std::string_view not_kept = "the sheets do not hold what the book states";

// Numbers of persons or things that the sentences of one book give and those of the other do not.
void note_counts(const Book& book, const Book& other, std::string_view lead,
                 std::vector<std::string>& notes) {
  constexpr std::size_t most_bytes = 60;
  const auto known = counts_in(other.narrative);
  for (const auto& [token, words] : counts_in(book.narrative)) {
    if (known.contains(token)) continue;
    std::size_t begin = words.size() > most_bytes ? words.size() - most_bytes : 0;
    while (begin > 0 && begin < words.size() && (words[begin] & 0xC0) == 0x80) ++begin;
    notes.push_back(fmt::format("{}: {}", lead, words.substr(begin)));
  }
}

// 89.1 % and 89.10 % are one percentage.
std::string percentage(Number number) {
  while (number.decimals > 0 && number.digits % 10 == 0) {
    number.digits /= 10;
    --number.decimals;
  }
  return to_string(number);
}

// Amounts and percentages that the sentences of one book state and the other states nowhere.
void note_amounts(const Book& book, const Book& other, std::string_view lead,
                  std::vector<std::string>& notes) {
  std::set<Fen> stated;
  std::set<std::string> percentages;
  const auto add = [&](const Number& number, Unit unit) {
    if (const auto fen = fen_of(number, unit)) stated.insert(*fen);
  };
  for (const Figure& figure : other.figures) add(figure.number, figure.unit);
  for (const Mention& one : other.mentions) {
    if (one.percent) {
      percentages.insert(percentage(one.number));
    } else {
      add(one.number, one.unit.value_or(Unit::ten_thousand_yuan));
    }
  }
  for (const Mention& one : book.mentions) {
    const auto fen = one.unit && !one.percent ? fen_of(one.number, *one.unit) : std::nullopt;
    const bool anew =
        one.percent ? !percentages.contains(percentage(one.number)) : fen && !stated.contains(*fen);
    if (!anew) continue;
    notes.push_back(fmt::format("{}: {}{}{}", lead, one.before, one.printed,
                                one.percent ? "%" : name_of(*one.unit)));
  }
}

}  // namespace

Errors compare_compiled(const Book& original, const CheckOptions& options, SheetsDerived& derived) {
  Result<Catalog> catalog = load_catalog(options.catalog_folder);
  if (!catalog) return catalog.errors();
  Result<Source> stored = source_of(files_of(derived.sheets.source, catalog->source),
                                    options.files.front(), catalog->source);
  if (!stored) return stored.errors();
  const Family* family = family_named(stored->family, *catalog);
  const std::vector<Fact> listed = facts_of_records(*stored, *family);
  stored->facts.insert(stored->facts.end(), listed.begin(), listed.end());
  mark_construction(*stored);
  Result<Layout> layout = layout_by_forms(*stored, *catalog, *family);
  Errors unset;
  if (!layout) {
    // Targets that could not be read keep no other table from being compared.
    unset = layout.errors();
    Family others = *family;
    std::erase_if(others.forms,
                  [](const Form& form) { return form.kind == FormKind::performance; });
    layout = layout_by_forms(*stored, *catalog, others);
    if (!layout) return unset;
  }
  stored->layout = std::move(*layout);
  Result<Document> document = compile_document(*stored, catalog->cube);
  if (!document) return document.errors();
  const Result<std::unique_ptr<Checked>> compiled =
      checked_document(std::move(*document), std::move(*catalog), *stored);
  if (!compiled) return compiled.errors();
  std::vector<std::string>& notes = derived.sheets.notes;
  note_amounts((*compiled)->book, original, stated_anew, notes);
  note_counts((*compiled)->book, original, stated_anew, notes);
  note_amounts(original, (*compiled)->book, not_kept, notes);
  note_counts(original, (*compiled)->book, not_kept, notes);
  const Family& forms = *family_named(stored->family, *(*compiled)->catalog);
  const Keyed before = keyed(original, forms, derived.sheets.renamed);
  const Keyed after = keyed((*compiled)->book, forms, derived.sheets.renamed);
  derived.printed = original.printed_figures();
  const Matched kept = found_again(before, after);
  const Matched made = found_again(after, before);
  const Keyed missing = labelled(original, forms, kept.others);
  const Keyed added = labelled((*compiled)->book, forms, made.others);
  const Matched kept_by_words = found_again(missing, added);
  const Matched made_by_words = found_again(added, missing);
  note_other_names(original, (*compiled)->book, kept, notes);
  derived.equal = kept.equal.size() + kept_by_words.equal.size();
  // A zero and a blank say the same.
  for (const Figure* figure : kept_by_words.others) {
    if (figure->number.digits == 0) {
      ++derived.blanks;
    } else {
      derived.missing.push_back(named(original, *figure));
    }
  }
  for (const Figure* figure : made_by_words.others) {
    if (figure->number.digits == 0) {
      ++derived.zeros;
    } else {
      derived.added.push_back(named((*compiled)->book, *figure));
    }
  }
  return unset;
}

}  // namespace yiben::job
