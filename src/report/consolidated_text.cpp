// What became of the sources of units, in words.
#include "report/report.h"

#include <fmt/format.h>

#include <algorithm>

namespace yiben::report {

std::string consolidated_text(const Consolidated& consolidated, bool chinese) {
  WideFen sum = 0;
  for (const Eliminated& pair : consolidated.eliminated) sum += pair.amount;
  const WideFen most = limits::max_fen;
  const std::string amount = format(static_cast<Fen>(std::clamp(sum, -most, most)), Unit::yuan, 2);
  std::string text =
      fmt::format(fmt::runtime(chinese ? "汇总 {} 个单位，{} 条事实" : "{} units, {} facts"),
                  consolidated.units, consolidated.source.facts.size());
  if (!consolidated.eliminated.empty()) {
    text += fmt::format(
        fmt::runtime(chinese
                         ? "\n抵销单位之间的往来 {} 笔，共 {} 元，见 eliminated.csv；{} 条支出的"
                           "资金性质随之放宽"
                         : "\n{} transfers between them eliminated, {} yuan, listed in "
                           "eliminated.csv; the fund of {} facts of expenditure became wider"),
        consolidated.eliminated.size(), amount, consolidated.widened);
  }
  if (consolidated.kept > 0) {
    text += fmt::format(fmt::runtime(chinese ? "\n与部门以外单位的往来 {} 条，予以保留"
                                             : "\n{} transfers with others are kept"),
                        consolidated.kept);
  }
  if (!consolidated.without_money.empty()) {
    std::string codes;
    for (const std::string& code : consolidated.without_money) codes += " " + code;
    text += fmt::format(
        fmt::runtime(chinese ? "\n注意：units.csv 中有 {} 个单位在任何来源里都没有金额：{}"
                             : "\nnote: {} units of units.csv have no amount in any source:{}"),
        consolidated.without_money.size(), chinese ? codes.substr(1) : codes);
  }
  return text;
}

}  // namespace yiben::report
