// Arithmetic on printed numbers, and choosing what to change.
#include "mutation.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>

namespace yiben::mutate {
namespace {

// Numbers at the limit of all amounts are left alone rather than overflown.
constexpr std::int64_t safe = limits::max_fen / 100'000;

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

// `hundredths` more. Decimals are kept, except that 12 with 0.02 more is 12.02.
Number plus(Number number, std::int64_t hundredths) {
  const bool whole = hundredths % 100 == 0;
  while (!whole && number.decimals < 2) {
    number.digits *= 10;
    ++number.decimals;
  }
  number.digits += whole ? hundredths / 100 * power_of_ten(number.decimals)
                         : hundredths * power_of_ten(number.decimals - 2);
  return number;
}

// The digits as printed: the zero before a decimal point is printed, too.
std::string digits_of(const Number& number) {
  std::string digits = std::to_string(number.digits < 0 ? -number.digits : number.digits);
  const auto shortest = static_cast<std::size_t>(number.decimals) + 1;
  if (digits.size() < shortest) digits.insert(0, shortest - digits.size(), '0');
  return digits;
}

Number with_digits(const Number& number, const std::string& digits) {
  const std::int64_t value = digits.empty() ? 0 : std::stoll(digits);
  return {number.digits < 0 ? -value : value, number.decimals};
}

std::optional<Number> swapped(const Number& number, std::uint64_t choice) {
  std::string digits = digits_of(number);
  const auto shortest = static_cast<std::size_t>(number.decimals) + 1;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    const bool zero_in_front = i == 0 && digits[1] == '0' && digits.size() > shortest;
    if (digits[i] != digits[i + 1] && !zero_in_front) places.push_back(i);
  }
  if (places.empty()) return std::nullopt;
  const std::size_t place = places[static_cast<std::size_t>(choice % places.size())];
  std::swap(digits[place], digits[place + 1]);
  return with_digits(number, digits);
}

Number with_digit_lost(const Number& number, std::uint64_t choice) {
  std::string digits = digits_of(number);
  digits.erase(static_cast<std::size_t>(choice % digits.size()), 1);
  return with_digits(number, digits);
}

Number with_digit_doubled(const Number& number, std::uint64_t choice) {
  std::string digits = digits_of(number);
  const auto place = static_cast<std::size_t>(choice % digits.size());
  digits.insert(place, 1, digits[place]);
  return with_digits(number, digits);
}

Number after(const Number& number, Kind kind, std::uint64_t choice) {
  const auto moved = [&](std::int64_t digits) { return Number{digits, number.decimals}; };
  switch (kind) {
    case Kind::two_last_places:
      return moved(number.digits + 2);
    case Kind::plus_0_02:
      return plus(number, 2);
    case Kind::plus_1:
      return plus(number, 100);
    case Kind::digits_swapped:
      return swapped(number, choice).value_or(number);
    case Kind::digit_lost:
      return with_digit_lost(number, choice);
    case Kind::digit_doubled:
      return with_digit_doubled(number, choice);
    case Kind::point_moved:
      return moved(choice % 2 == 0 ? number.digits * 10 : number.digits / 10);
    case Kind::yuan_for_ten_thousand:
      return moved(number.digits * 10'000);
    case Kind::sign:
      return moved(-number.digits);
    case Kind::neighbour_copied:
    case Kind::cells_swapped:
      break;  // another figure says what is printed
  }
  return number;
}

class Planner {
 public:
  Planner(const Book& book, std::uint64_t seed) : book_(book), random_(seed) {
    for (std::size_t i = 0; i < book.figures.size(); ++i) {
      if (!book.figures[i].blank) figures_.push_back(static_cast<int>(i));
    }
  }

  Planner(const Book& book, std::vector<int> figures, std::uint64_t seed)
      : book_(book), random_(seed), figures_(std::move(figures)) {}

  std::vector<Plan> one_at_a_time(std::size_t sample) {
    std::vector<int> figures = figures_;
    if (sample > 0 && sample < figures.size()) {
      std::shuffle(figures.begin(), figures.end(), random_);
      figures.resize(sample);
      std::sort(figures.begin(), figures.end());
    }
    std::vector<Plan> plans;
    for (const int figure : figures) {
      for (const Kind kind : all_kinds) {
        Plan plan{kind, error_at(figure, kind)};
        if (!plan.mutations.empty()) plans.push_back(std::move(plan));
      }
    }
    return plans;
  }

  std::vector<Plan> several(int errors, std::size_t sample) {
    std::vector<Plan> plans;
    for (const Kind kind : all_kinds) {
      for (std::size_t i = 0; i < sample; ++i) {
        Plan plan = at_random(kind, errors);
        if (!plan.mutations.empty()) plans.push_back(std::move(plan));
      }
    }
    return plans;
  }

  // Figures are drawn until enough of them have an error.
  Plan at_random(Kind kind, int errors) {
    constexpr int max_tries = 1'000;
    Plan plan{kind, {}};
    std::set<int> taken;
    int made = 0;
    for (int tries = 0; made < errors && tries < max_tries; ++tries) {
      const int figure = figures_[static_cast<std::size_t>(random_() % figures_.size())];
      const std::vector<Mutation> error = error_at(figure, kind);
      const bool apart = std::none_of(error.begin(), error.end(), [&](const Mutation& mutation) {
        return taken.contains(mutation.figure);
      });
      if (error.empty() || !apart) continue;
      for (const Mutation& mutation : error) taken.insert(mutation.figure);
      plan.mutations.insert(plan.mutations.end(), error.begin(), error.end());
      ++made;
    }
    if (made < errors) plan.mutations.clear();
    return plan;
  }

 private:
  const Figure& figure_at(int index) const {
    return book_.figures[static_cast<std::size_t>(index)];
  }

  // A printed figure of the same row that prints another number; -1 where there is none.
  int neighbour_of(int figure) {
    const Figure& own = figure_at(figure);
    std::vector<int> others;
    for (int i = figure - 60; i <= figure + 60; ++i) {
      if (i < 0 || i >= static_cast<int>(book_.figures.size())) continue;
      const Figure& other = figure_at(i);
      const bool same_row = other.table == own.table && other.panel == own.panel &&
                            other.row == own.row && other.unit == own.unit;
      if (same_row && !other.blank && other.number != own.number) others.push_back(i);
    }
    return others.empty() ? -1 : others[static_cast<std::size_t>(random_() % others.size())];
  }

  bool add(int figure, const Number& number, std::vector<Mutation>& mutations) const {
    const Figure& original = figure_at(figure);
    const auto before = fen_of(original.number, original.unit);
    const auto now = fen_of(number, original.unit);
    if (!interval_of(number, original.unit) || before == now) return false;
    mutations.push_back({figure, number});
    return true;
  }

  // The changes of one error; none where it cannot be made.
  std::vector<Mutation> error_at(int figure, Kind kind) {
    std::vector<Mutation> mutations;
    const std::uint64_t choice = random_();
    if (kind != Kind::neighbour_copied && kind != Kind::cells_swapped) {
      const auto number = changed(figure_at(figure).number, kind, choice);
      if (number) add(figure, *number, mutations);
      return mutations;
    }
    const int neighbour = neighbour_of(figure);
    if (neighbour < 0 || !add(figure, figure_at(neighbour).number, mutations)) return {};
    if (kind == Kind::cells_swapped && !add(neighbour, figure_at(figure).number, mutations)) {
      return {};
    }
    return mutations;
  }

  const Book& book_;
  std::mt19937_64 random_;
  std::vector<int> figures_;  // printed ones
};

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::two_last_places:
      return "+2 last places";
    case Kind::plus_0_02:
      return "+0.02";
    case Kind::plus_1:
      return "+1";
    case Kind::digits_swapped:
      return "swapped digits";
    case Kind::digit_lost:
      return "digit lost";
    case Kind::digit_doubled:
      return "digit doubled";
    case Kind::point_moved:
      return "point moved";
    case Kind::yuan_for_ten_thousand:
      return "yuan for 10,000";
    case Kind::sign:
      return "sign";
    case Kind::neighbour_copied:
      return "neighbour copied";
    case Kind::cells_swapped:
      return "cells swapped";
  }
  return "";
}

std::optional<Number> changed(const Number& number, Kind kind, std::uint64_t choice) {
  if (number.digits > safe || number.digits < -safe) return std::nullopt;
  const Number result = after(number, kind, choice);
  if (result == number) return std::nullopt;
  return result;
}

std::vector<Plan> plans_of(const Book& book, int errors, std::size_t sample, std::uint64_t seed) {
  Planner planner(book, seed);
  return errors == 1 ? planner.one_at_a_time(sample) : planner.several(errors, sample);
}

Plan plan_among(const Book& book, const std::vector<int>& figures, Kind kind, int errors,
                std::uint64_t seed) {
  if (figures.empty()) return {kind, {}};
  return Planner(book, figures, seed).at_random(kind, errors);
}

}  // namespace yiben::mutate
