// A row that does not stand below the account that it is part of, though that has a row of its own.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <optional>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t digits_of_class = 3, digits_of_a_level = 2;
constexpr std::size_t enough_rows = 5;

// The rows of a panel that print codes; nothing where a code stands twice, as in lists by unit.
std::optional<std::vector<const Row*>> coded_rows(const Panel& panel) {
  std::vector<const Row*> rows;
  std::map<std::string, int> times;
  for (const Row& row : panel.rows) {
    const bool is_code = row.code.size() >= digits_of_class &&
                         std::all_of(row.code.begin(), row.code.end(), text::is_digit);
    if (!is_code) continue;
    if (++times[row.code] > 1) return std::nullopt;
    rows.push_back(&row);
  }
  if (rows.size() < enough_rows) return std::nullopt;
  return rows;
}

struct Outside {
  const Row* row = nullptr;
  const Row* account = nullptr;  // its own
  const Row* above = nullptr;    // that it stands behind
};

// Rows between which and the row of their account others stand that are not of it.
std::vector<Outside> outside(const std::vector<const Row*>& rows) {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) places[rows[i]->code] = i;
  std::vector<Outside> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string& code = rows[i]->code;
    if (code.size() < digits_of_class + digits_of_a_level) continue;
    const std::string account = code.substr(0, code.size() - digits_of_a_level);
    const auto place = places.find(account);
    if (place == places.end()) continue;
    const auto [first, last] = std::minmax(i, place->second);
    const bool is_amid =
        place->second < i &&
        std::all_of(rows.begin() + static_cast<long>(first), rows.begin() + static_cast<long>(last),
                    [&](const Row* row) { return row->code.starts_with(account); });
    if (!is_amid) found.push_back({rows[i], rows[place->second], i > 0 ? rows[i - 1] : nullptr});
  }
  return found;
}

}  // namespace

// One row of a table whose other rows all stand below their accounts.
Findings row_outside_its_account(const Context& context) {
  Findings findings;
  for (const Table& table : context.book.tables) {
    for (const Panel& panel : table.panels) {
      const auto rows = coded_rows(panel);
      const std::vector<Outside> found = rows ? outside(*rows) : std::vector<Outside>();
      if (found.size() != 1 || found.front().above == nullptr) continue;
      const Outside& one = found.front();
      Finding finding = context.finding();
      finding.operands = {{"table", title_of(context.book, table)},
                          {"row", row_name(*one.row)},
                          {"account", row_name(*one.account)},
                          {"above", row_name(*one.above)}};
      finding.evidence = {{one.row->code, one.row->place}, {one.account->code, one.account->place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
