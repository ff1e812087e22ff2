// The part of a regular expression that can be looked for without a search.
#pragma once

#include <string>
#include <string_view>

namespace yiben::text {

// The longest run of characters outside ASCII that every match of `expression` (PCRE, UTF-8, one
// that compiles) holds: outside of groups, classes and alternatives, and not optional. Empty where
// there is none or the expression sets options that this does not know.
std::u32string needed_by(std::string_view expression);

}  // namespace yiben::text
