// A row of an account whose own parts are printed, in a table that prints such rows for all others.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t digits_of_account = 5;
constexpr std::size_t digits_of_part = 7;

bool is_code(const std::string& code, std::size_t digits) {
  return code.size() == digits && std::all_of(code.begin(), code.end(), text::is_digit);
}

}  // namespace

// 201 and 2010501 without 20105 between them, beside 208, 20805 and 2080505.
Findings account_row_left_out(const Context& context) {
  const auto least_printed = static_cast<std::size_t>(context.number("least_printed", 2));
  Findings findings;
  for (const Table& table : context.book.tables) {
    std::set<std::string> accounts;
    std::map<std::string, const Row*> first_parts;  // by the code of their account
    for (const Panel& panel : table.panels) {
      for (const Row& row : panel.rows) {
        const std::string account(account_of(row, context.book.cube));
        const std::string& code = account.size() == row.code.size() ? account : row.code;
        if (is_code(code, digits_of_account)) accounts.insert(code);
        if (is_code(code, digits_of_part))
          first_parts.try_emplace(code.substr(0, digits_of_account), &row);
      }
    }
    const Row* without = nullptr;
    std::string missing;
    std::size_t printed = 0;
    std::size_t lacking = 0;
    for (const auto& [code, part] : first_parts) {
      if (accounts.contains(code)) {
        ++printed;
        continue;
      }
      ++lacking;
      without = part;
      missing = code;
    }
    if (lacking != 1 || printed < least_printed) continue;
    Finding finding = context.finding();
    finding.operands = {
        {"code", missing}, {"row", row_name(*without)}, {"table", title_of(context.book, table)}};
    finding.evidence = {{without->label, without->place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
