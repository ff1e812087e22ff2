// job: many books, and the folders that they lie in.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "job/job.h"
#include "support/paths.h"

namespace yiben::job {
namespace {

namespace fs = std::filesystem;

// A folder of the test's own, gone afterwards. Tests run side by side, each in a process of its
// own, so the name holds the process.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& name) : path_(test::scratch(name)) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string add(const std::string& name, std::string_view bytes = "") const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::string example(const std::string& name) {
  return (test::examples_dir() / name).string();
}

// Every outcome once.
struct Books {
  TemporaryFolder folder{"yiben-batch"};
  std::vector<std::string> files{example("gardens-2026.txt"), example("gardens-2026-one-error.txt"),
                                 unread(), folder.add("list.txt", "bread\t2\nmilk\t1\n"),
                                 "nowhere.txt"};

  std::string unread() const {
    std::string text = test::read_file(example("gardens-2026.txt"));
    const std::size_t at = text.find("304.32");
    text[at + 1] = 'o';
    return folder.add("unread.txt", text);
  }
};

std::vector<BookResult> results_of(BatchOptions options) {
  std::vector<BookResult> results;
  options.catalog_folder = (test::source_dir() / "catalog").string();
  if (!options.report) {
    options.report = [](const Checked& checked) { return checked.book.title + "\n"; };
  }
  options.finished = [&](BookResult result) { results.push_back(std::move(result)); };
  const Errors errors = check_each(options);
  EXPECT_TRUE(errors.empty());
  return results;
}

TEST(Batch, EveryBookHasItsOutcome) {
  const Books books;
  for (const Isolation isolation : {Isolation::when_several, Isolation::never}) {
    const auto results = results_of({.files = books.files, .isolation = isolation, .jobs = 3});
    ASSERT_EQ(results.size(), 5u);
    for (std::size_t i = 0; i < results.size(); ++i) EXPECT_EQ(results[i].file, books.files[i]);
    EXPECT_EQ(results[0].outcome, Outcome::consistent);
    EXPECT_EQ(results[1].outcome, Outcome::inconsistent);
    EXPECT_EQ(results[2].outcome, Outcome::unproven);
    EXPECT_EQ(results[3].outcome, Outcome::no_budget);
    EXPECT_EQ(results[4].outcome, Outcome::unreadable);
    EXPECT_FALSE(results[0].has_error);
    EXPECT_TRUE(results[1].has_error);
    EXPECT_EQ(results[0].report, results[1].report) << "the same book but for one figure";
    EXPECT_TRUE(results[3].report.empty());
    EXPECT_EQ(results[3].errors.front().file, books.files[3]);
    EXPECT_NE(results[4].errors.front().remedy, "");
  }
}

TEST(Batch, ACrashCostsOneBook) {
  const Books books;
  const auto results =
      results_of({.files = {books.files[1], books.files[0]}, .report = [](const Checked& checked) {
                    if (checked.has_error()) std::abort();
                    return std::string("well\n");
                  }});
  ASSERT_EQ(results.size(), 2u);
  EXPECT_EQ(results[0].outcome, Outcome::unreadable);
  ASSERT_FALSE(results[0].errors.empty());
  EXPECT_NE(results[0].errors.front().what.find("crashed (signal 6"), std::string::npos);
  EXPECT_EQ(results[1].outcome, Outcome::consistent);
}

TEST(Batch, ABrokenCatalogueIsSaidOnce) {
  int finished = 0;
  const Errors errors = check_each({.files = {"a.txt", "b.txt"},
                                    .catalog_folder = "no-catalogue",
                                    .finished = [&](const BookResult&) { ++finished; }});
  EXPECT_FALSE(errors.empty());
  EXPECT_EQ(finished, 0);
}

TEST(Check, IsTheSameInChildren) {
  const std::string text = test::read_file(example("gardens-2026.txt"));
  const std::size_t cut = text.find("\n\n", text.size() / 2) + 2;
  const TemporaryFolder folder("yiben-parts");
  CheckOptions options{
      .files = {folder.add("a.txt", text.substr(0, cut)), folder.add("b.txt", text.substr(cut))},
      .catalog_folder = (test::source_dir() / "catalog").string()};
  options.isolation = Isolation::never;
  const auto here = check(options);
  options.isolation = Isolation::always;
  const auto apart = check(options);
  ASSERT_TRUE(here.ok() && apart.ok());
  EXPECT_EQ((*here)->proof.verdict, (*apart)->proof.verdict);
  ASSERT_EQ((*here)->book.figures.size(), (*apart)->book.figures.size());
  for (std::size_t i = 0; i < (*here)->book.figures.size(); ++i) {
    EXPECT_EQ((*here)->book.figures[i].place, (*apart)->book.figures[i].place);
  }
  EXPECT_EQ((*here)->documents[1].sha256, (*apart)->documents[1].sha256);
}

TEST(BooksIn, FoldersStandForTheirDocuments) {
  const TemporaryFolder folder("yiben-folders");
  const std::string b = folder.add("b.PDF");
  const std::string a = folder.add("局/a.docx");
  const std::string c = folder.add("c.et");
  folder.add("~$b.docx");
  folder.add(".hidden.pdf");
  folder.add(".git/x.txt");
  folder.add("picture.png");
  const auto books = books_in({"named.dat", folder.path(), c});
  ASSERT_TRUE(books.ok());
  EXPECT_EQ(*books, (std::vector<std::string>{"named.dat", b, c, a}));
}

TEST(BooksIn, AFolderWithoutDocumentsIsAnError) {
  const TemporaryFolder folder("yiben-nothing");
  folder.add("picture.png");
  const auto books = books_in({folder.path()});
  ASSERT_FALSE(books.ok());
  EXPECT_EQ(books.errors().front().file, folder.path());
}

TEST(BooksIn, KnowsTheEndings) {
  for (const char* name : {"a.pdf", "A.PDF", "预算.docx", "a.doc", "a.wps", "a.xlsx", "a.xls",
                           "a.et", "a.ods", "a.odt", "a.rtf", "a.html", "a.HTM", "a.txt"}) {
    EXPECT_TRUE(is_document_name(name)) << name;
  }
  for (const char* name : {"a.png", "pdf", ".pdf", "a.pdf.bak", "~$a.docx", ""}) {
    EXPECT_FALSE(is_document_name(name)) << name;
  }
}

}  // namespace
}  // namespace yiben::job
