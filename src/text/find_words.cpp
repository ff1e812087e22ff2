// Words in a text that may have other white space.
#include "text/text.h"

namespace yiben::text {
namespace {

// The text without white space, and the byte in it at which each remaining one stood.
struct Compact {
  std::string text;
  std::vector<std::size_t> at;
};

Compact compact(std::string_view text) {
  constexpr char32_t wide_space = 0x3000;
  Compact out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    if (point.value > U' ' && point.value != wide_space && point.value != 0xA0) {
      for (std::size_t byte = i; byte < point.next; ++byte) {
        out.text += text[byte];
        out.at.push_back(byte);
      }
    }
    i = point.next;
  }
  return out;
}

}  // namespace

std::pair<std::size_t, std::size_t> find_words(std::string_view s, std::string_view words) {
  const Compact where = compact(s);
  const Compact what = compact(words);
  if (what.text.empty()) return {0, 0};
  const std::size_t found = where.text.find(what.text);
  if (found == std::string::npos) return {0, 0};
  return {where.at[found], where.at[found + what.text.size() - 1] + 1};
}

}  // namespace yiben::text
