// The words of common Chinese and how characters sound and look (catalog/words): what tells a slip
// of the pen from a word.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yiben {

// A word of two to four characters as one number; words that begin alike stand together.
using WordKey = std::uint64_t;

class Words {
 public:
  static constexpr std::size_t longest = 4;

  // How often a character is a word of its own.
  enum class Alone { sometimes, often, never };

  struct Character {
    std::string_view sounds;   // without tones, commas between: "shen,can"
    std::string_view shape;    // its parts by Cangjie, a letter each: "JLWL"
    std::string_view strokes;  // in order, by their five kinds
    Alone alone = Alone::sometimes;
  };

  // Of characters beyond U+FFFF or of any other length: 0, which is no word.
  static WordKey key_of(std::u32string_view word);
  static std::u32string word_of(WordKey key);
  static char32_t second_of(WordKey key);
  // Whether `run` begins with the word but for one character, the one at `place`.
  static bool differ_at(WordKey word, std::u32string_view run, std::size_t place);

  // `lines` hold what the characters that are added say.
  void keep(std::shared_ptr<const std::string> lines) { kept_.push_back(std::move(lines)); }
  void add(WordKey word, bool frequent);
  void add(char32_t c, Character character);
  // After the words of each first character, when these are added in the order of the characters;
  // else after all.
  void sort();
  // Once, after everything is added and sorted.
  void index();

  bool empty() const { return keys_.empty(); }
  bool has(std::u32string_view word) const;
  // How many characters the longest word has with which `run` begins; 0 where it begins with none.
  std::size_t longest_at(std::u32string_view run) const;
  // Whether it is used often; of words of two characters only.
  bool is_frequent(std::u32string_view word) const;
  // All words in the order of their keys.
  const std::vector<WordKey>& keys() const { return keys_; }
  // Those that begin with a character.
  std::span<const WordKey> keys_from(char32_t first) const;
  // Null where nothing is known of it.
  const Character* find(char32_t c) const;
  // Whether one may be written or typed for the other: they sound or look alike.
  bool alike(char32_t a, char32_t b) const;

 private:
  static void sort_from(std::vector<WordKey>& keys, std::size_t& sorted);

  std::vector<WordKey> keys_, frequent_;
  std::vector<std::uint32_t> begins_;             // of the words of a first character, in keys_
  std::size_t sorted_ = 0, frequent_sorted_ = 0;  // so many are in order
  std::vector<Character> characters_;
  std::vector<std::uint16_t> places_;  // of a character in characters_, 1 the first; 0 none
  std::vector<std::shared_ptr<const std::string>> kept_;
};

}  // namespace yiben
