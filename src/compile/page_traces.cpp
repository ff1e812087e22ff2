// What pages left in words.
#include "compile/page_traces.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/text.h"

namespace yiben::compiling {

namespace {

// The last characters of a line that would have to stand alone, or a mark, take so much.
constexpr int ragged_columns = 4;
constexpr std::size_t max_trace_bytes = 40;

std::vector<std::string_view> lines_of(std::string_view words) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = words.find('\n');
    lines.push_back(text::trim(words.substr(0, end)));
    if (end == words.npos) return lines;
    words.remove_prefix(end + 1);
  }
}

bool ends_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 8> marks = {"。", "！", "？", "；", "：", ";", ":", "…"};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return line.ends_with(mark); });
}

bool is_latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string without_breaks(std::string_view words) {
  const std::vector<std::string_view> lines = lines_of(words);
  int widest = 0;
  for (const std::string_view line : lines) widest = std::max(widest, text::display_width(line));
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && !out.empty() && !lines[i].empty()) {
      const std::string_view before = lines[i - 1];
      const bool full = text::display_width(before) + ragged_columns >= widest;
      const bool broken = full && !ends_sentence(before) && !text::leading_ordinal(lines[i]);
      if (!broken) {
        out += '\n';
      } else if (is_latin(out.back()) && is_latin(lines[i].front())) {
        out += ' ';
      }
    }
    out += lines[i];
  }
  return out;
}

bool is_page_trace(std::string_view line) {
  if (line.size() > max_trace_bytes) return false;
  std::string rest = text::fold(line);
  const bool marked = rest.find('/') != rest.npos || rest.find("page") != rest.npos;
  const bool numbered = std::any_of(rest.begin(), rest.end(), text::is_digit);
  for (const std::string_view word : {"page", "of", "第", "页", "共"}) {
    for (std::size_t at = rest.find(word); at != rest.npos; at = rest.find(word)) {
      rest.erase(at, word.size());
    }
  }
  constexpr std::string_view between = " /-.:,";
  std::erase_if(rest, [&](char c) { return text::is_digit(c) || between.find(c) != between.npos; });
  return marked && numbered && rest.empty();
}

}  // namespace yiben::compiling
