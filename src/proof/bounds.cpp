// What printed figures allow, and contradictions that can be seen without a solver.
#include "proof/solve.h"

#include <algorithm>
#include <map>

namespace yiben::proof {

Bounds bounds_of(const Book& book, const System& system, const std::vector<bool>& released,
                 Way way) {
  const std::size_t count = system.variables.size();
  Bounds bounds;
  bounds.of.resize(count);
  bounds.printed.assign(count, 0);
  bounds.observed.assign(count, false);
  for (std::size_t v = 0; v < count; ++v) {
    Interval& interval = bounds.of[v];
    interval = {system.non_negative[v] ? 0 : -no_bound, no_bound};
    int finest = -1;
    for (const int o : system.observations[v]) {
      if (released[static_cast<std::size_t>(o)]) continue;
      const Figure& figure = book.figures[static_cast<std::size_t>(o)];
      if (figure.blank && way == Way::as_printed) continue;
      interval = intersect(interval, interval_of(figure, way));
      bounds.observed[v] = true;
      if (finest >= 0 && book.figures[static_cast<std::size_t>(finest)].number.decimals >=
                             figure.number.decimals) {
        continue;
      }
      finest = o;
    }
    if (finest < 0 || interval.is_empty()) continue;
    const Figure& figure = book.figures[static_cast<std::size_t>(finest)];
    const Fen printed = fen_of(figure.number, figure.unit).value_or(interval.low);
    bounds.printed[v] = std::clamp(printed, interval.low, interval.high);
  }
  return bounds;
}

namespace {

// Least value of factor × amount; nothing where it has no bound.
std::optional<WideFen> least(std::int64_t factor, const Interval& interval) {
  const Fen end = factor > 0 ? interval.low : interval.high;
  if (end == no_bound || end == -no_bound) return std::nullopt;
  return static_cast<WideFen>(factor) * end;
}

std::optional<WideFen> least_sum(const std::vector<std::pair<int, std::int64_t>>& coefficients,
                                 const Bounds& bounds, std::int64_t sign) {
  WideFen sum = 0;
  for (const auto& [variable, factor] : coefficients) {
    const auto term = least(sign * factor, bounds.of[static_cast<std::size_t>(variable)]);
    if (!term) return std::nullopt;
    sum += *term;
  }
  return sum;
}

}  // namespace

WideFen gap(const Certificate& certificate, const Bounds& bounds) {
  if (certificate.disagreement >= 0) {
    const Interval& interval = bounds.of[static_cast<std::size_t>(certificate.disagreement)];
    return static_cast<WideFen>(interval.low) - interval.high;
  }
  return least_sum(certificate.coefficients, bounds, 1).value_or(0);
}

Certificate combine(const System& system,
                    const std::vector<std::pair<int, std::int64_t>>& multipliers,
                    const Bounds& bounds) {
  std::map<int, std::int64_t> sum;
  for (const auto& [identity, factor] : multipliers) {
    for (const Term& term : system.identities[static_cast<std::size_t>(identity)].terms) {
      sum[term.variable] += factor * term.coefficient;
    }
  }
  Certificate certificate;
  certificate.multipliers = multipliers;
  for (const auto& [variable, factor] : sum) {
    if (factor != 0) certificate.coefficients.emplace_back(variable, factor);
  }
  // Sum = 0 contradicts a least sum above 0; where the greatest sum is below 0, turn the signs.
  if (least_sum(certificate.coefficients, bounds, 1).value_or(0) > 0) return certificate;
  for (auto& [identity, factor] : certificate.multipliers) factor = -factor;
  for (auto& [variable, factor] : certificate.coefficients) factor = -factor;
  return certificate;
}

namespace {

// The identity by itself cannot be met.
bool is_broken(const Identity& identity, const Bounds& bounds) {
  WideFen low = 0;
  WideFen high = 0;
  bool low_known = true;
  bool high_known = true;
  for (const Term& term : identity.terms) {
    const Interval& interval = bounds.of[static_cast<std::size_t>(term.variable)];
    const auto bottom = least(term.coefficient, interval);
    const auto top = least(-term.coefficient, interval);
    low_known = low_known && bottom.has_value();
    high_known = high_known && top.has_value();
    low += bottom.value_or(0);
    high -= top.value_or(0);
  }
  return (low_known && low > 0) || (high_known && high < 0);
}

}  // namespace

// More contradictions than this are not told apart anyway, and each costs time in all variables.
constexpr std::size_t max_plain = 500;

std::vector<Certificate> plain_contradictions(const System& system, const Bounds& bounds) {
  std::vector<Certificate> found;
  bool empty = false;
  for (std::size_t v = 0; v < bounds.of.size(); ++v) {
    if (!bounds.of[v].is_empty()) continue;
    empty = true;
    Certificate certificate;
    certificate.disagreement = static_cast<int>(v);
    found.push_back(std::move(certificate));
  }
  // A selection printed in two ways has no interval, so identities over it say nothing yet.
  std::vector<int> broken;
  for (std::size_t i = 0; i < system.identities.size(); ++i) {
    const std::vector<Term>& terms = system.identities[i].terms;
    const bool undefined = empty && std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
                             return bounds.of[static_cast<std::size_t>(term.variable)].is_empty();
                           });
    if (!undefined && is_broken(system.identities[i], bounds))
      broken.push_back(static_cast<int>(i));
  }
  std::stable_sort(broken.begin(), broken.end(), [&](int a, int b) {
    return system.identities[static_cast<std::size_t>(a)].terms.size() <
           system.identities[static_cast<std::size_t>(b)].terms.size();
  });
  for (const int i : broken) {
    if (found.size() >= max_plain) break;
    found.push_back(combine(system, {{i, 1}}, bounds));
  }
  return found;
}

}  // namespace yiben::proof
