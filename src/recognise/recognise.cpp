// Documents → Book: the family, then table by table.
#include "recognise/recognise.h"

#include <algorithm>

#include "recognise/caption_rows.h"
#include "recognise/cut.h"
#include "recognise/general/general.h"
#include "recognise/outline.h"
#include "recognise/parts.h"
#include "text/text.h"

namespace yiben {

namespace {

using recognition::FoundTable;

// Amounts in sentences from which on a text without tables is taken for the notes of a budget.
constexpr std::size_t many_mentions = 10;

// A longer line is no heading.
constexpr std::size_t max_heading_bytes = 40 * 3;

// `speaks_of_one`: the title on the cover or many sentences with amounts say that it is a budget.
Error no_budget(const std::vector<Document>& documents, bool speaks_of_one) {
  Error error;
  error.file = documents.front().path;
  error.what = speaks_of_one ? "no budget table was found in what speaks of a budget: its tables "
                               "are probably published in a file of their own"
                             : "no budget table was found: this is no department budget, or of a "
                               "layout that is not known";
  error.remedy = speaks_of_one
                     ? "give all files of the book together: yiben check narrative.pdf tables.pdf"
                     : "check that the file holds the tables; a new layout is added in "
                       "catalog/forms";
  return error;
}

// The parts that a book of this family has and that no heading opens.
std::vector<std::string> missing_sections(const Book& book) {
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < book.family->sections.size(); ++i) {
    const Labels& section = book.family->sections[i];
    const auto names = [&](std::string_view words) {
      const std::string folded = text::fold(words);
      return std::any_of(section.begin(), section.end(),
                         [&](const std::string& name) { return folded.ends_with(name); });
    };
    const bool found =
        std::any_of(book.headings.begin(), book.headings.end(),
                    [&](const Heading& heading) {
                      const int part = static_cast<int>(i) + 1;
                      return (heading.level == 0 && heading.number == part) || names(heading.text);
                    }) ||
        std::any_of(book.narrative.begin(), book.narrative.end(),
                    [&](const Prose* prose) {
                      return prose->text.size() <= max_heading_bytes && names(prose->text);
                    }) ||
        std::any_of(book.table_prose.begin(), book.table_prose.end(), [&](const Prose* prose) {
          return prose->text.size() <= max_heading_bytes && names(prose->text);
        });
    if (!found) missing.push_back(section.front());
  }
  return missing;
}

// Whether the contents of the book list a part of that name.
bool is_announced(const Book& book, const std::string& section) {
  return std::any_of(book.contents.begin(), book.contents.end(), [&](const Heading& entry) {
    return text::fold(entry.text).ends_with(section);
  });
}

// What a book of this family must have and what was not found. A table that is missing leaves a
// proof open, and so does a part of prose beside it or one that the contents list, as the file may
// be cut off; else a book with all tables may name its parts as it likes.
void doubt_missing(Book& book) {
  const Place start{.document = book.documents.front()->index};
  bool whole = true;
  for (const Form& form : book.family->forms) {
    if (form.required && book.table(form.id) == nullptr) {
      book.doubts.push_back({"missing-table", form.title, start});
      whole = false;
    }
  }
  for (const std::string& section : missing_sections(book)) {
    book.doubts.push_back(
        {"missing-section", section, start, !whole || is_announced(book, section)});
  }
}

// A file that ends in the middle of a table, with parts of the book missing, was probably cut off
// there: what that table does not list is then not zero.
void mark_cut_table(const Book& book, const std::vector<Document>& parted,
                    std::vector<FoundTable>& tables) {
  const bool missing =
      !missing_sections(book).empty() ||
      std::any_of(book.family->forms.begin(), book.family->forms.end(), [&](const Form& form) {
        return form.required && std::none_of(tables.begin(), tables.end(), [&](const auto& table) {
                 return table.form == &form;
               });
      });
  if (!missing) return;
  for (const Document& document : parted) {
    // The cut may have left a piece of a line behind the grid, which then is no row.
    const std::vector<Block>& blocks = document.blocks;
    for (std::size_t back = 1; back <= std::min<std::size_t>(2, blocks.size()); ++back) {
      const Grid* last = std::get_if<Grid>(&blocks[blocks.size() - back]);
      for (FoundTable& table : tables) {
        if (last == table.pieces.back()) table.cut = true;
      }
    }
  }
}

// A family knows a book when nearly all tables whose titles it knows have the headers that its
// forms describe. How many tables there are does not matter: a file may be cut off. A family that
// only says whose a book is must find half of its tables, and need not know the others.
bool is_known_by(const recognition::Findings& found, const Family& family) {
  std::size_t fitting = 0;
  for (const FoundTable& table : found.tables) {
    const Grid& grid = *table.pieces.front();
    fitting += recognition::fits(grid, *table.form) ? 1u : 0u;
  }
  if (family.read_by_words) {
    return fitting * 2 >= family.forms.size() && fitting * 4 >= found.tables.size() * 3;
  }
  const auto unknown =
      std::count_if(found.doubts.begin(), found.doubts.end(),
                    [](const Doubt& doubt) { return doubt.what == "table-not-recognised"; });
  const std::size_t all = found.tables.size() + static_cast<std::size_t>(unknown);
  return fitting > 0 && fitting * 4 >= all * 3;
}

// A file of one or two tables whose headers happen to be those of a family, and neither contents
// nor headings of a book: nothing says that it is to hold all of the family's tables, as the rest
// of a book that was cut off does.
bool is_excerpt(const recognition::Findings& found, const Family& family, const Book& book) {
  return book.contents.empty() && book.headings.empty() &&
         found.tables.size() * 4 < family.forms.size();
}

void read_by_family(const Family& family, const std::vector<Document>& parted,
                    recognition::Findings found, const Catalog& catalog, Book& book) {
  book.family = &family;
  book.doubts = std::move(found.doubts);
  mark_cut_table(book, parted, found.tables);
  for (const FoundTable& table : found.tables) {
    if (table.form->kind == FormKind::performance) {
      recognition::read_targets(table, book);
    } else {
      recognition::read_amounts(table, catalog, book);
    }
  }
  for (const auto& [dimension, member] : std::vector(book.cube.rare())) {
    book.cube.forget_part(dimension, member);
  }
  doubt_missing(book);
}

// Figures, or pages that are pictures and may hold anything.
bool is_any_budget(const Book& book) {
  if (book.printed_figures() > 0) return true;
  return std::any_of(book.documents.begin(), book.documents.end(), [](const Document* document) {
    return std::any_of(document->doubts.begin(), document->doubts.end(),
                       [](const ReadingDoubt& doubt) {
                         return doubt.what == "scanned-page" || doubt.what == "picture-page";
                       });
  });
}

// The pages of a document between which its tables stand; {0, -1} where it has none.
std::pair<int, int> pages_of_tables(const Book& book, int document) {
  std::pair<int, int> pages{0, -1};
  for (const Table& table : book.tables) {
    if (table.title_place.document != document) continue;
    pages.first = pages.first == 0 ? table.pages_first : std::min(pages.first, table.pages_first);
    pages.second = std::max(pages.second, table.pages_last);
  }
  return pages;
}

// What the readers saw and could not read. A picture of a page outside the tables (a cover, a seal)
// leaves nothing open where the contents say that all tables are there.
void doubt_unread(Book& book, bool all_tables) {
  for (const Document* document : book.documents) {
    const auto [first, last] = pages_of_tables(book, document->index);
    for (const ReadingDoubt& unread : document->doubts) {
      Doubt doubt{unread.what, unread.excerpt, unread.place};
      const int page = unread.place.page;
      const bool outside = first > 0 && (page < first || page > last + 1);
      const bool picture = unread.what == "scanned-page" || unread.what == "picture-page";
      doubt.blocks = !(all_tables && outside && picture);
      doubt.loses = unread.what == "over-page-edge" || unread.what == "table-without-text" ||
                    unread.what == "columns-not-told";
      book.doubts.push_back(std::move(doubt));
    }
  }
}

}  // namespace

Result<Book> recognise(const std::vector<Document>& documents, const Catalog& catalog) {
  YIBEN_CHECK(!documents.empty());
  const std::vector<Document> cut = recognition::cut_tables(documents, catalog);
  const std::vector<Document>& parted = cut.empty() ? documents : cut;
  const Family* family = nullptr;
  recognition::Findings found;
  for (const Family& candidate : catalog.families) {
    recognition::Findings here = recognition::find_tables(parted, candidate);
    if (!is_known_by(here, candidate)) continue;
    if (family != nullptr && here.tables.size() <= found.tables.size()) continue;
    family = &candidate;
    found = std::move(here);
  }

  Book book;
  book.cube = catalog.cube;
  for (const Document& document : documents) book.documents.push_back(&document);
  Outline outline = outline_of(documents);
  book.title = std::move(outline.title);
  book.entity = std::move(outline.entity);
  book.year = outline.year;
  book.contents = std::move(outline.contents);
  book.headings = std::move(outline.headings);
  book.narrative = std::move(outline.narrative);
  book.table_prose = std::move(outline.table_prose);
  bool all_tables = false;
  book.layout = family;
  const bool by_forms =
      family != nullptr && !family->read_by_words && !is_excerpt(found, *family, book);
  if (by_forms) {
    read_by_family(*family, parted, std::move(found), catalog, book);
  } else {
    book.family = &catalog.general;
    book.by_words = true;
    recognition::read_sheets(recognition::find_sheets(parted, catalog), catalog, book);
    if (!is_any_budget(book)) {
      recognition::find_mentions(book);
      const bool told = book.mentions.size() >= many_mentions;
      if (!told || book.title.empty()) return no_budget(documents, told || !book.title.empty());
      book.doubts.push_back({"no-table", "", {.document = documents.front().index}});
      return book;
    }
    all_tables = recognition::doubt_announced(catalog.terms, book);
    recognition::doubt_lone_titles(catalog.terms, book);
  }
  doubt_unread(book, all_tables);
  recognition::doubt_torn_rows(parted, book);
  recognition::doubt_may_be_misread(documents, book);
  recognition::doubt_overprinted(documents, book);
  recognition::doubt_common_grids(documents, catalog, book);
  recognition::doubt_left_over(parted, book);
  recognition::find_mentions(book);
  recognition::settle_precision(book);
  return book;
}

}  // namespace yiben
