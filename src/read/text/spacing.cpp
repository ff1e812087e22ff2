// How the lines of a text are spaced, all of them alike.
#include "read/text/spacing.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <vector>

#include "text/text.h"

namespace yiben::read {

namespace {

using Counts = std::map<std::size_t, std::size_t>;

// The value that was counted most often; the least of equals.
Counts::const_iterator most_of(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; });
}

// Sets the tabs that begin, and end, every line that is not white.
void measure_tabs(std::string_view text, Spacing& spacing) {
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  constexpr std::size_t least_lines = 3;
  std::size_t before = none;
  std::size_t behind = none;
  std::size_t lines = 0;
  Counts counts;  // lines by their tabs
  TextLine line;
  for (LineReader reader(text, Spacing()); reader.next(line); ++lines) {
    ++counts[static_cast<std::size_t>(std::count(line.bytes.begin(), line.bytes.end(), '\t'))];
    const std::size_t first = line.bytes.find_first_not_of('\t');
    if (line.kind == LineKind::blank || first == std::string_view::npos) continue;
    before = std::min(before, first);
    behind = std::min(behind, line.bytes.size() - 1 - line.bytes.find_last_not_of('\t'));
  }
  if (before == none) return;
  const auto most = most_of(counts);
  spacing.is_padded = !counts.contains(0) && lines >= least_lines && most->second * 2 >= lines;
  spacing.tabs_before = before;
  spacing.tabs_behind = spacing.is_padded ? counts.rbegin()->first : behind;
}

// The number of blank lines that stands most often between a row and the next; the least of equals.
std::size_t measure_gap(std::string_view text, const Spacing& spacing) {
  Counts counts;
  LineKind last = LineKind::prose;
  std::size_t gap = 0;
  TextLine line;
  for (LineReader reader(text, spacing); reader.next(line);) {
    if (line.kind == LineKind::mark) continue;
    if (line.kind == LineKind::blank) {
      ++gap;
      continue;
    }
    if (line.kind == last && last != LineKind::prose) ++counts[gap];
    last = line.kind;
    gap = 0;
  }
  const auto most = most_of(counts);
  return most == counts.end() ? 0 : most->first;
}

// Shorter lines are labels, longer ones no one reads; in columns of a terminal.
constexpr int least_wrap = 40;
constexpr int most_wrap = 160;

// A line that is broken is filled to three fifths at least: some break only at white space.
bool fills(int width, int wrap) {
  return width * 5 >= wrap * 3;
}

// After these a sentence may end, and a title.
bool ends_sentence(std::string_view line) {
  constexpr std::string_view ends[] = {"。", "；", "：", "！", "？", ";",
                                       ":",  "”",  "）", ")",  "表"};
  return std::any_of(std::begin(ends), std::end(ends),
                     [&](std::string_view end) { return line.ends_with(end); });
}

// The widest line of prose, if some lines that fill it end no sentence: a text that was not broken
// into lines has paragraphs of all widths.
int measure_wrap(std::string_view text, const Spacing& spacing) {
  constexpr int least_full_lines = 3;
  std::vector<int> open_lines(most_wrap + 1, 0);  // by width: lines that end no sentence
  int widest = 0;
  std::string_view above;  // of prose, else empty
  TextLine line;
  for (LineReader reader(text, spacing); reader.next(line);) {
    const std::string_view words =
        line.kind == LineKind::prose ? text::trim(line.bytes) : std::string_view();
    // Two columns take at most four bytes.
    if (words.size() > most_wrap * 2) return 0;
    if (!words.empty() && !above.empty() && !ends_sentence(above)) {
      ++open_lines[static_cast<std::size_t>(text::display_width(above))];
    }
    const int width = text::display_width(words);
    if (width > most_wrap) return 0;
    widest = std::max(widest, width);
    above = words;
  }
  if (widest < least_wrap) return 0;
  int lines = 0;
  for (int width = 0; width <= widest; ++width) {
    if (fills(width, widest)) lines += open_lines[static_cast<std::size_t>(width)];
  }
  return lines >= least_full_lines ? widest : 0;
}

// "单位：万元": a word and a colon, without any mark of a sentence before it.
bool begins_with_label(std::string_view line) {
  constexpr std::size_t max_label_bytes = 30;
  const std::string_view head = line.substr(0, max_label_bytes);
  const std::size_t colon = std::min(head.find("："), head.find(':'));
  if (colon == head.npos) return false;
  constexpr std::string_view marks[] = {"，", "。", "；", "、", "%"};
  return std::none_of(std::begin(marks), std::end(marks), [&](std::string_view mark) {
    return head.substr(0, colon).find(mark) != head.npos;
  });
}

}  // namespace

bool goes_on_below(std::string_view line, std::string_view below, const Spacing& spacing) {
  if (spacing.wrap == 0) return false;
  const std::string_view words = text::trim(line);
  if (!fills(text::display_width(words), spacing.wrap) || ends_sentence(words)) return false;
  // A paragraph of its own is set in, or begins with a mark, an ordinal or a label.
  const std::string_view next = text::trim(below);
  if (next.data() - below.data() > words.data() - line.data()) return false;
  if (next.starts_with('#') || next.starts_with("- ")) return false;
  if (begins_with_label(next)) return false;
  return !text::leading_ordinal(next);
}

Spacing spacing_of(std::string_view text) {
  Spacing spacing;
  measure_tabs(text, spacing);
  spacing.gap = measure_gap(text, spacing);
  spacing.wrap = measure_wrap(text, spacing);
  return spacing;
}

bool LineReader::next(TextLine& line) {
  if (rest_.empty()) return false;
  const std::size_t end = rest_.find('\n');
  line.bytes = rest_.substr(0, end);
  line.has_end = end != std::string_view::npos;
  rest_.remove_prefix(line.has_end ? end + 1 : rest_.size());
  line.is_last = rest_.empty();
  line.number = ++number_;
  line.indent = 0;
  if (line.bytes.ends_with('\r')) line.bytes.remove_suffix(1);
  for (std::size_t i = 0; i < spacing_.tabs_before && line.bytes.starts_with('\t'); ++i) {
    line.bytes.remove_prefix(1);
    ++line.indent;
  }
  for (std::size_t i = 0; i < spacing_.tabs_behind && line.bytes.ends_with('\t'); ++i) {
    line.bytes.remove_suffix(1);
  }
  line.kind = line_kind(line.bytes);
  return true;
}

}  // namespace yiben::read
