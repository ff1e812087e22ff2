// Sources of units joined: transfers between them, their tree, their sheets, and what does not fit.
#include "consolidate/consolidate.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/paths.h"

namespace yiben {
namespace {

Cube cube() {
  Result<Cube> read =
      Cube::parse(test::read_file(test::source_dir() / "catalog" / "cube.toml"), "cube.toml");
  EXPECT_TRUE(read.ok());
  return std::move(read).value();
}

Record row(std::map<std::string, std::string> fields, int line = 2) {
  return {line, std::move(fields)};
}

// "side=revenue; fund=general": coordinates in short.
Fact fact(const std::string& unit, const std::string& at, Fen amount,
          const std::string& counterparty = "") {
  Fact made{*coordinates_of("unit=" + unit + "; origin=current; " + at, "", {}), amount};
  made.counterparty = counterparty;
  return made;
}

UnitSource source(const std::string& folder, std::vector<Fact> facts) {
  UnitSource made{folder, {}};
  made.source.entity = folder;
  made.source.year = 2026;
  made.source.family = "jilin-2026";
  made.source.facts = std::move(facts);
  int line = 1;
  for (Fact& one : made.source.facts) one.line = ++line;
  return made;
}

UnitSource department() {
  UnitSource made = source("dept", {});
  made.source.sheets["units"] = {row({{"code", "417"}, {"name", "局"}}, 2),
                                 row({{"code", "417001"}, {"name", "甲"}, {"parent", "417"}}, 3),
                                 row({{"code", "417002"}, {"name", "乙"}, {"parent", "417"}}, 4),
                                 row({{"code", "417003"}, {"name", "丙"}, {"parent", "417"}}, 5)};
  return made;
}

constexpr const char* grant_paid =
    "side=expenditure; fund=business_income; "
    "nature=granted_to_affiliates";
constexpr const char* grant_received = "side=revenue; fund=superior_grant";
constexpr const char* grant_spent = "side=expenditure; fund=superior_grant; nature=operating";

std::string all_of(const Errors& errors) {
  std::string text;
  for (const Error& error : errors) text += to_string(error) + "\n";
  return text;
}

std::string errors_of(std::vector<UnitSource> units, const UnitSource& over = department()) {
  const Result<Consolidated> result = consolidate(over, std::move(units), cube());
  return result ? "" : all_of(result.errors());
}

TEST(Consolidate, AnEqualPairIsLeftOutOnBothSidesAndWhatIsSpentOfItTurnsToOwnFunds) {
  const UnitSource payer = source(
      "a", {fact("417001", "side=revenue; fund=business_income", 100),
            fact("417001", grant_paid, 60, "417002"), fact("417001", grant_paid, 40, "417002")});
  const UnitSource payee = source(
      "b", {fact("417002", grant_received, 100, "417001"), fact("417002", grant_spent, 100)});
  const Result<Consolidated> result = consolidate(department(), {payee, payer}, cube());
  ASSERT_TRUE(result.ok()) << all_of(result.errors());
  EXPECT_EQ(result->units, 2u);
  ASSERT_EQ(result->eliminated.size(), 1u);
  EXPECT_EQ(result->eliminated[0].payer, "417001");
  EXPECT_EQ(result->eliminated[0].payee, "417002");
  EXPECT_EQ(result->eliminated[0].amount, 100);
  EXPECT_EQ(result->widened, 1u);
  ASSERT_EQ(result->source.facts.size(), 2u);
  EXPECT_EQ(result->source.facts[0].amount, 100);
  EXPECT_EQ(to_text(result->source.facts[1].at),
            "unit=417002; origin=current; side=expenditure; fund=own; nature=operating");
  const std::vector<Record>& said = result->source.sheets.at("eliminated");
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(said[0].fields.at("paid"), "a/facts.csv line 3, 4");
  EXPECT_EQ(said[0].fields.at("received"), "b/facts.csv line 2");
  EXPECT_EQ(said[0].fields.at("amount"), "1.00");
}

TEST(Consolidate, AnUnequalPairIsAnErrorWithBothSidesAndTheDifference) {
  const std::string errors =
      errors_of({source("a", {fact("417001", grant_paid, 10000, "417002")}),
                 source("b", {fact("417002", grant_received, 9999, "417001")})});
  EXPECT_EQ(
      errors,
      "a/facts.csv:line 2: 417001 甲 pays 100.00 元 (a/facts.csv line 2), 417002 乙 receives "
      "99.99 元 (b/facts.csv line 2): a difference of 0.01 元 in origin=current (100.00); enter "
      "the transfer alike at both units, with the same origin, or name a counterparty outside "
      "the department\n");
}

TEST(Consolidate, AMissingPartnerIsAnErrorOnEitherSide) {
  const std::string errors = errors_of(
      {source("a", {fact("417001", grant_paid, 10000, "417002")}),
       source("b", {fact("417002", "side=revenue; fund=general", 1),
                    fact("417002", "side=revenue; fund=affiliate_payment", 700, "417003")})});
  EXPECT_NE(errors.find("417002 乙 receives nothing: a difference of 100.00 元"), errors.npos);
  EXPECT_NE(
      errors.find("417003 丙 pays nothing and has no source here, 417002 乙 receives 7.00 元"),
      errors.npos)
      << errors;
  EXPECT_EQ(std::count(errors.begin(), errors.end(), '\n'), 2);
}

TEST(Consolidate, TransfersWithUnitsOutsideTheTreeStay) {
  const Result<Consolidated> result =
      consolidate(department(),
                  {source("a", {fact("417001", grant_paid, 100, "999001"),
                                fact("417001", grant_received, 100, "999")})},
                  cube());
  ASSERT_TRUE(result.ok()) << all_of(result.errors());
  EXPECT_EQ(result->kept, 2u);
  EXPECT_EQ(result->source.facts.size(), 2u);
  EXPECT_EQ(result->source.facts[0].counterparty, "999001");
  EXPECT_FALSE(result->source.sheets.contains("eliminated"));
}

TEST(Consolidate, AChainOfThreeLevelsLeavesOnlyTheMoneyOfTheFirst) {
  const std::string passed_on =
      "side=expenditure; fund=superior_grant; nature=granted_to_affiliates";
  const Result<Consolidated> result = consolidate(
      department(),
      {source("a", {fact("417001", "side=revenue; fund=business_income", 100),
                    fact("417001", grant_paid, 100, "417002")}),
       source("b", {fact("417002", grant_received, 100, "417001"),
                    fact("417002", passed_on, 70, "417003"), fact("417002", grant_spent, 30)}),
       source("c",
              {fact("417003", grant_received, 70, "417002"), fact("417003", grant_spent, 70)})},
      cube());
  ASSERT_TRUE(result.ok()) << all_of(result.errors());
  EXPECT_EQ(result->eliminated.size(), 2u);
  Fen revenue = 0;
  Fen expenditure = 0;
  for (const Fact& one : result->source.facts) {
    const std::string at = to_text(one.at);
    (at.find("side=revenue") != at.npos ? revenue : expenditure) += one.amount;
    EXPECT_EQ(at.find("superior_grant"), at.npos) << at;
  }
  EXPECT_EQ(revenue, 100);
  EXPECT_EQ(expenditure, 100);
}

TEST(Consolidate, TransfersMustNameAnotherUnitAndBeOfOneKindOfMoney) {
  const std::string errors = errors_of(
      {source("a", {fact("417001", grant_paid, 5), fact("417001", grant_paid, 5, "417001"),
                    fact("417001", "side=carried_forward; fund=general", 5, "417002"),
                    fact("417001", "side=expenditure; fund=general; nature=project", 5, "417002")}),
       source("b", {fact("417002", grant_received, 5, "417001")})});
  EXPECT_NE(errors.find("line 2: a transfer of 417001 甲 without a counterparty"), errors.npos);
  EXPECT_NE(errors.find("line 3: a transfer of 417001 甲 with itself"), errors.npos);
  EXPECT_NE(errors.find("line 4: a counterparty of what is neither"), errors.npos);
  EXPECT_NE(errors.find("line 5: 417001 甲 pays 417002 乙 out of money of another kind"),
            errors.npos)
      << errors;
}

TEST(Consolidate, MoneyCarriedOverOnOneSideOnlyDoesNotPair) {
  Fact paid{*coordinates_of("unit=417001; origin=carried_over; " + std::string(grant_paid), "", {}),
            100};
  paid.counterparty = "417002";
  const std::string errors = errors_of(
      {source("a", {paid}), source("b", {fact("417002", grant_received, 100, "417001")})});
  EXPECT_NE(errors.find("in origin=carried_over"), errors.npos) << errors;
  EXPECT_NE(errors.find("in origin=current"), errors.npos) << errors;
}

TEST(Consolidate, UnitsMustBeInTheTreeOnceAndOfTheSameYearAndFamily) {
  const std::string general = "side=revenue; fund=general";
  UnitSource other = source("c", {fact("417001", general, 1), fact("417009", general, 1)});
  other.source.year = 2025;
  other.source.family = "general";
  const std::string errors =
      errors_of({source("a", {fact("417001", general, 1), fact("417", general, 1)}), other});
  for (const char* words :
       {"c/unit.toml: the year is not 2026, as in dept/unit.toml (2025)",
        "c/unit.toml: the family is not jilin-2026",
        "c/facts.csv:line 2: unit '417001' has amounts in a",
        "c/facts.csv:line 3: unit '417009' is not in the tree",
        "a/facts.csv:line 3: unit '417' has amounts, and so has '417001' below it"}) {
    EXPECT_NE(errors.find(words), errors.npos) << words << "\n" << errors;
  }
  EXPECT_NE(errors_of({}).find("no unit to consolidate"), errors.npos);
}

TEST(Consolidate, UnitsDescribeTheTreeWhereTheDepartmentDoesNot) {
  const UnitSource over = source("dept", {});
  UnitSource a = source("a", {fact("417001", "side=revenue; fund=general", 1)});
  a.source.sheets["units"] = {row({{"code", "417001"}, {"name", "甲"}, {"parent", "417"}}),
                              row({{"code", "417"}, {"name", "局"}, {"parent", "417001"}}, 3)};
  UnitSource b = source("b", {fact("417002", "side=revenue; fund=general", 1)});
  b.source.sheets["units"] = {row({{"code", "417"}, {"name", "局"}}),
                              row({{"code", "417002"}, {"name", "甲"}, {"parent", "418"}}, 3)};
  const std::string errors = errors_of({a, b}, over);
  for (const char* words :
       {"b/units.csv:line 2: unit '417' is described otherwise in a/units.csv, line 3",
        "a/units.csv:line 3: unit '417' lies below itself",
        "b/units.csv:line 3: units '417001' and '417002' have one name",
        "b/units.csv:line 3: the parent of unit '417002' is in no units.csv"}) {
    EXPECT_NE(errors.find(words), errors.npos) << words << "\n" << errors;
  }
}

TEST(Consolidate, SheetsAreJoinedCountsAddedUpAndWordsAreThoseOfTheDepartment) {
  UnitSource over = department();
  over.source.sheets["functions"] = {row({{"text", "管理"}})};
  UnitSource a = source("a", {fact("417001", "side=revenue; fund=general", 1)});
  a.source.sheets["functions"] = {row({{"text", "小事"}})};
  a.source.sheets["staffing"] = {row({{"kind", "事业编制"}, {"count", "12"}})};
  a.source.sheets["assets"] = {row({{"kind", "车辆"}, {"quantity", "3辆"}, {"note", "更新1辆"}})};
  a.source.sheets["procurement"] = {row({{"kind", "货物"}, {"item", "甲"}, {"amount", "1.00"}})};
  UnitSource b = source("b", {fact("417002", "side=revenue; fund=general", 1)});
  b.source.sheets["staffing"] = {row({{"kind", "事业编制"}, {"count", "5"}}),
                                 row({{"kind", "工勤编制"}, {"count", "1"}})};
  b.source.sheets["assets"] = {row({{"kind", "车辆"}, {"quantity", "1辆"}}),
                               row({{"kind", "房屋"}, {"quantity", "10.5平方米"}})};
  b.source.sheets["procurement"] = {row({{"kind", "货物"}, {"item", "乙"}, {"amount", "2.00"}})};
  const Result<Consolidated> result = consolidate(over, {a, b}, cube());
  ASSERT_TRUE(result.ok()) << all_of(result.errors());
  const auto& sheets = result->source.sheets;
  EXPECT_EQ(sheets.at("functions"), over.source.sheets["functions"]);
  EXPECT_EQ(sheets.at("procurement").size(), 2u);
  EXPECT_EQ(sheets.at("units").size(), 4u);
  ASSERT_EQ(sheets.at("staffing").size(), 2u);
  EXPECT_EQ(sheets.at("staffing")[0].fields.at("count"), "17");
  ASSERT_EQ(sheets.at("assets").size(), 2u);
  EXPECT_EQ(sheets.at("assets")[0].fields.at("quantity"), "4辆");
  EXPECT_EQ(sheets.at("assets")[0].fields.at("note"), "a：更新1辆");
  EXPECT_EQ(sheets.at("assets")[1].fields.at("quantity"), "10.5平方米");
  b.source.sheets["staffing"][0].fields["count"] = "若干";
  EXPECT_NE(errors_of({a, b}).find("b/staffing.csv:line 2: the column count does not add up"),
            std::string::npos);
}

TEST(Consolidate, ProjectsOfOneNameGetTheirUnitAndThoseOnlyOfTransfersGo) {
  const std::string at = "side=expenditure; fund=general; nature=project; project=/类/组/维修";
  const auto with_projects = [&](const char* folder, std::vector<Fact> facts) {
    UnitSource made = source(folder, std::move(facts));
    made.source.sheets["projects"] = {
        row({{"type", "类"}, {"level1", "组"}, {"level2", "维修"}}),
        row({{"type", "类"}, {"level1", "组"}, {"level2", "补助"}}, 3)};
    made.source.sheets["indicators"] = {row({{"project", "维修"}, {"unit", "项"}})};
    return made;
  };
  const Result<Consolidated> result = consolidate(
      department(),
      {with_projects("a", {fact("417001", at, 5),
                           fact("417001",
                                "side=expenditure; fund=business_income; nature=project; "
                                "project=/类/组/补助",
                                9, "417002")}),
       with_projects("b", {fact("417002", at, 6), fact("417002", grant_received, 9, "417001")})},
      cube());
  ASSERT_TRUE(result.ok()) << all_of(result.errors());
  const auto& projects = result->source.sheets.at("projects");
  // Of b the project without any money is kept: no transfer took its money away.
  ASSERT_EQ(projects.size(), 3u);
  EXPECT_EQ(projects[0].fields.at("level2"), "维修（甲）");
  EXPECT_EQ(projects[1].fields.at("level2"), "维修（乙）");
  EXPECT_EQ(projects[2].fields.at("level2"), "补助");
  EXPECT_EQ(result->source.sheets.at("indicators")[1].fields.at("project"), "维修（乙）");
  EXPECT_NE(to_text(result->source.facts[0].at).find("project=/类/组/维修(甲)"), std::string::npos);
}

}  // namespace
}  // namespace yiben
