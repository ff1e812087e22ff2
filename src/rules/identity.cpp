// Numbers of identity cards: eighteen digits that can be one, with the right check digit.
#include "rules/predicates.h"

#include <algorithm>
#include <array>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t length = 18;
constexpr std::size_t said_before = 30;  // bytes

int number_in(std::string_view digits, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (digits[i] - '0');
  return value;
}

// GB 11643: a province, a day, and a check digit modulo 11.
bool is_identity(std::string_view digits) {
  constexpr std::array<int, length - 1> weights = {7, 9, 10, 5,  8, 4, 2, 1, 6,
                                                   3, 7, 9,  10, 5, 8, 4, 2};
  constexpr std::string_view checks = "10X98765432";
  const int province = number_in(digits, 0, 2);
  const int year = number_in(digits, 6, 4);
  const int month = number_in(digits, 10, 2);
  const int day = number_in(digits, 12, 2);
  if (province < 11 || province > 65 || year < 1920 || year > 2035) return false;
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  int sum = 0;
  for (std::size_t i = 0; i + 1 < length; ++i) sum += weights[i] * (digits[i] - '0');
  const char last = digits[length - 1] == 'x' ? 'X' : digits[length - 1];
  return checks[static_cast<std::size_t>(sum % 11)] == last;
}

bool is_part_of_number(char c) {
  return text::is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.';
}

}  // namespace

Findings identity_number(const Context& context) {
  Findings findings;
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where == Where::indicator) continue;
    const std::string& words = passage.words;
    for (std::size_t at = 0; at + length <= words.size(); ++at) {
      if (!text::is_digit(words[at]) || (at > 0 && is_part_of_number(words[at - 1]))) continue;
      const std::string_view digits = std::string_view(words).substr(at, length);
      if (!std::all_of(digits.begin(), digits.end() - 1, text::is_digit)) continue;
      const std::size_t end = at + length;
      if (end < words.size() && is_part_of_number(words[end])) continue;
      // Where the words say what it is, a wrong check digit makes it no less personal.
      const bool is_said = contains_any(
          std::string_view(words).substr(at - std::min(at, said_before), std::min(at, said_before)),
          context.words("said"));
      if (!is_said && !is_identity(digits)) continue;
      // The report is public too: the number is shown in part.
      Finding finding = context.finding();
      const std::string shown = std::string(digits.substr(0, 6)) + "********";
      finding.operands = {{"text", shown}};
      Evidence evidence = evidence_of(passage, at, end);
      finding.evidence = {{shown, evidence.place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
