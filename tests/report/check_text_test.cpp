// report: what people read, whole and in both languages.
#include <gtest/gtest.h>

#include "report/report.h"
#include "sample.h"

namespace yiben::report {
namespace {

constexpr TextStyle english = {.colour = false, .chinese = false};
constexpr TextStyle chinese = {.colour = false, .chinese = true};

TEST(CheckText, ShowsAContradictionInEnglish) {
  EXPECT_EQ(check_text(*test::sample(), english), R"(示例市园林局, budget of 2026, sample-2026
  verdict     inconsistent: no amounts fit every figure and identity
  tables      2 of 3 read
  figures     3, of which the others constrain 2
  identities  7
  findings    1 error

Errors (1)
  1. 城乡社区支出 differs between two tables: 12.34 ≠ 12.43  [figures-disagree]
     12.43  gardens.txt:23  支出预算总表  212 城乡社区支出  合计
            → should be 12.34 万元
     12.34  gardens.txt:12  收支预算总表  一、城乡社区支出  支出>本年预算
)");
}

TEST(CheckText, ShowsAContradictionInChinese) {
  EXPECT_EQ(check_text(*test::sample(), chinese), R"(示例市园林局，2026 年预算，sample-2026
  结论        矛盾：没有任何金额能同时符合所有数字和勾稽关系
  表格        应有 3 张，读到 2 张
  数字        3 个，其中 2 个受其他数字约束
  勾稽关系    7 条
  发现        错误 1 个

错误 (1)
  1. 城乡社区支出在两张表中不等：12.34 ≠ 12.43  [figures-disagree]
     12.43  gardens.txt:23  支出预算总表  212 城乡社区支出  合计
            → 应为 12.34 万元
     12.34  gardens.txt:12  收支预算总表  一、城乡社区支出  支出>本年预算
)");
}

// What reading moved and what it did not understand stands at the end; a line break in an excerpt
// does not break the report.
TEST(CheckText, EndsWithRepairsAndDoubts) {
  EXPECT_EQ(check_text(*test::consistent_sample(), english),
            R"(示例市园林局, budget of 2026, sample-2026
  verdict     consistent: amounts exist that fit every figure and identity, checked in integers
  tables      2 of 3 read, 1 repaired in reading
  figures     3, of which the others constrain 2
  identities  7
  findings    none

Not understood in reading (1)
  gardens.txt:30: a row was not recognised (其 他)

Repaired in reading (places moved, no figure altered) (1)
  gardens.txt:12: figures one column off, moved back by the identities (175.86)  收支预算总表
)");
}

TEST(CheckText, SaysWhatIsMissingForAProof) {
  auto checked = test::sample();
  checked->findings.clear();
  checked->proof.verdict = Verdict::unproven;
  checked->proof.missing = {"missing-table: 项目支出预算表", "solver-limit"};
  checked->book.doubts = {{"missing-table", "项目支出预算表", {.document = 1}}};
  Finding not_proven;
  not_proven.rule = "not-proven";
  checked->findings = {not_proven};
  const std::string report = check_text(*checked, english);
  EXPECT_NE(report.find("unproven: neither consistent nor inconsistent could be proven"),
            report.npos);
  EXPECT_EQ(to_string(unproven_error(*checked)),
            "gardens.txt: neither consistent nor inconsistent could be proven: a table is missing, "
            "and 1 more (项目支出预算表); the report lists all that is missing: mend the file, or "
            "give the whole book");
  EXPECT_EQ(report.find("[not-proven]"), report.npos) << "said once, in a section of its own";
  EXPECT_NE(report.find("\nMissing for a proof (2)\n"
                        "  gardens.txt: a table is missing (项目支出预算表)\n"
                        "  the solver reached its limit\n"),
            report.npos)
      << report;
}

// How the expected amounts are told: one value, an interval, or an interval with one end.
TEST(CheckText, TellsTheExpectedAmount) {
  struct Case {
    Interval expected;
    std::string words;
  };
  const Case cases[] = {
      {{12'340'000, 12'340'000}, "should be 12.34 万元"},
      {{12'340'000, 12'350'001}, "should be 12.34 to 12.350001 万元"},
      {{12'340'000, limits::max_fen}, "should be 12.34 万元 or more"},
      {{-limits::max_fen, 0}, "should be 0 万元 or less"},
  };
  for (const Case& c : cases) {
    auto checked = test::sample();
    checked->findings[0].suspects[0].expected = c.expected;
    checked->findings[0].suspects[0].would_print.reset();
    EXPECT_NE(check_text(*checked, english).find(c.words), std::string::npos) << c.words;
  }
}

TEST(CheckText, GroupsFindingsBySeverity) {
  auto checked = test::sample();
  Finding note;
  note.rule = "some-note";
  note.severity = Severity::note;
  note.operands = {{"what", "a\tb"}};
  Finding warning = note;
  warning.rule = "some-warning";
  warning.severity = Severity::warning;
  checked->findings = {note, checked->findings[0], warning, note};
  const std::string report = check_text(*checked, english);
  EXPECT_NE(report.find("findings    1 error, 1 warning, 2 notes\n"), report.npos) << report;
  // Where the catalogue has no words, the rule and its operands are shown.
  EXPECT_NE(
      report.find("\nWarnings (1)\n  2. some-warning what=a b  [some-warning]\n\nNotes (2)\n"),
      report.npos)
      << report;
}

// A finding about wording quotes the text in its sentence; below it, the place alone is enough.
TEST(CheckText, SaysTheOnlyExcerptOnce) {
  auto checked = test::sample();
  Finding& finding = checked->findings[0];
  finding.suspects.clear();
  finding.evidence.resize(1);
  EXPECT_NE(check_text(*checked, english).find("[figures-disagree]\n     gardens.txt:12  收支"),
            std::string::npos);
}

TEST(CheckText, ShowsAFewOfManyFigures) {
  auto checked = test::sample();
  Finding& finding = checked->findings[0];
  finding.suspects.clear();
  finding.evidence.assign(40, finding.evidence[0]);
  EXPECT_NE(check_text(*checked, english).find("     … and 28 more\n"), std::string::npos);
  EXPECT_NE(check_text(*checked, chinese).find("     ……另有 28 处\n"), std::string::npos);
}

TEST(CheckText, PaintsOnlyWhenAsked) {
  const auto checked = test::sample();
  EXPECT_EQ(check_text(*checked, english).find('\033'), std::string::npos);
  const std::string painted = check_text(*checked, {.colour = true, .chinese = false});
  EXPECT_NE(painted.find("\033[31mErrors (1)\033[0m"), painted.npos);
}

// A document must not be able to steer the terminal of its reader.
TEST(CheckText, PrintsNoControlCharactersOfTheDocument) {
  auto checked = test::sample();
  checked->book.entity = "a\033[31mb\nc";
  checked->documents[0].path = "evil\033]0;\xFF.txt";
  checked->findings[0].operands["row"] = "x\r\u202Ey";
  checked->findings[0].suspects[0].printed = "\a1";
  const std::string report = check_text(*checked, english);
  EXPECT_EQ(report.find_first_of("\033\r\a"), report.npos);
  EXPECT_EQ(report.find("\u202E"), report.npos);
  EXPECT_EQ(report.find("a [31mb c"), 0u);
}

}  // namespace
}  // namespace yiben::report
