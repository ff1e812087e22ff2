// Places to blocks. A place in a PDF names the page alone, so that the words have to be looked for.
#include "report/html/marks.h"

#include <optional>
#include <string>

#include "text/text.h"

namespace yiben::report::page {
namespace {

class Finder {
 public:
  explicit Finder(const Document& document) : document_(document) {
    for (std::size_t b = 0; b < document.blocks.size(); ++b) {
      if (const auto* grid = std::get_if<Grid>(&document.blocks[b])) {
        grids_.emplace(grid->place.table, b);
      }
    }
  }

  void add(Mark mark, const ShownSpot& spot, Marks& out) const {
    if (spot.place.table > 0 && add_to_grid(mark, spot, out)) return;
    if (spot.place.table == 0 && add_to_prose(mark, spot, out)) return;
    out.elsewhere.push_back(mark);
  }

 private:
  bool add_to_grid(Mark mark, const ShownSpot& spot, Marks& out) const {
    const auto found = grids_.find(spot.place.table);
    if (found == grids_.end()) return false;
    const Grid& grid = std::get<Grid>(document_.blocks[found->second]);
    if (grid.cells().empty()) return false;
    const Cell* cell = grid.at(std::max(spot.place.row, 1) - 1, std::max(spot.place.column, 1) - 1);
    if (cell == nullptr) cell = &grid.cells().front();
    const auto index = static_cast<std::size_t>(cell - grid.cells().data());
    out.of_cell[{found->second, index}].push_back(mark);
    return true;
  }

  // Of the paragraphs at that page and line the one with the words, if it is the only one; else the
  // first of them, where lines are known.
  bool add_to_prose(Mark mark, const ShownSpot& spot, Marks& out) const {
    std::optional<std::size_t> nearest, only;
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      const auto* prose = std::get_if<Prose>(&document_.blocks[b]);
      if (prose == nullptr || prose->place.page != spot.place.page) continue;
      if (prose->place.line > spot.place.line) break;
      if (prose->place.line < spot.place.line) {
        nearest = b;
        continue;
      }
      const auto [begin, end] = text::find_words(prose->text, spot.printed);
      if (end > 0 && only) return false;  // nobody can say which one is meant
      if (end > 0) {
        std::tie(mark.begin, mark.end) = std::pair(begin, end);
        only = b;
      }
      if (spot.place.line > 0) nearest = b;
    }
    if (only) {
      out.of_prose[*only].push_back(mark);
      return true;
    }
    if (!nearest || spot.place.line == 0) return false;
    out.of_prose[*nearest].push_back(mark);
    return true;
  }

  const Document& document_;
  std::map<int, std::size_t> grids_;  // table of the place → block
};

}  // namespace

Marks marks_in(const Document& document, const std::vector<ShownFinding>& findings) {
  const Finder finder(document);
  Marks out;
  for (std::size_t f = 0; f < findings.size(); ++f) {
    for (std::size_t s = 0; s < findings[f].spots.size(); ++s) {
      const ShownSpot& spot = findings[f].spots[s];
      if (spot.place.document == document.index) finder.add({.finding = f, .spot = s}, spot, out);
    }
  }
  return out;
}

}  // namespace yiben::report::page
