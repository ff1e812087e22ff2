// A name in a table that the rest of the book prints with one character that is another one, too
// many or too few: the row (or the form of a project) has the amount of the row that prints the
// other name, in a table that has not both. The name that stands more often is right. The last
// characters of an office's name need no amount: 统计据 is no office.

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

// A cell with a name, and the amounts of its row; the book's own name has no cell.
struct Name {
  std::string words;
  const Cell* cell = nullptr;
  const Grid* grid = nullptr;
  std::vector<std::string> amounts;
  std::vector<std::string_view> characters;  // of the cell's words
};

// "88790000" and "8,879.00" are one amount in two units: its digits without the zeros at the ends;
// empty where it has but one, and where it may be a count or a weight.
std::string amount_in(std::string_view printed) {
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
  digits.resize(digits.find_last_not_of('0') + 1);
  return digits.size() < least_digits ? "" : digits;
}

bool is_name(const std::string& words) {
  constexpr std::size_t least_characters = 4;
  constexpr std::size_t most_characters = 40;
  if (!begins_in_chinese(words) || contains_any(words, {"。", "，", "；", "：", ":"})) return false;
  const std::size_t length = text::count_characters(words);
  return length >= least_characters && length <= most_characters;
}

using Characters = std::vector<std::string_view>;

Characters characters_of(std::string_view s) {
  Characters out;
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t next = text::code_point_at(s, at).next;
    out.push_back(s.substr(at, next - at));
    at = next;
  }
  return out;
}

// The only place where the words differ, and the characters there: one of each, or of the longer
// only. No characters: they differ in more, or in what is not Chinese.
struct Odd {
  std::string here, there;
  std::size_t before_end = 0;  // characters of `here` that follow
};

Odd odd_between(const Characters& here, const Characters& there) {
  std::size_t start = 0;
  const std::size_t shorter = std::min(here.size(), there.size());
  while (start < shorter && here[start] == there[start]) ++start;
  std::size_t end = 0;
  while (end < shorter - start && here[here.size() - 1 - end] == there[there.size() - 1 - end])
    ++end;
  Odd odd;
  odd.before_end = end;
  const auto take = [&](const Characters& from, std::string& one) {
    const std::size_t length = from.size() - start - end;
    if (length == 1 && begins_in_chinese(from[start])) one = from[start];
    return length <= 1 && one.empty() == (length == 0);
  };
  if (!take(here, odd.here) || !take(there, odd.there)) return {};
  // A character at the end that is missing may be our reading.
  const bool is_whole = !odd.here.empty() && !odd.there.empty();
  constexpr std::size_t least_characters = 6;
  if (!is_whole && (start == 0 || end == 0 || shorter < least_characters)) return {};
  return odd;
}

class Search {
 public:
  explicit Search(const Context& context) : context_(context) {
    for (const GridIndicator& one : context.text_of_book.indicators) indicators_.insert(one.place);
    for (const Document* document : context.book.documents) {
      for (const Block& block : document->blocks) {
        const auto* grid = std::get_if<Grid>(&block);
        if (grid != nullptr) add(*grid);
      }
    }
    // The book's own name needs no table.
    std::string entity = without_spaces(context.book.entity);
    for (const std::string_view bracket : {"（", "("})
      entity.resize(std::min(entity.find(bracket), entity.size()));
    if (is_name(entity)) names_.push_back({entity, nullptr, nullptr, {}, {}});
    for (std::size_t i = 0; i < names_.size(); ++i) {
      names_[i].characters = characters_of(names_[i].words);
      for (const std::string& amount : names_[i].amounts) with_amount_[amount].push_back(i);
      beginning_[beginning_of(names_[i].characters)].push_back(i);
    }
  }

  Findings findings() const {
    Findings findings;
    std::set<std::string> told;
    for (const Name& name : names_) {
      if (name.cell == nullptr) continue;
      const Name* right = right_for(name);
      if (right == nullptr || !told.insert(name.words).second) continue;
      Finding finding = context_.finding();
      finding.operands = {{"printed", name.words}, {"name", right->words}};
      finding.evidence = {{name.words, name.cell->place}};
      if (right->cell != nullptr) finding.evidence.push_back({right->words, right->cell->place});
      findings.push_back(std::move(finding));
    }
    return findings;
  }

 private:
  void add(const Grid& grid) {
    std::map<int, std::vector<std::string>> amounts;
    std::vector<std::string> all;
    for (const Cell& cell : grid.cells()) {
      const std::string amount = cell.is_sure() ? amount_in(without_spaces(cell.text)) : "";
      if (amount.empty()) continue;
      amounts[cell.row].push_back(amount);
      all.push_back(amount);
    }
    for (const Cell& cell : grid.cells()) {
      // Indicators that are alike are several.
      if (indicators_.contains(cell.place)) continue;
      const std::string words = cell.is_sure() ? without_spaces(cell.text) : "";
      if (!is_name(words) || contains_any(words, context_.words("not_names"))) continue;
      const Cell* before = cell.column == 0 ? nullptr : grid.at(cell.row, cell.column - 1);
      // A form of one project has its money in rows of its own.
      const bool is_form =
          before != nullptr && contains_any(without_spaces(before->text), context_.words("forms"));
      names_.push_back({words, &cell, &grid, is_form ? all : amounts[cell.row], {}});
    }
  }

  // All but the last two characters, where offices are told apart by what they are.
  static std::string beginning_of(const Characters& characters) {
    std::string words;
    for (std::size_t i = 0; i + 2 < characters.size(); ++i) words += characters[i];
    return words;
  }

  // The name of another table that this one is a slip of.
  const Name* right_for(const Name& name) const {
    for (const std::string& amount : name.amounts) {
      for (const std::size_t i : with_amount_.at(amount)) {
        const Name& other = names_[i];
        if (!tells_one(amount, name)) continue;
        if (is_slip_of(name, other, odd_between(name.characters, other.characters))) return &other;
      }
    }
    return office_for(name);
  }

  // Whether so few digits or characters are not alike by chance.
  static bool tells_one(const std::string& amount, const Name& name) {
    constexpr std::size_t many_digits = 4;
    constexpr std::size_t many_characters = 6;
    return amount.size() >= many_digits || name.characters.size() >= many_characters;
  }

  bool is_slip_of(const Name& name, const Name& other, const Odd& odd) const {
    if (other.grid == name.grid || (odd.here.empty() && odd.there.empty())) return false;
    if (contains_any(odd.here + odd.there, context_.words("tell_apart"))) return false;
    return !is_in(*name.grid, other.words) && is_rarer(name.words, other.words);
  }

  // An office that the name differs from in a character at its end with which none ends.
  const Name* office_for(const Name& name) const {
    constexpr std::size_t least_characters = 6;
    const std::vector<std::string>& ends = context_.words("offices");
    if (name.characters.size() < least_characters) return nullptr;
    for (const std::size_t i : beginning_.at(beginning_of(name.characters))) {
      const Name& other = names_[i];
      const Odd odd = odd_between(name.characters, other.characters);
      if (odd.here.empty() || odd.there.empty() || odd.before_end != 0) continue;
      if (contains_any(odd.here, ends) || !contains_any(odd.there, ends)) continue;
      if (is_slip_of(name, other, odd)) return &other;
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
  std::set<Place> indicators_;
  std::vector<Name> names_;
  std::map<std::string, std::vector<std::size_t>> with_amount_;
  std::map<std::string, std::vector<std::size_t>> beginning_;
};

}  // namespace

Findings name_unlike_elsewhere(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
