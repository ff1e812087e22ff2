// Inside src/text only: the one place that knows which byte sequences are UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace yiben::text {

inline constexpr char32_t replacement_character = 0xFFFD;

// Length of the well-formed UTF-8 sequence that begins at `position`, which is < bytes.size(); 0
// where there is none: stray or missing continuation bytes, overlong forms, surrogates, and what
// lies beyond U+10FFFF.
inline std::size_t sequence_length(std::string_view bytes, std::size_t position) {
  const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned lead = byte_at(position);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || length > bytes.size() - position) return 0;
  // The second byte alone decides on overlong forms, surrogates and the upper end.
  const unsigned second = byte_at(position + 1);
  const unsigned least = lead == 0xE0 ? 0xA0u : lead == 0xF0 ? 0x90u : 0x80u;
  const unsigned most = lead == 0xED ? 0x9Fu : lead == 0xF4 ? 0x8Fu : 0xBFu;
  if (second < least || second > most) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte_at(position + i) & 0xC0u) != 0x80u) return 0;
  }
  return length;
}

}  // namespace yiben::text
