// write/pdf: a text as a row of letters, and where its lines end.
#include "write/pdf/setting.h"

#include <algorithm>
#include <utility>

#include "text/text.h"

namespace yiben::write {

namespace {

// Beside Chinese characters a space is so wide that it can be told from close setting: the reader
// of PDF takes 0.8 em for one.
constexpr double kWideSpace = 0.85;
constexpr double kNarrowSpace = 0.25;
constexpr double kMostSpread = 0.6;  // em that a gap may grow without becoming a space
constexpr double kRounding = 1e-6;

constexpr std::u32string_view kNeverFirst = U"，。、；：！？）》」』】〕〉〗”’…—·～％‰℃,.;:!?)]}%";
constexpr std::u32string_view kNeverLast = U"（《「『【〔〈〖“‘([{￥$";

bool is_never_first(char32_t c) {
  return kNeverFirst.find(c) != std::u32string_view::npos;
}

bool is_never_last(char32_t c) {
  return kNeverLast.find(c) != std::u32string_view::npos;
}

bool may_part(const Letter& before, const Letter& after) {
  if (after.is_space) return false;
  if (before.is_space) return true;
  if (is_never_first(after.value) || is_never_last(before.value)) return false;
  return before.is_wide || after.is_wide;
}

// What is set in the place of a character: 0 for nothing.
char32_t settable(char32_t c) {
  if (c == U'\n') return c;
  if (c == U'\t' || c == U'\r' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
      c == 0x2029 || c == 0x202F || c == 0x205F) {
    return U' ';
  }
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD) return 0;  // control, soft hyphen
  if ((c >= 0x200B && c <= 0x200F) || c == 0xFEFF) return 0;        // of no width
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)) return 0;    // direction
  if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF)) return 0;  // variants, tags
  if ((c & 0xFFFE) == 0xFFFE) return U'\uFFFD';                                  // no characters
  return c;
}

}  // namespace

bool is_gap(const SetText& text, std::size_t atom) {
  if (atom + 1 >= text.atoms.size()) return false;
  const Letter& before = *text.atoms[atom].letter;
  const Letter& after = *text.atoms[atom + 1].letter;
  return before.is_space || before.is_wide || after.is_wide;
}

std::vector<SetLine> lines_of(const SetText& text, double width, double indent) {
  std::vector<SetLine> lines;
  const std::vector<Atom>& atoms = text.atoms;
  const auto end_line = [&](std::size_t begin, std::size_t end, bool is_last) {
    while (end > begin && atoms[end - 1].letter->is_space) --end;
    SetLine line{begin, end, 0, is_last};
    for (std::size_t i = begin; i < end; ++i) line.width += atoms[i].advance;
    lines.push_back(line);
  };
  std::size_t begin = 0;
  std::size_t last_break = 0;  // the last place after `begin` where the line may end
  double room = width - indent + kRounding;
  double used = 0;
  for (std::size_t i = 0; i < atoms.size();) {
    const bool is_end = atoms[i].letter->value == U'\n';
    if (is_end) {
      end_line(begin, i, true);
      begin = last_break = ++i;
    } else if (used + atoms[i].advance > room && i > begin && !atoms[i].letter->is_space) {
      if (atoms[i].is_break) last_break = i;
      const std::size_t end = last_break > begin ? last_break : i;
      end_line(begin, end, false);
      begin = last_break = i = end;
    } else {
      if (i > begin && atoms[i].is_break) last_break = i;
      used += atoms[i++].advance;
      continue;
    }
    used = 0;
    room = width + kRounding;
  }
  if (begin < atoms.size()) end_line(begin, atoms.size(), true);
  return lines;
}

std::vector<SetLine> even_lines_of(const SetText& text, double width) {
  std::vector<SetLine> lines = lines_of(text, width);
  constexpr std::size_t kMostLines = 8;  // a long text has its short last line as any paragraph
  if (lines.size() < 2 || lines.size() > kMostLines) return lines;
  double low = text.width / static_cast<double>(lines.size() + 1);
  double high = width;
  constexpr double kGrain = 0.25;  // em
  while (high - low > kGrain) {
    const double middle = (low + high) / 2;
    std::vector<SetLine> narrower = lines_of(text, middle);
    if (narrower.size() == lines.size()) {
      lines = std::move(narrower);
      high = middle;
    } else {
      low = middle;
    }
  }
  return lines;
}

double spread_of(const SetText& text, const SetLine& line, double width) {
  const double missing = width - line.width;
  if (line.is_last || missing <= 0 || line.end <= line.begin + 1) return 0;
  std::size_t gaps = 0;
  for (std::size_t i = line.begin; i + 1 < line.end; ++i) gaps += is_gap(text, i) ? 1u : 0u;
  if (gaps == 0) return 0;
  const double spread = missing / static_cast<double>(gaps);
  return spread <= kMostSpread ? spread : 0;
}

std::string plain_text(std::string_view text) {
  std::string s;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint point = text::code_point_at(text, i);
    i = point.next;
    const char32_t value = settable(point.value);
    if (value != 0) text::append_code_point(s, value == U'\n' ? U' ' : value);
  }
  return s;
}

const SetText& Setter::set(Face face, const std::string& text) {
  auto& known = known_[static_cast<std::size_t>(face)];
  const auto it = known.find(text);
  if (it != known.end()) return it->second;
  return known.emplace(text, make(face, text)).first->second;
}

SetText Setter::make(Face face, std::string_view text) {
  static const Letter kLineEnd{.value = U'\n'};
  SetText set;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint point = text::code_point_at(text, i);
    i = point.next;
    const char32_t value = settable(point.value);
    if (value == 0) continue;
    const Letter& letter = value == U'\n' ? kLineEnd : letters_.at(face, value);
    set.atoms.push_back({.letter = &letter, .advance = letter.advance});
  }
  while (!set.atoms.empty() && set.atoms.back().letter->value == U'\n') set.atoms.pop_back();
  double line = 0;
  double word = 0;
  for (std::size_t i = 0; i < set.atoms.size(); ++i) {
    Atom& atom = set.atoms[i];
    const Letter* before = i > 0 ? set.atoms[i - 1].letter : &kLineEnd;
    const Letter* after = i + 1 < set.atoms.size() ? set.atoms[i + 1].letter : &kLineEnd;
    if (atom.letter->value == U' ') {
      atom.advance = before->is_wide || after->is_wide ? kWideSpace : kNarrowSpace;
    }
    const bool is_new_line = before->value == U'\n';
    atom.is_break = i > 0 && (is_new_line || may_part(*before, *atom.letter));
    if (is_new_line) line = 0;
    if (is_new_line || atom.is_break || atom.letter->is_space) word = 0;
    line += atom.advance;
    word += atom.advance;
    set.width = std::max(set.width, line);
    set.widest_word = std::max(set.widest_word, word);
  }
  return set;
}

}  // namespace yiben::write
