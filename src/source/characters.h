// Internal to source: what the characters of a field make it.
#pragma once

#include <string>
#include <string_view>

namespace yiben::sourcing {

// No characters that neither a workbook nor a text of lines can hold.
bool is_writable(std::string_view s);

// What "%E4" and the like may have made; line breaks are written so.
bool is_text(std::string member);

bool is_code(std::string_view s);

// Punctuation, and no word: full-width letters and digits are words.
bool is_of_marks(std::string_view s);

// A number of more digits than are counted with.
bool is_long_number(std::string_view s);

// U+00AD, U+200B to U+200F, U+2060 to U+2064 and U+FEFF: a name with one is not the name.
bool has_unseen(std::string_view words);

}  // namespace yiben::sourcing
