// Code points and what depends on them alone: counting, excerpts, width on a terminal, trimming.
#include "text/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "text/utf8_sequence.h"

namespace yiben::text {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

#include "text/width_ranges.inc"

template <std::size_t count>
bool is_in(const Range (&ranges)[count], char32_t value) {
  const Range* after = std::upper_bound(std::begin(ranges), std::end(ranges), value,
                                        [](char32_t v, const Range& r) { return v < r.first; });
  return after != std::begin(ranges) && value <= std::prev(after)->last;
}

bool is_trimmed(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x3000 || c == 0xFEFF;
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    // Eight ASCII bytes at a time: most of a web page is markup.
    if (bytes.size() - i >= 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, bytes.data() + i, 8);
      if ((eight & 0x8080808080808080u) == 0) {
        i += 8;
        continue;
      }
    }
    const std::size_t length = sequence_length(bytes, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

CodePoint code_point_at(std::string_view s, std::size_t position) {
  YIBEN_CHECK(position < s.size());
  const auto byte_at = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(s[i]));
  };
  const auto rest_of = [&](std::size_t i) { return byte_at(i) & 0x3F; };
  const char32_t lead = byte_at(position);
  switch (sequence_length(s, position)) {
    case 1:
      return {lead, position + 1};
    case 2:
      return {(lead & 0x1F) << 6 | rest_of(position + 1), position + 2};
    case 3:
      return {(lead & 0x0F) << 12 | rest_of(position + 1) << 6 | rest_of(position + 2),
              position + 3};
    case 4:
      return {(lead & 0x07) << 18 | rest_of(position + 1) << 12 | rest_of(position + 2) << 6 |
                  rest_of(position + 3),
              position + 4};
    default:
      return {replacement_character, position + 1};
  }
}

void append_code_point(std::string& s, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement_character;
  const auto append = [&](char32_t byte) { s += static_cast<char>(byte); };
  if (value < 0x80) {
    append(value);
  } else if (value < 0x800) {
    append(0xC0 | value >> 6);
    append(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    append(0xE0 | value >> 12);
    append(0x80 | (value >> 6 & 0x3F));
    append(0x80 | (value & 0x3F));
  } else {
    append(0xF0 | value >> 18);
    append(0x80 | (value >> 12 & 0x3F));
    append(0x80 | (value >> 6 & 0x3F));
    append(0x80 | (value & 0x3F));
  }
}

std::u32string characters_of(std::string_view s) {
  std::u32string out;
  for (std::size_t at = 0; at < s.size();) {
    const auto [value, next] = code_point_at(s, at);
    out += value;
    at = next;
  }
  return out;
}

std::size_t count_characters(std::string_view s) {
  return static_cast<std::size_t>(
      std::count_if(s.begin(), s.end(), [](char byte) { return !is_continuation(byte); }));
}

std::string excerpt(std::string_view s, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t taken = 0; taken < count && end < s.size(); ++taken) {
    end = code_point_at(s, end).next;
  }
  std::string out(s.substr(0, end));
  if (end < s.size()) out += "…";
  return out;
}

int display_width(std::string_view s) {
  int width = 0;
  for (std::size_t i = 0; i < s.size();) {
    const auto [value, next] = code_point_at(s, i);
    i = next;
    if (value >= 0x20 && value < 0x7F) {
      ++width;
    } else if (!is_in(zero_ranges, value)) {
      width += is_in(wide_ranges, value) ? 2 : 1;
    }
  }
  return width;
}

std::string_view trim(std::string_view s) {
  while (!s.empty()) {
    const auto [value, next] = code_point_at(s, 0);
    if (!is_trimmed(value)) break;
    s.remove_prefix(next);
  }
  while (!s.empty()) {
    std::size_t last = s.size() - 1;
    while (last > 0 && is_continuation(s[last])) --last;
    if (!is_trimmed(code_point_at(s, last).value)) break;
    s.remove_suffix(s.size() - last);
  }
  return s;
}

}  // namespace yiben::text
