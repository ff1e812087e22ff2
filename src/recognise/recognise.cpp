// Documents → Book: the family, then table by table.
#include "recognise/recognise.h"

#include <algorithm>

#include "recognise/outline.h"
#include "recognise/parts.h"
#include "text/text.h"

namespace yiben {

namespace {

using recognition::FoundTable;

Error no_budget(const std::vector<Document>& documents) {
  Error error;
  error.file = documents.front().path;
  error.what = "no budget table was found: this is no department budget, or of a layout that is not known";
  error.remedy = "check that the file holds the tables; a new layout is added in catalog/forms";
  return error;
}

// What a book of this family must have and what was not found: missing parts leave a proof open.
void doubt_missing(Book& book) {
  const Place start{.document = book.documents.front()->index};
  for (const Form& form : book.family->forms) {
    if (form.required && book.table(form.id) == nullptr) {
      book.doubts.push_back({"missing-table", form.title, start});
    }
  }
  for (std::size_t i = 0; i < book.family->sections.size(); ++i) {
    const std::string& section = book.family->sections[i];
    const bool found =
        std::any_of(book.headings.begin(), book.headings.end(), [&](const Heading& heading) {
          const bool numbered = heading.level == 0 && heading.number == static_cast<int>(i) + 1;
          return numbered || text::fold(heading.text) == section;
        });
    if (!found) book.doubts.push_back({"missing-section", section, start});
  }
}

}  // namespace

Result<Book> recognise(const std::vector<Document>& documents, const Catalog& catalog) {
  YIBEN_CHECK(!documents.empty());
  const Family* family = nullptr;
  recognition::Findings found;
  for (const Family& candidate : catalog.families) {
    recognition::Findings here = recognition::find_tables(documents, candidate);
    if (family != nullptr && here.tables.size() <= found.tables.size()) continue;
    family = &candidate;
    found = std::move(here);
  }
  if (family == nullptr || found.tables.empty()) return no_budget(documents);

  Book book;
  book.family = family;
  book.cube = catalog.cube;
  book.doubts = std::move(found.doubts);
  for (const Document& document : documents) book.documents.push_back(&document);
  Outline outline = outline_of(documents);
  book.title = std::move(outline.title);
  book.entity = std::move(outline.entity);
  book.year = outline.year;
  book.contents = std::move(outline.contents);
  book.headings = std::move(outline.headings);
  book.narrative = std::move(outline.narrative);
  book.table_prose = std::move(outline.table_prose);
  for (const FoundTable& table : found.tables) {
    if (table.form->kind == FormKind::performance) {
      recognition::read_targets(table, catalog, book);
    } else {
      recognition::read_amounts(table, catalog, book);
    }
  }
  doubt_missing(book);
  return book;
}

}  // namespace yiben
