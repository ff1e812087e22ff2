// Collecting names and amounts of the grids.
#include "rules/grid_names.h"

#include <map>

#include "text/text.h"

namespace yiben::rules {
namespace {

// Empty where the cell is no amount, has but one digit, or may be a count, a weight or a code.
std::string digits_of(std::string_view printed) {
  constexpr std::size_t least_digits = 2;
  constexpr std::size_t count_digits = 3;
  if (printed.size() <= count_digits) return "";
  std::string digits;
  for (const char c : printed) {
    if (text::is_digit(c)) {
      if (c != '0' || !digits.empty()) digits += c;
    } else if (c != '.' && c != ',') {
      return "";
    }
  }
  const bool is_whole = printed.find_first_of(".,") == printed.npos;
  if (is_whole && (printed.size() == 5 || printed.size() == 7)) return "";
  digits.resize(digits.find_last_not_of('0') + 1);
  return digits.size() < least_digits ? "" : digits;
}

void add(const Grid& grid, const std::vector<std::string>& form_labels,
         std::vector<GridName>& names) {
  std::map<int, std::vector<GridAmount>> amounts;
  std::vector<GridAmount> all;
  for (const Cell& cell : grid.cells()) {
    const std::string digits = cell.is_sure() ? digits_of(without_spaces(cell.text)) : "";
    if (digits.empty()) continue;
    amounts[cell.row].push_back({digits, &cell});
    all.push_back({digits, &cell});
  }
  for (const Cell& cell : grid.cells()) {
    const std::string words = cell.is_sure() ? without_spaces(cell.text) : "";
    if (!may_be_a_name(words)) continue;
    const Cell* before = cell.column == 0 ? nullptr : grid.at(cell.row, cell.column - 1);
    const bool of_form =
        before != nullptr && contains_any(without_spaces(before->text), form_labels);
    names.push_back({words, &cell, &grid, of_form, of_form ? all : amounts[cell.row]});
  }
}

}  // namespace

bool may_be_a_name(const std::string& words) {
  constexpr std::size_t least_characters = 4;
  constexpr std::size_t most_characters = 40;
  if (!begins_in_chinese(words) || contains_any(words, {"。", "，", "；", "：", ":"})) return false;
  const std::size_t length = text::count_characters(words);
  return length >= least_characters && length <= most_characters;
}

std::vector<GridName> grid_names(const Context& context,
                                 const std::vector<std::string>& form_labels) {
  std::vector<GridName> names;
  for (const Document* document : context.book.documents) {
    for (const Block& block : document->blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid != nullptr) add(*grid, form_labels, names);
    }
  }
  return names;
}

}  // namespace yiben::rules
