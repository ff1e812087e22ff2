// read/html: the bytes of a web page as UTF-8 text.
#include "read/html/charset.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/text.h"

namespace yiben::read {

namespace {

// Browsers look for the declaration in the first kilobyte; pages of content systems are wordier.
constexpr std::size_t kDeclarationBytes = 8192;

// More bad bytes than one in this many are no accident: the page is not UTF-8, whatever it says.
constexpr std::size_t kBytesForEachFault = 1000;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

// The value of "charset = value" in a tag in lower case; empty where there is none.
std::string charset_of_tag(std::string_view tag) {
  std::size_t i = tag.find("charset");
  if (i == std::string_view::npos) return "";
  i += std::string_view("charset").size();
  const auto skip = [&](auto wanted) {
    while (i < tag.size() && wanted(tag[i])) ++i;
  };
  skip(is_space);
  if (i == tag.size() || tag[i] != '=') return "";
  ++i;
  skip([](char c) { return is_space(c) || c == '"' || c == '\''; });
  const std::size_t begin = i;
  skip([](char c) {
    return !is_space(c) && std::string_view("\"';/>").find(c) == std::string_view::npos;
  });
  return std::string(tag.substr(begin, i - begin));
}

// Length of the valid UTF-8 sequence at the start of `s`; 0 where there is none.
std::size_t sequence_length(std::string_view s) {
  const auto lead = static_cast<unsigned char>(s[0]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return length <= s.size() && text::is_valid_utf8(s.substr(0, length)) ? length : 0;
}

// Bytes that are not UTF-8 become U+FFFD; `faults` counts them.
std::string with_replacements(std::string_view bytes, std::size_t& faults) {
  std::string out;
  out.reserve(bytes.size() + 64);
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = sequence_length(bytes.substr(i));
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      ++faults;
      ++i;
    } else {
      out += bytes.substr(i, length);
      i += length;
    }
  }
  return out;
}

bool is_utf8_name(std::string_view name) {
  return name == "utf-8" || name == "utf8";
}

// Encodings that text::decode does not know and would take for another. Western names are left
// out: Chinese pages bear them by mistake.
bool is_foreign(std::string_view name) {
  constexpr std::array<std::string_view, 9> kPrefixes = {
      "big5", "shift", "sjis", "euc-", "iso-2022", "hz-gb", "utf-7", "koi8", "windows-1251"};
  return std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](std::string_view prefix) {
    return name.substr(0, prefix.size()) == prefix;
  });
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, kDeclarationBytes));
  for (std::size_t at = head.find("<meta"); at != std::string::npos;
       at = head.find("<meta", at + 1)) {
    const std::size_t end = std::min(head.find('>', at), head.size());
    std::string name = charset_of_tag(std::string_view(head).substr(at, end - at));
    if (!name.empty()) return name;
  }
  return "";
}

Result<std::string> decode_page(std::string_view bytes, const std::string& path) {
  const bool marked = bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
  if (marked || bytes.size() > limits::max_text_bytes || text::is_valid_utf8(bytes)) {
    return text::decode(bytes, path);
  }
  const std::string name = declared_charset(bytes);
  if (is_foreign(name)) {
    return Error{.file = path,
                 .excerpt = text::excerpt(name),
                 .what = "the encoding that the page declares is not read",
                 .remedy = "open the page in a browser and save it as UTF-8"};
  }
  if (is_utf8_name(name)) {
    std::size_t faults = 0;
    const std::string repaired = with_replacements(bytes, faults);
    if (faults <= 1 + bytes.size() / kBytesForEachFault) return text::decode(repaired, path);
  }
  return text::decode(bytes, path);
}

}  // namespace yiben::read
