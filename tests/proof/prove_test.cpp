// Verdicts over books made by changing one figure or by cutting one off. Certificates are checked
// here in integers, by code that shares nothing with the prover.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "proof/proof.h"
#include "read/read.h"
#include "recognise/recognise.h"
#include "support/paths.h"

namespace yiben {
namespace {

const Catalog& catalog() {
  static const auto loaded = Catalog::load(catalog_folder());
  return *loaded;
}

struct Case {
  std::vector<Document> documents;
  Book book;
  System system;
  Proof proof;
  bool is_book = false;
};

Case prove_text(const std::string& text) {
  Case result;
  auto document = read::text_document(text, "book.txt", 1);
  if (!document) return result;
  result.documents.push_back(std::move(*document));
  auto book = recognise(result.documents, catalog());
  if (!book) return result;
  result.is_book = true;
  result.book = std::move(*book);
  result.system = derive(result.book);
  result.proof = prove(result.book, result.system);
  return result;
}

std::string example() {
  return test::read_file(test::examples_dir() / "gardens-2026.txt");
}
std::string base_book() {
  return test::read_file(test::source_dir() / "tests" / "rules" / "base-book.txt");
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

TEST(Prove, TheExampleIsConsistentWithAWitness) {
  const Case c = prove_text(example());
  EXPECT_EQ(c.proof.verdict, Verdict::consistent) << testing::PrintToString(c.proof.missing);
  EXPECT_TRUE(is_witness(c.book, c.system, c.proof.witness));
}

TEST(Prove, AWitnessThatIsOneFenOffIsNone) {
  Case c = prove_text(example());
  ASSERT_FALSE(c.proof.witness.empty());
  const std::size_t first =
      static_cast<std::size_t>(c.system.identities.at(0).terms.at(0).variable);
  c.proof.witness[first] += 1;
  EXPECT_FALSE(is_witness(c.book, c.system, c.proof.witness));
}

// One place of two decimals on each of three figures: 40.01 may stand beside 10.00 and 30.00.
TEST(Prove, RoundingOfOneLastPlaceIsNoError) {
  const std::string text = with(base_book(), "30201\t办公费\t3.00\t3.00\t0.00\t3.00",
                                "30201\t办公费\t3.01\t3.01\t0.00\t3.01");
  const Case c = prove_text(text);
  EXPECT_EQ(c.proof.verdict, Verdict::consistent) << testing::PrintToString(c.proof.missing);
}

TEST(Prove, OneWrongFigureIsTheOnlySuspectAndItsRangeHoldsTheTruth) {
  const std::string text =
      with(base_book(), "30103\t奖金\t6.40\t6.40\t6.40", "30103\t奖金\t6.40\t9.40\t6.40");
  const Case c = prove_text(text);
  ASSERT_EQ(c.proof.verdict, Verdict::inconsistent);
  ASSERT_EQ(c.proof.conflicts.size(), 1u);
  const std::vector<Explanation>& explanations = c.proof.conflicts.front().explanations;
  ASSERT_EQ(explanations.size(), 1u);
  ASSERT_EQ(explanations[0].figures.size(), 1u);
  const auto& [figure, expected] = explanations[0].figures[0];
  EXPECT_EQ(c.book.figures[static_cast<std::size_t>(figure)].printed, "9.40");
  EXPECT_TRUE(expected.contains(6'400'000));
  EXPECT_FALSE(expected.contains(9'400'000));
}

TEST(Prove, TwoTablesThatDifferContradict) {
  const Case c = prove_text(with(base_book(), "就业支出\t12.30", "就业支出\t12.50"));
  EXPECT_EQ(c.proof.verdict, Verdict::inconsistent);
}

// 合计 could be right if a blank cell beside it held the rest, so nobody is accused.
TEST(Prove, WithoutWorkLeftNothingIsDecidedAndNobodyAccused) {
  const Case c = prove_text(with(base_book(), "就业支出\t12.30", "就业支出\t12.50"));
  ASSERT_EQ(c.proof.verdict, Verdict::inconsistent);
  const Proof hasty = prove(c.book, c.system, {.work = 0});
  EXPECT_EQ(hasty.verdict, Verdict::unproven);
  EXPECT_EQ(hasty.missing, std::vector<std::string>{"solver-limit"});
}

TEST(Prove, WhatABlankCellCouldExplainIsUnprovenAndSaysSo) {
  const Case c = prove_text(with(base_book(), "合 计\t0.20", "合 计\t0.30"));
  EXPECT_EQ(c.proof.verdict, Verdict::unproven);
  const std::vector<Finding> found = findings(c.book, c.system, c.proof);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().rule, "blank-for-amount");
}

// The multipliers add identities up; with the intervals of the figures named, nothing makes 0.
TEST(Prove, TheCertificateHoldsInIntegers) {
  const std::string text =
      with(base_book(), "30103\t奖金\t6.40\t6.40\t6.40", "30103\t奖金\t6.40\t9.40\t6.40");
  const Case c = prove_text(text);
  ASSERT_EQ(c.proof.verdict, Verdict::inconsistent);
  for (const Conflict& conflict : c.proof.conflicts) {
    if (conflict.multipliers.empty()) continue;  // one selection printed in two ways
    std::map<int, WideFen> sum;
    for (const auto& [identity, factor] : conflict.multipliers) {
      for (const Term& term : c.system.identities[static_cast<std::size_t>(identity)].terms) {
        sum[term.variable] += static_cast<WideFen>(factor) * term.coefficient;
      }
    }
    WideFen least = 0;
    for (const auto& [variable, factor] : sum) {
      if (factor == 0) continue;
      const auto v = static_cast<std::size_t>(variable);
      Interval all{c.system.non_negative[v] ? 0 : -limits::max_fen, limits::max_fen};
      for (const int o : c.system.observations[v]) {
        const Figure& figure = c.book.figures[static_cast<std::size_t>(o)];
        all = intersect(all, figure.interval);
      }
      least += factor * (factor > 0 ? all.low : all.high);
    }
    EXPECT_TRUE(least > 0);
    EXPECT_GT(conflict.least_gap, 0);
  }
}

TEST(Prove, ABookThatIsCutOffIsNeverConsistentAndNeverAccused) {
  const std::string whole = example();
  for (std::size_t i = 1; i <= 40; ++i) {
    const std::size_t at = whole.size() * i / 41;
    const Case c = prove_text(whole.substr(0, at));
    if (!c.is_book) continue;
    EXPECT_NE(c.proof.verdict, Verdict::consistent) << "cut at byte " << at;
    for (const Finding& finding : findings(c.book, c.system, c.proof)) {
      EXPECT_NE(finding.rule, "amounts-contradict")
          << "cut at byte " << at << ": " << finding.operands.at("arithmetic");
    }
  }
}

TEST(Prove, TheRealBookIsConsistent) {
  const auto file = test::corpus_dir() / "yanbian-government-services-2026.txt";
  YIBEN_NEEDS(file);
  const Case c = prove_text(test::read_file(file));
  EXPECT_EQ(c.proof.verdict, Verdict::consistent) << testing::PrintToString(c.proof.missing);
}

}  // namespace
}  // namespace yiben
