// Predicate "wrong-character": a character that makes no word with its neighbours, where another
// one that sounds or looks alike makes a word that the book prints in the same company elsewhere.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>

#include "rules/stream.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

std::string bytes_of(std::u32string_view s) {
  std::string out;
  for (const char32_t c : s) text::append_code_point(out, c);
  return out;
}

// What stands for a character, and how sure that is.
struct Correction {
  std::u32string word;
  std::size_t begin = 0;  // of the word as printed
  int strength = 0;
};

class Search {
 public:
  explicit Search(const Context& context) : context_(context), words_(context.catalog.words) {
    for (const Passage& passage : context.text_of_book.passages) {
      if (passage.where != Where::indicator) stream_.add(passage);
    }
    for (const Classification* names :
         {&context.catalog.function_codes, &context.catalog.economic_codes,
          &context.catalog.government_economic_codes}) {
      for (const CodeName& row : names->rows()) stream_.add(row.name);
    }
    for (const std::string& phrase : context.words("phrases")) stream_.add(phrase);
    stream_.index();
    text_ = stream_.characters();
    cover();
  }

  Findings findings() {
    std::vector<std::size_t> suspicious;
    for (std::size_t i = 0; i < stream_.printed(); ++i) {
      if (is_suspicious(i)) suspicious.push_back(i);
    }
    gather_words_before(suspicious);
    for (const std::size_t i : suspicious) {
      if (const auto correction = correction_of(i)) found_.emplace(i, *correction);
    }
    for (std::size_t i = 0; i < stream_.printed(); ++i) {
      if (found_.contains(i) || !is_odd(i)) continue;
      if (const auto correction = usage_of_the_book(i)) found_.emplace(i, *correction);
    }
    look_for_words_of_the_book();
    for (const std::string& phrase : context_.words("phrases")) look_for(phrase);
    Findings all;
    for (const auto& [place, correction] : found_) all.push_back(finding_for(correction));
    return all;
  }

 private:
  static constexpr int least_gain = 20;

  // Marks every character that is part of a known word.
  void cover() {
    covered_.resize(text_.size());
    for (std::size_t i = 0; i < stream_.printed(); ++i) {
      const std::size_t n = words_.longest_at(run_at(i));
      std::fill_n(covered_.begin() + static_cast<std::ptrdiff_t>(i), n, true);
    }
    for (std::size_t i = 0; i < stream_.printed(); ++i) {
      if (!covered_[i]) ++bare_[text_[i]];
    }
  }

  // The characters of one word at most, up to a gap.
  std::u32string_view run_at(std::size_t i) const {
    const std::u32string_view run = text_.substr(i, Words::longest);
    return run.substr(0, run.find(Stream::gap));
  }

  bool is_run(std::size_t begin, std::size_t size) const {
    return begin + size <= text_.size() &&
           text_.substr(begin, size).find(Stream::gap) == text_.npos;
  }

  bool is_suspicious(std::size_t i) const {
    const char32_t c = text_[i];
    if (c == Stream::gap || covered_[i]) return false;
    // 一树一档 and the like are made up as they are needed.
    const auto repeats = [&](std::size_t at) {
      return at + 2 < text_.size() && text_[at] == text_[at + 2];
    };
    if (repeats(i + 1) || (i > 0 && repeats(i - 1)) || (i > 2 && repeats(i - 3))) return false;
    const Words::Character* known = words_.find(c);
    if (known == nullptr || known->alone == Words::Alone::often) return false;
    // What stands twice is a word that is not known.
    return (i == 0 || stream_.count(text_[i - 1], c) <= 1) && stream_.count(c, text_[i + 1]) <= 1;
  }

  // The best of all words that another character makes there; none where two are equally good.
  std::optional<Correction> correction_of(std::size_t i) const {
    Correction best;
    bool unsure = false;
    const auto consider = [&](const std::u32string& word, std::size_t begin) {
      const int strength = strength_of(word, begin, i);
      if (strength == 0 || strength < best.strength) return;
      const bool same = !best.word.empty() && best.word[i - best.begin] == word[i - begin];
      unsure = strength == best.strength ? unsure || !same : false;
      if (strength > best.strength || word.size() > best.word.size())
        best = {word, begin, strength};
    };
    visit_words(i, consider);
    if (best.strength == 0 || unsure) return std::nullopt;
    return best;
  }

  // The words whose second characters stand behind the suspicious ones: of such the first character
  // may be the wrong one.
  void gather_words_before(const std::vector<std::size_t>& suspicious) {
    std::vector<bool> is_behind(0x10000);
    for (const std::size_t i : suspicious) is_behind[text_[i + 1]] = true;
    is_behind[Stream::gap] = false;
    for (const WordKey key : words_.keys()) {
      if (is_behind[Words::second_of(key)]) by_second_.push_back(key);
    }
    std::stable_sort(by_second_.begin(), by_second_.end(), second_is_less);
  }

  static bool second_is_less(WordKey a, WordKey b) {
    return Words::second_of(a) < Words::second_of(b);
  }

  // Words that differ from what is printed in the character at i alone, which is alike.
  template <class Consider>
  void visit_words(std::size_t i, Consider consider) const {
    const auto look = [&](std::span<const WordKey> keys, std::size_t begin) {
      const std::u32string_view run = run_at(begin);
      if (begin + run.size() <= i) return;
      for (const WordKey key : keys) {
        if (!Words::differ_at(key, run, i - begin)) continue;
        const std::u32string word = Words::word_of(key);
        if (words_.alike(word[i - begin], text_[i])) consider(word, begin);
      }
    };
    const WordKey behind = Words::key_of(text_.substr(i, 2));
    const auto [first, last] =
        std::equal_range(by_second_.begin(), by_second_.end(), behind, second_is_less);
    if (is_run(i, 2)) look({first, last}, i);
    for (std::size_t begin = i - std::min(i, Words::longest - 1); begin < i; ++begin)
      look(words_.keys_from(text_[begin]), begin);
  }

  // 0: nothing speaks for the word. From the strongest: the word stands elsewhere beside the same
  // word; it is long, or stands elsewhere too; beside the same character; its character is one that
  // is never used alone.
  int strength_of(const std::u32string& word, std::size_t begin, std::size_t i) const {
    if (stands_in_company(word, begin, i)) return 4;
    constexpr std::size_t sure_alone = 4;
    if (word.size() > 2 && is_whole(word, begin, i) &&
        (word.size() >= sure_alone || stream_.stands(word, i)))
      return 3;
    if (word.size() > 2 || !words_.is_frequent(word)) return 0;
    const std::size_t other = begin == i ? i + 1 : begin;
    if (!covered_[other] && stands_beside_a_character(word, begin, i)) return 2;
    const bool never_alone = words_.find(text_[i])->alone == Words::Alone::never;
    return never_alone && stream_.stands(word, i) ? 1 : 0;
  }

  // A pair that stands once and is no word, beside one that the book has often, is a word, and
  // differs in a character that is alike.
  void look_for_words_of_the_book() {
    constexpr std::size_t often = 2;
    const auto visit = [&](bool first_is_odd) {
      stream_.visit_pairs(first_is_odd, [&](const std::vector<Stream::Pair>& group) {
        for (const Stream::Pair& word : group) {
          if (word.times < often || !words_.is_frequent(word.words)) continue;
          for (const Stream::Pair& odd : group) {
            if (odd.times == 1 && odd.at < stream_.printed())
              consider(word.words, odd, first_is_odd ? 0 : 1);
          }
        }
      });
    };
    visit(false);
    visit(true);
  }

  void consider(std::u32string_view word, const Stream::Pair& odd, std::size_t place) {
    const std::size_t at = odd.at + place;
    if (bare(odd.words[0]) > 1 || bare(odd.words[1]) > 1 || found_.contains(at)) return;
    if (words_.has(odd.words) || !words_.alike(word[place], odd.words[place])) return;
    if (contains_any(bytes_of(text_.substr(at, 1)), context_.words("tellers"))) return;
    if (effort_of(odd.at, word) + least_gain > effort_of(odd.at, odd.words)) return;
    if (belongs_elsewhere(odd.at, place, word[place])) return;
    found_.emplace(at, Correction{std::u32string(word), odd.at, 1});
  }

  // The right one of the two stands beside its other neighbour elsewhere, and never with the
  // character that it is thought to need: 现将|金沙市 is no 奖金.
  bool belongs_elsewhere(std::size_t begin, std::size_t place, char32_t needed) const {
    const std::size_t pair = place == 0 ? begin + 1 : begin - 1;  // of it and its other neighbour
    if ((place == 1 && begin == 0) || !is_run(pair, 2)) return false;
    bool any = false;
    for (const std::size_t at : stream_.places(text_[pair], text_[pair + 1])) {
      if (at == pair) continue;
      any = true;
      if (place == 0 ? at > 0 && text_[at - 1] == needed : text_[at + 2] == needed) return false;
    }
    return any;
  }

  // How hard the words around a place are to read with `pair` there: the least that parting them
  // into words costs. Characters alone cost most where they are seldom words of their own.
  int effort_of(std::size_t place, std::u32string_view pair) const {
    constexpr std::size_t around = 5;
    std::size_t begin = place;
    while (begin > 0 && place - begin < around && text_[begin - 1] != Stream::gap) --begin;
    std::size_t end = place + 2;
    while (end < text_.size() && end < place + 2 + around && text_[end] != Stream::gap) ++end;
    std::u32string run(text_.substr(begin, end - begin));
    run.replace(place - begin, 2, pair);
    std::vector<int> least(run.size() + 1);
    for (std::size_t i = run.size(); i-- > 0;) {
      const Words::Character* alone = words_.find(run[i]);
      const bool is_word = alone != nullptr && alone->alone == Words::Alone::often;
      least[i] = least[i + 1] + (is_word ? 10 : 20);
      for (std::size_t n = 2; n <= std::min(Words::longest, run.size() - i); ++n) {
        const std::u32string_view some = std::u32string_view(run).substr(i, n);
        if (!words_.has(some)) continue;
        least[i] = std::min(least[i], least[i + n] + (n > 2 || words_.is_frequent(some) ? 10 : 15));
      }
    }
    return least.front();
  }

  // How often the book prints the character outside of any word.
  std::size_t bare(char32_t c) const {
    const auto times = bare_.find(c);
    return times == bare_.end() ? 0 : times->second;
  }

  // In no word, and beside no character in the same way anywhere else.
  bool is_odd(std::size_t i) const {
    if (text_[i] == Stream::gap || covered_[i] || words_.find(text_[i]) == nullptr) return false;
    if (contains_any(bytes_of(text_.substr(i, 1)), context_.words("tellers"))) return false;
    return i > 0 && stream_.count(text_[i - 1], text_[i]) <= 1 &&
           stream_.count(text_[i], text_[i + 1]) <= 1;
  }

  // Another character that the book prints at least twice between the same three others.
  std::optional<Correction> usage_of_the_book(std::size_t i) const {
    std::map<char32_t, std::map<std::size_t, std::size_t>> uses;  // where, and where that begins
    const auto look = [&](std::size_t before, std::size_t behind, std::size_t pair) {
      if (i < before || !is_run(i - before, before + behind + 1)) return;
      const std::size_t begin = i - before;
      const std::size_t known = begin + pair;
      for (const std::size_t at : stream_.places(text_[known], text_[known + 1])) {
        if (at < pair || at - pair == begin || !is_run(at - pair, before + behind + 1)) continue;
        const std::u32string_view here = text_.substr(at - pair, before + behind + 1);
        const std::u32string_view mine = text_.substr(begin, here.size());
        if (here.substr(0, before) != mine.substr(0, before)) continue;
        if (here.substr(before + 1) != mine.substr(before + 1)) continue;
        if (words_.alike(here[before], text_[i]))
          uses[here[before]].emplace(at - pair + before, begin);
      }
    };
    look(2, 1, 0);
    look(1, 2, 2);
    if (uses.size() != 1 || uses.begin()->second.size() < 2) return std::nullopt;
    const auto& [character, places] = *uses.begin();
    const std::size_t begin = places.begin()->second;
    std::u32string word(text_.substr(begin, 4));
    word[i - begin] = character;
    // Of all that the book prints so, something must be a word.
    const bool is_word = words_.has(word.substr(i - begin, 2)) ||
                         (i > begin && words_.has(word.substr(i - begin - 1, 2)));
    if (!is_word) return std::nullopt;
    return Correction{word, begin, 3};
  }

  bool stands_in_company(const std::u32string& word, std::size_t begin, std::size_t i) const {
    const std::size_t end = begin + word.size();
    for (const std::size_t n : {std::size_t{2}, std::size_t{3}}) {
      if (begin >= n && is_run(begin - n, n) && words_.has(text_.substr(begin - n, n)) &&
          stream_.stands(std::u32string(text_.substr(begin - n, n)) + word, i))
        return true;
      if (is_run(end, n) && words_.has(text_.substr(end, n)) &&
          stream_.stands(word + std::u32string(text_.substr(end, n)), i))
        return true;
    }
    return false;
  }

  bool stands_beside_a_character(const std::u32string& word, std::size_t begin,
                                 std::size_t i) const {
    // 的表达 says nothing: 的 stands before anything.
    const auto tells = [&](char32_t c) {
      const Words::Character* known = words_.find(c);
      return known != nullptr && known->alone != Words::Alone::often;
    };
    const char32_t before = begin == 0 ? Stream::gap : text_[begin - 1];
    const char32_t behind = text_[begin + word.size()];
    return (tells(before) && stream_.stands(before + word, i)) ||
           (tells(behind) && stream_.stands(word + behind, i));
  }

  // Not a word of its own with one character behind or before it: 审计长 for 审计厅.
  bool is_whole(const std::u32string& word, std::size_t begin, std::size_t i) const {
    if (begin != i && begin + word.size() != i + 1) return true;
    return !covered_[begin == i ? i + 1 : i - 1];
  }

  // 统计方法 is no slip of 统计违法.
  bool is_usual(std::size_t i) const {
    return (i > 0 && words_.is_frequent(text_.substr(i - 1, 2))) ||
           words_.is_frequent(text_.substr(i, 2));
  }

  // Two neighbours of the phrase have changed places, and what that makes is no word. At its end
  // the last one may begin another: 公务车用车.
  bool is_swapped(const std::u32string& right, std::size_t begin, std::size_t k) const {
    if (k + 2 >= right.size() || right[k] == right[k + 1]) return false;
    if (text_[begin + k] != right[k + 1] || text_[begin + k + 1] != right[k]) return false;
    if (text_.substr(begin + k + 2, right.size() - k - 2) != right.substr(k + 2)) return false;
    return !is_usual(begin + k) && !is_usual(begin + k + 1);
  }

  // Another character of the phrase in the place of one amid it, where it makes no word: 事业事位.
  bool is_repeated(const std::u32string& right, std::size_t begin, std::size_t odd) const {
    if (odd == 0 || odd + 1 == right.size()) return false;
    const std::size_t at = begin + odd;
    return right.find(text_[at]) != right.npos && !words_.has(text_.substr(at - 1, 2)) &&
           !words_.has(text_.substr(at, 2));
  }

  // A set phrase with one other character that is alike or of the phrase itself, or with two that
  // have changed places, whatever rare words that makes.
  void look_for(const std::string& phrase) {
    constexpr std::size_t least = 4;
    const std::u32string right = text::characters_of(phrase);
    if (right.size() < least) return;
    const std::size_t last = right.size() - 2;
    const auto look = [&](std::size_t begin, std::size_t from, std::size_t to) {
      if (begin + right.size() > stream_.printed() || !is_run(begin, right.size())) return;
      std::optional<std::size_t> odd;
      for (std::size_t k = 0; k < right.size(); ++k) {
        if (text_[begin + k] == right[k]) continue;
        if (odd || k < from || k >= to) return;
        odd = k;
        if (is_swapped(right, begin, k)) {
          found_.try_emplace(begin + k, Correction{right, begin, 0});
          return;
        }
      }
      if (!odd || is_usual(begin + *odd)) return;
      if (words_.alike(text_[begin + *odd], right[*odd]) || is_repeated(right, begin, *odd))
        found_.try_emplace(begin + *odd, Correction{right, begin, 0});
    };
    for (const std::size_t at : stream_.places(right[0], right[1])) look(at, 2, right.size());
    for (const std::size_t at : stream_.places(right[last], right[last + 1])) {
      if (at >= last) look(at - last, 0, 2);
    }
  }

  Finding finding_for(const Correction& correction) const {
    Finding finding = context_.finding();
    const std::size_t end = correction.begin + correction.word.size();
    finding.operands = {
        {"printed", bytes_of(text_.substr(correction.begin, correction.word.size()))},
        {"name", bytes_of(correction.word)}};
    finding.evidence = {stream_.evidence(correction.begin, end)};
    return finding;
  }

  const Context& context_;
  const Words& words_;
  Stream stream_;
  std::u32string_view text_;
  std::vector<bool> covered_;
  std::unordered_map<char32_t, std::size_t> bare_;  // how often outside of any word
  std::vector<WordKey> by_second_;
  std::map<std::size_t, Correction> found_;  // by the place of the wrong character
};

}  // namespace

Findings wrong_character(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
