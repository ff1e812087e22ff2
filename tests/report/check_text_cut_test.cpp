// report: many findings that are alike do not bury one.
#include <gtest/gtest.h>

#include <algorithm>

#include "report/report.h"
#include "report/terminal.h"
#include "sample.h"

namespace yiben::report {
namespace {

constexpr TextStyle english = {.colour = false, .chinese = false};

RuleText rule_of_words(const std::string& id) {
  RuleText rule;
  rule.id = id;
  rule.severity = Severity::note;
  rule.predicate = "phrase";
  rule.message_zh = rule.message_en = "{words}";
  return rule;
}

Finding note(const std::string& rule, const std::string& words, Place place) {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::note;
  finding.operands = {{"words", words}};
  finding.evidence = {{words, place}, {words, place}, {words, place}};
  return finding;
}

// Two hundred of one kind, a third of them in a table; one of another kind, which comes last.
std::unique_ptr<job::Checked> two_hundred_and_one() {
  auto checked = test::sample({rule_of_words("alike"), rule_of_words("single")});
  const Place in_table = checked->book.figures[0].place;
  for (int i = 0; i < 200; ++i) {
    const Place place = i < 66 ? in_table : Place{.document = 1, .line = 100 + i};
    checked->findings.push_back(note("alike", "again", place));
  }
  checked->findings.push_back(note("single", "once", {.document = 1, .line = 9}));
  return checked;
}

TEST(CheckText, ManyAlikeDoNotBuryOne) {
  const std::string text = check_text(*two_hundred_and_one(), english);
  EXPECT_LE(lines_on_screen(text, 100), 100u);
  EXPECT_NE(text.find("1. 城乡社区支出 differs"), text.npos) << text;
  EXPECT_NE(text.find("2. once  [single]"), text.npos) << text;
  EXPECT_NE(text.find("3. again  [alike]"), text.npos) << text;
  EXPECT_NE(text.find("more of [alike]: 134 in the text, 56 in 收支预算总表; --all lists them"),
            text.npos)
      << text;
  EXPECT_NE(text.find("Notes (201)"), text.npos);
}

TEST(CheckText, AllMeansAll) {
  TextStyle all = english;
  all.all = true;
  const std::string text = check_text(*two_hundred_and_one(), all);
  EXPECT_NE(text.find("202. again"), text.npos);
  EXPECT_EQ(text.find("--all"), text.npos);
}

TEST(CheckText, ColoursDoNotCountAsWidth) {
  TextStyle coloured = english;
  coloured.colour = true;
  const auto lines = [](const std::string& s) { return std::count(s.begin(), s.end(), '\n'); };
  const auto checked = two_hundred_and_one();
  EXPECT_EQ(lines(check_text(*checked, coloured)), lines(check_text(*checked, english)));
}

TEST(Terminal, CountsWrappedLines) {
  EXPECT_EQ(lines_on_screen("", 10), 0u);
  EXPECT_EQ(lines_on_screen("\n", 10), 1u);
  EXPECT_EQ(lines_on_screen("1234567890\n12345678901\n预算预算预\n", 10), 4u);
}

}  // namespace
}  // namespace yiben::report
