// Internal to compile: an amount or a share in the words of a layout, as its notation says it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compile/sums.h"
#include "source/source.h"

namespace yiben::compiling {

// "{=万元,2 side=expenditure}" is the sum of these facts, "{=%,2 nature=project /
// side=expenditure}" what share of the second the first is.
struct SentenceAmount {
  static constexpr std::string_view opening = "{=";
  bool is_share = false;
  Unit unit = Unit::ten_thousand_yuan;
  AmountStyle style;
  std::vector<Coordinate> select;
  std::vector<Coordinate> whole;  // of a share
};

// Of the words from the opening to before the closing brace. Nothing where they cannot be read.
std::optional<SentenceAmount> sentence_amount(std::string_view words);

// With both braces. Nothing where the notation cannot say it.
std::optional<std::string> to_text(const SentenceAmount& amount);

// As the facts have it. Nothing where a selection has a member that the cube does not know, and for
// a share of nothing.
std::optional<std::string> print(const SentenceAmount& amount, const Sums& sums);

// A share whose whole is 0.
bool is_of_nothing(const SentenceAmount& amount, const Sums& sums);

}  // namespace yiben::compiling
