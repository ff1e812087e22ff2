// Files of rules: what is wrong in them is said with the line, all at once.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "catalog/load.h"
#include "support/paths.h"

namespace yiben {
namespace {

namespace fs = std::filesystem;

class Rules : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = test::scratch("yiben-rules");
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::map<std::string, RuleText> load(const std::string& toml) {
    std::ofstream(folder_ / "one.toml") << toml;
    errors_.clear();
    return catalog::load_rules(folder_.string(), errors_);
  }

  fs::path folder_;
  Errors errors_;
};

TEST_F(Rules, ReadsAllParts) {
  const auto rules = load(R"(
severity = "note"
predicate = "phrase"
years = { from = 2020 }
message = { zh = "甲", en = "a" }
words = { where = ["narrative"] }
patterns = { need = ['预算'] }
numbers = { least = 3 }
[[cases]]
find = '的的'
where = ["cells", "indicators"]
unless = '的确'
year = -1
years = { to = 2024 }
[[cases]]
find = '年'
year = [-1, -2]
)");
  ASSERT_TRUE(errors_.empty()) << to_string(errors_.front());
  const RuleText& rule = rules.at("one");
  EXPECT_EQ(rule.severity, Severity::note);
  EXPECT_EQ(rule.from, 2020);
  EXPECT_EQ(rule.words.at("where").front(), "narrative");
  EXPECT_TRUE(rule.patterns.at("need").front().matches("部门预算"));
  EXPECT_EQ(rule.numbers.at("least"), 3);
  ASSERT_EQ(rule.cases.size(), 2u);
  EXPECT_EQ(rule.cases[0].years, std::vector<int>{-1});
  EXPECT_EQ(rule.cases[0].to, 2024);
  EXPECT_EQ(rule.cases[0].where, (std::vector<std::string>{"cells", "indicators"}));
  EXPECT_TRUE(rule.cases[1].where.empty());
  EXPECT_EQ(rule.cases[1].years, (std::vector<int>{-1, -2}));
}

TEST_F(Rules, SaysEveryMistakeWithItsLine) {
  const auto rules = load(R"(severity = "loud"
servety = "note"
words = { where = "narrative" }
[[cases]]
instead = "的"
[[cases]]
find = '('
[[cases]]
find = '年'
year = [-1, "去年"]
)");
  EXPECT_TRUE(rules.empty());
  EXPECT_EQ(errors_.size(), 7u);
  for (const Error& error : errors_) EXPECT_FALSE(error.what.empty());
}

}  // namespace
}  // namespace yiben
