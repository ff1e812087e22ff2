// read/pdf: amounts that are wider than their square.
#include "read/pdf/overhang.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <string>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kTouching = 0.2;     // em between figures of one amount
constexpr double kSameLine = 0.3;     // em
constexpr std::size_t kMostOver = 6;  // characters that may hang over
constexpr std::size_t kLongest = 24;  // characters of an amount, with its separators

bool is_figure(const Glyph& glyph) {
  return glyph.text.size() == 1 && (text::is_digit(glyph.text[0]) || glyph.text == "." ||
                                    glyph.text == "," || glyph.text == "-");
}

bool touch(const Glyph& left, const Glyph& right) {
  return std::abs(left.box.center_y() - right.box.center_y()) <= kSameLine * left.size &&
         std::abs(right.box.x0 - left.box.x1) <= kTouching * left.size;
}

// How many decimals an amount has that is printed so; 0 where it is none, or has none.
std::size_t decimals_of(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || point == 0) return 0;
  const std::string_view whole = text.substr(0, point);
  const std::string_view decimals = text.substr(point + 1);
  if (decimals.empty() || !std::all_of(decimals.begin(), decimals.end(), text::is_digit)) return 0;
  const bool grouped = whole.find(',') != std::string_view::npos;
  std::size_t digits = 0;  // behind the last comma
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool comma = whole[i] == ',';
    if (!comma && !text::is_digit(whole[i])) return 0;
    const bool first_group = whole.substr(0, i).find(',') == std::string_view::npos;
    if (comma && (digits == 0 || digits > 3 || (!first_group && digits != 3))) return 0;
    digits = comma ? 0 : digits + 1;
  }
  return !grouped || digits == 3 ? decimals.size() : 0;
}

// An amount beside a code, 12,260,505.19|302, is none with five decimals. `usual`: how many those
// of the column have, 0 where that is not known.
bool has_usual_decimals(std::string_view figures, std::size_t usual) {
  const std::size_t decimals = decimals_of(figures);
  if (usual > 0) return decimals == usual;
  return decimals == 1 || decimals == 2 || decimals == 4 || decimals == 6;
}

// Whether figures may be parted so: an amount at each side with as many decimals, or only one.
bool parts_amounts(std::string_view figures, std::size_t at, std::size_t usual) {
  const std::string_view left = figures.substr(0, at);
  const std::string_view right = figures.substr(at);
  if (left.empty() || right.empty()) return has_usual_decimals(figures, usual);
  return decimals_of(left) > 0 && decimals_of(left) == decimals_of(right);
}

// Indices of the figures of a square that run up to `edge` on the line of `beside`, in order of x.
std::vector<std::size_t> run_of(const std::vector<Glyph>& glyphs, const Glyph& beside, bool left) {
  std::vector<std::size_t> line;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const double apart = std::abs(glyphs[i].box.center_y() - beside.box.center_y());
    if (apart <= kSameLine * beside.size) line.push_back(i);
  }
  std::sort(line.begin(), line.end(),
            [&](std::size_t a, std::size_t b) { return glyphs[a].box.x0 < glyphs[b].box.x0; });
  if (left) std::reverse(line.begin(), line.end());
  std::vector<std::size_t> run;
  for (const std::size_t i : line) {
    if (!is_figure(glyphs[i]) || run.size() > kLongest) break;
    if (!run.empty()) {
      const Glyph& last = glyphs[run.back()];
      if (!(left ? touch(glyphs[i], last) : touch(last, glyphs[i]))) break;
    }
    run.push_back(i);
  }
  if (left) std::reverse(run.begin(), run.end());
  return run;
}

void move(std::vector<Glyph>& from, std::vector<std::size_t> which, std::vector<Glyph>& to) {
  std::sort(which.begin(), which.end());
  for (const std::size_t i : which) to.push_back(from[i]);
  for (std::size_t n = which.size(); n-- > 0;) {
    from.erase(from.begin() + static_cast<std::ptrdiff_t>(which[n]));
  }
}

// The first figure of a square, by its place.
const Glyph* first_figure(const std::vector<Glyph>& glyphs) {
  const auto first =
      std::min_element(glyphs.begin(), glyphs.end(),
                       [](const Glyph& a, const Glyph& b) { return a.box.x0 < b.box.x0; });
  return first == glyphs.end() || !is_figure(*first) ? nullptr : &*first;
}

// Whether the amounts of a column are whole, those of cells that hold nothing else counted.
bool is_whole(const std::vector<Glyph>& glyphs) {
  const auto is_digit = [](const Glyph& one) {
    return one.text.size() == 1 && (text::is_digit(one.text[0]) || one.text == ",");
  };
  return !glyphs.empty() && std::all_of(glyphs.begin(), glyphs.end(), is_digit);
}

bool has_point(const std::vector<Glyph>& glyphs) {
  return std::all_of(glyphs.begin(), glyphs.end(), is_figure) &&
         std::any_of(glyphs.begin(), glyphs.end(),
                     [](const Glyph& one) { return one.text == "."; });
}

// What most amounts of a column are like.
struct Kind {
  bool whole = false;
  std::size_t decimals = 0;  // 0: too few to say
};

std::string text_of(const std::vector<Glyph>& glyphs) {
  std::vector<std::size_t> order(glyphs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return glyphs[a].box.x0 < glyphs[b].box.x0; });
  std::string text;
  for (const std::size_t i : order) text += glyphs[i].text;
  return text;
}

std::vector<Kind> kinds_of_columns(const RuledTable& table,
                                   const std::vector<std::vector<Glyph>>& inside) {
  const auto columns = static_cast<std::size_t>(table.columns());
  std::vector<int> whole(columns, 0);
  std::vector<std::map<std::size_t, int>> decimals(columns);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const auto column = static_cast<std::size_t>(table.cells[i].column);
    const bool point = has_point(inside[i]);
    whole[column] += is_whole(inside[i]) ? 1 : point ? -1 : 0;
    const std::size_t places = point ? decimals_of(text_of(inside[i])) : 0;
    if (places > 0) ++decimals[column][places];
  }
  std::vector<Kind> kinds(columns);
  for (std::size_t i = 0; i < columns; ++i) {
    const auto most =
        std::max_element(decimals[i].begin(), decimals[i].end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const bool known = most != decimals[i].end() && most->second > 1;
    kinds[i] = {whole[i] > 1, known ? most->first : 0};
  }
  return kinds;
}

void settle(std::vector<Glyph>& left, std::vector<Glyph>& right, const Kind& column) {
  const Glyph* first = first_figure(right);
  if (first == nullptr || left.empty()) return;
  const std::vector<std::size_t> before = run_of(left, *first, true);
  const std::vector<std::size_t> behind = run_of(right, *first, false);
  if (before.empty() || behind.empty() || !touch(left[before.back()], *first)) return;
  std::string figures;
  for (const std::size_t i : before) figures += left[i].text;
  for (const std::size_t i : behind) figures += right[i].text;
  const std::size_t line = before.size();
  // A whole amount beside a percentage, in a column of whole amounts.
  const bool both = column.whole && is_whole(left) && decimals_of(figures.substr(line)) > 0;
  if (both || parts_amounts(figures, line, column.decimals)) return;
  std::vector<std::size_t> places;
  for (std::size_t at = line - std::min(line, kMostOver);
       at <= std::min(figures.size(), line + kMostOver); ++at) {
    if (parts_amounts(figures, at, column.decimals)) places.push_back(at);
  }
  if (places.size() != 1) return;
  const auto at = static_cast<std::ptrdiff_t>(places.front());
  if (places.front() < line) {
    move(left, {before.begin() + at, before.end()}, right);
  } else {
    const auto over = at - static_cast<std::ptrdiff_t>(line);
    move(right, {behind.begin(), behind.begin() + over}, left);
  }
}

}  // namespace

void take_back_overhang(const RuledTable& table, std::vector<std::vector<Glyph>>& inside) {
  const std::vector<Kind> kinds = kinds_of_columns(table, inside);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const RuledCell& cell = table.cells[i];
    const int column = cell.column + cell.column_span;
    if (column >= table.columns() || inside[i].empty()) continue;
    const int beside = table.cell_at[static_cast<std::size_t>(cell.row * table.columns() + column)];
    if (beside < 0) continue;
    settle(inside[i], inside[static_cast<std::size_t>(beside)],
           kinds[static_cast<std::size_t>(cell.column)]);
  }
}

}  // namespace yiben::read
