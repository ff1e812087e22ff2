// Internal to compile: words with slots in braces.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "source/source.h"

namespace yiben::compiling {

using SlotWords = std::map<std::string, std::string, std::less<>>;

// Each "{…}" becomes what `value` gives for the words in it.
std::string fill(std::string_view words, const std::function<std::string(std::string_view)>& value);

// Slots that are not among `words` stay.
std::string fill(std::string_view words, const SlotWords& values);

// {year}, {last} and {entity} of the source; other slots stay.
std::string fill_names(std::string_view words, const Source& source);

// Where words that end a sentence themselves stand before another mark, one of the two: "。。" and
// "。；" become "。" and "；".
std::string with_single_stops(std::string words);

// "19.89" for an amount in 万元, rounded half away from zero.
std::string ten_thousands(Fen amount);

// part/whole in percent with two decimals, rounded half up in whole numbers: "29.18%". Of nothing
// everything is 0.00%.
std::string percent(Fen part, Fen whole);

}  // namespace yiben::compiling
