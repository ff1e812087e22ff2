// From a published book to sheets that the forms of its family set.
#include "job/job.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "job/judged.h"
#include "job/pipeline.h"
#include "text/text.h"

namespace yiben::job {

namespace {

// What a sentence gives as the reason of a change, behind the number.
std::string reason_behind(const Mention& mention, const Labels& explains) {
  if (mention.prose == nullptr) return "";
  std::string_view rest(mention.prose->text);
  rest.remove_prefix(std::min(mention.end, rest.size()));
  rest = rest.substr(0, std::min({rest.find("。"), rest.find("；"), rest.size()}));
  std::size_t begin = rest.npos;
  for (const std::string& words : explains) {
    const std::size_t at = rest.find(words);
    if (at != rest.npos) begin = std::min(begin, at + words.size());
  }
  if (begin == rest.npos) return "";
  rest.remove_prefix(begin);
  for (const std::string_view mark : {"：", ":", "是", "为", "系"}) {
    if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
  }
  return std::string(text::trim(rest));
}

// What the sentences of a book say against the year before.
class Changes {
 public:
  explicit Changes(const Checked& checked)
      : checked_(checked), statements_(checked.narrative.statements) {}

  std::vector<ToldChange> find() const {
    std::vector<ToldChange> told;
    for (int i = 0; i < static_cast<int>(statements_.size()); ++i) {
      const prose::Statement& one = at(i);
      if (one.bond == prose::Bond::broken) continue;
      if (one.kind == prose::Kind::amount && !one.equal.empty()) add(i, i, 0, one.equal, told);
      if (one.kind != prose::Kind::change || one.direction == 0) continue;
      const auto size = fen_at(i);
      if (!size) continue;
      const Fen difference = one.direction * *size;
      if (one.about >= 0) add(one.about, i, difference, one.lead, told);
      // Else any amount of the paragraph may be meant.
      for (int k = i - 1; k >= 0 && at(k).paragraph == one.paragraph; --k) {
        if (at(k).kind == prose::Kind::amount && k != one.about) {
          add(k, i, difference, one.lead, told);
        }
      }
    }
    return told;
  }

 private:
  const prose::Statement& at(int i) const { return statements_[static_cast<std::size_t>(i)]; }
  const Mention& mention(int i) const {
    return checked_.book.mentions[static_cast<std::size_t>(at(i).mention)];
  }

  // Where a page ends behind the number, the next paragraph begins with its unit.
  std::optional<Unit> unit_over_the_page(const Mention& one) const {
    if (one.prose == nullptr || one.end < text::trim(one.prose->text).size()) return std::nullopt;
    const std::vector<const Prose*>& all = checked_.book.narrative;
    const auto here = std::find(all.begin(), all.end(), one.prose);
    if (here == all.end() || here + 1 == all.end()) return std::nullopt;
    for (const Unit unit : {Unit::ten_thousand_yuan, Unit::hundred_million_yuan, Unit::yuan}) {
      if ((*(here + 1))->text.starts_with(name_of(unit))) return unit;
    }
    return std::nullopt;
  }

  std::optional<Fen> fen_at(int i) const {
    const Mention& one = mention(i);
    if (one.percent) return std::nullopt;
    const std::optional<Unit> unit = one.unit ? one.unit : unit_over_the_page(one);
    return unit ? fen_of(one.number, *unit) : std::nullopt;
  }

  // The amount next to the printed difference that prints as it does and makes the percentage that
  // is printed behind it.
  Fen fitting(Fen amount, Fen difference, int last) const {
    const Number rate = mention(last + 1).number;
    const auto prints = interval_of(mention(last).number, mention(last).unit.value_or(Unit::yuan));
    const Fen size = difference < 0 ? -difference : difference;
    if (!prints || rate.decimals > 4) return difference;
    WideFen scale = 100;
    for (int d = 0; d < rate.decimals; ++d) scale *= 10;
    const Fen step = std::max<Fen>(1, (prints->high - prints->low) / 1'000);
    for (Fen off = 0; off < (prints->high - prints->low) / 2; off += step) {
      for (const Fen other : {size + off, size - off}) {
        const WideFen before = WideFen(amount) - (difference < 0 ? -other : other);
        if (before <= 0) continue;
        const WideFen printed = (WideFen(other) * scale * 2 + before) / (before * 2);
        if (printed == rate.digits) return difference < 0 ? -other : other;
      }
    }
    return difference;
  }

  void add(int about, int last, Fen difference, const std::string& compared,
           std::vector<ToldChange>& told) const {
    const auto amount = fen_at(about);
    if (!amount) return;
    const int next = last + 1;
    const bool rated = next < static_cast<int>(statements_.size()) &&
                       at(next).kind == prose::Kind::growth &&
                       at(next).paragraph == at(last).paragraph;
    ToldChange change;
    change.sentence = last;
    change.figures = at(about).figures;
    change.amount = *amount;
    change.difference = rated ? fitting(*amount, difference, last) : difference;
    change.words = at(about).clause;
    change.headings = at(about).headings;
    change.compared = compared;
    change.reason = reason_behind(mention(rated ? next : last), checked_.catalog->phrases.explains);
    change.place = mention(about).place;
    told.push_back(std::move(change));
  }

  const Checked& checked_;
  const std::vector<prose::Statement>& statements_;
};

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

// The same figures by the words of their rows and columns: of a book that is read by its words
// these may say more or less in the one than in the other.
Keyed labelled(const Book& book, const Family& family, const std::vector<const Figure*>& figures) {
  Keyed by_words;
  for (const Figure* figure : figures) {
    const Table& table = book.tables[static_cast<std::size_t>(figure->table)];
    const Panel& panel = table.panels[static_cast<std::size_t>(figure->panel)];
    const Row& row = panel.rows[static_cast<std::size_t>(figure->row)];
    const std::string& path = panel.columns[static_cast<std::size_t>(figure->column)].path;
    const std::string label = text::fold(row.label);
    const auto ordinal = text::leading_ordinal(label);
    const Form* form = form_of(table, family);
    const std::string_view name = ordinal ? ordinal->rest : std::string_view(label);
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

// How many figures of `from` stand in `in`, at the same place of the same table. `others` gets what
// is left over.
std::size_t found_again(const Keyed& from, Keyed in, std::vector<const Figure*>& others) {
  std::size_t equal = 0;
  for (const auto& [key, figures] : from) {
    std::vector<const Figure*>& there = in[key];
    for (const Figure* figure : figures) {
      if (figure->blank) continue;
      const auto same = std::find_if(there.begin(), there.end(),
                                     [&](const Figure* one) { return is_same(*figure, *one); });
      if (same != there.end()) {
        there.erase(same);
        ++equal;
      } else {
        others.push_back(figure);
      }
    }
  }
  return equal;
}

// Amounts that the sentences of the family would state and the book states nowhere.
void note_other_amounts(const Book& original, const Book& compiled,
                        std::vector<std::string>& notes) {
  std::set<Fen> stated;
  const auto add = [&](const Number& number, Unit unit) {
    if (const auto fen = fen_of(number, unit)) stated.insert(*fen);
  };
  for (const Figure& figure : original.figures) add(figure.number, figure.unit);
  for (const Mention& one : original.mentions) {
    if (!one.percent) add(one.number, one.unit.value_or(Unit::ten_thousand_yuan));
  }
  for (const Mention& one : compiled.mentions) {
    const auto fen = one.unit && !one.percent ? fen_of(one.number, *one.unit) : std::nullopt;
    if (!fen || stated.contains(*fen)) continue;
    notes.push_back(fmt::format("a sentence would state what the book does not: {}{}{}", one.before,
                                one.printed, name_of(*one.unit)));
  }
}

// What the forms print of the sheets, beside what the book prints.
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
  note_other_amounts(original, (*compiled)->book, derived.sheets.notes);
  const Family& forms = *family_named(stored->family, *(*compiled)->catalog);
  const Keyed before = keyed(original, forms, derived.sheets.renamed);
  const Keyed after = keyed((*compiled)->book, forms, derived.sheets.renamed);
  derived.printed = original.printed_figures();
  std::vector<const Figure*> missing, added;
  derived.equal = found_again(before, after, missing);
  found_again(after, before, added);
  const Keyed missing_words = labelled(original, forms, missing);
  const Keyed added_words = labelled((*compiled)->book, forms, added);
  missing.clear();
  added.clear();
  derived.equal += found_again(missing_words, added_words, missing);
  found_again(added_words, missing_words, added);
  // A zero and a blank say the same.
  for (const Figure* figure : missing) {
    if (figure->number.digits == 0) {
      ++derived.blanks;
    } else {
      derived.missing.push_back(named(original, *figure));
    }
  }
  for (const Figure* figure : added) {
    if (figure->number.digits == 0) {
      ++derived.zeros;
    } else {
      derived.added.push_back(named((*compiled)->book, *figure));
    }
  }
  return unset;
}

}  // namespace

Result<SheetsDerived> derive_sheets(const CheckOptions& options) {
  Result<std::unique_ptr<Checked>> original = check(options);
  if (!original) return original.errors();
  const std::string& file = options.files.front();
  const Errors errors = unproven(**original, file);
  if (!errors.empty()) return errors;
  const Book& book = (*original)->book;
  if (book.layout == nullptr) {
    return Error{.file = file,
                 .what = "no family of the catalogue has tables like these: sheets need its forms",
                 .remedy = "derive without --sheets"};
  }
  // Books are read without the schema of sources and the sentences of families.
  const Result<Catalog> catalog = load_catalog(options.catalog_folder);
  if (!catalog) return catalog.errors();
  const Family* family = family_named(book.layout->id, *catalog);
  YIBEN_CHECK(family != nullptr);
  Result<Sheets> sheets = sheets_of(book, *catalog, *family, Changes(**original).find());
  if (!sheets) return sheets.errors();
  SheetsDerived derived;
  derived.sheets = std::move(*sheets);
  derived.unset = compare_compiled(book, options, derived);
  return derived;
}

}  // namespace yiben::job
