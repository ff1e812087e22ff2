// A row of an account whose own parts are printed, in a table that prints such rows for all others.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t digits_of_class = 3, digits_of_account = 5, digits_of_a_level = 2;

bool is_code(const std::string& code, std::size_t digits) {
  return code.size() == digits && std::all_of(code.begin(), code.end(), text::is_digit);
}

// An account without a row, and the first of its parts.
struct LeftOut {
  std::string code;
  const Row* part = nullptr;
};

// The one account of so many digits that has none, where `least_printed` others have theirs.
std::optional<LeftOut> left_out(const Table& table, const Cube& cube, std::size_t digits,
                                std::size_t least_printed) {
  std::set<std::string> accounts;
  std::map<std::string, const Row*> first_parts;  // by the code of their account
  for (const Panel& panel : table.panels) {
    for (const Row& row : panel.rows) {
      const std::string account(account_of(row, cube));
      const std::string& code = account.size() == row.code.size() ? account : row.code;
      if (is_code(code, digits)) accounts.insert(code);
      if (is_code(code, digits + digits_of_a_level)) {
        first_parts.try_emplace(code.substr(0, digits), &row);
      }
    }
  }
  std::optional<LeftOut> found;
  std::size_t printed = 0;
  for (const auto& [code, part] : first_parts) {
    if (accounts.contains(code)) {
      ++printed;
    } else if (found) {
      return std::nullopt;
    } else {
      found = LeftOut{code, part};
    }
  }
  return printed >= least_printed ? found : std::nullopt;
}

}  // namespace

// 201 and 2010501 without 20105 between them, beside 208, 20805 and 2080505; or 20505 without 205.
Findings account_row_left_out(const Context& context) {
  const auto least_printed = static_cast<std::size_t>(context.number("least_printed", 2));
  Findings findings;
  for (const Table& table : context.book.tables) {
    for (const std::size_t digits : {digits_of_class, digits_of_account}) {
      const std::optional<LeftOut> found =
          left_out(table, context.book.cube, digits, least_printed);
      if (!found) continue;
      Finding finding = context.finding();
      finding.operands = {{"code", found->code},
                          {"row", row_name(*found->part)},
                          {"table", title_of(context.book, table)}};
      finding.evidence = {{found->part->label, found->part->place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
