// The part of a regular expression that can be looked for without a search.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yiben::text {

// Runs of characters outside ASCII: every match of `expression` (PCRE, UTF-8, one that compiles)
// holds one of them. Of the parts that no match can lack, those with the longest runs are taken.
// Empty where there is no such part of two characters, or where the expression sets options.
std::vector<std::u32string> needed_by(std::string_view expression);

}  // namespace yiben::text
