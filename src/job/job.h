// job: the use cases, one options struct each. The command line and later the server are thin over
// this.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "book/book.h"
#include "compile/compile.h"
#include "consolidate/consolidate.h"
#include "differ/differ.h"
#include "edition/edition.h"
#include "proof/proof.h"
#include "prose/prose.h"

namespace yiben::job {

struct TimingMs {
  double read = 0;  // the catalogue and the files
  double recognise = 0;
  double prove = 0;  // deriving the identities and reading the sentences too
  double rules = 0;
};

// Whether each file is read in a child process, so that a crash costs that file and is reported.
enum class Isolation { when_several, always, never };

struct CheckOptions {
  std::vector<std::string> files;  // together one book
  std::string catalog_folder;      // empty: the default
  std::string profile;             // file with rules off or of another severity; empty: none
  bool ocr = false;                // read scanned pages by text recognition
  Isolation isolation = Isolation::when_several;
  int jobs = 0;  // children at once; 0: as many as there are cores
};

// Everything that a report needs. The documents and the catalogue live here because the book points
// into them.
struct Checked {
  std::shared_ptr<const Catalog> catalog;  // books of a batch share one
  std::vector<Document> documents;
  Book book;
  System system;
  Proof proof;
  prose::Narrative narrative;
  std::vector<Finding> findings;  // the proof's first, then the rules'
  TimingMs timing;
  bool has_error() const;  // any finding of severity error
  // A finding of severity error says that a sentence contradicts the tables or other sentences.
  bool sentences_contradict() const;
  // Of the whole book: that of the tables' proof, but inconsistent where sentences contradict
  // tables that are consistent, or each other in a file without tables.
  Verdict verdict() const;
};

// The catalogue with a profile of rules applied; both may be empty. Errors: those of the catalogue,
// then those of the profile.
Result<Catalog> load_catalog(const std::string& folder, const std::string& profile = "",
                             CatalogParts parts = CatalogParts::all);

// A rule of the catalogue by its name. Error: none has it; with the nearest name.
Result<const RuleText*> rule_named(const Catalog& catalog, const std::string& name);

// Errors: a file that cannot be read or is given twice, a catalogue that is broken, a paper that is
// no budget. With isolation the process must have one thread, as it forks.
Result<std::unique_ptr<Checked>> check(const CheckOptions& options);

// Reads and recognises only; `system`, `proof`, `narrative` and `findings` stay empty.
Result<std::unique_ptr<Checked>> read(const CheckOptions& options);

// Two books, not proven, and what differs between them.
struct Compared {
  std::unique_ptr<Checked> before;
  std::unique_ptr<Checked> after;
  Differences differences;
};

// `before` and `after` are files, or folders whose documents are one book; the files of `common`
// are not looked at. Errors: those of read(), of both books.
Result<Compared> compare(const CheckOptions& common, const std::string& before,
                         const std::string& after);

// The documents of a book in another format: "text", "docx", "xlsx", "pdf" or "html", with its
// tables as tables and, in a workbook, its sums as formulas. The words and the numbers are those
// that were read. Errors: those of the writer.
Result<std::string> written(const Checked& checked, std::string_view format);

// A remark on a place of a document that was read.
struct Remark {
  Place place;
  std::string printed;  // what stands there: in a PDF the place of prose names the page alone
  Severity severity = Severity::note;
  std::string title;
  std::string contents;
};

// The PDF from which the book was read, with the remarks as notes at their places, or at the upper
// edge of their pages where no more is known. Errors: a book of several files or of another format,
// a file that has changed since, and those of write::annotated_pdf. With Isolation::always the file
// is read and written in a child process.
Result<std::string> marked_pdf(const Checked& checked, const std::vector<Remark>& remarks,
                               Isolation isolation);

// A book that was compiled from a source: `checked` is its proof, made before anything is written.
struct Compiled {
  Source source;
  std::unique_ptr<Checked> checked;
  Errors warnings;  // rows of the source that the book does not print, each with its place
};

struct CompileOptions {
  std::string source;  // a folder or a workbook
  std::string catalog_folder;
  std::string family;  // by whose forms the book is set; empty: as the source says
};

// Errors: all mistakes of the source at once, those of its fields and what its family misses in it,
// by sheet, row and column; and a book that could not be proven consistent: then all findings and
// what is missing, so that nothing is written that is not proven.
Result<Compiled> compile(const CompileOptions& options);

// One step of a long job that is done, for people to read: "book.pdf, 120,345 bytes".
using Step = std::function<void(const std::string&)>;

struct ConsolidateOptions {
  std::vector<std::string> folders;  // the department's first, then units or folders of units
  std::string catalog_folder;
  std::string output{};  // where it will be written: not among the folders. May be empty
  Step done;             // may be empty
};

// The source of a department from its folder and from the sources of its units: every folder with a
// unit.toml below the given ones, at any depth, and workbooks that are named themselves. Errors,
// all at once: folders and sources that cannot be read, workbooks and hidden sources in the
// folders, and those of consolidate().
Result<Consolidated> consolidate(const ConsolidateOptions& options);

struct PublishOptions {
  CompileOptions compile;
  std::string folder;                // becomes the edition, at once and as a whole
  std::vector<std::string> formats;  // as of written(); empty: all of them
  // The whole edition of these documents; empty: they and a manifest.
  std::function<std::vector<edition::File>(std::vector<edition::File>, const Checked&,
                                           const Source&)>
      edition;
  Step done;  // may be empty
};

struct Published {
  std::size_t error_findings = 0;  // of rules: the figures fit each other, but a fault is in them
};

// Compiles and proves, writes every format, and replaces `folder` by the edition. Nothing is
// written where anything fails; documents alone replace no edition that has more files than they.
// Errors: those of compile(), the writers and edition::replace_folder.
Result<Published> publish(const PublishOptions& options);

// Writes a source as a workbook where the path ends with .xlsx, else as a folder, which appears as
// a whole. Errors: a path that exists and is no empty folder, what a workbook cannot hold, the
// disk.
Errors write_source(Source source, const std::string& path, const std::string& catalog_folder = "");

// Reads a source, folder or workbook, and writes it as the other or the same; comments are not
// kept, and `done` is told of them. Errors: those of read_source and write_source.
Errors convert(const std::string& source, const std::string& path,
               const std::string& catalog_folder, const Step& done = {});

struct InitOptions {
  std::string path;  // a workbook where it ends with .xlsx, else a folder
  std::string catalog_folder;
  std::string entity;
  int year = 0;        // 0: that of the family, if any
  std::string family;  // empty: the only one, if there is only one
};

// Writes a source to be filled in. Errors: an unknown family, and those of write_source.
Errors init(const InitOptions& options);

// From a published book back to a source. Errors: those of check(), a book that is not consistent,
// and a source whose book would print other figures than the one that was read.
Result<Derived> derive(const CheckOptions& options);

// A book as sheets that the forms of its family set, and what these would print of it.
struct SheetsDerived {
  Sheets sheets;
  std::size_t printed = 0;           // figures of the original
  std::size_t equal = 0;             // of these, printed again in the same table
  std::vector<std::string> missing;  // the others, each with its table and row, but for `blanks`
  std::vector<std::string> added;    // figures that only the sheets would print
  std::size_t blanks = 0;            // zeros of the original that the forms leave blank
  std::size_t zeros = 0;             // and of these, such as are nothing: not among `added`
  Errors unset;                      // why the forms do not set the sheets; then nothing above
};

// Errors: those of check(), a book that is not consistent, and one that no family has forms for.
Result<SheetsDerived> derive_sheets(const CheckOptions& options);

// True where amounts were found that fit every figure and identity, whatever else is missing.
bool has_witness(const Checked& checked);

// The proof as a statement that stands by itself; only where has_witness.
edition::Certificate certificate(const Checked& checked);

// What the manifest of an edition of this book says.
edition::Facts facts_of(const Checked& checked);

struct VerifyOptions {
  std::string folder;
  std::string catalog_folder;
  bool ocr = false;
  Isolation isolation = Isolation::always;  // an edition comes from outside
  int jobs = 0;
};

enum class Holds { yes, no, unknown };

// One thing that was checked of an edition.
struct FolderCheck {
  enum class About { files, certificate, document };
  About about = About::files;
  std::string name;  // of the file
  Holds holds = Holds::unknown;
  std::string verdict;         // of a document or a certificate, where there is one
  std::size_t files = 0;       // named by the manifest
  std::size_t figures = 0;     // printed in the document, or in the certificate
  std::size_t amounts = 0;     // of the certificate
  std::size_t identities = 0;  // of the certificate
  bool compared = false;       // a document's figures with those of the certificate
  Errors errors;               // what differs, and what could not be looked at
};

// Checks an edition: its files against its manifest, its certificate in integers, and every
// document in its top folder (*.pdf, *.docx, *.xlsx, *.html, *.txt) as `check` does, its figures
// against those of the certificate. Errors: where the folder is no edition, or the catalogue
// broken.
Result<std::vector<FolderCheck>> verify(const VerifyOptions& options);

// What became of one book of a batch.
enum class Outcome { consistent, inconsistent, unproven, no_budget, unreadable };
inline constexpr int outcome_count = 5;

struct BookResult {
  std::string file;
  Outcome outcome = Outcome::unreadable;
  bool has_error = false;  // a finding of severity error
  std::string report;      // empty where there are errors; from a child, so any UTF-8
  Errors errors;           // why it is no budget, or unreadable
};

struct BatchOptions {
  std::vector<std::string> files;  // each a book of its own
  std::string catalog_folder;
  std::string profile;
  bool ocr = false;
  Isolation isolation = Isolation::when_several;  // never: one after the other, in this process
  int jobs = 0;
  std::function<std::string(const Checked&)> report;  // runs in the child
  std::function<void(std::size_t)> started;           // may be empty
  std::function<void(BookResult)> finished;           // in the order of the files
};

// Checks every book, each in a child of its own, and goes on whatever becomes of one. Errors: only
// those of the catalogue, before any book.
Errors check_each(const BatchOptions& options);

// The books that a user means who names files and folders: files as they are, of folders all that
// lies below with the name of a document (is_document_name), sorted; none twice, nothing hidden.
// Errors: a folder that cannot be read or has no such file.
Result<std::vector<std::string>> books_in(const std::vector<std::string>& files_and_folders);

// By the ending, in any case: "预算.PDF". Not "~$预算.docx", which Office leaves beside an open
// file.
bool is_document_name(std::string_view name);

}  // namespace yiben::job
