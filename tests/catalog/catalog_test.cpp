// The catalogue that ships: it loads, and every form means what it says. And a broken one: all
// errors at once.
#include "catalog/catalog.h"
#include "support/paths.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace yiben {
namespace {

const Catalog& shipped() {
  static const Catalog catalog = [] {
    Result<Catalog> loaded = Catalog::load(YIBEN_SOURCE_DIR "/catalog");
    EXPECT_TRUE(loaded.ok());
    return std::move(loaded).value();
  }();
  return catalog;
}

TEST(Catalog, HasTheTwelveTablesOfJilinInOrder) {
  const Family* jilin = nullptr;
  for (const Family& family : shipped().families) {
    if (family.id == "jilin-2026") jilin = &family;
  }
  ASSERT_NE(jilin, nullptr);
  ASSERT_EQ(jilin->forms.size(), 12u);
  for (std::size_t i = 0; i < 12; ++i) {
    EXPECT_EQ(jilin->forms[i].number, static_cast<int>(i) + 1) << jilin->forms[i].id;
  }
}

TEST(Catalog, AFamilyFileOverridesTheBaseKeyByKey) {
  const Form* form = nullptr;
  for (const Family& family : shipped().families) {
    if (family.id == "jilin-2026") form = family.find("revenue");
  }
  ASSERT_NE(form, nullptr);
  EXPECT_EQ(form->title, "收入预算总表");               // from base/
  EXPECT_EQ(form->panels.front().columns.size(), 17u);  // from jilin-2026/
}

TEST(Catalog, NoTwoColumnsOfAPanelShowTheSame) {
  for (const Family& family : shipped().families) {
    for (const Form& form : family.forms) {
      for (const PanelForm& panel : form.panels) {
        std::set<Selection> selections;
        for (const ValueColumn& column : panel.columns) {
          EXPECT_TRUE(selections.insert(narrow(Selection(), column.select)).second)
              << form.id << " " << column.printed_path;
        }
      }
    }
  }
}

TEST(Catalog, KnowsCodesByCodeAndByName) {
  const CodeName* office = shipped().function_codes.by_code("20103");
  ASSERT_NE(office, nullptr);
  EXPECT_EQ(office->name, "政府办公厅（室）及相关机构事务");
  const CodeName* health = shipped().function_codes.by_name("卫生健康支出", 3);
  ASSERT_NE(health, nullptr);
  EXPECT_EQ(health->code, "210");
  EXPECT_EQ(shipped().function_codes.by_code("99999"), nullptr);
}

TEST(Catalog, EveryMistakeOfAFormIsReportedWithItsLine) {
  namespace fs = std::filesystem;
  const fs::path folder = test::scratch("yiben-broken-catalogue");
  fs::remove_all(folder);
  fs::copy(YIBEN_SOURCE_DIR "/catalog", folder, fs::copy_options::recursive);
  std::ofstream(folder / "forms/jilin-2026/three-public.toml") << R"(colour = "red"

[[panel]]
axis = "sideways"
keys = [["name", "项目"]]
columns = [["预算数", "fund=lottery"]]
)";
  const Result<Catalog> loaded = Catalog::load(folder.string());
  ASSERT_FALSE(loaded.ok());
  std::multiset<int> lines;
  for (const Error& error : loaded.errors()) lines.insert(error.place.line);
  EXPECT_EQ(loaded.errors().size(), 3u);
  EXPECT_TRUE(lines.contains(1));
  EXPECT_TRUE(lines.contains(6));
  fs::remove_all(folder);
}

TEST(Catalog, FactsHaveAColumnForEveryDimension) {
  const SourceSheet* facts = shipped().source.sheet("facts");
  ASSERT_NE(facts, nullptr);
  for (int d = 0; d < shipped().cube.dimensions(); ++d) {
    EXPECT_NE(facts->column(shipped().cube.name_of(d)), nullptr) << shipped().cube.name_of(d);
  }
  // Members are those of cube.toml, before any form adds codes to an open dimension.
  EXPECT_EQ(shipped().source.dimension("side")->members.size(), 5u);
  EXPECT_TRUE(shipped().source.dimension("function")->members.empty());
}

TEST(Catalog, EveryMistakeOfTheSchemaOfSourcesIsReported) {
  namespace fs = std::filesystem;
  const fs::path folder = test::scratch("yiben-broken-schema");
  fs::remove_all(folder);
  fs::create_directories(folder);
  fs::copy(YIBEN_SOURCE_DIR "/catalog/cube.toml", folder);
  std::ofstream(folder / "source.toml") << R"([members.side]
sideways = "横"

[[sheet]]
name = "facts"
title = "明细"
columns = [
  { name = "side", title = "收支", help = "x", kind = "member", dimension = "sdie" },
  { name = "amount", title = "金额", help = "x", kind = "money" },
  { name = "unit", title = "单位", help = "x", kind = "reference", of = "units.code" },
]
)";
  const Result<SourceSchema> loaded = SourceSchema::load(folder.string());
  ASSERT_FALSE(loaded.ok());
  std::string words;
  for (const Error& error : loaded.errors()) words += to_string(error) + "\n";
  for (const std::string_view fault :
       {"'sideways' is no member of side", "'sdie' is no dimension", "column 'amount' is not whole",
        "column 'unit' refers to nothing", "no sheet 'tree'",
        "facts have no column for the dimension 'fund'"}) {
    EXPECT_NE(words.find(fault), std::string::npos) << fault << "\n" << words;
  }
  fs::remove_all(folder);
}

TEST(Catalog, AMissingFolderSaysHowToNameIt) {
  const Result<Catalog> loaded = Catalog::load("/nonexistent");
  ASSERT_FALSE(loaded.ok());
  EXPECT_NE(loaded.errors().front().remedy.find("YIBEN_CATALOG"), std::string::npos);
}

}  // namespace
}  // namespace yiben
