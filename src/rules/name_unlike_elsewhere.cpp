// A name in a table that the rest of the book prints with one character that is another one: the
// row has the amount of the row that prints the other name, in a table that has not both. The name
// that stands more often is right.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/predicates.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

// A cell with a name, and the amounts of its row.
struct Name {
  std::string words;
  const Cell* cell = nullptr;
  const Grid* grid = nullptr;
  std::vector<std::string> amounts;
};

// "88790000" and "8,879.00" are one amount in two units: its digits without the zeros at the ends;
// empty where they are too few to tell one from another.
std::string amount_in(std::string_view printed) {
  constexpr std::size_t least_digits = 4;
  std::string digits;
  for (const char c : printed) {
    if (text::is_digit(c)) {
      if (c != '0' || !digits.empty()) digits += c;
    } else if (c != '.' && c != ',') {
      return "";
    }
  }
  digits.resize(digits.find_last_not_of('0') + 1);
  return digits.size() < least_digits ? "" : digits;
}

bool is_name(const std::string& words) {
  constexpr std::size_t least_characters = 5;
  constexpr std::size_t most_characters = 40;
  if (!begins_in_chinese(words) || contains_any(words, {"。", "，", "；", "：", ":"})) return false;
  const std::size_t length = text::count_characters(words);
  return length >= least_characters && length <= most_characters;
}

// The two characters in which words of one length differ, where it is one; else nothing.
std::vector<std::string> odd_characters(std::string_view a, std::string_view b) {
  std::vector<std::string> odd;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const std::size_t next_i = text::code_point_at(a, i).next;
    const std::size_t next_j = text::code_point_at(b, j).next;
    const std::string_view one = a.substr(i, next_i - i);
    const std::string_view other = b.substr(j, next_j - j);
    if (one != other) {
      if (!odd.empty() || !begins_in_chinese(one) || !begins_in_chinese(other)) return {};
      odd = {std::string(one), std::string(other)};
    }
    i = next_i;
    j = next_j;
  }
  return i == a.size() && j == b.size() ? odd : std::vector<std::string>();
}

class Search {
 public:
  explicit Search(const Context& context) : context_(context) {
    for (const Document* document : context.book.documents) {
      for (const Block& block : document->blocks) {
        const auto* grid = std::get_if<Grid>(&block);
        if (grid != nullptr) add(*grid);
      }
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      for (const std::string& amount : names_[i].amounts) with_amount_[amount].push_back(i);
    }
  }

  Findings findings() const {
    Findings findings;
    std::set<std::string> told;
    for (const Name& name : names_) {
      const Name* right = right_for(name);
      if (right == nullptr || !told.insert(name.words).second) continue;
      Finding finding = context_.finding();
      finding.operands = {{"printed", name.words}, {"name", right->words}};
      finding.evidence = {{name.words, name.cell->place}, {right->words, right->cell->place}};
      findings.push_back(std::move(finding));
    }
    return findings;
  }

 private:
  void add(const Grid& grid) {
    std::map<int, std::vector<std::string>> amounts;
    for (const Cell& cell : grid.cells()) {
      const std::string amount = cell.is_sure() ? amount_in(without_spaces(cell.text)) : "";
      if (!amount.empty()) amounts[cell.row].push_back(amount);
    }
    for (const Cell& cell : grid.cells()) {
      const auto in_row = amounts.find(cell.row);
      if (!cell.is_sure() || in_row == amounts.end()) continue;
      const std::string words = without_spaces(cell.text);
      if (is_name(words)) names_.push_back({words, &cell, &grid, in_row->second});
    }
  }

  // The name of another table that this one is a slip of.
  const Name* right_for(const Name& name) const {
    for (const std::string& amount : name.amounts) {
      for (const std::size_t i : with_amount_.at(amount)) {
        const Name& other = names_[i];
        if (other.grid == name.grid || other.words.size() != name.words.size()) continue;
        const std::vector<std::string> odd = odd_characters(name.words, other.words);
        if (odd.empty() || contains_any(odd[0] + odd[1], context_.words("tell_apart"))) continue;
        if (!is_in(*name.grid, other.words) && is_rarer(name.words, other.words)) return &other;
      }
    }
    return nullptr;
  }

  bool is_in(const Grid& grid, const std::string& words) const {
    return std::any_of(names_.begin(), names_.end(),
                       [&](const Name& name) { return name.grid == &grid && name.words == words; });
  }

  // One stands once in the whole book, the other at least twice, and the classification has no
  // such name.
  bool is_rarer(const std::string& printed, const std::string& name) const {
    if (uses_of(printed) != 1 || uses_of(name) < 2) return false;
    const std::string folded = text::fold(printed);
    return context_.catalog.function_codes.named(folded).empty() &&
           context_.catalog.economic_codes.named(folded).empty() &&
           context_.catalog.government_economic_codes.named(folded).empty();
  }

  int uses_of(const std::string& words) const {
    int uses = 0;
    for (const Passage& passage : context_.text_of_book.passages) {
      if (passage.where == Where::indicator) continue;
      for (std::size_t at = passage.words.find(words); at != std::string::npos;
           at = passage.words.find(words, at + words.size()))
        ++uses;
    }
    return uses;
  }

  const Context& context_;
  std::vector<Name> names_;
  std::map<std::string, std::vector<std::size_t>> with_amount_;
};

}  // namespace

Findings name_unlike_elsewhere(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
