// Rows of one list that two totals share.
#include "recognise/general/shared_out.h"

#include <algorithm>
#include <utility>

namespace yiben::recognition {

namespace {

// All ways are tried.
constexpr std::size_t max_shared = 12;

bool fits(const Amounts& amounts, int total, const std::vector<int>& parts) {
  const Amounts::Votes votes = amounts.votes(total, parts);
  return votes.fits > 0 && votes.fails == 0;
}

std::array<std::vector<int>, 2> shared(const std::vector<int>& rows, std::size_t way) {
  std::array<std::vector<int>, 2> shares;
  for (std::size_t n = 0; n < rows.size(); ++n) {
    shares[(way >> n & 1u) != 0 ? 0 : 1].push_back(rows[n]);
  }
  return shares;
}

}  // namespace

std::optional<std::array<std::vector<int>, 2>> shared_out(const Amounts& amounts,
                                                          const std::array<int, 2>& totals,
                                                          const std::vector<int>& rows) {
  if (rows.size() > max_shared) return std::nullopt;
  std::optional<std::array<std::vector<int>, 2>> only;
  for (std::size_t way = 1; way + 1 < std::size_t{1} << rows.size(); ++way) {
    auto shares = shared(rows, way);
    if (!fits(amounts, totals[0], shares[0]) || !fits(amounts, totals[1], shares[1])) continue;
    if (only) return std::nullopt;
    only = std::move(shares);
  }
  return only;
}

bool are_classes(const std::vector<PrintedRow>& rows, const std::vector<int>& some) {
  constexpr std::size_t digits_of_class = 3;
  return std::all_of(some.begin(), some.end(), [&](int one) {
    return rows[static_cast<std::size_t>(one)].code.size() == digits_of_class;
  });
}

}  // namespace yiben::recognition
