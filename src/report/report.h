// report: what was checked → text for people, JSON and CSV for programs. Strings out; nothing is
// printed here.
#pragma once

#include <string>
#include <vector>

#include "edition/edition.h"
#include "job/job.h"
#include "source/source.h"

namespace yiben::report {

struct TextStyle {
  bool colour = false;
  bool chinese = true;  // else English
  bool all = false;     // else what is alike is cut until the report fits two screens
};

// Verdict, findings with place, excerpt, arithmetic and expected value, and what was not
// understood.
std::string check_text(const job::Checked& checked, const TextStyle& style);

// Why the book could not be proven, as one line for standard error: with the place of what is
// missing first, and the remedy. Only for the verdict `unproven`.
Error unproven_error(const job::Checked& checked);

// docs/formats/check-json.md; only its messages are in a language.
std::string check_json(const job::Checked& checked, bool chinese = true);

// docs/formats/check-sarif.md: SARIF 2.1.0 for editors and code review.
std::string check_sarif(const job::Checked& checked, bool chinese);

// docs/formats/check-html.md: one page without other files, the document laid out as it was read.
std::string check_html(const job::Checked& checked, bool chinese);

// docs/formats/check-pdf.md: a remark for each place of each finding, for job::marked_pdf.
std::vector<job::Remark> remarks_of(const job::Checked& checked, bool chinese);

// docs/formats/check-xlsx.md: a sheet of findings, with columns for the answers of the unit.
// Errors: more findings than a workbook holds, no room for temporary files.
Result<std::string> check_xlsx(const job::Checked& checked, bool chinese);

// docs/formats/read-csv.md: one line per printed figure.
std::string read_csv(const job::Checked& checked);

// docs/formats/read-json.md: book, tables with rows and columns, figures, projects with indicators.
std::string read_json(const job::Checked& checked);

// What a rule is about: name, severity, legal basis, years, explanation, an example.
std::string rule_text(const RuleText& rule, const TextStyle& style);

// All rules, one line each.
std::string rules_text(const Catalog& catalog, const TextStyle& style);

// "TABLE!ROW!COLUMN": the table by its title, its form or its number in the book, the row by its
// code or label, the column by its path or the end of it; parts of names do where they are enough.
// Indices into Book::figures; several where rows of one name stand in the table. Errors: a name
// that nothing has, with the nearest that there are, or several have.
Result<std::vector<int>> figures_at(const job::Checked& checked, const std::string& address);

// What these figures have to do with the others: printings of the same amount, and every sum.
std::string figure_text(const job::Checked& checked, const std::vector<int>& figures, bool chinese);
std::string figure_json(const job::Checked& checked, const std::vector<int>& figures);

// What differs between two books. `all`: every line, however many there are.
std::string compare_text(const job::Compared& compared, bool chinese, bool all);
// docs/formats/compare.md
std::string compare_json(const job::Compared& compared);

// What became of a book as a source, in a few lines for people.
std::string derived_text(const Derived& derived);
std::string sheets_text(const job::SheetsDerived& derived);

// What became of the sources of units, in a few lines for people.
std::string consolidated_text(const Consolidated& consolidated, bool chinese);

// docs/formats/proof-json.md: the proof as a file that anybody can check. Error: where no amounts
// were found that fit.
Result<std::string> certificate(const job::Checked& checked);

// docs/formats/data-package.md: datapackage.json, data/*.csv and book.json. `source`, where there
// is one, gives data/facts.csv. The paths of the documents in book.json are those of `checked`.
std::vector<edition::File> data_package(const job::Checked& checked, const Source* source);

// docs/formats/edition.md: `documents` (book.pdf and the like, and whatever else the publisher
// adds), the certificate where there is one, the data package and the manifest over them all.
std::vector<edition::File> edition_of(std::vector<edition::File> documents,
                                      const job::Checked& checked, const Source* source);

// One line for each check, what differs below it.
std::string verify_text(const std::vector<job::FolderCheck>& checks, const TextStyle& style);

}  // namespace yiben::report
