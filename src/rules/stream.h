// The characters of a whole book in one row, and where any words stand in it. Internal to rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/passages.h"

namespace yiben::rules {

class Stream {
 public:
  // What is no Chinese character, and the end of a passage, is a gap between runs.
  static constexpr char32_t gap = 0;

  void add(const Passage& passage);
  // Words that are known but stand in no passage: they count as evidence.
  void add(std::string_view words);
  void index();  // after all were added

  std::u32string_view characters() const { return characters_; }
  // How many of the characters stand in passages.
  std::size_t printed() const { return printed_; }
  // How often two characters stand side by side.
  std::size_t count(char32_t a, char32_t b) const;
  // Whether words of at least two characters stand anywhere that does not touch `apart`.
  bool stands(std::u32string_view words, std::size_t apart) const;
  // Every place of two characters.
  std::vector<std::size_t> places(char32_t a, char32_t b) const;
  struct Pair {
    std::u32string_view words;  // two characters
    std::size_t times = 0;
    std::size_t at = 0;  // where it stands first
  };
  // All pairs, those with one first character together, or those with one second character.
  void visit_pairs(bool by_second,
                   const std::function<void(const std::vector<Pair>&)>& visit) const;
  Evidence evidence(std::size_t begin, std::size_t end) const;

 private:
  struct Begin {
    std::size_t at = 0;
    const Passage* passage = nullptr;
  };

  std::u32string characters_;
  std::vector<Begin> begins_;         // of each passage in the row
  std::vector<std::uint64_t> pairs_;  // two characters and where they stand
  std::size_t printed_ = 0;
};

}  // namespace yiben::rules
