// write: charts of web pages. Each case is a chart and what is drawn or said of it.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "write/write.h"

namespace yiben::write {
namespace {

std::string page_of(Chart chart) {
  chart.title = "图";
  const Result<std::string> page = html(Document{}, {chart});
  return page ? *page : "error";
}

// All matches of the first group of `pattern`, each with ";" behind it.
std::string all(const std::string& text, const std::string& pattern) {
  std::string out;
  const std::regex regex(pattern);
  for (auto at = std::sregex_iterator(text.begin(), text.end(), regex);
       at != std::sregex_iterator(); ++at) {
    out += (*at)[1].str() + ";";
  }
  return out;
}

std::string drawing_of(const Chart& chart) {
  const std::string page = page_of(chart);
  const std::size_t at = page.find("<svg");
  return at == std::string::npos ? "" : page.substr(at, page.find("</svg>") - at);
}

std::string data_of(const Chart& chart) {
  const std::string page = page_of(chart);
  const std::size_t at = page.find("<details>");
  return at == std::string::npos ? "" : page.substr(at, page.find("</details>") - at);
}

Chart bars_of(std::vector<Chart::Bar> bars, Chart::Kind kind = Chart::Kind::bars) {
  return {.kind = kind, .bars = std::move(bars)};
}

TEST(HtmlBars, TheLongestComesFirstAndAmountsAreExact) {
  const std::string drawing =
      drawing_of(bars_of({{"乙", 5'000'000}, {"甲", 900'719'925'474'099'312}, {"丙", -4'999}}));
  EXPECT_EQ(all(drawing, "<text x=\"0\"[^>]*>([^<]*)<"), "甲;乙;丙;");
  EXPECT_EQ(all(drawing, "end\">([^<]*)<"), "900719925474.10;5.00;0.00;");
  EXPECT_EQ(all(drawing, "width=\"([0-9.]+%)\" height=\"16\""), "70.00%;0.20%;0.20%;");
  EXPECT_EQ(all(drawing, "<desc[^>]*>([^<]*)<"), "共3项，最大的是甲，900719925474.10万元。;");
}

TEST(HtmlBars, OfManyTwelveAreDrawnAndTheRestAddedUp) {
  Chart chart;
  for (int i = 1; i <= 13; ++i) chart.bars.push_back({std::to_string(i), i * 1'000'000, 0});
  EXPECT_EQ(all(drawing_of(chart), "<text x=\"0\"[^>]*>([^<]*)<"),
            "13;12;11;10;9;8;7;6;5;4;3;2;1;");
  chart.bars.push_back({"14", 14'000'000, 0});
  EXPECT_EQ(all(drawing_of(chart), "<text x=\"0\"[^>]*>([^<]*)<"),
            "14;13;12;11;10;9;8;7;6;5;4;3;其他（2项）;");
  EXPECT_EQ(all(drawing_of(chart), "end\">(3.00)<"), "3.00;3.00;");
  // The data name all, in the order given.
  EXPECT_EQ(all(data_of(chart), "row\">([^<]*)<"), "1;2;3;4;5;6;7;8;9;10;11;12;13;14;");
}

TEST(HtmlPairs, ChangesAreSaidInWords) {
  const Chart chart = bars_of({{"多", 10'560'000, 10'000'000},
                               {"少", 3'000'000, 9'000'000},
                               {"同", 70, 70},
                               {"新", 10'000, 0},
                               {"无", 0, 2'000'000},
                               {"负", -1'000'000, 1'000'000}},
                              Chart::Kind::pairs);
  const std::string said =
      "增加0.56万元，增长5.6%;减少6.00万元，下降66.7%;与上年持平;上年无此项;"
      "减少2.00万元，下降100.0%;减少2.00万元;";
  EXPECT_EQ(all(drawing_of(chart), "class=\"change\"[^>]*>([^<]*)<"), said);
  EXPECT_EQ(all(data_of(chart), "<td>([^<]*)<"), said);
}

TEST(HtmlBars, LongLabelsAreCutInTheDrawingOnly) {
  std::string label;
  for (int i = 0; i < 30; ++i) label += "长";
  const Chart chart = bars_of({{label, 1}});
  EXPECT_EQ(all(drawing_of(chart), "<text x=\"0\"[^>]*>([^<]*)<"), label.substr(0, 57) + "…;");
  EXPECT_EQ(all(data_of(chart), "row\">([^<]*)<"), label + ";");
}

struct Label {
  double top = 0;
  double bottom = 0;
};

// First and last line of each label of a flow, by the x at which it stands.
std::map<std::string, std::vector<Label>> labels_of(const std::string& drawing) {
  std::map<std::string, std::vector<Label>> labels;
  const std::regex text("<text class=\"(?:in|out)side\"(.*)</text>");
  const std::regex line("x=\"([0-9.-]+)\" y=\"([0-9.-]+)\"");
  for (auto at = std::sregex_iterator(drawing.begin(), drawing.end(), text);
       at != std::sregex_iterator(); ++at) {
    const std::string lines = (*at)[1].str();
    auto one = std::sregex_iterator(lines.begin(), lines.end(), line);
    const std::string x = (*one)[1].str();
    Label label{.top = std::stod((*one)[2].str())};
    for (; one != std::sregex_iterator(); ++one) label.bottom = std::stod((*one)[2].str());
    labels[x].push_back(label);
  }
  return labels;
}

TEST(HtmlFlow, NodesStandInColumnsAndLabelsDoNotOverlap) {
  Chart chart{.kind = Chart::Kind::flow};
  for (int i = 0; i < 30; ++i) {
    chart.flows.push_back({"收入" + std::to_string(i), "总计", 1 + i * i * 1'000});
    chart.flows.push_back({"总计", "支出科目的名称很长，要分成两行来写" + std::to_string(i), 2});
  }
  const auto labels = labels_of(drawing_of(chart));
  ASSERT_EQ(labels.size(), 3u);
  for (const auto& [x, column] : labels) {
    for (std::size_t i = 1; i < column.size(); ++i) {
      EXPECT_GE(column[i].top - column[i - 1].bottom, 14) << x << " " << i;
    }
  }
}

TEST(HtmlFlow, WhatCannotBeDrawnIsCountedAndStillInTheData) {
  const Chart chart{.kind = Chart::Kind::flow,
                    .flows = {{"甲", "乙", 1'000'000},
                              {"乙", "丙", 2'000'000},
                              {"丙", "甲", 3'000'000},
                              {"丁", "丁", 1},
                              {"甲", "丙", -1},
                              {"甲", "丙", 0}}};
  const std::string drawing = drawing_of(chart);
  EXPECT_EQ(all(drawing, "<path class=\"ribbon\"[^>]*><title>([^<]*)<"),
            "甲→乙：1.00万元;乙→丙：2.00万元;");
  EXPECT_EQ(all(drawing, "<desc[^>]*>([^<]*)<"),
            "资金从左到右，共2项，线越宽金额越大。另有4项未画出。;");
  EXPECT_EQ(all(data_of(chart), "class=\"n\">([^<]*)<"), "1.00;2.00;3.00;0.00;0.00;0.00;");
}

TEST(HtmlFlow, NothingToDrawIsNoFault) {
  EXPECT_EQ(drawing_of(Chart{.kind = Chart::Kind::flow}), "");
  const Chart chart{.kind = Chart::Kind::flow, .flows = {{"甲", "甲", 1}}};
  EXPECT_EQ(all(drawing_of(chart), "(<path|<rect|nan|inf)"), "");
}

}  // namespace
}  // namespace yiben::write
