// report: the JSON of a check and of a reading, as docs/formats describes it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/report.h"
#include "sample.h"

namespace yiben::report {
namespace {

using Json = nlohmann::ordered_json;

TEST(CheckJson, SaysWhatWasChecked) {
  const Json json = Json::parse(check_json(*test::sample()));
  EXPECT_EQ(json["schema"], "yiben/check/1");
  EXPECT_EQ(json["documents"],
            Json::parse(R"([{"path":"gardens.txt","sha256":"00ff","kind":"text","pages":0}])"));
  EXPECT_EQ(json["book"],
            Json::parse(R"({"title":"示例市园林局2026年部门预算","entity":"示例市园林局",
                            "year":2026,"family":"sample-2026","unit":"万元"})"));
  EXPECT_EQ(json["tables"][1],
            Json::parse(R"({"form":"expenditure","title":"支出预算总表","pages":[],"unit":"万元",
                            "rows":2,"columns":2,"figures":2,"repaired":false,"repairs":[],
                            "place":{"document":1,"line":20}})"));
  EXPECT_EQ(json["figures"],
            Json::parse(R"({"tables":3,"narrative":0,"narrative_bound":0,"constrained":2})"));
  EXPECT_EQ(json["identities"], 7);
  EXPECT_EQ(json["verdict"], "inconsistent");
  EXPECT_EQ(json["missing"], Json::array());
  EXPECT_EQ(json["timing_ms"],
            Json::parse(R"({"read":1.5,"recognise":2.25,"prove":3.0,"rules":0.125})"));
}

TEST(CheckJson, HasEveryFindingWithItsPlaces) {
  const Json json = Json::parse(check_json(*test::sample(), false));
  EXPECT_EQ(json["findings"], Json::parse(R"([{
    "rule":"figures-disagree","severity":"error",
    "message":"城乡社区支出 differs between two tables: 12.34 ≠ 12.43",
    "operands":{"first":"12.34","row":"城乡社区支出","second":"12.43"},
    "evidence":[
      {"printed":"12.34","place":{"document":1,"line":12,"table":10,"row":3,"column":2}},
      {"printed":"12.43","place":{"document":1,"line":23,"table":20,"row":3,"column":3}}],
    "suspects":[
      {"printed":"12.43","place":{"document":1,"line":23,"table":20,"row":3,"column":3},
       "expected":{"low":12.335,"high":12.345,"unit":"万元","printed":"12.34"}}]}])"));
  EXPECT_EQ(Json::parse(check_json(*test::sample(), true))["findings"][0]["message"],
            "城乡社区支出在两张表中不等：12.34 ≠ 12.43");
}

// Expected amounts are written digit by digit: a double would change the last ones.
TEST(CheckJson, WritesAmountsExactly) {
  auto checked = test::sample();
  Suspect& suspect = checked->findings[0].suspects[0];
  suspect.unit = Unit::yuan;
  suspect.would_print.reset();
  suspect.expected = {-1, 123'456'789'012'345'678};
  const std::string json = check_json(*checked);
  EXPECT_NE(json.find(R"("expected": {"low": -0.01, "high": 1234567890123456.78, "unit": "元"})"),
            json.npos)
      << json;
  suspect.expected = {0, limits::max_fen};
  EXPECT_NE(check_json(*checked).find(R"({"low": 0, "high": null, "unit": "元"})"), json.npos);
}

TEST(CheckJson, ListsRepairsDoubtsAndWhatIsMissing) {
  auto checked = test::consistent_sample();
  checked->proof.missing = {"nothing really"};
  const Json json = Json::parse(check_json(*checked));
  EXPECT_EQ(json["tables"][0]["repaired"], true);
  EXPECT_EQ(json["tables"][0]["repairs"],
            Json::parse(R"([{"what":"shifted-columns","excerpt":"175.86",
              "place":{"document":1,"line":12,"table":10,"row":3,"column":4}}])"));
  EXPECT_EQ(json["doubts"], Json::parse(R"([{"what":"unknown-row","excerpt":"其\n他",
              "place":{"document":1,"line":30}}])"));
  EXPECT_EQ(json["missing"], Json::parse(R"(["nothing really"])"));
}

TEST(CheckJson, ReplacesBytesThatAreNoText) {
  auto checked = test::sample();
  checked->documents[0].path = "\xFF.txt";
  EXPECT_EQ(Json::parse(check_json(*checked))["documents"][0]["path"], "\uFFFD.txt");
}

TEST(ReadJson, HasTablesFiguresAndProjects) {
  auto checked = test::sample();
  Indicator indicator;
  indicator.level1 = "产出指标";
  indicator.level2 = "数量指标";
  indicator.level3 = "养护绿地";
  indicator.target = {.printed = ">=17个", .relation = ">=", .value = "17", .unit = "个"};
  indicator.weight_printed = "20";
  indicator.weight = Number{20, 0};
  indicator.moved = true;
  indicator.place = {.document = 1, .line = 40, .table = 30, .row = 2};
  Project project;
  project.name = "绿地养护";
  project.names = {{"绿地 养护", "projects", {.document = 1, .line = 33}}};
  project.indicators = {indicator};
  project.target_amount = 3;
  checked->book.projects = {project};
  checked->book.headings = {{.level = 1,
                             .number = 2,
                             .text = "机构设置",
                             .printed = "二、机构设置",
                             .place = {.document = 1, .line = 5}}};

  const Json json = Json::parse(read_json(*checked));
  EXPECT_EQ(json["schema"], "yiben/read/1");
  EXPECT_EQ(json["tables"][1]["panels"][0]["rows"][1],
            Json::parse(R"({"code":"21205","name":"卫生, “净”","place":{}})"));
  EXPECT_EQ(json["tables"][0]["panels"][0]["columns"],
            Json::parse(R"([{"path":"支出>本年预算","place":{}}])"));
  EXPECT_EQ(json["figures"].size(), 4u);
  EXPECT_EQ(json["figures"][0],
            Json::parse(R"({"table":0,"panel":0,"row":0,"column":0,"blank":false,
              "printed":"12.34","unit":"万元","fen":12340000,"low_fen":12335000,
              "high_fen":12345000,"selection":"",
              "place":{"document":1,"line":12,"table":10,"row":3,"column":2}})"));
  EXPECT_EQ(json["figures"][2]["blank"], true);
  EXPECT_EQ(json["projects"], Json::parse(R"([{"name":"绿地养护",
    "names":[{"printed":"绿地 养护","form":"projects","place":{"document":1,"line":33}}],
    "target_amount":3,
    "indicators":[{"level1":"产出指标","level2":"数量指标","level3":"养护绿地","meaning":"",
      "target_printed":">=17个","operator":">=","value":"17","unit":"个","weight_printed":"20",
      "weight":20,"moved":true,"place":{"document":1,"line":40,"table":30,"row":2}}]}])"));
  EXPECT_EQ(json["headings"], Json::parse(R"([{"level":1,"number":2,"text":"机构设置",
    "place":{"document":1,"line":5}}])"));
}

}  // namespace
}  // namespace yiben::report
