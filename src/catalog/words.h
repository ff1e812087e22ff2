// The words of common Chinese and how characters sound and look (catalog/words): what tells a slip
// of the pen from a word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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
    std::vector<std::string> sounds;  // without tones: "shen"
    std::string shape;                // its parts by Cangjie, a letter each: "JLWL"
    std::string strokes;              // in order, by their five kinds
    Alone alone = Alone::sometimes;
  };

  // Of characters beyond U+FFFF or of any other length: 0, which is no word.
  static WordKey key_of(std::u32string_view word);
  static std::u32string word_of(WordKey key);

  void add(std::u32string_view word, bool frequent);
  void add(char32_t c, Character character);
  // After the words of each first character, when these are added in the order of the characters;
  // else after all.
  void sort();
  // Once, after everything is added and sorted.
  void index();

  bool empty() const { return keys_.empty(); }
  bool has(std::u32string_view word) const;
  // Whether it is used often; of words of two characters only.
  bool is_frequent(std::u32string_view word) const;
  // All words in the order of their keys.
  const std::vector<WordKey>& keys() const { return keys_; }
  // Null where nothing is known of it.
  const Character* find(char32_t c) const;
  // Whether one may be written or typed for the other: they sound or look alike.
  bool alike(char32_t a, char32_t b) const;

 private:
  static void sort_from(std::vector<WordKey>& keys, std::size_t& sorted);

  std::vector<WordKey> keys_, frequent_;
  std::vector<std::uint32_t> begins_;             // of the words of a first character, in keys_
  std::size_t sorted_ = 0, frequent_sorted_ = 0;  // so many are in order
  std::unordered_map<char32_t, Character> characters_;
};

}  // namespace yiben
