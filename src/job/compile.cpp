// From a source to a proven book, and back.
#include "job/job.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "job/lay_out.h"
#include "job/pipeline.h"
#include "recognise/recognise.h"

namespace yiben::job {

namespace {

// A document that was compiled, recognised and proven as if it had been read; the facts that it was
// made from are offered as what the amounts may be.
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

// Why a book is not proven, one error per finding and per missing part.
Errors unproven(const Checked& checked, const std::string& file) {
  Errors errors;
  if (checked.proof.verdict == Verdict::consistent) return errors;
  errors.push_back({file,
                    {},
                    std::string(name_of(checked.proof.verdict)),
                    "the book is not proven consistent",
                    "yiben check says why of a document"});
  for (const Finding& finding : checked.findings) {
    if (finding.severity != Severity::error) continue;
    const bool placed = !finding.evidence.empty();
    errors.push_back({file, placed ? finding.evidence.front().place : Place{},
                      placed ? finding.evidence.front().printed : "", finding.rule,
                      "mend the facts or the layout of the source"});
  }
  for (const std::string& missing : checked.proof.missing) {
    errors.push_back({file,
                      {},
                      missing,
                      "the book cannot be proven",
                      "mend the layout of the source so that every part can be read"});
  }
  return errors;
}

// A layout of its own prints the words of the book that it was derived from, and so its year.
Errors of_another_year(const Book& book, const Source& source) {
  const bool other = !source.layout.blocks.empty() && book.year != 0 && book.year != source.year;
  if (!other) return {};
  return {{"unit.toml",
           {},
           std::to_string(source.year),
           fmt::format("the layout prints a book of {}", book.year),
           "write the year into the words of the layout, too, and the facts of the year before as "
           "last"}};
}

// Why nothing is written. Where something is said of the facts, that is the cause.
Errors refused(const Checked& checked, const Source& source, const std::string& file) {
  Errors errors = of_another_year(checked.book, source);
  for (Error& error : not_added_up(checked.book, source, checked.catalog->cube)) {
    errors.push_back(std::move(error));
  }
  return errors.empty() ? unproven(checked, file) : within(source.origin, std::move(errors));
}

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
  std::vector<Record> apart{};  // what does not add up in either book
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
  const Result<Source> stored =
      source_of(files_of(derived.source, catalog->source), file, catalog->source);
  if (!stored) return stored.errors();
  Result<Document> document = compile_document(*stored, catalog->cube);
  if (!document) return document.errors();
  const Result<std::unique_ptr<Checked>> compiled =
      checked_document(std::move(*document), std::move(*catalog), *stored);
  if (!compiled) return Difference{.errors = compiled.errors()};
  const Errors errors = unproven(**compiled, file);
  if (!errors.empty()) return Difference{.errors = errors};
  Difference found = difference(original, (*compiled)->book, file);
  found.apart = apart_in((*compiled)->book);
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
  const Errors errors = refused(**checked, source, options.source);
  if (!errors.empty()) return errors;
  return Compiled{std::move(source), std::move(*checked), std::move(laid->warnings)};
}

Result<Derived> derive(const CheckOptions& options) {
  Result<std::unique_ptr<Checked>> original = check(options);
  if (!original) return original.errors();
  const std::string& file = options.files.front();
  Errors errors = unproven(**original, file);
  if (!errors.empty()) return errors;
  // Joined tables are the better book; where they are read otherwise, pieces stay pieces.
  const Book& book = (*original)->book;
  const Deriver deriver(book);
  std::set<int> in_pieces;
  for (;;) {
    Derived derived = deriver.source(in_pieces);
    Result<Difference> found = of_compiled(derived, book, options);
    if (!found) return found.errors();
    if (found->errors.empty()) {
      note_apart(std::move(found->apart), derived.source);
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
