// Internal to compile: the sentences of a book as words of a layout.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compile/compile.h"
#include "compile/facts_of.h"
#include "compile/sentence_amount.h"

namespace yiben::compiling {

// Amounts and percentages of sentences become sums and shares of facts where words tie them to
// figures and the facts print exactly what stands there; all others stay words.
class SentencesOfBook {
 public:
  // All of them must outlive the sentences. `told` may be empty.
  SentencesOfBook(const Book& book, const BookFacts& facts, const std::vector<Told>& told);

  // The paragraph in the notation of a layout.
  std::string words_of(const Prose& prose);

  // So many amounts and percentages became sums and shares.
  int bound() const { return bound_; }

 private:
  void find_amounts(const Sums& sums, const std::vector<Told>& told);
  void find_narrower(const Sums& sums, const Cube& cube);
  void find_repeated(const Sums& sums);
  void find_shares(const Sums& sums, const std::vector<Told>& told);
  void broadest_first(std::vector<int>& figures, std::string_view clause) const;
  bool is_telling(std::size_t mention, std::int64_t least) const;
  bool keep(std::size_t mention, const SentenceAmount& amount, const Sums& sums);

  const Book& book_;
  const BookFacts& facts_;
  std::map<std::size_t, SentenceAmount> amounts_;  // by mention
  // Of each paragraph, by its place and words (those of a page may share a place), the mentions
  // that became amounts, by the byte where they begin.
  std::map<std::pair<Place, std::string>, std::map<std::size_t, std::size_t>> paragraphs_;
  int bound_ = 0;
};

// Braces open amounts; where a sentence has some of its own, they are written full width.
std::string plain_words(std::string_view text);

}  // namespace yiben::compiling
