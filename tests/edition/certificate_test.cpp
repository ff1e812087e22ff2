// A certificate holds only where every amount prints as it says and every identity adds up.
#include <gtest/gtest.h>

#include "edition/edition.h"
#include "sample.h"

namespace yiben::edition {
namespace {

using test::small_certificate;

std::vector<std::string> faults(const Certificate& certificate) {
  std::vector<std::string> lines;
  for (const Error& error : faults_of(certificate, "proof.json")) {
    lines.push_back(error.what + " (" + error.excerpt + ")");
  }
  return lines;
}

std::vector<std::string> errors(const std::string& bytes) {
  const Result<Certificate> certificate = read_certificate(bytes, "proof.json");
  std::vector<std::string> lines;
  if (certificate) return lines;
  for (const Error& error : certificate.errors()) lines.push_back(error.what);
  return lines;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Certificate, IsReadBackAsItWasWritten) {
  const Certificate certificate = small_certificate();
  const std::string bytes = to_json(certificate);
  EXPECT_EQ(bytes, to_json(certificate));
  const Result<Certificate> again = read_certificate(bytes, "proof.json");
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(*again, certificate);
  EXPECT_TRUE(faults(*again).empty());
}

TEST(Certificate, FailsWhereAnAmountDoesNotPrintSo) {
  Certificate certificate = small_certificate();
  certificate.variables[0].witness_fen = 3'705'001;
  certificate.variables[2].witness_fen = 2'703'001;
  EXPECT_EQ(faults(certificate),
            std::vector<std::string>{
                "the amount 3705001 fen does not print so: 支出预算总表, 合计, 合计 (3.70)"});
}

TEST(Certificate, FailsWhereAnIdentityDoesNotAddUp) {
  Certificate certificate = small_certificate();
  certificate.variables[1].witness_fen += 1;
  EXPECT_EQ(faults(certificate),
            std::vector<std::string>{"identity 0 does not add up (column-group)"});
}

TEST(Certificate, FailsWhereAnIntervalIsWiderThanWhatIsPrinted) {
  Certificate certificate = small_certificate();
  certificate.observations[0].interval.high += 1;
  certificate.observations[1].printed = "基本";
  certificate.observations[2].unit = "斤";
  certificate.observations[3].interval.low = -6'000;
  EXPECT_EQ(faults(certificate).size(), 4U);
}

TEST(Certificate, FailsWhereAnAmountIsBelowZero) {
  Certificate certificate = small_certificate();
  certificate.variables[3].witness_fen = -1;
  certificate.variables[0].witness_fen -= 1;
  EXPECT_EQ(faults(certificate),
            std::vector<std::string>{"the amount -1 fen is below 0 (side=expenditure "
                                     "nature=business)"});
}

TEST(Certificate, SumsBeyondSixtyFourBitsAreExact) {
  Certificate certificate;
  certificate.variables.assign(32, {"", limits::max_fen, false});
  Equation equation;
  for (int i = 0; i < 32; ++i) equation.terms.push_back({i, i % 2 == 0 ? 1'000'000 : -1'000'000});
  certificate.equations = {equation};
  EXPECT_TRUE(faults(certificate).empty());
  for (Share& term : certificate.equations[0].terms) term.coefficient = 1'000'000;
  EXPECT_EQ(faults(certificate).size(), 1U);
}

TEST(Certificate, SaysAllThatIsWrongInItsBytes) {
  std::string bytes = to_json(small_certificate());
  bytes = replaced(bytes, "\"witness_fen\": 3704000", "\"witness_fen\": 3704000.5");
  bytes = replaced(bytes, "\"low_fen\": 995000", "\"low_fen\": 99999999999999999999");
  bytes = replaced(bytes, "\"variable\": 3", "\"variable\": 4");
  bytes = replaced(bytes, "[3, -1]", "[3, 1, 2]");
  bytes = replaced(bytes, "\"non_negative\": true", "\"non_negative\": 1");
  EXPECT_EQ(errors(bytes),
            (std::vector<std::string>{"variables 0: \"witness_fen\" is no whole number",
                                      "variables 0: \"non_negative\" is neither true nor false",
                                      "observations 1: \"low_fen\" is no whole number",
                                      "observations 3: there is no variable 4",
                                      "identities 0: a term is not [variable, coefficient]"}));
}

TEST(Certificate, RefusesWhatIsNone) {
  EXPECT_EQ(errors("[]"), std::vector<std::string>{"this is no JSON object"});
  EXPECT_EQ(errors("{\"schema\": \"yiben/proof/1\""),
            std::vector<std::string>{"this is no JSON object"});
  EXPECT_EQ(errors(std::string(1000, '[')),
            std::vector<std::string>{"nested too deeply (limits::max_json_depth)"});
  EXPECT_EQ(errors("{\"schema\": \"yiben/check/1\"}"),
            std::vector<std::string>{"this is no certificate of the schema yiben/proof/1"});
}

}  // namespace
}  // namespace yiben::edition
