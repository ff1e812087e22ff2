// write: the charts of the small book in sample.h.
#pragma once

#include <cstdint>
#include <vector>

#include "write/write.h"

namespace yiben::write {

// Amounts in hundredths of 万元, which are 100 yuan.
inline std::vector<Chart> sample_charts() {
  const auto fen = [](std::int64_t hundredths) { return hundredths * 10'000; };
  Chart flow{.kind = Chart::Kind::flow, .title = "资金从哪里来，用到哪里去"};
  const char* whole = "2026年收支总计";
  flow.flows = {{"一般公共预算拨款收入", whole, fen(138000)},
                {"政府性基金预算拨款收入", whole, fen(11463)},
                {"上年结转", whole, fen(2574)},
                {whole, "社会保障和就业支出", fen(16124)},
                {whole, "卫生健康支出", fen(7250)},
                {whole, "城乡社区支出", fen(113501)},
                {whole, "住房保障支出", fen(15162)}};
  Chart bars{.kind = Chart::Kind::bars, .title = "支出按功能分类"};
  const std::vector<const char*> names = {
      "城乡社区支出", "社会保障和就业支出", "住房保障支出", "卫生健康支出", "节能环保支出",
      "农林水支出",   "教育支出",           "科学技术支出", "交通运输支出", "商业服务业等支出",
      "金融支出",     "其他支出",           "预备费",       "债务付息支出", "债务还本支出"};
  std::int64_t amount = 113501;
  for (const char* name : names) {
    bars.bars.push_back({.label = name, .amount_fen = fen(amount)});
    amount = amount * 3 / 5;
  }
  Chart pairs{.kind = Chart::Kind::pairs, .title = "与上年相比"};
  pairs.bars = {{"收入总计", fen(152037), fen(143920)},
                {"基本支出", fen(98012), fen(98012)},
                {"项目支出", fen(54025), fen(60000)},
                {"公务用车购置及运行维护费（含新能源车辆更新和充电设施）", fen(1250), 0}};
  return {flow, bars, pairs};
}

}  // namespace yiben::write
