// A word or a clause that stands twice in a row.
#include "rules/predicates.h"

#include <algorithm>
#include <optional>
#include <set>

#include "text/text.h"

namespace yiben::rules {
namespace {

using text::is_chinese;

// The characters of a passage and where each begins, with one place more for the end.
struct Characters {
  std::u32string values;
  std::vector<std::size_t> at;
};

Characters characters_of(std::string_view words) {
  Characters characters;
  for (std::size_t at = 0; at < words.size();) {
    const auto [value, next] = text::code_point_at(words, at);
    characters.values += value;
    characters.at.push_back(at);
    at = next;
  }
  characters.at.push_back(words.size());
  return characters;
}

bool holds(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Search {
 public:
  explicit Search(const Context& context) : context_(context) {}

  Findings findings() {
    for (const Passage& passage : context_.text_of_book.passages) {
      if (!is_prose(passage)) continue;
      passage_ = &passage;
      characters_ = characters_of(passage.words);
      end_of_last_ = 0;
      look_at_clauses();
      look_at_words();
    }
    return std::move(findings_);
  }

 private:
  // Cells hold lists whose lines have no marks between them.
  static bool is_prose(const Passage& passage) {
    return passage.where == Where::narrative || passage.where == Where::heading ||
           (passage.where == Where::cell && contains(passage.words, "。") &&
            !contains(passage.raw, "\n"));
  }

  std::string_view words(std::size_t begin, std::size_t end) const {
    return std::string_view(passage_->words)
        .substr(characters_.at[begin], characters_.at[end] - characters_.at[begin]);
  }

  void add(std::size_t begin, std::size_t middle, std::size_t end) {
    if (!reported_.emplace(words(begin, end)).second) return;
    const Evidence evidence = evidence_of(*passage_, characters_.at[begin], characters_.at[end]);
    Finding finding = context_.finding();
    finding.operands = {{"printed", std::string(words(begin, middle))},
                        {"phrase", text::excerpt(words(begin, middle))},
                        {"text", text::excerpt(evidence.printed)}};
    finding.evidence = {evidence};
    findings_.push_back(std::move(finding));
    end_of_last_ = end;
  }

  // "A，A，": both end with a mark. Of a long one the first may end a longer clause.
  void look_at_clauses() {
    constexpr std::size_t least = 2;
    constexpr std::size_t least_at_end = 4;
    static constexpr std::u32string_view marks = U"，、。；,;：:";
    std::size_t before = 0;
    std::size_t begin = 0;
    const std::u32string& all = characters_.values;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (marks.find(all[i]) == marks.npos) continue;
      const std::size_t length = i - begin;
      const std::size_t room = begin > before ? begin - before - 1 : 0;
      if (length >= least && (room == length || (room > length && length >= least_at_end)) &&
          all.compare(begin - 1 - length, length, all, begin, length) == 0 &&
          is_colon(i) == is_colon(begin - 1) && all_chinese(begin, i) && !is_slogan(i + 1)) {
        add(begin - 1 - length, begin - 1, i);
      }
      before = begin;
      begin = i + 1;
    }
  }

  bool is_colon(std::size_t at) const {
    return characters_.values[at] == U'：' || characters_.values[at] == U':';
  }

  bool all_chinese(std::size_t begin, std::size_t end) const {
    return std::all_of(characters_.values.begin() + static_cast<std::ptrdiff_t>(begin),
                       characters_.values.begin() + static_cast<std::ptrdiff_t>(end), is_chinese);
  }

  bool is_slogan(std::size_t at) const {
    const std::string_view rest = words(at, characters_.values.size());
    const std::vector<std::string>& slogans = context_.words("slogans");
    return std::any_of(slogans.begin(), slogans.end(),
                       [&](const std::string& word) { return rest.starts_with(word); });
  }

  // "AA" without a mark between, of one character to sixteen.
  void look_at_words() {
    constexpr std::size_t longest = 16;
    const std::u32string& all = characters_.values;
    for (std::size_t length = longest; length > 0; --length) {
      std::size_t alike = 0;
      for (std::size_t i = 0; i + length < all.size(); ++i) {
        alike = is_chinese(all[i]) && all[i] == all[i + length] ? alike + 1 : 0;
        if (alike < length) continue;
        const std::size_t begin = i + 1 - length;
        const std::size_t end = i + 1 + length;
        alike = 0;
        if (begin >= end_of_last_ && is_slip(begin, end, length)) add(begin, i + 1, end);
      }
    }
  }

  bool is_boundary(std::size_t at) const {
    return at >= characters_.values.size() || !is_chinese(characters_.values[at]);
  }

  bool is_slip(std::size_t begin, std::size_t end, std::size_t length) const {
    if (length == 1) return is_last_character_twice(begin, end);
    const std::string_view word = words(begin, begin + length);
    // 层层 is a word, 层层层层 another fault; 哈哈 is none.
    if (characters_.values[begin] == characters_.values[begin + 1]) return false;
    if (length > 2) return true;
    if (holds(context_.words("may_meet"), word)) return false;
    if (holds(context_.words("always"), word)) return true;
    const bool beside_mark = begin == 0 || is_boundary(begin - 1) || is_boundary(end);
    constexpr std::size_t least = 2;
    // 信用 in 应用信用信息: what is doubled there is no word.
    return beside_mark && times(word) >= 2 + least && times(words(begin + 1, begin + 3)) < 2;
  }

  // "综合研判判，": the word is common in the book, and the doubled character is no word.
  bool is_last_character_twice(std::size_t begin, std::size_t end) const {
    constexpr std::size_t least = 3;
    if (is_third_time(begin, end) || is_inside_words(begin)) return true;
    if (begin == 0 || is_boundary(begin - 1) || !is_boundary(end)) return false;
    if (holds(context_.words("reduplicated"), words(begin, begin + 1))) return false;
    return times(words(begin - 1, begin + 1)) > least && times(words(begin, end)) == 1;
  }

  // 节能监察察工作: the character ends a word that the book has elsewhere, and once more it neither
  // begins one with what follows nor stands alone.
  bool is_inside_words(std::size_t begin) const {
    const std::u32string& all = characters_.values;
    const Words& known = context_.catalog.words;
    if (begin == 0 || begin + 2 >= all.size()) return false;
    if (!is_chinese(all[begin - 1]) || !is_chinese(all[begin + 2])) return false;
    if (begin >= 2 && all[begin - 2] == all[begin - 1]) return false;
    if (all[begin + 2] == all[begin + 3 < all.size() ? begin + 3 : begin]) return false;
    if (holds(context_.words("reduplicated"), words(begin, begin + 1))) return false;
    const std::u32string_view rest = std::u32string_view(all).substr(begin + 1);
    const Words::Character* one = known.find(all[begin]);
    if (one == nullptr || one->alone == Words::Alone::often || known.longest_at(rest) > 1)
      return false;
    const bool is_word = known.has(std::u32string_view(all).substr(begin - 1, 2));
    constexpr std::size_t elsewhere = 2;
    return is_word && times(words(begin - 1, begin + 1)) >= elsewhere &&
           times(words(begin, begin + 2)) == 1;
  }

  // 紧紧紧: no character stands three times in a row but a numeral.
  bool is_third_time(std::size_t begin, std::size_t end) const {
    const std::u32string& all = characters_.values;
    const bool third = end < all.size() && all[end] == all[begin];
    const bool fourth = (begin > 0 && all[begin - 1] == all[begin]) ||
                        (end + 1 < all.size() && all[end + 1] == all[begin]);
    const auto one = words(begin, begin + 1);
    return third && !fourth && one != "〇" && !text::chinese_number(one);
  }

  // How often the words stand in the book. Only candidates ask, and they are few.
  std::size_t times(std::string_view words) const {
    std::size_t count = 0;
    for (const Passage& passage : context_.text_of_book.passages) {
      for (std::size_t at = passage.words.find(words); at != std::string::npos;
           at = passage.words.find(words, at + words.size())) {
        ++count;
      }
    }
    return count;
  }

  const Context& context_;
  const Passage* passage_ = nullptr;
  Characters characters_;
  std::size_t end_of_last_ = 0;
  std::set<std::string, std::less<>> reported_;
  Findings findings_;
};

}  // namespace

Findings words_twice(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
