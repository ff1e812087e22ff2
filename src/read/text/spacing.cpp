// How the lines of a text are spaced, all of them alike.
#include "read/text/spacing.h"

#include <algorithm>
#include <limits>
#include <map>

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
  Line line;
  for (LineReader reader(text, Spacing()); reader.next(line); ++lines) {
    ++counts[static_cast<std::size_t>(std::count(line.bytes.begin(), line.bytes.end(), '\t'))];
    const std::size_t first = line.bytes.find_first_not_of('\t');
    if (line.kind == LineKind::blank || first == std::string_view::npos) continue;
    before = std::min(before, first);
    behind = std::min(behind, line.bytes.size() - 1 - line.bytes.find_last_not_of('\t'));
  }
  if (before == none) return;
  const auto most = most_of(counts);
  spacing.is_padded = !counts.contains(0) && lines >= least_lines && most->second * 4 >= lines * 3;
  spacing.tabs_before = before;
  spacing.tabs_behind = spacing.is_padded ? counts.rbegin()->first : behind;
}

// The number of blank lines that stands most often between a row and the next; the least of equals.
std::size_t measure_gap(std::string_view text, const Spacing& spacing) {
  Counts counts;
  LineKind last = LineKind::prose;
  std::size_t gap = 0;
  Line line;
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

}  // namespace

Spacing spacing_of(std::string_view text) {
  Spacing spacing;
  measure_tabs(text, spacing);
  spacing.gap = measure_gap(text, spacing);
  return spacing;
}

bool LineReader::next(Line& line) {
  if (rest_.empty()) return false;
  const std::size_t end = rest_.find('\n');
  line.bytes = rest_.substr(0, end);
  line.has_end = end != std::string_view::npos;
  rest_.remove_prefix(line.has_end ? end + 1 : rest_.size());
  line.is_last = rest_.empty();
  line.number = ++number_;
  if (line.bytes.ends_with('\r')) line.bytes.remove_suffix(1);
  for (std::size_t i = 0; i < spacing_.tabs_before && line.bytes.starts_with('\t'); ++i) {
    line.bytes.remove_prefix(1);
  }
  for (std::size_t i = 0; i < spacing_.tabs_behind && line.bytes.ends_with('\t'); ++i) {
    line.bytes.remove_suffix(1);
  }
  line.kind = line_kind(line.bytes);
  return true;
}

}  // namespace yiben::read
