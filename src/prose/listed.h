// Internal to prose: a whole and the parts of it that sentences list.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "prose/bind.h"

namespace yiben::prose {

// The word that begins parts; other words of a list may begin something else.
inline constexpr std::string_view of_which = "其中";

// The first amounts of the numbered paragraphs below that of `whole`, which is the first amount of
// its own: 支出 900 万元，具体情况如下： / 1．工资福利支出 600 万元，… / 2．商品和服务支出 300
// 万元，…. Empty where there are less than two of them, or one has no amount.
std::vector<int> items_below(const Sentences& sentences, int whole);

class Listed {
 public:
  // What does not add up is added to `breaks`.
  Listed(Sentences& sentences, std::vector<Break>& breaks) : all_(sentences), breaks_(breaks) {}

  bool adds_up(int whole, const std::vector<int>& parts) const;

  // One of the numbers is wrong by what a table prints: that is said already.
  bool is_explained(int whole, const std::vector<int>& parts) const;

  // The one of them that no table prints; -1 where there is none or are several.
  int only_unprinted(int whole, const std::vector<int>& parts) const;

  // A list may leave out parts. But where a number that no table prints is just a slip away from
  // what the others leave for it, or tables print all others and that, it was meant to be that.
  void compare(int whole, const std::vector<int>& parts);

  // `wrong` is one of them; where that is `sure`, what the others leave for it is expected.
  void report(int whole, const std::vector<int>& parts, int wrong, bool sure = true);

 private:
  Fen fen(int i) const;
  Interval meant(int i, int decimals) const;
  bool is_telling_slip(int one, std::int64_t meant, bool above) const;
  bool is_above(int whole, const std::vector<int>& parts) const;
  bool has_fitting_share(int part) const;  // of the part, right behind it
  bool begins_with_all(int whole, std::vector<int> parts) const;
  bool stands_in_tables(int i, std::int64_t meant) const;
  std::optional<std::int64_t> remainder(int whole, const std::vector<int>& parts, int one) const;
  std::optional<std::int64_t> as_printed(int i, Fen amount) const;

  Sentences& all_;
  std::vector<Break>& breaks_;
};

}  // namespace yiben::prose
