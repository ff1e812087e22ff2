// How alike two words are. Both measures go through a square of characters, so the common beginning
// and end come off first and what remains is bounded by limits::max_compared_characters.
#include "text/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace yiben::text {
namespace {

constexpr std::size_t max_compared = limits::max_compared_characters;

std::vector<char32_t> code_points(std::string_view s) {
  std::vector<char32_t> out;
  out.reserve(s.size() / 2);
  for (std::size_t i = 0; i < s.size();) {
    const auto [value, next] = code_point_at(s, i);
    out.push_back(value);
    i = next;
  }
  return out;
}

using Characters = std::span<const char32_t>;

// Takes the common beginning and end off both; returns how many characters that was.
std::size_t strip_common(Characters& a, Characters& b) {
  const std::size_t before = a.size();
  const auto front = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  a = a.subspan(front);
  b = b.subspan(front);
  const auto back = static_cast<std::size_t>(
      std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
  a = a.first(a.size() - back);
  b = b.first(b.size() - back);
  return before - a.size();
}

// One row of the square, with a column before the first character.
using Row = std::array<std::uint16_t, max_compared + 1>;
static_assert(max_compared < 0x8000, "a row holds lengths of the compared texts");

std::size_t longest_common_subsequence(Characters a, Characters b) {
  Row row;
  std::fill_n(row.begin(), b.size() + 1, std::uint16_t{0});
  for (const char32_t c : a) {
    std::uint16_t diagonal = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::uint16_t above = row[j];
      row[j] =
          b[j - 1] == c ? static_cast<std::uint16_t>(diagonal + 1) : std::max(above, row[j - 1]);
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int at_most) {
  YIBEN_CHECK(at_most >= 0);
  const std::vector<char32_t> all_a = code_points(a);
  const std::vector<char32_t> all_b = code_points(b);
  Characters rest_a = all_a;
  Characters rest_b = all_b;
  strip_common(rest_a, rest_b);
  if (rest_a.size() < rest_b.size()) std::swap(rest_a, rest_b);
  if (rest_a.empty()) return 0;
  const std::size_t most = std::min(static_cast<std::size_t>(at_most), max_compared);
  const int too_far = static_cast<int>(most) + 1;
  if (rest_a.size() > max_compared || rest_a.size() - rest_b.size() > most) return too_far;

  Row row;
  for (std::size_t j = 0; j <= rest_b.size(); ++j) row[j] = static_cast<std::uint16_t>(j);
  for (std::size_t i = 1; i <= rest_a.size(); ++i) {
    std::uint16_t diagonal = row[0];
    std::uint16_t least = row[0] = static_cast<std::uint16_t>(i);
    for (std::size_t j = 1; j <= rest_b.size(); ++j) {
      const std::uint16_t above = row[j];
      const int changed = diagonal + (rest_a[i - 1] == rest_b[j - 1] ? 0 : 1);
      const int inserted = std::min(above, row[j - 1]) + 1;
      row[j] = static_cast<std::uint16_t>(std::min(changed, inserted));
      least = std::min(least, row[j]);
      diagonal = above;
    }
    if (least > most) return too_far;  // no later row can come below this one's least
  }
  return std::min<int>(row[rest_b.size()], too_far);
}

double similarity(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  const std::vector<char32_t> all_a = code_points(a);
  const std::vector<char32_t> all_b = code_points(b);
  Characters rest_a = all_a;
  Characters rest_b = all_b;
  std::size_t common = strip_common(rest_a, rest_b);
  common += longest_common_subsequence(rest_a.first(std::min(rest_a.size(), max_compared)),
                                       rest_b.first(std::min(rest_b.size(), max_compared)));
  return 2 * static_cast<double>(common) / static_cast<double>(all_a.size() + all_b.size());
}

}  // namespace yiben::text
