// report: the data package of a book, with the facts that it was made from.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/report.h"
#include "sample.h"

namespace yiben::report {
namespace {

std::string bytes_of(const std::vector<edition::File>& files, const std::string& name) {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const edition::File& file) { return file.name == name; });
  EXPECT_NE(found, files.end()) << name;
  return found == files.end() ? "" : found->bytes;
}

Source small_source() {
  Source source;
  source.facts = {{{{"side", "expenditure"}, {"function", "2120501"}}, 1'234'050},
                  {{{"side", "expenditure"}, {"project", "绿道, 一期"}, {"project", "甲"}}, -5},
                  {{{"a \"name\"", "x"}}, 100}};
  return source;
}

TEST(DataPackage, HasFactsWithAColumnForEachDimension) {
  const Source source = small_source();
  const auto files = data_package(*test::sample(), &source);
  EXPECT_EQ(bytes_of(files, "data/facts.csv"),
            "side,function,project,\"a \"\"name\"\"\",amount\n"
            "expenditure,2120501,,,12340.50\n"
            "expenditure,,绿道%2C 一期; 甲,,-0.05\n"
            ",,,x,1.00\n");
}

TEST(DataPackage, ModelsTheFactsWhereThereAreAny) {
  const Source source = small_source();
  const auto with =
      nlohmann::json::parse(bytes_of(data_package(*test::sample(), &source), "datapackage.json"));
  EXPECT_EQ(with["resources"].size(), 5U);
  EXPECT_EQ(with["model"]["measures"]["amount"]["resource"], "facts");
  EXPECT_EQ(with["model"]["dimensions"].size(), 3U);
  EXPECT_EQ(with["model"]["dimensions"]["function"]["classificationType"], "functional");
  EXPECT_EQ(with["fiscalPeriod"]["start"], "2026-01-01");
  const auto without =
      nlohmann::json::parse(bytes_of(data_package(*test::sample(), nullptr), "datapackage.json"));
  EXPECT_EQ(without["resources"].size(), 4U);
  EXPECT_EQ(without["model"]["measures"]["amount"]["resource"], "figures");
}

TEST(DataPackage, GivesAFigureItsAmountAndWhatItMayStandFor) {
  const auto files = data_package(*test::sample(), nullptr);
  EXPECT_EQ(bytes_of(files, "data/figures.csv"),
            "figure,table,table_title,row_code,row_label,column_path,printed,printed_unit,"
            "amount_yuan,low_yuan,high_yuan\n"
            "1,1,收支预算总表,,一、城乡社区支出,支出>本年预算,12.34,万元,"
            "123400.00,123350.00,123450.00\n"
            "2,2,支出预算总表,212,城乡社区支出,合计,12.43,万元,124300.00,124250.00,124350.00\n"
            "3,2,支出预算总表,21205,\"卫生, “净”\",合计,\"1,200.50\",万元,"
            "12005000.00,12004950.00,12005050.00\n");
}

TEST(Edition, HasNoCertificateWithoutAProof) {
  const auto checked = test::sample();
  const Result<std::string> proof = report::certificate(*checked);
  ASSERT_FALSE(proof.ok());
  EXPECT_EQ(proof.errors().front().file, "gardens.txt");
  const auto files = edition_of({{"book.txt", "words"}}, *checked, nullptr);
  EXPECT_EQ(files.front().name, "book.txt");
  EXPECT_EQ(files.back().name, "manifest.json");
  const auto manifest = edition::read_manifest(files.back().bytes, "manifest.json");
  ASSERT_TRUE(manifest.ok());
  EXPECT_EQ(manifest->facts.verdict, "inconsistent");
  EXPECT_EQ(manifest->files.size(), files.size() - 1);
}

}  // namespace
}  // namespace yiben::report
