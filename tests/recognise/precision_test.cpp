// How precisely numbers are meant, by what those of a book have in common.
#include <fmt/format.h>

#include "support/paper.h"

namespace yiben {
namespace {

using test::PaperBook;

// Forty-two amounts in yuan: 201 with `projects` things below it, each of so many yuan; the total
// is `off` yuan more than they are.
std::string paper(int each, int off) {
  std::string rows;
  for (int i = 1; i <= 20; ++i) {
    rows += fmt::format("\n项目{0} | {1}.00 | {1}.00", i, each);
  }
  const int all = 20 * each + off;
  return fmt::format(
      "项目支出表\n单位：元\n项目名称 | 合计 | 一般公共预算\n合计 | {0}.00 | {0}.00{1}", all, rows);
}

Interval interval_of_first(const PaperBook& book) {
  return book.book.figures.at(0).interval;
}

TEST(Precision, YuanThatWereTenThousandsMayBeFiftyOff) {
  const PaperBook hundreds(paper(12'300, 100));
  const Interval interval = interval_of_first(hundreds);
  EXPECT_EQ(interval.low, 24'610'000 - 5'000);
  EXPECT_EQ(interval.high, 24'610'000 + 5'000);
}

TEST(Precision, OneAmountInWholeYuanSaysThatAllAre) {
  const PaperBook exact(paper(12'300, 1));
  EXPECT_EQ(interval_of_first(exact).low, interval_of_first(exact).high);
}

}  // namespace
}  // namespace yiben
