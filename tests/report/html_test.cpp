// report: the page of a check.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "report/html/marks.h"
#include "report/report.h"
#include "sample.h"
#include "support/paths.h"

namespace yiben::report {
namespace {

// The sample with a document in which its figures stand, and a finding in prose.
std::unique_ptr<job::Checked> sample_with_document() {
  auto checked = test::sample();
  Document& document = checked->documents.front();
  document.blocks.emplace_back(
      Prose{.text = "比 上年增加，增加", .place = {.document = 1, .page = 2}});
  Grid grid;
  const Place place = checked->book.figures[1].place;
  grid.place = {.document = 1, .line = 20, .table = place.table, .row = 1};
  grid.add({.row = 1, .column = 0, .row_span = 2, .text = "标签\n二", .place = grid.place});
  grid.add({.row = 2, .column = 2, .text = "12.43", .place = place});
  document.blocks.emplace_back(std::move(grid));
  Finding finding;
  finding.rule = "doubled-word";
  finding.severity = Severity::note;
  finding.evidence = {{"上年增加，", {.document = 1, .page = 2}}};
  checked->findings.push_back(finding);
  return checked;
}

TEST(CheckHtml, MarksFindingsWhereTheyStand) {
  const std::string page = check_html(*sample_with_document(), true);
  EXPECT_NE(page.find(">2</a><mark class=\"h\">上年增加，</mark>增加</p>"), page.npos) << page;
  EXPECT_NE(page.find("<a class=\"f\" href=\"#f1\">12.43</a></td>"), page.npos) << page;
  EXPECT_NE(page.find("rowspan=\"2\""), page.npos);
  EXPECT_NE(page.find("<p class=\"page\" id=\"d1p2\">第 2 页</p>"), page.npos);
}

// 12.34 stands in a grid that the document does not show: the finding is marked all the same.
TEST(CheckHtml, MarksWhatItCannotFindAtTheTop) {
  const std::string page = check_html(*sample_with_document(), true);
  EXPECT_NE(page.find("id=\"m1-1\""), page.npos);
}

TEST(CheckHtml, FindsWordsWithoutTheirSpaces) {
  EXPECT_EQ(page::find_words("a 部 门\n预算b", "部门预"),
            std::pair(std::size_t{2}, std::size_t{13}));
  EXPECT_EQ(page::find_words("部门", "预算"), std::pair(std::size_t{0}, std::size_t{0}));
  EXPECT_EQ(page::find_words("部门", ""), std::pair(std::size_t{0}, std::size_t{0}));
}

// Validity and accessibility are for those programs to say that others use too.
TEST(CheckHtml, ValidatorsFindNothing) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() /
                                     ("yiben_check_html_" + std::to_string(getpid()) + ".html");
  std::ofstream(file) << check_html(*sample_with_document(), false);
  const std::string script = (test::source_dir() / "scripts" / "check-html").string();
  const int status = std::system((script + " " + file.string()).c_str());
  std::filesystem::remove(file);
  if (WEXITSTATUS(status) == 77) GTEST_SKIP() << "no validator is installed";
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace yiben::report
