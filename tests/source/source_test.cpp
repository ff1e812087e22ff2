// Sources as folders and as workbooks: what is read, what is wrong, and that nothing is lost.
#include <gtest/gtest.h>

#include "read/package_maker.h"
#include "source/source.h"
#include "support/paths.h"

namespace yiben {
namespace {

const SourceSchema& schema() {
  static const SourceSchema loaded = [] {
    Result<SourceSchema> result = SourceSchema::load((test::source_dir() / "catalog").string());
    for (const Error& error : result.ok() ? Errors{} : result.errors()) {
      ADD_FAILURE() << to_string(error);
    }
    return std::move(result.value());
  }();
  return loaded;
}

const std::string unit = "entity = \"甲\"\nyear = 2026\nfamily = \"jilin-2026\"\n";

std::string words_of(const Errors& errors) {
  std::string words;
  for (const Error& error : errors) words += to_string(error) + "\n";
  return words;
}

Source must(const Result<Source>& source) {
  if (source) return *source;
  ADD_FAILURE() << words_of(source.errors());
  return {};
}

Source folder(const SourceFiles& files) {
  return must(source_of(files, "s", schema()));
}

std::string errors_of(const SourceFiles& files) {
  const Result<Source> source = source_of(files, "s", schema());
  return source ? "" : words_of(source.errors());
}

// From a source to a workbook and back, as files.
SourceFiles by_workbook(const Source& source) {
  const Result<std::string> bytes = workbook_of(source, schema(), "s.xlsx");
  if (!bytes) {
    ADD_FAILURE() << words_of(bytes.errors());
    return {};
  }
  return files_of(must(source_of_workbook(*bytes, "s.xlsx", schema())), schema());
}

// A quotation mark that is never closed would take all rows behind it into one field.
TEST(Sources, QuotationMarksAreClosedAndHoldTheWholeField) {
  const auto errors_with = [](const std::string& glossary) {
    return errors_of({{"unit.toml", unit},
                      {"facts.csv", "side,amount\nrevenue,1.00\n"},
                      {"glossary.csv", glossary}});
  };
  EXPECT_EQ(errors_with("term,explanation\n基本支出,\"日常，\"\"必需\"\"\"\n"), "");
  EXPECT_NE(errors_with("term,explanation\n基本支出,\"日常\n项目支出,专项\n").find("never closed"),
            std::string::npos);
  EXPECT_NE(errors_with("term,explanation\n基本支出,\"日常\"必需\n").find("goes on behind"),
            std::string::npos);
}

TEST(Sources, ColumnsStandInAnyOrderAndInBothLanguages) {
  const Source source = folder(
      {{"unit.toml", unit}, {"facts.csv", "金额（元）,fund,收支\n12,一般公共预算,expenditure\n"}});
  ASSERT_EQ(source.facts.size(), 1u);
  const std::vector<Coordinate> at{{"side", "expenditure"}, {"fund", "general"}};
  EXPECT_EQ(source.facts[0].at, at);
  EXPECT_EQ(source.facts[0].amount, 1200);
}

std::string errors_with(const std::string& file, const std::string& rows) {
  return errors_of(
      {{"unit.toml", unit}, {"facts.csv", "side,amount\nrevenue,1.00\n"}, {file, rows}});
}

TEST(Sources, NoRowLiesBelowItself) {
  const auto of_units = [](const std::string& rows) {
    return errors_with("units.csv", "code,name,parent\n" + rows);
  };
  EXPECT_EQ(of_units("1,a,\n2,b,1\n3,c,2\n"), "");
  EXPECT_NE(of_units("1,a,1\n").find("line 2, column 3: parent is the row itself"),
            std::string::npos);
  EXPECT_NE(of_units("1,a,3\n2,b,1\n3,c,2\n").find("in a circle: 1 → 3 → 2 → 1"),
            std::string::npos);
  // One error for a circle, whoever hangs on it.
  EXPECT_EQ(of_units("9,z,1\n1,a,2\n2,b,1\n8,y,9\n").find("circle"),
            of_units("9,z,1\n1,a,2\n2,b,1\n8,y,9\n").rfind("circle"));
  EXPECT_NE(errors_with("tree.csv", "dimension,member,parent\nrow,a,b\nrow,b,a\n").find("circle"),
            std::string::npos);
  EXPECT_EQ(errors_with("tree.csv", "dimension,member,parent\nrow,a,b\ncolumn,b,a\n"), "");
}

TEST(Sources, OneUnitIsTheTopmost) {
  const auto of_units = [](const std::string& rows) {
    return errors_with("units.csv", "code,name,parent\n" + rows);
  };
  // Codes that begin with another lie below it.
  EXPECT_EQ(of_units("417,a,\n417001,b,\n417002,c,\n"), "");
  EXPECT_NE(of_units("417,a,\n418,b,\n").find("line 3, column 1: a second code"),
            std::string::npos);
}

TEST(Sources, ValuesHaveLimits) {
  EXPECT_NE(errors_with("staffing.csv", "kind,count\n甲,-1\n").find("count is less than 0"),
            std::string::npos);
  EXPECT_NE(
      errors_with("assets.csv", "kind,quantity\n车辆,－3辆\n").find("quantity is less than 0"),
      std::string::npos);
  EXPECT_EQ(errors_with("assets.csv", "kind,quantity\n车辆,若干\n房屋,0.5平方米\n"), "");
  const std::string projects = "type,level1,level2\nt,a,p\n";
  const auto of_weights = [&](const std::string& rows) {
    return errors_of({{"unit.toml", unit},
                      {"facts.csv", "side,amount\nrevenue,1.00\n"},
                      {"projects.csv", projects},
                      {"indicators.csv", "project,level1,level2,level3,value,weight\n" + rows}});
  };
  EXPECT_EQ(of_weights("p,产出指标,数量指标,c,1,50\np,产出指标,数量指标,d,1,50\n"), "");
  EXPECT_NE(of_weights("p,产出指标,数量指标,c,1,50.5\np,产出指标,数量指标,d,1,49.6\n")
                .find("line 3, column 6: with this row"),
            std::string::npos);
  EXPECT_NE(of_weights("p,产出指标,数量指标,c,1,100.01\n").find("weight is more than 100"),
            std::string::npos);
}

TEST(Sources, FactsHaveLimitsWhereFormsSetTheBook) {
  const SourceFiles files{{"unit.toml", unit}, {"facts.csv", "side,amount\nrevenue,-1.00\n"}};
  EXPECT_NE(errors_of(files).find("facts.csv:line 2, column 2: amount is less than 0"),
            std::string::npos);
  SourceFiles laid = files;
  laid.emplace_back("layout/book.txt", "词\n");
  EXPECT_EQ(errors_of(laid), "");
  EXPECT_NE(errors_of({{"unit.toml", unit},
                       {"facts.csv", "nature,project,amount\npersonnel,/t/a/p,1\n"},
                       {"projects.csv", "type,level1,level2\nt,a,p\n"}})
                .find("line 2, column 1: nature is personnel, beside project"),
            std::string::npos);
}

TEST(Sources, ANameOfTwoRowsNamesNone) {
  const std::string errors =
      errors_of({{"unit.toml", unit},
                 {"facts.csv", "side,amount\nrevenue,1.00\n"},
                 {"projects.csv", "type,level1,level2\nt,a,p\nt,b,p\n"},
                 {"indicators.csv", "project,level1,level2,level3,value\np,a,b,c,1\np,a,b,d,1\n"}});
  EXPECT_NE(errors.find("indicators.csv:line 2, column 1: projects.csv has several such level2"),
            std::string::npos);
  EXPECT_EQ(errors.find("indicators.csv:line 3"), std::string::npos);
}

TEST(Sources, CommentsThatPeopleWroteAreFound) {
  const SourceFiles files{{"unit.toml", "# ours\n# theirs\nentity = \"甲#乙\" # behind\n"},
                          {"functions.md", "<!-- note -->\n- 管水。\n"}};
  const Errors errors = comments_in(files, {{"unit.toml", "# ours\n"}});
  ASSERT_EQ(errors.size(), 3u) << words_of(errors);
  EXPECT_EQ(errors[0].place.line, 2);
  EXPECT_EQ(errors[1].excerpt, "# behind");
  EXPECT_EQ(errors[2].file, "functions.md");
}

TEST(Sources, GardensIsTheSameAsAWorkbook) {
  const auto path = (test::examples_dir() / "gardens-2026-source").string();
  const Source source = must(read_source(path, schema()));
  EXPECT_EQ(by_workbook(source), files_of(source, schema()));
  EXPECT_EQ(*workbook_of(source, schema(), "a.xlsx"), *workbook_of(source, schema(), "b.xlsx"));
}

TEST(Sources, NothingIsLostInAWorkbook) {
  const Source source = folder(
      {{"unit.toml",
        "entity = \"甲\\n\\\"乙\\\"\"\ntitle = \"一\\t二\"\nyear = 2026\nderived = true\n"},
       {"facts.csv",
        "side,row,unit,amount\nexpenditure,甲%3B 乙; %,007,9999999999999.99\nrevenue,,,-0.01\n"
        "revenue,,,10000000000000.00\nrevenue,,,1234567890123456.78\nrevenue,,,0.00\n"},
       {"tree.csv", "dimension,member,parent\nrow,,%\nrow,x,\n"},
       {"units.csv", "code,name\n007,\"两\n行\"\n0070,  前后有空格  \n1E5,-5\n"},
       {"indicators.csv",
        "project,level1,level2,level3,value,weight\np,a,b,c,007,20\np,a,b,_x0041_,1/2,20.50\n"},
       {"glossary.csv", "term,explanation\n50%,=1+1\n※词,※释\nTRUE,#N/A\n'x,\"a,\"\"b\"\"\"\n"},
       {"layout/book.txt", "@title 题\n@table 01 unit=元 header=1 wide=0 name=表\n\\@词\n"},
       {"layout/01.csv",
        "row,column,rows,columns,text,select,style\n1,1,1,2,\"甲\n乙\",,\n"
        "2,1,1,1,,side=revenue,\",.2gb— 万元\"\n"}});
  EXPECT_EQ(by_workbook(source), files_of(source, schema()));
  EXPECT_EQ(folder(files_of(source, schema())), source);
}

TEST(Sources, ATextLongerThanASquareIsAnErrorOfTheWorkbook) {
  // Each is written longer, so that nobody takes it for the escape of a character.
  std::string term;
  for (int i = 0; i < 4'000; ++i) term += "_x0041_";
  const Source source = folder({{"unit.toml", unit},
                                {"facts.csv", "amount\n"},
                                {"glossary.csv", "term,explanation\na," + term + "\n"}});
  const Result<std::string> bytes = workbook_of(source, schema(), "s.xlsx");
  ASSERT_FALSE(bytes);
  EXPECT_NE(to_string(bytes.errors().front()).find("max_workbook_cell_units"), std::string::npos);
}

TEST(Sources, EveryMistakeIsSaidAtOnce) {
  const std::string errors =
      errors_of({{"unit.toml", "entity = \"甲\"\nyaer = 2026\n"},
                 {"facts.csv",
                  "side,fund,amount\nexpendture,general,1.00\nrevenue,general,1.234\nrevenue,,\n"},
                 {"unit.csv", "code\n"},
                 {"projects.csv", "type,level1,level2,code,color\na,b,c,1,\na,b,d,1,red\n"},
                 {"indicators.csv", "project,level1,level2,level3,value\nz,产出指标,b,c,1\n"},
                 {"procurement.csv", "kind,amount\n商品,12元\n"}});
  EXPECT_EQ(
      errors,
      "s/unit.toml:line 2, column 1: unknown column, did you mean year? (yaer); the columns "
      "are: entity, title, year, family, derived, derived_year\n"
      "s/facts.csv:line 2, column 1: 'expendture' is no member of side, did you mean "
      "expenditure? (expendture); write one of: revenue 收入, outflow 支出总计, "
      "expenditure 支出, carried_forward 结转下年, surplus_distributed 结余分配\n"
      "s/facts.csv:line 3, column 3: no amount in yuan to the fen (1.234); write it as "
      "1234.50\n"
      "s/facts.csv:line 4, column 3: amount is missing; 单位：元，最多两位小数\n"
      "s/projects.csv:line 1, column 5: unknown column (color); the columns are: type, level1, "
      "level2, code, construction, carry_over_reason, objective\n"
      "s/projects.csv:line 3, column 4: code stands in row 2 already (1); keep one of the "
      "rows, or correct it\n"
      "s/indicators.csv:line 2, column 1: projects.csv has no such level2 (z); write it as "
      "projects.csv has it, or add a row there\n"
      "s/procurement.csv:line 2, column 1: not in the list (商品); write one of: 货物, 工程, "
      "服务\n"
      "s/procurement.csv:line 2, column 2: no amount in yuan to the fen (12元); write it as "
      "1234.50\n"
      "s/unit.csv: unknown sheet, did you mean units.csv?; rename it to units.csv\n");
}

TEST(Sources, MistakesBeyondTheLimitAreCounted) {
  std::string facts = "side,amount\n收入,1.00\n";
  for (std::size_t i = 0; i < limits::max_source_errors + 5; ++i) {
    facts += "x" + std::to_string(i) + ",1.00\n";
  }
  const Result<Source> source =
      source_of({{"unit.toml", unit}, {"facts.csv", facts}}, "s", schema());
  ASSERT_FALSE(source);
  EXPECT_EQ(source.errors().size(), limits::max_source_errors + 1);
  EXPECT_EQ(source.errors().back().what, "5 more mistakes (limit max_source_errors)");
}

TEST(Sources, TheSameMistakeInSeveralRowsIsOne) {
  const std::string unread = errors_of(
      {{"unit.toml", unit}, {"facts.csv", "side,amount\n收入,1.00\n,x\n支出,x\n支出,x\n"}});
  EXPECT_NE(unread.find("fen, here and in rows 4 and 5 (x)"), std::string::npos) << unread;
  const std::string all =
      errors_of({{"unit.toml", unit}, {"facts.csv", "side,amount\n收入,x\n支出,y\n支出,z\n"}});
  EXPECT_NE(all.find("fen, as in all 3 rows (x)"), std::string::npos) << all;
  EXPECT_EQ(rows_in_words({2, 4, 5, 6, 9, 10}), "2, 4 to 6, 9 and 10");
}

TEST(Sources, ALayoutOfItsOwnSelectsByColumnsThatAreThere) {
  const std::string errors =
      errors_of({{"unit.toml", unit},
                 {"facts.csv", "amount\n1.00\n"},
                 {"layout/book.txt", "@table 01 unit=元 header=0 wide=0 name=表"},
                 {"layout/01.csv",
                  "row,column,rows,columns,text,select,style\n1,1,1,1,,side=expenditure,.2\n"}});
  EXPECT_NE(errors.find("the column side is missing, and 1 squares of the layout"),
            std::string::npos)
      << errors;
}

TEST(Sources, ALayoutOfItsOwnNeedsNoNames) {
  const SourceFiles files{
      {"unit.toml", unit}, {"facts.csv", "unit,amount\n007,1.00\n"}, {"layout/book.txt", "# 一\n"}};
  EXPECT_EQ(errors_of(files), "");
  EXPECT_NE(errors_of({files[0], files[1]})
                .find("units.csv: the sheet is not there, and a field names what"),
            std::string::npos);
}

TEST(Sources, TablesAndTheLayoutNameEachOther) {
  const std::string errors =
      errors_of({{"unit.toml", unit},
                 {"facts.csv", "amount\n1.00\n"},
                 {"layout/book.txt", "@table 01 unit=元 header=1 wide=0 name=a\n"},
                 {"layout/02.csv", "row,column,rows,columns\n"}});
  EXPECT_NE(errors.find("s/layout/01.csv: a table that the layout names is not there"),
            std::string::npos);
  EXPECT_NE(errors.find("s/layout/02.csv: a table that the layout does not name"),
            std::string::npos);
}

TEST(Sources, WhatInitWritesIsReadAndLacksEverything) {
  const Source blank = folder(blank_files(Source(), schema(), {"jilin-2026"}));
  EXPECT_EQ(
      words_of(lacking(blank)),
      "unit.toml:line 4, column 2: no entity; enter entity, the name of the department or unit\n"
      "unit.toml: no year; enter year, as 2026\n"
      "facts.csv: no facts: nothing has been entered yet; enter every amount once, a row "
      "each\n");
  EXPECT_EQ(by_workbook(blank), files_of(blank, schema()));
}

// A workbook as people make one: the sheets of the unit and of the facts.
std::string workbook(const std::string& facts, const std::string& name = "收支明细") {
  const std::string texts =
      "<si><t>entity</t></si><si><t>甲</t></si><si><t>收支</t></si><si><t>金额（元）</t></si>"
      "<si><t>支出</t></si><si><t>year</t></si><si><t>部门经济分类科目</t></si>"
      "<si><t>※必填</t></si>";
  const std::string formats =
      "<numFmts><numFmt numFmtId='170' formatCode='00000'/></numFmts><cellXfs><xf numFmtId='0'/>"
      "<xf numFmtId='14'/><xf numFmtId='10'/><xf numFmtId='170'/></cellXfs>";
  return read::xlsx_of(
      {"<worksheet><sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
       "<row><c t='s'><v>5</v></c><c><v>2026</v></c></row></sheetData></worksheet>",
       "<worksheet><sheetData><row r='2'><c r='B2' t='s'><v>2</v></c><c t='s'><v>6</v></c>"
       "<c t='s'><v>3</v></c></row><row><c r='B3' t='s'><v>7</v></c></row>" +
           facts + "</sheetData></worksheet>"},
      texts, formats, "", {"Unit", name});
}

std::string row_of(const std::string& economic, const std::string& amount) {
  return "<row><c r='B4' t='s'><v>4</v></c>" + economic + amount + "</row>";
}

TEST(Workbooks, NumbersThatPeopleTypeAreReadByTheirDigits) {
  const Source source = must(source_of_workbook(
      workbook("<row r='4'><c r='B4' t='s'><v>4</v></c><c r='C4' s='3'><v>31</v></c>"
               "<c r='D4'><v>0.30000000000000004</v></c></row>"
               "<row r='5'><c r='C5'><v>30101</v></c><c r='D5'><v>9999999999999.9902</v></c></row>"
               "<row r='6'><c r='D6'><v>1.2345E3</v></c></row>"),
      "s.xlsx", schema()));
  ASSERT_EQ(source.facts.size(), 3u);
  EXPECT_EQ(source.facts[0].amount, 30);
  EXPECT_EQ(source.facts[1].amount, 999'999'999'999'999);
  EXPECT_EQ(source.facts[2].amount, 123'450);
  const std::vector<Coordinate> first{{"side", "expenditure"}, {"economic", "00031"}};
  EXPECT_EQ(source.facts[0].at, first);
  EXPECT_EQ(source.facts[1].at.front().second, "30101");
}

TEST(Workbooks, MistakesAreNamedBySheetRowAndLetter) {
  const auto errors_in = [](const std::string& bytes) {
    const Result<Source> source = source_of_workbook(bytes, "s.xlsx", schema());
    return source ? std::string() : words_of(source.errors());
  };
  EXPECT_EQ(errors_in(workbook(row_of("<c s='1'><v>45000</v></c>", "<c s='1'><v>45000</v></c>"))),
            "s.xlsx:sheet 收支明细, row 4, column C: a date, where the column has none "
            "(2023/3/15); write it again in a square whose format is text\n"
            "s.xlsx:sheet 收支明细, row 4, column D: a date, where the column has none "
            "(2023/3/15); write it again in a square whose format is text\n");
  EXPECT_NE(errors_in(workbook(row_of("<c/>", "<c t='e'><v>#N/A</v></c>")))
                .find("row 4, column D: a formula that came to nothing (#N/A)"),
            std::string::npos);
  EXPECT_NE(errors_in(workbook(row_of("<c/>", "<c s='2'><v>0.5</v></c>")))
                .find("row 4, column D: a percentage"),
            std::string::npos);
  EXPECT_NE(errors_in(workbook(row_of("<c/>", "<c><f>A1</f></c>")))
                .find("row 4, column D: a formula without its value"),
            std::string::npos);
  EXPECT_NE(errors_in(workbook(row_of("<c/>", "<c><v>1</v></c><c><v>5</v></c>")))
                .find("row 4, column E: a field below no header (5)"),
            std::string::npos);
  EXPECT_NE(errors_in(workbook("", "收支名细"))
                .find("s.xlsx:sheet 收支名细: unknown sheet, did you mean 收支明细?"),
            std::string::npos);
}

// The example, opened in LibreOffice and saved again.
TEST(Workbooks, WhatLibreOfficeSavesIsTheSameSource) {
  const auto example = (test::examples_dir() / "gardens-2026-source").string();
  const auto saved = (test::source_dir() / "fuzz/seeds/source/libreoffice.xlsx").string();
  EXPECT_EQ(files_of(must(read_source(saved, schema())), schema()),
            files_of(must(read_source(example, schema())), schema()));
}

TEST(Workbooks, OtherBytesAreNone) {
  const Result<Source> source = source_of_workbook("PK\3\4", "s.xlsx", schema());
  ASSERT_FALSE(source);
  EXPECT_EQ(source.errors().front().file, "s.xlsx");
}

}  // namespace
}  // namespace yiben
