// Bytes of a text file to UTF-8 with "\n" line ends. Which encoding it is shows from the bytes
// alone: a byte-order mark, else UTF-8 where it is well-formed, else GB18030 where that is.
#include "text/text.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "text/utf8_sequence.h"

namespace yiben::text {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

struct Decoded {
  std::string text;
  bool is_whole = true;  // false: a bad byte follows what is in `text`
};

// Lines end in "\n", "\r\n" or "\r"; the number of the line that the end of `text` lies in.
int line_at_end(std::string_view text) {
  int line = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if ((text[i] == '\n' || text[i] == '\r') && !is_pair) ++line;
  }
  return line;
}

// What a look at bytes that are not well-formed UTF-8 says.
struct Damage {
  std::size_t first_bad = 0;
  std::size_t bad_bytes = 0;
  std::size_t long_sequences = 0;  // well-formed, of three or four bytes
};

Damage damage_of(std::string_view bytes) {
  Damage damage{.first_bad = bytes.size()};
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = sequence_length(bytes, i);
    if (length == 0) {
      damage.first_bad = std::min(damage.first_bad, i);
      ++damage.bad_bytes;
    }
    if (length >= 3) ++damage.long_sequences;
    i += std::max<std::size_t>(length, 1);
  }
  return damage;
}

Decoded from_utf16(std::string_view bytes, bool is_big_endian) {
  Decoded decoded;
  const auto unit_at = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(is_big_endian ? first << 8 | second : second << 8 | first);
  };
  std::size_t i = 0;
  while (i + 1 < bytes.size()) {
    char32_t value = unit_at(i);
    i += 2;
    if (value >= 0xD800 && value <= 0xDFFF) {
      const char32_t low = i + 1 < bytes.size() ? unit_at(i) : 0;
      if (value > 0xDBFF || low < 0xDC00 || low > 0xDFFF) return {decoded.text, false};
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    append_code_point(decoded.text, value);
  }
  decoded.is_whole = i == bytes.size();
  return decoded;
}

Decoded from_gb18030(std::string_view bytes) {
  Decoded decoded;
  const iconv_t converter = ::iconv_open("UTF-8", "GB18030");
  // The C library lacks its table, as on a stripped-down system: then no byte can be read so.
  if (converter == reinterpret_cast<iconv_t>(-1)) return {.text = {}, .is_whole = false};
  char* in = const_cast<char*>(bytes.data());  // iconv only reads it
  std::size_t in_left = bytes.size();
  std::array<char, 1 << 14> chunk{};
  while (in_left > 0) {
    char* out = chunk.data();
    std::size_t out_left = chunk.size();
    const std::size_t status = ::iconv(converter, &in, &in_left, &out, &out_left);
    decoded.text.append(chunk.data(), chunk.size() - out_left);
    if (status == static_cast<std::size_t>(-1) && errno != E2BIG) {
      decoded.is_whole = false;
      break;
    }
  }
  ::iconv_close(converter);
  return decoded;
}

std::string with_plain_line_ends(std::string text) {
  if (text.find('\r') == std::string::npos) return text;
  std::size_t put = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (is_pair) continue;
    text[put++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(put);
  return text;
}

Error error_at(const std::string& file, int line, std::string what, std::string remedy) {
  return {
      .file = file, .place = {.line = line}, .what = std::move(what), .remedy = std::move(remedy)};
}

Error too_long(const std::string& file) {
  return {.file = file,
          .what = "the text is longer than " + std::to_string(limits::max_text_bytes >> 20) +
                  " MiB (limits::max_text_bytes)",
          .remedy = "give the file of one budget only"};
}

Error bad_byte(const std::string& file, std::string_view before, std::string_view encoding) {
  return error_at(file, line_at_end(before), "a byte that is not " + std::string(encoding),
                  "save the file as UTF-8 text again");
}

// What every encoding must still pass once it is UTF-8.
Result<std::string> finished(std::string text, const std::string& file) {
  if (text.starts_with(utf8_mark)) text.erase(0, utf8_mark.size());
  if (text.size() > limits::max_text_bytes) return too_long(file);
  const std::size_t nul = text.find('\0');
  if (nul != std::string::npos) {
    return error_at(file, line_at_end(std::string_view(text).substr(0, nul)),
                    "this is a binary file: it holds a NUL byte", "give a text file");
  }
  return with_plain_line_ends(std::move(text));
}

}  // namespace

Result<std::string> decode(std::string_view bytes, const std::string& file) {
  // No encoding here takes more than two bytes for one of UTF-8, so this much is too long in any.
  if (bytes.size() > 2 * limits::max_text_bytes + utf8_mark.size()) return too_long(file);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    Decoded decoded = from_utf16(bytes.substr(2), bytes.starts_with("\xFE\xFF"));
    if (!decoded.is_whole) return bad_byte(file, decoded.text, "UTF-16, as its mark says");
    return finished(std::move(decoded.text), file);
  }
  if (is_valid_utf8(bytes)) return finished(std::string(bytes), file);

  // Damaged UTF-8 is often well-formed GB18030 and would come out as other Chinese characters.
  // Sequences of three bytes are rare in GB18030 text (they need its rarer characters side by
  // side) while nearly all its other bytes are bad ones, so more of the former tell UTF-8.
  const Damage damage = damage_of(bytes);
  const bool is_damaged_utf8 =
      bytes.starts_with(utf8_mark) || damage.long_sequences > damage.bad_bytes;
  if (is_damaged_utf8) return bad_byte(file, bytes.substr(0, damage.first_bad), "UTF-8");
  if (bytes.find('\0') != std::string_view::npos) {
    return finished(std::string(bytes), file);  // names the NUL byte, which says more
  }
  Decoded decoded = from_gb18030(bytes);
  if (!decoded.is_whole) return bad_byte(file, decoded.text, "UTF-8, UTF-16 or GB18030");
  return finished(std::move(decoded.text), file);
}

}  // namespace yiben::text
