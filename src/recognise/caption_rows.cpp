// Captions out of the first square of a header, into rows of their own.
#include "recognise/caption_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "recognise/general/sheet.h"
#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text::trim(text.substr(0, end)));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

bool states_unit(std::string_view line) {
  return find_unit(line).has_value() && text::fold(line).find("单位") != std::string::npos;
}

class CaptionRows {
 public:
  CaptionRows(const Grid& grid, const Catalog& catalog) : grid_(grid), catalog_(catalog) {}

  std::optional<Grid> read() {
    for (int row = 0; row < grid_.rows(); ++row) {
      const Cell* first = head_with_captions(row);
      if (first != nullptr) captions_.emplace(row, Captions{first->column, captions_of(*first)});
    }
    if (captions_.empty()) return std::nullopt;
    Grid result;
    result.place = grid_.place;
    result.lines = grid_.lines;
    for (const Cell& cell : grid_.cells()) add(cell, result);
    return result;
  }

  // The first such square below the first row of the grid.
  const Cell* amid() const {
    for (int row = 1; row < grid_.rows(); ++row) {
      if (const Cell* head = head_with_captions(row)) return head;
    }
    return nullptr;
  }

 private:
  struct Captions {
    int column = 0;  // of the square that holds them
    std::vector<std::string> lines;
  };

  // The first square of a row of words, where its first line is a title and others stand beside it.
  const Cell* head_with_captions(int row) const {
    const Cell* first = nullptr;
    int others = 0;
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell == nullptr || cell->column != column) continue;
      if (cell->row != row) return nullptr;
      if (cell->text.empty()) continue;
      if (first == nullptr) {
        first = cell;
      } else if (parse_cell(cell->text).kind != CellKind::words) {
        return nullptr;
      } else {
        ++others;
      }
    }
    if (first == nullptr || others == 0) return nullptr;
    if (first->text.find('\n') == std::string::npos) return nullptr;
    return is_known_title(lines_of(first->text).front(), catalog_) ? first : nullptr;
  }

  // The lines down to the last one that is a title or states the unit; what follows is the label.
  std::vector<std::string> captions_of(const Cell& cell) const {
    std::vector<std::string> lines = lines_of(cell.text);
    std::size_t count = 1;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (states_unit(lines[i]) || is_known_title(lines[i], catalog_)) count = i + 1;
    }
    lines.resize(count);
    return lines;
  }

  int rows_before(int row) const {
    int rows = 0;
    for (const auto& [at, captions] : captions_) {
      if (at < row) rows += static_cast<int>(captions.lines.size());
    }
    return rows;
  }

  void add(Cell cell, Grid& result) const {
    const auto own = captions_.find(cell.row);
    const int row = cell.row + rows_before(cell.row);
    cell.row = row;
    if (own != captions_.end()) {
      const auto& [column, lines] = own->second;
      cell.row += static_cast<int>(lines.size());
      if (cell.column == column) {
        add_captions(lines, cell, row, result);
        cell.text = label_of(cell.text, lines.size());
      }
    }
    result.add(std::move(cell));
  }

  void add_captions(const std::vector<std::string>& lines, const Cell& from, int row,
                    Grid& result) const {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Cell caption;
      caption.row = row + static_cast<int>(i);
      caption.column_span = grid_.columns();
      caption.text = lines[i];
      caption.place = from.place;
      caption.from_image = from.from_image;
      result.add(std::move(caption));
    }
  }

  static std::string label_of(const std::string& text, std::size_t captions) {
    const std::vector<std::string> lines = lines_of(text);
    std::string label;
    for (std::size_t i = captions; i < lines.size(); ++i) {
      label += (label.empty() ? "" : "\n") + lines[i];
    }
    return label;
  }

  const Grid& grid_;
  const Catalog& catalog_;
  std::map<int, Captions> captions_;  // by the row of the header
};

}  // namespace

bool is_known_title(std::string_view printed, const Catalog& catalog) {
  for (const Family& family : catalog.families) {
    if (form_titled(printed, family) != nullptr) return true;
  }
  return is_table_title(printed, catalog.terms);
}

std::optional<Grid> with_caption_rows(const Grid& grid, const Catalog& catalog) {
  return CaptionRows(grid, catalog).read();
}

void doubt_common_grids(const std::vector<Document>& documents, const Catalog& catalog,
                        Book& book) {
  for (const Document& document : documents) {
    for (const Block& block : document.blocks) {
      const Grid* grid = std::get_if<Grid>(&block);
      const Cell* amid = grid == nullptr ? nullptr : CaptionRows(*grid, catalog).amid();
      if (amid == nullptr) continue;
      std::set<Place> places;
      for (const Cell& cell : grid->cells()) places.insert(cell.place);
      Doubt doubt{"tables-in-one-grid", text::excerpt(amid->text), amid->place};
      doubt.blocks = false;
      doubt.may_lose = true;
      for (std::size_t f = 0; f < book.figures.size(); ++f) {
        if (places.contains(book.figures[f].place)) doubt.figures.push_back(static_cast<int>(f));
      }
      if (!doubt.figures.empty()) book.doubts.push_back(std::move(doubt));
    }
  }
}

}  // namespace yiben::recognition
