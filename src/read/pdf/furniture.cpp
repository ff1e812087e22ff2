// read/pdf: page numbers, running heads and feet.
#include "read/pdf/furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kEdge = 0.13;          // of the height of a page, above and below
constexpr std::size_t kEdgeLines = 3;   // that may be furniture at either edge
constexpr std::size_t kLeastPages = 3;  // on which a line must recur
constexpr double kSameHeight = 4;       // points; the grain in which heights are compared

bool is_digits(std::string_view s, std::size_t at_most) {
  return !s.empty() && s.size() <= at_most &&
         std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

using Key = std::pair<std::string, int>;

Key key_of(const Line& line, int shift = 0) {
  return {line.text('\t'),
          static_cast<int>(std::lround(line.box.center_y() / kSameHeight)) + shift};
}

// The lines at one edge that may be furniture, the outermost first.
std::vector<std::size_t> edge_lines(const PageContent& page, bool at_top) {
  std::vector<std::size_t> found;
  const std::size_t count = page.lines.size();
  for (std::size_t i = 0; i < std::min(count, kEdgeLines); ++i) {
    const std::size_t index = at_top ? i : count - 1 - i;
    const double y = page.lines[index].box.center_y();
    const bool inside = at_top ? y > kEdge * page.height : y < (1 - kEdge) * page.height;
    if (inside) break;
    found.push_back(index);
  }
  return found;
}

}  // namespace

bool is_page_number(std::string_view line) {
  std::string s = text::fold(line);
  std::erase(s, '-');
  std::string_view rest = s;
  constexpr std::string_view kThe = "第";
  constexpr std::string_view kPage = "页";
  constexpr std::string_view kOf = "共";
  if (is_digits(rest, 4)) return true;
  const std::size_t slash = rest.find('/');
  if (slash != std::string_view::npos) {
    return is_digits(rest.substr(0, slash), 4) && is_digits(rest.substr(slash + 1), 4);
  }
  if (!rest.starts_with(kThe)) return false;
  rest.remove_prefix(kThe.size());
  const std::size_t end = rest.find(kPage);
  if (end == std::string_view::npos || !is_digits(rest.substr(0, end), 4)) return false;
  rest.remove_prefix(end + kPage.size());
  if (rest.starts_with(",")) rest.remove_prefix(1);
  return rest.empty() || (rest.starts_with(kOf) && rest.ends_with(kPage));
}

std::vector<PageFurniture> take_furniture(std::vector<PageContent>& pages) {
  std::map<Key, std::size_t> count;
  for (const PageContent& page : pages) {
    for (const bool at_top : {true, false}) {
      for (const std::size_t i : edge_lines(page, at_top)) ++count[key_of(page.lines[i])];
    }
  }
  const std::size_t least = std::max(kLeastPages, pages.size() / 3);
  const auto recurs = [&](const Line& line) {
    std::size_t seen = 0;
    for (const int shift : {-1, 0, 1}) {
      const auto it = count.find(key_of(line, shift));
      if (it != count.end()) seen += it->second;
    }
    return seen >= least;
  };
  std::vector<PageFurniture> taken(pages.size());
  for (std::size_t p = 0; p < pages.size(); ++p) {
    PageContent& page = pages[p];
    for (const bool at_top : {true, false}) {
      std::vector<Line>& to = at_top ? taken[p].head : taken[p].foot;
      std::vector<std::size_t> gone;
      for (const std::size_t i : edge_lines(page, at_top)) {
        const Line& line = page.lines[i];
        if (!is_page_number(line.text(' ')) && !recurs(line)) break;
        gone.push_back(i);
      }
      std::sort(gone.begin(), gone.end());
      for (const std::size_t i : gone) to.push_back(page.lines[i]);
      for (auto it = gone.rbegin(); it != gone.rend(); ++it) {
        page.lines.erase(page.lines.begin() + static_cast<std::ptrdiff_t>(*it));
      }
    }
  }
  return taken;
}

}  // namespace yiben::read
