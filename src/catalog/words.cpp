// catalog/words: words by their first characters, characters with their sounds and shapes.
#include "catalog/words.h"

#include <algorithm>
#include <array>

#include "catalog/load.h"
#include "text/text.h"

namespace yiben {
namespace {

constexpr int bits = 16;
constexpr char32_t beyond = 0x10000;

// At most one letter is put in, left out or exchanged.
bool one_step_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  const std::size_t skipped = b.size() - a.size();
  return a.substr(std::min(a.size(), same + 1 - skipped)) == b.substr(std::min(b.size(), same + 1));
}

std::string_view cut_at(std::string_view& rest, char mark) {
  const std::size_t end = rest.find(mark);
  const std::string_view field = rest.substr(0, end);
  rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
  return field;
}

bool sound_alike(const Words::Character& a, const Words::Character& b) {
  for (std::string_view sounds = a.sounds; !sounds.empty();) {
    const std::string_view sound = cut_at(sounds, ',');
    for (std::string_view others = b.sounds; !others.empty();) {
      if (cut_at(others, ',') == sound) return true;
    }
  }
  return false;
}

bool parts_alike(std::string_view a, std::string_view b) {
  constexpr std::size_t least = 3;
  if (a.size() < 2 || b.size() < 2) return false;
  if (a == b) return true;
  if (std::max(a.size(), b.size()) < least) return false;
  if (one_step_apart(a, b)) return true;
  // 俢 and 修: all but the first part.
  return a.size() > least && b.size() > least && a.substr(1) == b.substr(1);
}

// 折 and 拆 have a stroke between them; 桥 and 轿 have another radical.
bool strokes_alike(std::string_view a, std::string_view b) {
  constexpr std::size_t least = 3, least_rest = 5, least_whole = 8, longest_radical = 4;
  if (a.empty() || b.empty()) return false;
  if (a == b) return true;
  if (std::min(a.size(), b.size()) >= least && one_step_apart(a, b)) return true;
  for (std::size_t i = 2; i <= longest_radical; ++i) {
    for (std::size_t j = 2; j <= longest_radical; ++j) {
      if (a.size() >= i + least_rest && b.size() >= j + least_rest && a.substr(i) == b.substr(j))
        return true;
    }
  }
  return std::min(a.size(), b.size()) >= least_whole &&
         a.substr(0, a.size() - 2) == b.substr(0, b.size() - 2);
}

std::size_t first_of(WordKey key) {
  return static_cast<std::size_t>(key >> (bits * (static_cast<int>(Words::longest) - 1)));
}

}  // namespace

WordKey Words::key_of(std::u32string_view word) {
  if (word.size() < 2 || word.size() > longest) return 0;
  WordKey key = 0;
  for (std::size_t i = 0; i < longest; ++i) {
    const char32_t c = i < word.size() ? word[i] : 0;
    if (c >= beyond) return 0;
    key = key << bits | c;
  }
  return key;
}

std::u32string Words::word_of(WordKey key) {
  std::u32string word;
  for (std::size_t i = longest; i > 0; --i) {
    const auto c = static_cast<char32_t>(key >> (bits * static_cast<int>(i - 1)) & (beyond - 1));
    if (c != 0) word += c;
  }
  return word;
}

char32_t Words::second_of(WordKey key) {
  return static_cast<char32_t>(key >> (2 * bits) & (beyond - 1));
}

bool Words::differ_at(WordKey word, std::u32string_view run, std::size_t place) {
  for (std::size_t i = 0; i < longest; ++i) {
    const auto c =
        static_cast<char32_t>(word >> (bits * static_cast<int>(longest - 1 - i)) & (beyond - 1));
    if (c == 0) return place < i;
    if (i >= run.size() || (run[i] == c) == (i == place)) return false;
  }
  return true;
}

void Words::add(WordKey word, bool frequent) {
  if (word == 0) return;
  keys_.push_back(word);
  if (frequent) frequent_.push_back(word);
}

void Words::add(char32_t c, Character character) {
  if (c >= beyond || characters_.size() + 1 >= beyond) return;
  places_.resize(beyond);
  characters_.push_back(character);
  places_[c] = static_cast<std::uint16_t>(characters_.size());
}

// What was added since is short and mostly belongs behind the others.
void Words::sort_from(std::vector<WordKey>& keys, std::size_t& sorted) {
  const auto middle = keys.begin() + static_cast<std::ptrdiff_t>(sorted);
  std::sort(middle, keys.end());
  if (middle != keys.begin() && middle != keys.end() && *middle < *(middle - 1)) {
    std::inplace_merge(keys.begin(), middle, keys.end());
  }
  sorted = keys.size();
}

void Words::sort() {
  sort_from(keys_, sorted_);
  sort_from(frequent_, frequent_sorted_);
}

void Words::index() {
  begins_.assign(beyond + 1, 0);
  for (const WordKey key : keys_) ++begins_[first_of(key) + 1];
  for (std::size_t c = 1; c < begins_.size(); ++c) begins_[c] += begins_[c - 1];
}

std::span<const WordKey> Words::keys_from(char32_t first) const {
  if (first >= beyond || begins_.empty()) return {};
  return std::span(keys_).subspan(begins_[first], begins_[first + 1] - begins_[first]);
}

bool Words::has(std::u32string_view word) const {
  const WordKey key = key_of(word);
  if (key == 0) return false;
  const std::span<const WordKey> keys = keys_from(word[0]);
  return std::binary_search(keys.begin(), keys.end(), key);
}

// Words that go on with the same second character stand together.
std::size_t Words::longest_at(std::u32string_view run) const {
  if (run.size() < 2) return 0;
  const std::span<const WordKey> keys = keys_from(run[0]);
  const WordKey two = key_of(run.substr(0, 2));
  std::size_t found = 0;
  for (auto key = std::lower_bound(keys.begin(), keys.end(), two);
       key != keys.end() && *key >> (2 * bits) == two >> (2 * bits); ++key) {
    for (std::size_t n = std::max<std::size_t>(found + 1, 2); n <= std::min(longest, run.size());
         ++n) {
      if (*key == key_of(run.substr(0, n))) found = n;
    }
  }
  return found;
}

bool Words::is_frequent(std::u32string_view word) const {
  const WordKey key = key_of(word);
  return key != 0 && std::binary_search(frequent_.begin(), frequent_.end(), key);
}

const Words::Character* Words::find(char32_t c) const {
  const std::size_t place = c < places_.size() ? places_[c] : 0;
  return place == 0 ? nullptr : &characters_[place - 1];
}

bool Words::alike(char32_t a, char32_t b) const {
  const Character* one = find(a);
  const Character* other = find(b);
  if (one == nullptr || other == nullptr) return false;
  return sound_alike(*one, *other) || parts_alike(one->shape, other->shape) ||
         strokes_alike(one->strokes, other->strokes);
}

namespace catalog {
namespace {

// "审|判定批|察度慎|计署 批权": a first character, how its words go on: one character each of
// those that are used often, then of the others; longer words.
bool read_words(std::string_view line, Words& words) {
  const std::string_view first = cut_at(line, '|');
  if (first.empty() || text::code_point_at(first, 0).next != first.size()) return false;
  std::array<char32_t, Words::longest> word{text::code_point_at(first, 0).value};
  std::size_t size = 1;
  const auto append = [&](std::string_view from, std::size_t at) {
    const auto [value, next] = text::code_point_at(from, at);
    if (size < word.size()) word[size] = value;
    ++size;
    return next;
  };
  for (const bool frequent : {true, false}) {
    const std::string_view second = cut_at(line, '|');
    for (std::size_t at = 0; at < second.size();) {
      size = 1;
      at = append(second, at);
      words.add(Words::key_of({word.data(), size}), frequent);
    }
  }
  while (!line.empty()) {
    const std::string_view rest = cut_at(line, ' ');
    size = 1;
    for (std::size_t at = 0; at < rest.size();) at = append(rest, at);
    if (size <= word.size()) words.add(Words::key_of({word.data(), size}), false);
  }
  return true;
}

// Of a file whose lines are in the order of their characters.
bool read_words_in_order(std::string_view line, Words& words) {
  const bool read = read_words(line, words);
  words.sort();
  return read;
}

// "审 shen JLWL nnzszhhs -": sounds, parts, strokes, whether it is a word of its own.
bool read_character(std::string_view line, Words& words) {
  const std::string_view c = cut_at(line, ' ');
  Words::Character character;
  for (std::string_view* field : {&character.sounds, &character.shape, &character.strokes}) {
    const std::string_view printed = cut_at(line, ' ');
    if (printed != "-") *field = printed;
  }
  if (c.empty() || text::code_point_at(c, 0).next != c.size()) return false;
  if (line != "-" && line != "word" && line != "rare") return false;
  character.alone = line == "word"   ? Words::Alone::often
                    : line == "rare" ? Words::Alone::never
                                     : Words::Alone::sometimes;
  words.add(text::code_point_at(c, 0).value, character);
  return true;
}

void read_lines(const std::string& path, bool (*read)(std::string_view, Words&), Words& words,
                Errors& errors) {
  Result<std::string> bytes = read_file(path);
  if (!bytes) {
    errors.insert(errors.end(), bytes.errors().begin(), bytes.errors().end());
    return;
  }
  const auto kept = std::make_shared<const std::string>(std::move(bytes).value());
  words.keep(kept);
  std::string_view rest = *kept;
  for (int number = 1; !rest.empty(); ++number) {
    const std::string_view line = cut_at(rest, '\n');
    if (line.empty() || line.starts_with('#') || read(line, words)) continue;
    errors.push_back({path,
                      {.line = number},
                      std::string(line),
                      "the line is not understood",
                      "catalog/words/README.md says how the lines are made"});
  }
}

}  // namespace

Words load_words(const std::string& folder, Errors& errors) {
  Words words;
  read_lines(folder + "/words.txt", read_words_in_order, words, errors);
  read_lines(folder + "/own.txt", read_words, words, errors);
  read_lines(folder + "/characters.txt", read_character, words, errors);
  words.sort();
  words.index();
  return words;
}

}  // namespace catalog
}  // namespace yiben
