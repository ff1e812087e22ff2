// A sum that only rounding explains, in a book that was not rounded.
#include "proof/proof.h"
#include "support/paper.h"

namespace yiben {
namespace {

using test::Lines;
using test::PaperBook;

std::string money(int hundredths) {
  return format(Fen{hundredths} * 10'000, Unit::ten_thousand_yuan, 2);
}

// Thirty sums of three parts, which hold to the last place but for `rounded`, in every fifth; and a
// list of eight amounts under a total that is `apart` hundredths more than they make.
std::string book(int apart, int rounded = 0) {
  std::string drawing =
      "部门支出总表\n单位：万元\n项目名称 | 合计 | 人员经费 | 公用经费 | 项目支出\n";
  for (int i = 0; i < 30; ++i) {
    const int staff = 1000 + 7 * i;
    const int running = 500 + 11 * i;
    const int project = 2000 + 13 * i;
    const int total = staff + running + project + (i % 5 == 0 ? rounded : 0);
    drawing += "项目" + std::to_string(i) + " | " + money(total) + " | " + money(staff) + " | " +
               money(running) + " | " + money(project) + "\n";
  }
  drawing += "\n会议费支出明细表\n单位：万元\n会议名称 | 金额\n";
  int sum = 0;
  for (int i = 0; i < 8; ++i) {
    drawing += "第" + std::to_string(i) + "次会议 | " + money(500 + 11 * i) + "\n";
    sum += 500 + 11 * i;
  }
  return drawing + "合计 | " + money(sum + apart) + "\n";
}

// What is found, without its place.
Lines found(const std::string& drawing) {
  const PaperBook paper(drawing);
  System system = derive(paper.book);
  drop_disproven(paper.book, system);
  const Proof proof = prove(paper.book, system);
  Lines all{std::string(name_of(proof.verdict))};
  for (const Finding& finding : findings(paper.book, system, proof)) {
    all.push_back(finding.rule + ": " + finding.operands.at("difference"));
  }
  return all;
}

TEST(Exact, ABookWhoseSumsHold) {
  EXPECT_EQ(found(book(0)), Lines{"consistent"});
}

TEST(Exact, TwoUnitsOfTheLastPlaceAreNoRoundingWhereNothingElseIsRounded) {
  EXPECT_EQ(found(book(2)), (Lines{"consistent", "sum-not-exact: 0.02"}));
}

TEST(Exact, OneUnitMayComeFromAmountsThatWereRoundedAfterAll) {
  EXPECT_EQ(found(book(1)), Lines{"consistent"});
}

TEST(Exact, WhereOthersAreRoundedSoMayThisBe) {
  EXPECT_EQ(found(book(2, 1)), Lines{"consistent"});
}

}  // namespace
}  // namespace yiben
