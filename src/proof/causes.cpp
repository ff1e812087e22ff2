// Digits are compared as they stand on the paper, with the zero before a point.
#include "proof/causes.h"

#include <algorithm>
#include <cstdlib>

namespace yiben::proof {

namespace {

std::string digits_of(const Number& number) {
  std::string digits = std::to_string(std::abs(number.digits));
  const auto shortest = static_cast<std::size_t>(number.decimals) + 1;
  if (digits.size() < shortest) digits.insert(0, shortest - digits.size(), '0');
  return digits;
}

bool are_swapped(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin());
  if (at == a.end() || at + 1 == a.end()) return false;
  return at[0] == other[1] && at[1] == other[0] && std::equal(at + 2, a.end(), other + 2);
}

// `longer` is `shorter` with one digit more.
bool has_one_more(const std::string& longer, const std::string& shorter) {
  if (longer.size() != shorter.size() + 1) return false;
  const auto [at, other] = std::mismatch(longer.begin(), longer.end() - 1, shorter.begin());
  return std::equal(at + 1, longer.end(), other);
}

bool differ_in_one(const std::string& a, const std::string& b) {
  if (a.size() != b.size() || a.size() < 2) return false;
  int different = 0;
  for (std::size_t i = 0; i < a.size(); ++i) different += a[i] != b[i] ? 1 : 0;
  return different == 1;
}

// `large` is `small` times `factor`, but for digits that the smaller one lost, rounded or cut off.
bool is_multiple(std::int64_t large, std::int64_t small, std::int64_t factor) {
  constexpr std::int64_t safe = 1'000'000'000'000;
  if (std::abs(small) > safe || small == 0) return false;
  const std::int64_t lost = std::abs(large) - std::abs(small) * factor;
  if (lost == 0) return true;
  return std::abs(small) >= factor / 10 && lost >= -factor / 2 && lost < factor;
}

bool is_factor(std::int64_t a, std::int64_t b, std::int64_t factor) {
  return is_multiple(a, b, factor) || is_multiple(b, a, factor);
}

}  // namespace

std::vector<std::string> slips(const Number& printed, const Number& expected) {
  std::vector<std::string> codes;
  if (printed.digits == expected.digits) return codes;
  if (printed.digits == -expected.digits) return {"sign"};
  const std::string ours = digits_of(printed);
  const std::string meant = digits_of(expected);
  if ((printed.digits < 0) != (expected.digits < 0) && expected.digits != 0) return codes;
  constexpr std::int64_t ten_thousand = 10'000;
  if (is_factor(printed.digits, expected.digits, ten_thousand)) {
    codes.push_back("unit-confused");
  } else if (is_factor(printed.digits, expected.digits, 10) ||
             is_factor(printed.digits, expected.digits, 100) ||
             is_factor(printed.digits, expected.digits, 1000)) {
    codes.push_back("point-moved");
  } else if (are_swapped(ours, meant)) {
    codes.push_back("digits-swapped");
  } else if (has_one_more(meant, ours)) {
    codes.push_back("digit-missing");
  } else if (has_one_more(ours, meant)) {
    codes.push_back("digit-added");
  } else if (differ_in_one(ours, meant)) {
    codes.push_back("digit-mistyped");
  }
  return codes;
}

std::vector<Number> numbers_in(const Interval& interval, Unit unit, int decimals) {
  constexpr Fen most = 10;
  const Fen step = fen_of({1, decimals}, unit).value_or(0);
  const bool bounded = interval.low > -limits::max_fen && interval.high < limits::max_fen;
  if (step <= 0 || !bounded || interval.is_empty()) return {};
  if ((interval.high - interval.low) / step > most) return {};
  std::vector<Number> numbers;
  const Fen first = interval.low / step - 2;
  const Fen last = interval.high / step + 2;
  for (Fen digits = first; digits <= last; ++digits) {
    const auto prints = interval_of({digits, decimals}, unit);
    if (prints && !intersect(*prints, interval).is_empty()) numbers.push_back({digits, decimals});
  }
  return numbers;
}

}  // namespace yiben::proof
