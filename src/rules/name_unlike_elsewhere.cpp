// A name in a table that the rest of the book prints with one character that is another one, too
// many or too few: the row (or the form of a project) has the amount of the row that prints the
// other name, in a table that has not both. The name that stands more often is right. The last
// characters of an office's name need no amount: 统计据 is no office.

#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/grid_names.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

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

struct Name {
  GridName printed;  // without a cell: the book's own name
  Characters characters;
};

class Search {
 public:
  explicit Search(const Context& context) : context_(context) {
    std::set<Place> indicators;
    for (const GridIndicator& one : context.text_of_book.indicators) indicators.insert(one.place);
    for (GridName& name : grid_names(context, context.words("forms"))) {
      // Indicators that are alike are several; sums and incomes are no names.
      if (indicators.contains(name.cell->place)) continue;
      if (contains_any(name.words, context.words("not_names"))) continue;
      names_.push_back({std::move(name), {}});
    }
    std::string entity = without_spaces(context.book.entity);
    for (const std::string_view bracket : {"（", "("})
      entity.resize(std::min(entity.find(bracket), entity.size()));
    if (may_be_a_name(entity)) names_.push_back({{.words = entity, .amounts = {}}, {}});
    for (std::size_t i = 0; i < names_.size(); ++i) {
      Name& name = names_[i];
      name.characters = characters_of(name.printed.words);
      for (const GridAmount& amount : name.printed.amounts)
        with_amount_[amount.digits].push_back(i);
      beginning_[beginning_of(name.characters)].push_back(i);
    }
  }

  Findings findings() const {
    Findings findings;
    std::set<std::string> told;
    for (const Name& name : names_) {
      if (name.printed.cell == nullptr) continue;
      const Name* found = right_for(name);
      if (found == nullptr || !told.insert(name.printed.words).second) continue;
      const GridName& right = found->printed;
      told.insert(right.words);  // where each stands once, either may be the wrong one
      Finding finding = context_.finding();
      finding.operands = {{"printed", name.printed.words}, {"name", right.words}};
      finding.evidence = {{name.printed.words, name.printed.cell->place}};
      if (right.cell != nullptr) finding.evidence.push_back({right.words, right.cell->place});
      findings.push_back(std::move(finding));
    }
    return findings;
  }

 private:
  // All but the last two characters, where offices are told apart by what they are.
  static std::string beginning_of(const Characters& characters) {
    std::string words;
    for (std::size_t i = 0; i + 2 < characters.size(); ++i) words += characters[i];
    return words;
  }

  // The name of another table that this one is a slip of.
  const Name* right_for(const Name& name) const {
    for (const GridAmount& amount : name.printed.amounts) {
      if (!tells_one(amount.digits, name)) continue;
      for (const std::size_t i : with_amount_.at(amount.digits)) {
        const Name& other = names_[i];
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
    const Grid* grid = name.printed.grid;
    if (other.printed.grid == grid || (odd.here.empty() && odd.there.empty())) return false;
    if (contains_any(odd.here + odd.there, context_.words("tell_apart"))) return false;
    return !is_in(grid, other.printed.words) && is_rarer(name, other);
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

  bool is_in(const Grid* grid, const std::string& words) const {
    return std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
      return name.printed.grid == grid && name.printed.words == words;
    });
  }

  // One stands once in the whole book, the other at least twice, or once where names are so long
  // that two of nearly the same are one; and the classification has no such name.
  bool is_rarer(const Name& one, const Name& other) const {
    constexpr std::size_t least_of_long_name = 15;
    const std::string& printed = one.printed.words;
    const bool is_long = one.characters.size() >= least_of_long_name;
    if (uses_of(printed) != 1 || uses_of(other.printed.words) < (is_long ? 1 : 2)) return false;
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
  std::map<std::string, std::vector<std::size_t>> beginning_;
};

}  // namespace

Findings name_unlike_elsewhere(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
