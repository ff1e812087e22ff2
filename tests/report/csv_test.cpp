// report: one CSV line per printed figure.
#include <gtest/gtest.h>

#include "report/report.h"
#include "sample.h"

namespace yiben::report {
namespace {

// Blank cells are left out; a field with a comma stands in quotes; a printed separator stays as
// printed.
TEST(ReadCsv, HasOneLinePerPrintedFigure) {
  EXPECT_EQ(read_csv(*test::sample()),
            R"(document,page,line,form,table,row_code,row_name,column,printed,unit,fen
gardens.txt,,12,overview,收支预算总表,,一、城乡社区支出,支出>本年预算,12.34,万元,12340000
gardens.txt,,23,expenditure,支出预算总表,212,城乡社区支出,合计,12.43,万元,12430000
gardens.txt,,24,expenditure,支出预算总表,21205,"卫生, “净”",合计,"1,200.50",万元,1200500000
)");
}

TEST(ReadCsv, DoublesQuotesInQuotes) {
  auto checked = test::sample();
  checked->book.tables[0].panels[0].rows[0].label = "一、“甲\"乙”\n支出";
  checked->book.figures[0].place = {.document = 1, .page = 7};
  const std::string csv = read_csv(*checked);
  EXPECT_NE(csv.find("gardens.txt,7,,overview,收支预算总表,,\"一、“甲\"\"乙”\n支出\",支出"),
            csv.npos)
      << csv;
}

// A book of which a form is not known keeps the titles that it prints.
TEST(ReadCsv, TakesPrintedTitlesWithoutSpacesWhereNoFormIsKnown) {
  auto checked = test::sample();
  checked->book.family = nullptr;
  EXPECT_NE(read_csv(*checked).find(",expenditure,支出预算总表,"), std::string::npos);
}

}  // namespace
}  // namespace yiben::report
