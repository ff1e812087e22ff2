// Documents with the roles that the book found.
#include "compose/compose.h"

#include <algorithm>
#include <map>
#include <set>

#include "compose/sums.h"
#include "text/text.h"

namespace yiben {

namespace {

// The widest grid that is still read on a page in portrait.
constexpr int max_portrait_columns = 8;
// A unit of money stands in a short line.
constexpr std::size_t max_unit_bytes = 120;
// So many paragraphs above a table may be its title, label and unit.
constexpr std::size_t max_lines_above = 4;

constexpr std::string_view begin_notes[] = {"注：", "注:", "备注：", "备注:"};
constexpr std::string_view marks_of_sentences[] = {"。", "；", "：", ":", "，"};

class Composer {
 public:
  Composer(const Book& book, const std::vector<PrintedSum>& known)
      : book_(book), sums_(printed_sums(book, known)) {
    for (std::size_t i = 0; i < book.figures.size(); ++i) {
      figures_[book.figures[i].place] = static_cast<int>(i);
    }
    for (const Table& table : book.tables) {
      captions_.emplace(table.title_place, text::fold(table.title));
    }
    for (const Heading& heading : book.headings) {
      headings_[{heading.place, heading.printed}] = &heading;
    }
    for (const Document* document : book.documents) {
      find_labels(*document);
      for (const Block& block : document->blocks) {
        const Grid* grid = std::get_if<Grid>(&block);
        if (grid == nullptr) continue;
        const auto next = static_cast<int>(grids_.size());
        grids_[{grid->place.document, grid->place.table}] = next;
      }
    }
  }

  Document compose() {
    Document result;
    result.title = book_.title;
    result.entity = book_.entity;
    for (const Document* document : book_.documents) {
      if (result.path.empty()) result.path = document->path;
      for (const Block& block : document->blocks) {
        if (const Prose* prose = std::get_if<Prose>(&block)) {
          add(*prose, result);
        } else {
          result.blocks.emplace_back(with_roles(std::get<Grid>(block)));
        }
      }
    }
    return result;
  }

 private:
  void add(const Prose& prose, Document& result) {
    if (prose.furniture || is_entry(prose, result)) return;
    Prose composed = prose;
    const auto heading = headings_.find({prose.place, prose.text});
    if (composed.role != Role::body && composed.role != Role::heading) {
      result.blocks.emplace_back(std::move(composed));
      return;
    }
    if (is_caption(prose)) {
      composed.role = Role::caption;
    } else if (labels_.contains(&prose)) {
      composed.role = Role::label;
    } else if (is_note(prose, result)) {
      composed.role = Role::note;
    } else if (heading != headings_.end()) {
      composed.role = Role::heading;
      composed.heading_level = std::clamp(heading->second->level + 1, 1, 3);
    } else if (prose.text.size() <= max_unit_bytes && find_unit(prose.text)) {
      composed.role = Role::unit;
    }
    composed.heading_level = composed.role == Role::heading ? composed.heading_level : 0;
    result.blocks.emplace_back(std::move(composed));
  }

  // What stands between a title and its table belongs to the table; so does the title again above a
  // later piece, which is no caption of its own.
  void find_labels(const Document& document) {
    std::map<Place, std::string> titles;  // folded
    for (const Table& table : book_.tables) {
      for (const Place& piece : table.pieces) titles.emplace(piece, text::fold(table.title));
    }
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      const Grid* grid = std::get_if<Grid>(&document.blocks[i]);
      const auto title = grid == nullptr ? titles.end() : titles.find(grid->place);
      for (std::size_t back = 1; title != titles.end() && back <= max_lines_above; ++back) {
        const Prose* prose = back > i ? nullptr : std::get_if<Prose>(&document.blocks[i - back]);
        if (prose == nullptr) break;
        if (text::fold(prose->text) != title->second) continue;
        mark_number_above(document, i - back);
        for (; back > 0; --back) mark_label(document.blocks[i - back]);
        break;
      }
    }
  }

  // 公开02表, 二、收入预算总表: a short line right above a title that names the table too. On the
  // page before it would stand alone.
  void mark_number_above(const Document& document, std::size_t title) {
    const Prose* prose = nullptr;
    while (title > 0 && (prose == nullptr || prose->furniture)) {
      prose = std::get_if<Prose>(&document.blocks[--title]);
      if (prose == nullptr) return;
    }
    if (prose == nullptr || headings_.contains({prose->place, prose->text})) return;
    const bool sentence = std::any_of(
        std::begin(marks_of_sentences), std::end(marks_of_sentences),
        [&](std::string_view mark) { return prose->text.find(mark) != std::string::npos; });
    const bool names_table = prose->text.find("表") != std::string::npos;
    if (names_table && !sentence && prose->text.size() <= max_unit_bytes) labels_.insert(prose);
  }

  // A short line between a title and its table.
  void mark_label(const Block& block) {
    const Prose* prose = std::get_if<Prose>(&block);
    const bool is_line = prose != nullptr && prose->text.size() <= max_unit_bytes &&
                         prose->text.find("。") == std::string::npos;
    if (is_line && !find_unit(prose->text)) labels_.insert(prose);
  }

  // Paragraphs of one page may share their place.
  bool is_caption(const Prose& prose) const {
    const auto [begin, end] = captions_.equal_range(prose.place);
    const std::string words = begin == end ? "" : text::fold(prose.text);
    return std::any_of(begin, end, [&](const auto& caption) {
      return words.find(caption.second) != std::string::npos;
    });
  }

  // 注：… right below a table.
  static bool is_note(const Prose& prose, const Document& result) {
    if (result.blocks.empty() || !std::holds_alternative<Grid>(result.blocks.back())) return false;
    return std::any_of(std::begin(begin_notes), std::end(begin_notes),
                       [&](std::string_view begin) { return prose.text.starts_with(begin); });
  }

  // Contents list their entries behind them; a writer makes them anew, with pages.
  static bool is_entry(const Prose& prose, const Document& result) {
    if (prose.role != Role::contents || result.blocks.empty()) return false;
    const Prose* before = std::get_if<Prose>(&result.blocks.back());
    return before != nullptr && before->role == Role::contents;
  }

  // The squares that the figure at `square` adds up.
  std::vector<SumTerm> terms_of(int total) const {
    std::vector<SumTerm> terms;
    const auto sum = sums_.find(total);
    if (sum == sums_.end()) return terms;
    const auto grid_of = [&](int figure) {
      const Place& place = book_.figures[static_cast<std::size_t>(figure)].place;
      const auto grid = grids_.find({place.document, place.table});
      return grid == grids_.end() ? -1 : grid->second;
    };
    const int own = grid_of(total);
    for (const int part : sum->second) {
      const Place& place = book_.figures[static_cast<std::size_t>(part)].place;
      const int grid = grid_of(part);
      terms.push_back({place.row - 1, place.column - 1, 1, grid == own ? -1 : grid});
    }
    return terms;
  }

  Grid with_roles(const Grid& grid) const {
    Grid result;
    result.place = grid.place;
    result.wide = grid.columns() > max_portrait_columns;
    result.header_rows = grid.rows();
    for (const Cell& cell : grid.cells()) {
      Cell composed = cell;
      const auto figure = figures_.find(cell.place);
      if (figure != figures_.end()) {
        composed.amount = true;
        result.header_rows = std::min(result.header_rows, cell.row);
        composed.sum = terms_of(figure->second);
      }
      result.add(std::move(composed));
    }
    // Without a figure nothing tells where the header ends; a cell that reaches into the rows below
    // cannot be printed again.
    const bool reaches_below =
        std::any_of(grid.cells().begin(), grid.cells().end(), [&](const Cell& cell) {
          return cell.row < result.header_rows && cell.row + cell.row_span > result.header_rows;
        });
    if (result.header_rows == grid.rows() || reaches_below) result.header_rows = 0;
    result.name = name_of(grid);
    return result;
  }

  std::string name_of(const Grid& grid) const {
    for (const Table& table : book_.tables) {
      const auto is_piece = [&](const Place& piece) { return piece == grid.place; };
      if (std::any_of(table.pieces.begin(), table.pieces.end(), is_piece)) return table.title;
    }
    return {};
  }

  const Book& book_;
  std::map<int, std::vector<int>> sums_;      // by index of the figure
  std::map<std::pair<int, int>, int> grids_;  // by document and table: which grid it is
  std::map<Place, int> figures_;
  std::map<std::pair<Place, std::string>, const Heading*> headings_;  // by place and words
  std::multimap<Place, std::string> captions_;                        // titles of tables, folded
  std::set<const Prose*> labels_;
};

}  // namespace

Document compose(const Book& book, const std::vector<PrintedSum>& known) {
  return Composer(book, known).compose();
}

}  // namespace yiben
