// From a published book to sheets that the forms of its family set.
#include "job/job.h"

#include "job/compare_sheets.h"
#include "job/judged.h"
#include "job/pipeline.h"
#include "job/told_changes.h"

namespace yiben::job {

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
  Result<Sheets> sheets = sheets_of(book, *catalog, *family, told_changes(**original));
  if (!sheets) return sheets.errors();
  SheetsDerived derived;
  derived.sheets = std::move(*sheets);
  derived.unset = compare_compiled(book, options, derived);
  return derived;
}

}  // namespace yiben::job
