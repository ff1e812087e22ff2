// From a source to a proven book, and back.
#include "job/job.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "job/judged.h"
#include "job/lay_out.h"
#include "job/pipeline.h"
#include "job/typed.h"
#include "recognise/recognise.h"
#include "text/text.h"

namespace yiben::job {

Result<std::unique_ptr<Checked>> checked_document(Document document, Catalog catalog,
                                                  const Source& source) {
  auto checked = std::make_unique<Checked>();
  checked->catalog = std::make_shared<const Catalog>(std::move(catalog));
  checked->documents.push_back(std::move(document));
  const Errors errors = recognise_in(*checked);
  if (!errors.empty()) return errors;
  prove_in(*checked, [&](const Checked& book) {
    return amounts_of(source, book.catalog->cube, book.book.cube, book.system.variables);
  });
  return checked;
}

namespace {

// A figure by what stands beside it, wherever its table lies.
std::string printed_in(const Book& book, const Figure& figure) {
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  const Row& row = panel.rows[static_cast<std::size_t>(figure.row)];
  return fmt::format("{}{}: {} {}", row.code, row.label,
                     figure.blank ? "" : to_string(figure.number), name_of(figure.unit));
}

std::vector<std::string> printed_in(const Book& book) {
  std::vector<std::string> printed;
  for (const Figure& figure : book.figures) printed.push_back(printed_in(book, figure));
  return printed;
}

void add_missing(std::vector<std::string> from, std::vector<std::string> in, const char* what,
                 const std::string& file, Errors& errors) {
  std::sort(from.begin(), from.end());
  std::sort(in.begin(), in.end());
  std::vector<std::string> missing;
  std::set_difference(from.begin(), from.end(), in.begin(), in.end(), std::back_inserter(missing));
  for (const std::string& figure : missing) {
    errors.push_back(
        {file, {}, figure, what, "report this book: its layout cannot be compiled yet"});
  }
}

struct Difference {
  Errors errors{};
  std::set<int> tables{};       // of the original, that may be at fault
  std::vector<Record> apart{};  // what does not add up in either book, or is said otherwise
  std::size_t denied = 0;       // sentences of these
  std::string title{};          // as the compiled book has it
};

// Both books print the same figures beside the same words, in the same order.
Difference difference(const Book& original, const Book& compiled, const std::string& file) {
  const std::vector<std::string> a = printed_in(original);
  const std::vector<std::string> b = printed_in(compiled);
  Difference found;
  if (a == b) return found;
  add_missing(a, b, "a figure that the derived source would not print", file, found.errors);
  std::set<std::string> missing;
  for (const Error& error : found.errors) missing.insert(error.excerpt);
  for (std::size_t f = 0; f < a.size(); ++f) {
    if (missing.contains(a[f])) found.tables.insert(original.figures[f].table);
  }
  add_missing(b, a, "a figure that only the derived source would print", file, found.errors);
  if (found.errors.empty()) {
    found.errors.push_back({file,
                            {},
                            "",
                            "the derived source would print the figures in another order",
                            "report this book: its layout cannot be compiled yet"});
  }
  return found;
}

// What a source would print otherwise than the book that it was derived from. What is compared is
// what will be read from the files.
Result<Difference> of_compiled(const Derived& derived, const Book& original,
                               const CheckOptions& options) {
  const std::string& file = options.files.front();
  Result<Catalog> catalog = load_catalog(options.catalog_folder);
  if (!catalog) return catalog.errors();
  Result<Source> stored =
      source_of(files_of(derived.source, catalog->source), file, catalog->source);
  if (!stored) return stored.errors();
  print_entity(*stored, catalog->terms);
  Result<Document> document = compile_document(*stored, catalog->cube);
  if (!document) return document.errors();
  const Result<std::unique_ptr<Checked>> compiled =
      checked_document(std::move(*document), std::move(*catalog), *stored);
  if (!compiled) return Difference{.errors = compiled.errors()};
  const Errors errors = unproven(**compiled, file);
  if (!errors.empty()) return Difference{.errors = errors};
  Difference found = difference(original, (*compiled)->book, file);
  found.title = (*compiled)->book.title;
  found.apart = apart_in((*compiled)->book);
  std::vector<Record> sentences = sentences_apart(**compiled);
  found.denied = sentences.size();
  std::move(sentences.begin(), sentences.end(), std::back_inserter(found.apart));
  std::vector<Record> alone = alone_apart(**compiled);
  std::move(alone.begin(), alone.end(), std::back_inserter(found.apart));
  return found;
}

}  // namespace

Result<Compiled> compile(const CompileOptions& options) {
  Result<Catalog> catalog = load_catalog(options.catalog_folder);
  if (!catalog) return catalog.errors();
  Result<Laid> laid = laid_out(options, *catalog);
  if (!laid) return laid.errors();
  Source& source = laid->source;
  Result<Document> document = compile_document(source, catalog->cube);
  if (!document) return within(source.origin, document.errors());
  if (!laid->by_forms) {
    const Errors nowhere = unprinted_facts(source, catalog->cube);
    if (!nowhere.empty()) return within(source.origin, nowhere);
  }
  Result<std::unique_ptr<Checked>> checked =
      checked_document(std::move(*document), std::move(*catalog), source);
  if (!checked) return checked.errors();
  Judged judgement = judged(**checked, source, laid->by_forms, options.source);
  if (!judgement.refused.empty()) return std::move(judgement.refused);
  Errors warnings = std::move(laid->warnings);
  warnings.insert(warnings.end(), judgement.warnings.begin(), judgement.warnings.end());
  return Compiled{std::move(source), std::move(*checked), std::move(warnings)};
}

namespace {

// What the sentences of the book say of its tables, for each mention.
std::vector<Told> told_in(const Checked& checked) {
  using prose::Kind;
  std::vector<Told> told(checked.book.mentions.size());
  const std::vector<prose::Statement>& statements = checked.narrative.statements;
  const auto mention_of = [&](int statement) {
    return statement < 0 ? -1 : statements[static_cast<std::size_t>(statement)].mention;
  };
  for (const prose::Statement& one : statements) {
    Told& here = told[static_cast<std::size_t>(one.mention)];
    if (one.bond == prose::Bond::broken) continue;
    if (one.kind == Kind::share || one.kind == Kind::completion) {
      here.part = mention_of(one.about);
      here.whole = mention_of(one.base);
    } else {
      here.figures = one.figures;
    }
  }
  return told;
}

}  // namespace

Result<Derived> derive(const CheckOptions& options) {
  Result<std::unique_ptr<Checked>> original = check(options);
  if (!original) return original.errors();
  const std::string& file = options.files.front();
  Errors errors = unproven(**original, file);
  if (!errors.empty()) return errors;
  // Joined tables are the better book; where they are read otherwise, pieces stay pieces.
  const Book& book = (*original)->book;
  const Deriver deriver(book, told_in(**original));
  std::set<int> in_pieces;
  for (;;) {
    Derived derived = deriver.source(in_pieces);
    name_entity(derived.source, (*original)->catalog->terms);
    Result<Difference> found = of_compiled(derived, book, options);
    if (!found) return found.errors();
    if (found->errors.empty()) {
      note_apart(std::move(found->apart), derived.source);
      derived.denied = found->denied;
      // A running head may have said more of it than the cover, and is not in the layout.
      if (!found->title.empty() && text::fold(found->title) != text::fold(book.title)) {
        derived.source.title = found->title;
        name_entity(derived.source, (*original)->catalog->terms);
      }
      return derived;
    }
    const std::size_t before = in_pieces.size();
    in_pieces.merge(found->tables);
    // Where nothing points at a table, it may be any of them.
    if (in_pieces.size() == before) {
      for (int t = 0; t < static_cast<int>(book.tables.size()); ++t) in_pieces.insert(t);
    }
    if (in_pieces.size() == before) return found->errors;
  }
}

}  // namespace yiben::job
