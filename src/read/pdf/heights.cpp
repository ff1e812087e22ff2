// read/pdf: lines of two pages.
#include "read/pdf/heights.h"

#include <algorithm>
#include <cmath>

namespace yiben::read {

namespace {

constexpr std::size_t kLeastLines = 4;    // of rows: fewer may stand at the same heights by chance
constexpr std::ptrdiff_t kHeadLines = 3;  // of which the right part may lack the upper ones

bool has_line_at(const std::vector<double>& ys, double y) {
  const auto it = std::lower_bound(ys.begin(), ys.end(), y - kSameHeight);
  return it != ys.end() && same_height(*it, y);
}

bool all_in(const std::vector<double>& some, const std::vector<double>& all) {
  return std::all_of(some.begin(), some.end(), [&](double y) { return has_line_at(all, y); });
}

}  // namespace

bool same_height(double a, double b) {
  return std::abs(a - b) <= kSameHeight;
}

bool same_rows(const std::vector<double>& left, const std::vector<double>& right) {
  if (std::min(left.size(), right.size()) < kLeastLines) return false;
  if (!same_height(left.back(), right.back())) return false;
  if (same_height(left.front(), right.front())) return all_in(left, right) || all_in(right, left);
  const bool begins_in_head = std::any_of(left.begin(), left.begin() + kHeadLines,
                                          [&](double y) { return same_height(y, right.front()); });
  return begins_in_head && right.size() >= kManyLines && all_in(right, left);
}

bool same_columns(const PageTable& a, const PageTable& b) {
  if (a.xs.size() != b.xs.size() || a.xs.empty()) return false;
  for (std::size_t i = 0; i < a.xs.size(); ++i) {
    if (!same_height(a.xs[i], b.xs[i])) return false;
  }
  return true;
}

}  // namespace yiben::read
