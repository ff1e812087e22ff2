// job: reading and checking files, and what goes wrong on the way.
#include "job/job.h"

#include <gtest/gtest.h>

#include <fstream>

#include "support/paths.h"
#include "write/workbook_parts.h"

namespace yiben::job {
namespace {

std::string example(const std::string& name) {
  return (test::examples_dir() / name).string();
}

CheckOptions with_files(std::vector<std::string> files) {
  return {.files = std::move(files), .catalog_folder = (test::source_dir() / "catalog").string()};
}

// A file of the test's own, gone afterwards.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, std::string_view bytes)
      : path_(test::scratch(name).string()) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

TEST(Check, ProvesTheExample) {
  const auto checked = check(with_files({example("gardens-2026.txt")}));
  ASSERT_TRUE(checked.ok()) << to_string(checked.errors().front());
  const Checked& result = **checked;
  EXPECT_EQ(result.proof.verdict, Verdict::consistent);
  EXPECT_TRUE(is_witness(result.book, result.system, result.proof.witness));
  EXPECT_FALSE(result.has_error());
  EXPECT_EQ(result.book.documents.front(), &result.documents.front());
  EXPECT_GT(result.timing.read, 0);
  EXPECT_GT(result.timing.recognise, 0);
  EXPECT_GT(result.timing.prove, 0);
}

TEST(Check, FindsThePlantedError) {
  const auto checked = check(with_files({example("gardens-2026-one-error.txt")}));
  ASSERT_TRUE(checked.ok()) << to_string(checked.errors().front());
  const Checked& result = **checked;
  EXPECT_EQ(result.proof.verdict, Verdict::inconsistent);
  EXPECT_TRUE(result.has_error());
  ASSERT_FALSE(result.findings.empty());
  EXPECT_EQ(result.findings.front().rule, "amounts-contradict") << "the proof's findings are first";
}

TEST(Read, RecognisesWithoutProving) {
  const auto checked = read(with_files({example("gardens-2026-one-error.txt")}));
  ASSERT_TRUE(checked.ok()) << to_string(checked.errors().front());
  EXPECT_GT((*checked)->book.printed_figures(), 1000u);
  EXPECT_TRUE((*checked)->system.variables.empty());
  EXPECT_TRUE((*checked)->findings.empty());
}

// The book in two files, cut between two tables, reads like the book in one.
TEST(Check, TakesSeveralFilesAsOneBook) {
  const std::string text = test::read_file(example("gardens-2026.txt"));
  const std::size_t cut = text.find("\n\n", text.size() / 2) + 2;
  const TemporaryFile first("yiben-first.txt", text.substr(0, cut));
  const TemporaryFile second("yiben-second.txt", text.substr(cut));
  const auto whole = check(with_files({example("gardens-2026.txt")}));
  const auto parts = check(with_files({first.path(), second.path()}));
  ASSERT_TRUE(parts.ok()) << to_string(parts.errors().front());
  EXPECT_EQ((*parts)->book.printed_figures(), (*whole)->book.printed_figures());
  EXPECT_EQ((*parts)->proof.verdict, Verdict::consistent);
  EXPECT_EQ((*parts)->book.figures.back().place.document, 2);
}

TEST(Check, NamesEveryFileThatCannotBeRead) {
  const TemporaryFile empty("yiben-empty.txt", "");
  const auto checked =
      check(with_files({"nowhere.txt", example("gardens-2026.txt"), empty.path()}));
  ASSERT_FALSE(checked.ok());
  ASSERT_EQ(checked.errors().size(), 2u);
  EXPECT_EQ(checked.errors()[0].file, "nowhere.txt");
  EXPECT_EQ(checked.errors()[1].file, empty.path());
  for (const Error& error : checked.errors()) EXPECT_NE(error.remedy, "") << error.file;
}

TEST(Check, RefusesTheSameContentTwice) {
  const std::string file = example("gardens-2026.txt");
  const auto checked = check(with_files({file, file}));
  ASSERT_FALSE(checked.ok());
  EXPECT_EQ(to_string(checked.errors().front()),
            file + ": the same content as " + file + "; give each file of the book once");
}

TEST(Check, SaysThatAListIsNoBudget) {
  const TemporaryFile list("yiben-list.txt", "bread\t2\nmilk\t1\n");
  const auto checked = check(with_files({list.path()}));
  ASSERT_FALSE(checked.ok());
  EXPECT_EQ(checked.errors().front().file, list.path());
}

TEST(Check, ReportsABrokenCatalogueTogetherWithBrokenFiles) {
  CheckOptions options = with_files({"nowhere.txt"});
  options.catalog_folder = "no-catalogue";
  const auto checked = check(options);
  ASSERT_FALSE(checked.ok());
  EXPECT_GE(checked.errors().size(), 2u);
}

// 财政拨款收入 is its three funds, which no group of the form says; 本年支出合计 misses its rounded
// parts by 0.01 and stays a number.
TEST(Written, TotalsOfAWorkbookAreFormulas) {
  const auto checked = check(with_files({example("gardens-2026.txt")}));
  ASSERT_TRUE(checked.ok()) << to_string(checked.errors().front());
  const Result<std::string> bytes = written(**checked, "xlsx");
  ASSERT_TRUE(bytes.ok()) << to_string(bytes.errors().front());
  EXPECT_EQ(write::square(*bytes, 3, "C5"), "=SUM(C6:C8) 1418.14");
  EXPECT_EQ(write::square(*bytes, 3, "C35"), "=C5+C9+C10 1439.7");
  EXPECT_EQ(write::square(*bytes, 3, "G35"), "1439.7");
}

}  // namespace
}  // namespace yiben::job
