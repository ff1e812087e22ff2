// Arithmetic on printed numbers.
#include "mutation.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <string>

namespace yiben::mutate {
namespace {

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

// `hundredths` more. Numbers at the limit of all amounts are left alone rather than overflown.
std::optional<Number> plus(Number number, std::int64_t hundredths) {
  constexpr std::int64_t safe = limits::max_fen / 1000;
  if (number.digits > safe || number.digits < -safe) return std::nullopt;
  const bool whole = hundredths % 100 == 0;
  while (!whole && number.decimals < 2) {
    number.digits *= 10;
    ++number.decimals;
  }
  number.digits += whole ? hundredths / 100 * power_of_ten(number.decimals)
                         : hundredths * power_of_ten(number.decimals - 2);
  return number;
}

std::optional<Number> swapped(const Number& number, std::uint64_t choice) {
  std::string digits = std::to_string(number.digits < 0 ? -number.digits : number.digits);
  // The zero before a decimal point is printed too: 0.66 has the digits 066.
  const auto shortest = static_cast<std::size_t>(number.decimals) + 1;
  if (digits.size() < shortest) digits.insert(0, shortest - digits.size(), '0');
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    const bool zero_in_front = i == 0 && digits[1] == '0' && digits.size() > shortest;
    if (digits[i] != digits[i + 1] && !zero_in_front) places.push_back(i);
  }
  if (places.empty()) return std::nullopt;
  const std::size_t place = places[static_cast<std::size_t>(choice % places.size())];
  std::swap(digits[place], digits[place + 1]);
  const std::int64_t value = std::stoll(digits);
  return Number{number.digits < 0 ? -value : value, number.decimals};
}

}  // namespace

std::string_view name_of(Change change) {
  switch (change) {
    case Change::plus_0_02:
      return "+0.02";
    case Change::plus_1:
      return "+1";
    case Change::swapped_digits:
      return "swapped digits";
  }
  return "";
}

std::optional<Number> changed(const Number& number, Change change, std::uint64_t choice) {
  switch (change) {
    case Change::plus_0_02:
      return plus(number, 2);
    case Change::plus_1:
      return plus(number, 100);
    case Change::swapped_digits:
      return swapped(number, choice);
  }
  return std::nullopt;
}

std::vector<Mutation> mutations_of(const Book& book, std::size_t sample, std::uint64_t seed) {
  std::vector<int> figures;
  for (std::size_t i = 0; i < book.figures.size(); ++i) {
    if (!book.figures[i].blank) figures.push_back(static_cast<int>(i));
  }
  std::mt19937_64 random(seed);
  if (sample > 0 && sample < figures.size()) {
    std::shuffle(figures.begin(), figures.end(), random);
    figures.resize(sample);
    std::sort(figures.begin(), figures.end());
  }
  std::vector<Mutation> mutations;
  for (const int figure : figures) {
    const Figure& original = book.figures[static_cast<std::size_t>(figure)];
    for (const Change change : all_changes) {
      const std::optional<Number> number = changed(original.number, change, random());
      if (number && interval_of(*number, original.unit)) {
        mutations.push_back({figure, change, *number});
      }
    }
  }
  return mutations;
}

}  // namespace yiben::mutate
