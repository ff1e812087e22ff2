// What the characters of a field make it.
#include "source/characters.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "text/text.h"

namespace yiben::sourcing {

namespace {

// General and CJK punctuation, and what is full width and neither a letter nor a digit.
constexpr std::array<std::pair<char32_t, char32_t>, 7> marks{{{0x2000, 0x206F},
                                                              {0x3000, 0x3003},
                                                              {0x3008, 0x301F},
                                                              {0xFF00, 0xFF0F},
                                                              {0xFF1A, 0xFF20},
                                                              {0xFF3B, 0xFF40},
                                                              {0xFF5B, 0xFF65}}};

}  // namespace

bool is_writable(std::string_view s) {
  const bool no_control = std::none_of(s.begin(), s.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  });
  return no_control && s.find("\xEF\xBF\xBE") == s.npos && s.find("\xEF\xBF\xBF") == s.npos;
}

bool is_text(std::string member) {
  std::erase(member, '\r');
  return text::is_valid_utf8(member) && is_writable(member);
}

bool is_code(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) {
    return text::is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.';
  });
}

bool is_long_number(std::string_view s) {
  constexpr std::size_t fewest = 16;
  return s.size() >= fewest && s.find_first_not_of("0123456789,.") == s.npos &&
         s.find('.') == s.rfind('.') && s.size() - std::min(s.find('.'), s.size() - 1) <= 3;
}

bool is_of_marks(std::string_view s) {
  for (std::size_t at = 0; at < s.size();) {
    const auto [value, next] = text::code_point_at(s, at);
    at = next;
    const bool is_letter = value < 0x80 && std::isalnum(static_cast<unsigned char>(value)) != 0;
    const bool is_mark = std::any_of(marks.begin(), marks.end(), [&v = value](const auto& span) {
      return v >= span.first && v <= span.second;
    });
    if (is_letter || (value >= 0x80 && !is_mark)) return false;
  }
  return true;
}

bool has_unseen(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const auto [value, next] = text::code_point_at(words, at);
    at = next;
    const bool is_wide =
        (value >= 0x200B && value <= 0x200F) || (value >= 0x2060 && value <= 0x2064);
    if (value == 0xAD || value == 0xFEFF || is_wide) return true;
  }
  return false;
}

}  // namespace yiben::sourcing
