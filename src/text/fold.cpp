// The form in which words are compared. It runs on every cell of every document, so it is one pass
// with one look at a table for each character that is not ASCII.
#include "text/text.h"

#include <array>
#include <cstdint>

#include "text/utf8_sequence.h"

namespace yiben::text {
namespace {

struct Pair {
  char32_t from;
  char32_t to;
};

// What means one usual character by Unicode's own tables.
constexpr Pair unicode_pairs[] = {
#include "text/fold_pairs.inc"
};

// In the table: `gone` for white space and what nobody sees; 0 for a character that stays.
constexpr char32_t gone = 0xFFFFFFFF;

// What means the same in budget papers. Round brackets stay apart from square ones: 财预〔2021〕1号
// is not a remark. Middle dots stand in names; 、 and 。 are nobody's variant and stay.
struct Kind {
  char32_t to;
  std::u32string_view from;
};
constexpr Kind kinds[] = {
    {gone, U"\u0085\u00A0\u00AD\u1680\u180E\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF"},
    {gone, U"\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B"},
    {gone, U"\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E"},
    {'[', U"〔【〖"},
    {']', U"〕】〗"},
    {'"', U"“”„‟‘’‚‛「」『』〝〞〟′″"},
    {'-', U"‐‑‒–—―−─━\u2E3A\u2E3B"},
    // What Unicode calls the equal of a radical is not what fonts for simplified characters draw.
    {U'户', U"戶"},
    {U'青', U"靑"},
    {':', U"∶꞉"},
    {'~', U"〜∼"},
    {0xB7, U"•‧・∙⋅"},
};

// Two steps, because most pages of 256 characters hold nothing to change.
constexpr std::size_t page_count = 0x300;  // up to U+2FFFF
constexpr std::size_t stored_pages = 24;

struct Table {
  std::array<std::uint8_t, page_count> page_of{};  // 0: nothing to change in these 256
  std::array<std::array<char32_t, 256>, stored_pages> pages{};
  std::size_t used = 1;

  constexpr void set(char32_t from, char32_t to) {
    std::uint8_t& page = page_of[from >> 8];
    if (page == 0) page = static_cast<std::uint8_t>(used++);
    pages[page][from & 0xFF] = to;
  }
  constexpr char32_t at(char32_t c) const {
    return c >> 8 < page_count ? pages[page_of[c >> 8]][c & 0xFF] : 0;
  }
};

constexpr char32_t folded_ascii(char32_t c) {
  if (c == ' ' || (c >= 0x09 && c <= 0x0D)) return gone;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  return c == '\'' ? U'"' : c;
}

constexpr Table make_table() {
  Table table;
  for (const Kind& kind : kinds) {
    for (const char32_t from : kind.from) table.set(from, kind.to);
  }
  // A pair may lead to a character that is itself unified, such as a full-width letter to a
  // capital.
  for (const Pair& pair : unicode_pairs) {
    const char32_t further = pair.to < 0x80 ? folded_ascii(pair.to) : table.at(pair.to);
    table.set(pair.from, further == 0 ? pair.to : further);
  }
  return table;
}

constexpr Table table = make_table();

}  // namespace

std::string fold(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  std::size_t kept = 0;  // where the characters begin that stay and are not in `out` yet
  const auto replace = [&](std::size_t from, std::size_t next, char32_t to) {
    out.append(s, kept, from - kept);
    if (to != gone) append_code_point(out, to);
    kept = next;
  };
  for (std::size_t i = 0; i < s.size();) {
    const auto lead = static_cast<unsigned char>(s[i]);
    if (lead < 0x80) {
      const char32_t to = folded_ascii(lead);
      if (to != lead) replace(i, i + 1, to);
      ++i;
      continue;
    }
    // U+4000 to U+9FFF, nearly all of Chinese text: nothing there is a variant.
    if (lead >= 0xE4 && lead <= 0xE9 && sequence_length(s, i) == 3) {
      i += 3;
      continue;
    }
    const auto [value, next] = code_point_at(s, i);
    const char32_t to = table.at(value);
    // One byte that is not ASCII is malformed; as U+FFFD it cannot join with what follows.
    if (to != 0 || next - i == 1) replace(i, next, to == 0 ? value : to);
    i = next;
  }
  out.append(s, kept);
  return out;
}

}  // namespace yiben::text
