// Book → Layout.
#include "compile/layout_of_book.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "compile/page_traces.h"
#include "compile/print.h"
#include "compile/sentences_of_book.h"
#include "compile/set_header.h"
#include "compose/compose.h"
#include "page/lines.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

constexpr std::string_view contents_title = "目录";
// A unit of money stands in a short line.
constexpr std::size_t max_unit_bytes = 120;

class LayoutOf {
 public:
  LayoutOf(const Book& book, const BookFacts& facts, const std::vector<Told>& told,
           const std::set<int>& in_pieces)
      : book_(book), facts_(facts), in_pieces_(in_pieces), sentences_(book, facts, told) {
    for (std::size_t f = 0; f < book.figures.size(); ++f) {
      figures_[book.figures[f].place] = static_cast<int>(f);
    }
    for (const Heading& entry : book.contents) contents_.emplace(entry.place, entry.printed);
    for (std::size_t t = 0; t < book.tables.size(); ++t) {
      for (const Place& piece : book.tables[t].pieces) table_of_[piece] = static_cast<int>(t);
    }
    for (const Document* from : book.documents) {
      for (const Block& block : from->blocks) {
        const Grid* grid = std::get_if<Grid>(&block);
        if (grid != nullptr) lines_at_[grid->place] = grid->lines;
      }
    }
    for (const Prose* prose : book.table_prose) between_tables_.emplace(prose->place, prose->text);
  }

  BookLayout find() {
    const Document document = compose(book_);
    for (const Block& block : document.blocks) {
      if (const Prose* prose = std::get_if<Prose>(&block)) {
        add(*prose);
      } else {
        add(std::get<Grid>(block));
      }
    }
    for (LayoutTable& table : result_.layout.tables) drop_covered(table);
    result_.mentions = static_cast<int>(book_.mentions.size());
    result_.bound = sentences_.bound();
    return std::move(result_);
  }

 private:
  void add(const Prose& prose) {
    LayoutBlock block{.role = prose.role, .heading_level = prose.heading_level};
    // Contents are made anew: the pages are others.
    if (contents_.contains({prose.place, prose.text})) {
      if (!has_contents_) open_contents();
      has_contents_ = true;
      return;
    }
    if (between_tables_.contains({prose.place, prose.text}) && is_page_trace(prose.text)) return;
    block.text = sentences_.words_of(prose);
    if (!has_title_ && prose.text == book_.title) {
      has_title_ = true;
      block.role = Role::title;
    }
    if (!text::trim(block.text).empty()) result_.layout.blocks.push_back(std::move(block));
  }

  // The line above the entries is the title of the contents.
  void open_contents() {
    LayoutBlock contents{.role = Role::contents};
    std::vector<LayoutBlock>& blocks = result_.layout.blocks;
    const bool titled = !blocks.empty() && blocks.back().table < 0 &&
                        text::fold(blocks.back().text) == text::fold(contents_title);
    if (titled) {
      contents.text = std::move(blocks.back().text);
      blocks.pop_back();
    }
    blocks.push_back(std::move(contents));
  }

  // The end of the last table's block, where all that follows it stands above that table too: a
  // title printed again on the next page.
  std::optional<std::size_t> before_repeated_captions() const {
    const std::vector<LayoutBlock>& blocks = result_.layout.blocks;
    const auto is_table = [](const LayoutBlock& block) { return block.table >= 0; };
    const auto last = std::find_if(blocks.rbegin(), blocks.rend(), is_table);
    if (last == blocks.rend()) return std::nullopt;
    const auto above = std::find_if(last + 1, blocks.rend(), is_table);
    const bool repeated = std::all_of(blocks.rbegin(), last, [&](const LayoutBlock& behind) {
      return std::any_of(last + 1, above, [&](const LayoutBlock& caption) {
        return text::fold(caption.text) == text::fold(behind.text);
      });
    });
    if (!repeated) return std::nullopt;
    return static_cast<std::size_t>(blocks.rend() - last);
  }

  void add(const Grid& grid) {
    const auto known = table_of_.find(grid.place);
    const int table = known == table_of_.end() ? -1 : known->second;
    LayoutTable piece = squares_of(grid, table);
    const bool joined = !in_pieces_.contains(table);
    if (joined && table >= 0)
      lift_title(book_.tables[static_cast<std::size_t>(table)], grid, piece);
    if (joined && !has_spans(grid)) set_header(piece, columns_of(grid));
    join_header_lines(piece);
    std::vector<LayoutBlock>& blocks = result_.layout.blocks;
    const bool goes_on = joined && table >= 0 && table == last_table_;
    const std::optional<std::size_t> end = goes_on ? before_repeated_captions() : std::nullopt;
    last_table_ = table;
    if (end &&
        (append(result_.layout.tables.back(), piece) || append_by_lines(grid.place, piece))) {
      blocks.resize(*end);
      return;
    }
    blocks.push_back({.table = static_cast<int>(result_.layout.tables.size())});
    result_.layout.tables.push_back(std::move(piece));
    lines_ = lines_at_[grid.place];
  }

  // Lines of a PDF are as wide as its columns were.
  bool broken_by_pages(const Cell& cell) const {
    const auto d = static_cast<std::size_t>(cell.place.document);
    return d > 0 && d <= book_.documents.size() && book_.documents[d - 1]->kind == "pdf";
  }

  LayoutTable squares_of(const Grid& grid, int table) const {
    LayoutTable layout{.name = grid.name, .header_rows = grid.header_rows, .wide = grid.wide};
    if (table >= 0) layout.unit = book_.tables[static_cast<std::size_t>(table)].unit;
    for (const Cell& cell : grid.cells()) {
      Square square{.row = cell.row,
                    .column = cell.column,
                    .row_span = cell.row_span,
                    .column_span = cell.column_span,
                    .text = broken_by_pages(cell) ? without_breaks(cell.text) : cell.text};
      const auto figure = figures_.find(cell.place);
      if (figure != figures_.end()) {
        const auto f = static_cast<std::size_t>(figure->second);
        square.text.clear();
        square.amount = true;
        square.select = facts_.select[f];
        square.style = style_of(book_.figures[f], layout.unit);
        // A row of amounts, be they blank, is no header.
        layout.header_rows = std::min(layout.header_rows, cell.row);
      }
      layout.squares.push_back(std::move(square));
    }
    return layout;
  }

  // A column of the printed book was as wide as it was: its labels are broken anew.
  static void join_header_lines(LayoutTable& piece) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    for (Square& square : piece.squares) {
      std::string& text = square.text;
      if (square.row >= piece.header_rows) continue;
      for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        const bool inside = at > 0 && at + 1 < text.size();
        if (inside && !is_ascii(text[at - 1]) && !is_ascii(text[at + 1])) text.erase(at, 1);
      }
    }
  }

  static bool has_spans(const Grid& grid) {
    return std::any_of(grid.cells().begin(), grid.cells().end(),
                       [](const Cell& cell) { return cell.row_span > 1 || cell.column_span > 1; });
  }

  // The columns of amounts by their place in the grid.
  std::map<int, HeaderColumn> columns_of(const Grid& grid) const {
    std::map<int, HeaderColumn> columns;
    for (const Cell& cell : grid.cells()) {
      const auto found = figures_.find(cell.place);
      if (found == figures_.end()) continue;
      const Figure& figure = book_.figures[static_cast<std::size_t>(found->second)];
      const Table& table = book_.tables[static_cast<std::size_t>(figure.table)];
      const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
      columns[cell.column] = {figure.panel,
                              panel.columns[static_cast<std::size_t>(figure.column)].path};
    }
    return columns;
  }

  // Rows of the grid that hold its title, its unit or a statement become paragraphs above it.
  void lift_title(const Table& table, const Grid& grid, LayoutTable& piece) {
    int lifted = 0;
    for (; lifted < grid.rows(); ++lifted) {
      const std::vector<LayoutBlock> blocks = paragraphs_of(table, grid, lifted);
      if (blocks.empty()) break;
      result_.layout.blocks.insert(result_.layout.blocks.end(), blocks.begin(), blocks.end());
    }
    if (lifted == 0) return;
    std::erase_if(piece.squares, [&](const Square& square) { return square.row < lifted; });
    for (Square& square : piece.squares) square.row -= lifted;
    piece.header_rows = std::max(0, piece.header_rows - lifted);
  }

  // Nothing where a cell of the row is of another kind, or one below crosses it.
  std::vector<LayoutBlock> paragraphs_of(const Table& table, const Grid& grid, int row) const {
    std::vector<LayoutBlock> blocks;
    bool is_lifted = false;
    for (const Cell& cell : grid.cells()) {
      const bool here = cell.row <= row && row < cell.row + cell.row_span;
      if (!here || text::trim(cell.text).empty()) continue;
      const bool is_title = cell.place == table.title_place;
      const bool is_unit = cell.text.size() <= max_unit_bytes && find_unit(cell.text);
      const bool is_statement =
          cell.text.find("：") != std::string::npos || cell.text.find(':') != std::string::npos;
      if (!is_title && !is_unit && !is_statement) return {};
      is_lifted = is_lifted || is_title || is_unit;
      const Role role = is_title ? Role::caption : is_unit ? Role::unit : Role::label;
      blocks.push_back({.role = role, .text = plain_words(cell.text)});
    }
    if (!is_lifted) blocks.clear();
    return blocks;
  }

  // Rows in which no square begins are there for none: merged squares cover them. So are columns in
  // which nothing but blanks begin.
  static void drop_covered(LayoutTable& table) {
    std::vector<int> row_begins(static_cast<std::size_t>(height_of(table)) + 1, 0);
    std::vector<int> column_begins(static_cast<std::size_t>(width_of(table)) + 1, 0);
    for (const Square& square : table.squares) {
      row_begins[static_cast<std::size_t>(square.row) + 1] = 1;
      const bool blank = !square.amount && text::trim(square.text).empty();
      if (!blank) column_begins[static_cast<std::size_t>(square.column) + 1] = 1;
    }
    std::partial_sum(row_begins.begin(), row_begins.end(), row_begins.begin());
    std::partial_sum(column_begins.begin(), column_begins.end(), column_begins.begin());
    const auto shift = [](const std::vector<int>& begins, int& begin, int& span) {
      const int end = begins[static_cast<std::size_t>(begin + span)];
      begin = begins[static_cast<std::size_t>(begin)];
      span = end - begin;
    };
    for (Square& square : table.squares) {
      shift(row_begins, square.row, square.row_span);
      shift(column_begins, square.column, square.column_span);
    }
    std::erase_if(table.squares, [](const Square& square) { return square.column_span == 0; });
    table.header_rows = row_begins[static_cast<std::size_t>(
        std::clamp(table.header_rows, 0, static_cast<int>(row_begins.size()) - 1))];
  }

  static int width_of(const LayoutTable& table) {
    int width = 0;
    for (const Square& square : table.squares) {
      width = std::max(width, square.column + square.column_span);
    }
    return width;
  }

  static int height_of(const LayoutTable& table) {
    int height = 0;
    for (const Square& square : table.squares) {
      height = std::max(height, square.row + square.row_span);
    }
    return height;
  }

  // The header of a table as words; a piece on the next page repeats it or has none.
  static std::vector<Square> header_of(const LayoutTable& table) {
    std::vector<Square> header;
    for (const Square& square : table.squares) {
      if (square.row < table.header_rows) header.push_back(square);
    }
    std::sort(header.begin(), header.end());
    return header;
  }

  // False where the piece has other columns, or lines above its amounts that are not the header.
  static bool append(LayoutTable& table, const LayoutTable& piece) {
    if (width_of(table) != width_of(piece) || table.unit != piece.unit) return false;
    const bool repeats = piece.header_rows > 0 && header_of(piece) == header_of(table);
    if (piece.header_rows > 0 && !repeats) return false;
    const int skipped = repeats ? piece.header_rows : 0;
    const int below = height_of(table);
    for (Square square : piece.squares) {
      if (square.row < skipped) continue;
      square.row += below - skipped;
      table.squares.push_back(std::move(square));
    }
    return true;
  }

  // As recognition puts pieces together in which columns are merged.
  bool append_by_lines(const Place& place, LayoutTable& piece) {
    LayoutTable& table = result_.layout.tables.back();
    const auto joined = join_lines(lines_, lines_at_[place]);
    if (!joined || !is_refined(*joined)) return false;
    move(table, joined->first);
    move(piece, joined->second);
    lines_ = joined->lines;
    return append(table, piece);
  }

  static void move(LayoutTable& table, const std::vector<int>& lines) {
    for (Square& square : table.squares) {
      const auto end = static_cast<std::size_t>(square.column + square.column_span);
      const auto begin = static_cast<std::size_t>(square.column);
      if (end >= lines.size()) continue;
      square.column = lines[begin];
      square.column_span = lines[end] - lines[begin];
    }
  }

  const Book& book_;
  const BookFacts& facts_;
  const std::set<int>& in_pieces_;
  std::map<Place, int> figures_;
  std::set<std::pair<Place, std::string>> contents_;  // entries: place and words
  std::set<std::pair<Place, std::string>> between_tables_;
  std::map<Place, int> table_of_;
  std::map<Place, std::vector<int>> lines_at_;  // Grid::lines of each grid of the documents
  std::vector<int> lines_;                      // of the last table
  SentencesOfBook sentences_;
  bool has_contents_ = false;
  bool has_title_ = false;
  int last_table_ = -1;
  BookLayout result_;
};

}  // namespace

BookLayout layout_of(const Book& book, const BookFacts& facts, const std::vector<Told>& told,
                     const std::set<int>& in_pieces) {
  return LayoutOf(book, facts, told, in_pieces).find();
}

}  // namespace yiben::compiling
