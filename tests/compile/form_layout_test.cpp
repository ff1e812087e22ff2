// Facts become tables: headers, rows by axis, squares that say what they select.
#include "compile/compile.h"

#include "compile/form_table.h"
#include "compile/gardens.h"
#include "text/text.h"

namespace yiben {
namespace {

using test::errors_of;
using test::gardens;
using test::layout_of;
using test::says;
using test::small;

const LayoutTable& table_of(const Layout& layout, const std::string& name) {
  for (const LayoutTable& table : layout.tables) {
    if (table.name == name) return table;
  }
  throw std::runtime_error("no table " + name);
}

const Square* at(const LayoutTable& table, int row, int column) {
  for (const Square& square : table.squares) {
    if (square.row == row && square.column == column) return &square;
  }
  return nullptr;
}

// The words of a column below the header, without blanks.
std::vector<std::string> words(const LayoutTable& table, int column) {
  std::vector<std::string> found;
  for (const Square& square : table.squares) {
    if (square.column == column && square.row >= table.header_rows && !square.text.empty()) {
      found.push_back(square.text);
    }
  }
  return found;
}

int last_row(const LayoutTable& table) {
  int last = 0;
  for (const Square& square : table.squares) last = std::max(last, square.row);
  return last;
}

TEST(FormHeader, GroupsAreMergedAndLowLabelsReachDown) {
  std::vector<Square> squares;
  const int rows = compiling::add_header({{"名称"}, {"当年", "小计"}, {"当年", "项目"}}, squares);
  EXPECT_EQ(rows, 2);
  ASSERT_EQ(squares.size(), 4u);
  EXPECT_EQ(squares[0].row_span, 2);
  EXPECT_EQ(squares[1].column_span, 2);
  EXPECT_EQ(squares[1].row_span, 1);
  EXPECT_EQ(squares[2].text, "小计");
  EXPECT_EQ(squares[3].column, 2);
}

TEST(FormHeader, EqualLowestLabelsStayApart) {
  std::vector<Square> squares;
  compiling::add_header({{"金额"}, {"金额"}}, squares);
  EXPECT_EQ(squares.size(), 2u);
}

TEST(FormLayout, TablesComeInTheirOrder) {
  const Layout layout = layout_of(gardens());
  ASSERT_EQ(layout.tables.size(), 12u);
  EXPECT_EQ(layout.tables.front().name, "收支预算总表");
  EXPECT_EQ(layout.tables.back().name, "项目支出绩效目标表");
}

TEST(FormLayout, HalvesStandSideBySideAndEndAlike) {
  const Layout layout = layout_of(gardens());
  const LayoutTable& table = table_of(layout, "收支预算总表");
  EXPECT_EQ(table.header_rows, 2);
  EXPECT_EQ(at(table, 0, 0)->column_span, 4);
  const int last = last_row(table);
  EXPECT_EQ(at(table, last, 0)->text, "收入总计");
  EXPECT_EQ(at(table, last, 4)->text, "支出总计");
  EXPECT_EQ(at(table, last - 1, 0)->text, "");
  EXPECT_FALSE(at(table, last - 1, 1)->amount);
  EXPECT_EQ(at(table, last - 1, 4)->text, "结转下年支出");
  EXPECT_EQ(at(table, last - 2, 0)->text, "本年收入合计");
  EXPECT_EQ(at(table, 2, 4)->text, "一、一般公共服务支出");
  EXPECT_EQ(at(table, last - 3, 4)->text, "三十、抗疫特别国债安排的支出");
}

TEST(FormLayout, SquaresSelectWhatFormRowAndColumnSay) {
  const Layout layout = layout_of(gardens());
  const LayoutTable& table = table_of(layout, "一般公共预算拨款支出预算表");
  ASSERT_EQ(at(table, table.header_rows, 0)->text, "205");
  const Square* square = at(table, table.header_rows, 5);
  ASSERT_TRUE(square->amount);
  EXPECT_EQ(to_text(square->select),
            "side=expenditure; fund=general; origin=current; nature=personnel; function=205");
  EXPECT_FALSE(square->style.blank_zero);
}

TEST(FormLayout, CodesThatOccurBringTheirParents) {
  const Layout layout = layout_of(small());
  EXPECT_EQ(words(table_of(layout, "支出预算总表"), 0),
            (std::vector<std::string>{"201", "20126", "2012601"}));
  EXPECT_EQ(words(table_of(layout, "支出预算总表"), 1).front(), "一般公共服务支出");
}

TEST(FormLayout, CodesWithoutMoneyAreListedWhereAFactNamesThem) {
  const Layout layout = layout_of(gardens());
  const auto codes = words(table_of(layout, "支出预算总表"), 0);
  EXPECT_EQ(codes.back(), "2210203");
}

TEST(FormLayout, EconomicCodesAreListedEvenWithoutMoney) {
  const Layout layout = layout_of(small());
  const auto codes = words(table_of(layout, "一般公共预算基本支出预算表"), 0);
  EXPECT_EQ(codes.size(), 55u);
  EXPECT_EQ(codes.front(), "301");
}

TEST(FormLayout, UnitsByTheirCodes) {
  const Layout layout = layout_of(gardens());
  EXPECT_EQ(words(table_of(layout, "收入预算总表"), 0),
            (std::vector<std::string>{"417", "417001"}));
}

TEST(FormLayout, ProjectsByLevelWithTheirUnit) {
  const Layout layout = layout_of(gardens());
  const LayoutTable& table = table_of(layout, "项目支出预算表");
  EXPECT_EQ(words(table, 0), (std::vector<std::string>{"部门特定目标类项目"}));
  EXPECT_EQ(words(table, 1), (std::vector<std::string>{"公园建设", "绿地养护"}));
  EXPECT_EQ(words(table, 2).size(), 8u);
  EXPECT_EQ(words(table, 3).front(), "云溪市公园绿化管理局本级");
  const Square* total = at(table, table.header_rows + 1, 4);
  EXPECT_EQ(to_text(total->select),
            "side=expenditure; nature=project; project=/部门特定目标类项目/公园建设");
}

TEST(FormLayout, ProjectsBelowTheirUnitWithTheirWords) {
  const Layout layout = layout_of(gardens());
  const LayoutTable& table = table_of(layout, "财政拨款委托业务费支出预算表");
  EXPECT_EQ(words(table, 0).size(), 4u);
  EXPECT_EQ(words(table, 1).size(), 3u);
  EXPECT_EQ(words(table, 8).front(), "未达采购限额，由三家以上机构比选确定");
  EXPECT_TRUE(at(table, table.header_rows, 2)->style.blank_zero);
}

TEST(FormLayout, TargetsStandBesideTheirProject) {
  const Layout layout = layout_of(gardens());
  const LayoutTable& table = table_of(layout, "项目支出绩效目标表");
  EXPECT_EQ(table.header_rows, 1);
  const Square* amount = at(table, 1, 1);
  ASSERT_TRUE(amount->amount);
  EXPECT_EQ(amount->row_span, 6);
  EXPECT_EQ(at(table, 1, 7)->text, ">=4600平方米");
}

TEST(FormLayout, AnEmptyTableKeepsItsHeaderAndTotalAndSaysSo) {
  const Layout layout = layout_of(small());
  const LayoutTable& table = table_of(layout, "国有资本经营预算支出预算表");
  EXPECT_EQ(last_row(table), table.header_rows);
  EXPECT_EQ(at(table, table.header_rows, 1)->text, "合计");
  EXPECT_TRUE(says(layout, "本部门无国有资本经营预算安排的支出，故此表为空表。"));
  EXPECT_TRUE(says(layout, "本部门无项目支出，故此表为空表。"));
  EXPECT_TRUE(says(layout, "本部门无需要公开绩效目标的项目，故此表为空表。"));
}

TEST(FormLayout, NothingAtAllIsABookOfEmptyTables) {
  Source source;
  source.entity = "云岭县档案馆";
  source.year = 2026;
  EXPECT_EQ(layout_of(source).tables.size(), 12u);
}

TEST(FormLayout, AFamilyWithoutANarrativeGivesItsTables) {
  Family family = test::jilin();
  family.narrative = {};
  const Result<Layout> layout = layout_by_forms(small(), test::catalog(), family);
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->tables.size(), 12u);
  EXPECT_EQ(layout->blocks.front().role, Role::caption);
}

TEST(FormLayout, AllThatNothingExplainsIsSaidAtOnce) {
  Source source = small();
  const std::vector<Coordinate> wrong = {
      {"project", "/a/b/c"}, {"unit", "999"}, {"function", "7777777"}, {"side", "sideways"}};
  std::erase_if(source.facts[1].at, [&](const Coordinate& own) {
    return std::any_of(wrong.begin(), wrong.end(),
                       [&](const Coordinate& one) { return one.first == own.first; });
  });
  source.facts[1].at.insert(source.facts[1].at.end(), wrong.begin(), wrong.end());
  source.sheets["indicators"] = {
      {2, {{"project", "无此项目"}, {"level3", "数量"}, {"weight", "90"}}}};
  const Result<Layout> layout = layout_by_forms(source, test::catalog(), test::jilin());
  ASSERT_FALSE(layout);
  const std::string errors = test::all_of(layout.errors());
  EXPECT_EQ(layout.errors().size(), 5u) << errors;
  EXPECT_NE(errors.find("'sideways' is no member of 'side'"), std::string::npos);
  EXPECT_NE(errors.find("unit '999' has no name"), std::string::npos);
  EXPECT_NE(errors.find("project '/a/b/c' is not in projects.csv"), std::string::npos);
  EXPECT_NE(errors.find("function code '7777777'"), std::string::npos);
  EXPECT_NE(errors.find("indicators.csv:line 2"), std::string::npos);
}

TEST(FormLayout, BothSidesMustBeEqual) {
  Source source = small();
  source.facts[0].amount += 1;
  ASSERT_EQ(errors_of(source).size(), 1u);
  EXPECT_EQ(
      errors_of(source).front().what,
      "100000.01 元 in 'side=revenue' and 100000.00 元 in 'side=outflow' must be the same; the "
      "difference of 0.01 lies in 'fund=general; origin=current'");
  source = small();
  source.facts[0].at[1].second = "government_fund";
  ASSERT_EQ(errors_of(source).size(), 1u);
  EXPECT_EQ(errors_of(source).front().what,
            "100000.00 元 of 'side=revenue' stand in 'fund=government_fund', and as much of "
            "'side=outflow' in 'fund=general': both sides must be alike");
}

TEST(FormLayout, OwnFundsNeedNotBeDividedWhereTheyAreSpent) {
  Source source = small();
  source.facts[0].at[1].second = "other_income";
  source.facts[1].at[1].second = "own";
  EXPECT_TRUE(errors_of(source).empty());
}

// A family that lists by several classifications at once, prints rows without words, and lists what
// stands in sheets beside the facts.
Layout archives_layout(Source source) {
  const Family& beijing = test::family("beijing-2026");
  for (const Fact& fact : facts_of_records(source, beijing)) source.facts.push_back(fact);
  mark_construction(source);
  Result<Layout> layout = layout_by_forms(source, test::catalog(), beijing);
  if (!layout) throw std::runtime_error(test::all_of(layout.errors()));
  return std::move(*layout);
}

TEST(FormRows, CombinationsOfCodesAreRowsInTheirOrder) {
  const Layout layout = archives_layout(test::source_of_example("archives-2026-source"));
  const LayoutTable& table = table_of(layout, "支出总表");
  ASSERT_NE(at(table, 2, 0), nullptr);
  EXPECT_EQ(at(table, 2, 0)->text, "2010350-事业运行");
  EXPECT_EQ(at(table, 2, 1)->text, "50501-工资福利支出");
  EXPECT_EQ(at(table, 2, 2)->text, "30101-基本工资");
  const std::vector<Coordinate> expected{{"side", "expenditure"},
                                         {"function", "2010350"},
                                         {"economic", "30101"},
                                         {"government", "50501"}};
  EXPECT_EQ(at(table, 2, 3)->select, expected);
  EXPECT_EQ(at(table, 2, 3)->style.decimals, 6);
  EXPECT_EQ(words(table, 0).back(), "合计");
  EXPECT_EQ(words(table_of(layout, "一般公共预算支出表"), 0).front(), "2010350");
}

TEST(FormRows, ATableOfOneRowHasNoWords) {
  const Layout layout = archives_layout(test::source_of_example("archives-2026-source"));
  const LayoutTable& table = table_of(layout, "收入总表");
  EXPECT_EQ(last_row(table), table.header_rows);
  EXPECT_TRUE(at(table, table.header_rows, 0)->amount);
}

TEST(FormRows, RecordsOfEqualWordsAreOneRow) {
  const Layout layout = archives_layout(test::source_of_example("archives-2026-source"));
  const LayoutTable& table = table_of(layout, "政府采购预算明细表");
  EXPECT_EQ(words(table, 0), (std::vector<std::string>{"A-货物", "B-工程", "C-服务", "合计"}));
}

TEST(FormRows, CapitalConstructionIsWhatTheSheetOfProjectsSaysIsIt) {
  Source source = test::source_of_example("archives-2026-source");
  mark_construction(source);
  Fen construction = 0;
  Fen ordinary = 0;
  for (const Fact& fact : source.facts) {
    for (const auto& [dimension, member] : fact.at) {
      if (dimension != "construction") continue;
      (member == "construction" ? construction : ordinary) += fact.amount;
    }
  }
  EXPECT_EQ(construction, 376000000);
  EXPECT_EQ(ordinary, 665642055);
  // What a fact says itself stays.
  Source said = test::source_of_example("archives-2026-source");
  for (Fact& fact : said.facts) fact.at.emplace_back("construction", "ordinary");
  const Source before = said;
  mark_construction(said);
  EXPECT_EQ(said.facts, before.facts);
}

TEST(FormRows, TheFormOfTheWholeDepartmentHasItsMoneyItsObjectiveAndItsTargets) {
  const Layout layout = archives_layout(test::source_of_example("archives-2026-source"));
  const LayoutTable& table = table_of(layout, "部门整体支出绩效目标表");
  EXPECT_EQ(at(table, 0, 2)->text, "云溪市地方文献馆");
  EXPECT_EQ(at(table, 1, 0)->text, "总体资金情况（万元）");
  const std::vector<Coordinate> project{
      {"side", "expenditure"}, {"fund", "own"}, {"nature", "project"}};
  EXPECT_EQ(at(table, 3, 8)->select, project);
  EXPECT_NE(at(table, 4, 2)->text.find("\n"), std::string::npos);
  EXPECT_EQ(at(table, 4, 0)->row_span, last_row(table) - 3);
  EXPECT_EQ(at(table, 7, 3)->text, "产出指标数量指标入藏文献和讲述记录");
  EXPECT_EQ(at(table, 7, 6)->column_span, 2);
  EXPECT_TRUE(says(layout, "（2026年度）"));
}

TEST(FormRows, TheFormOfADepartmentWithoutTargetsHasItsMoney) {
  Source source = test::source_of_example("archives-2026-source");
  source.sheets.erase("overall");
  source.sheets.erase("overall_indicators");
  const Layout layout = archives_layout(source);
  EXPECT_TRUE(at(table_of(layout, "部门整体支出绩效目标表"), 3, 2)->amount);
  EXPECT_TRUE(says(layout, "此表只列资金"));
}

TEST(FormRows, FactsWithoutAMemberByWhichATableListsAreNamed) {
  Source source = test::source_of_example("archives-2026-source");
  std::erase_if(source.facts[7].at, [](const Coordinate& c) { return c.first == "government"; });
  const Result<Layout> layout =
      layout_by_forms(source, test::catalog(), test::family("beijing-2026"));
  ASSERT_FALSE(layout.ok());
  EXPECT_EQ(
      test::all_of(layout.errors()),
      "facts.csv:line 9, column 7: government is missing: 支出总表 of beijing-2026 divides its "
      "amounts by it; 政府预算支出经济分类编码，写到款级，如 "
      "50101；只有按它列表的版式（如 beijing-2026）要填\n");
}

}  // namespace
}  // namespace yiben
