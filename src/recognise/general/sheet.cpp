// Grids to sheets: the title that stands over each, and the pieces of one table put together.
#include "recognise/general/sheet.h"

#include <algorithm>
#include <deque>
#include <set>

#include "page/lines.h"
#include "recognise/general/label.h"
#include "recognise/general/target_sheet.h"
#include "recognise/general/title.h"
#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

constexpr std::size_t max_captions = 10;  // prose blocks before a grid that may hold its title

class Finder {
 public:
  explicit Finder(const Catalog& catalog) : catalog_(catalog) {}

  void visit(const Document& document) {
    in_workbook_ = document.kind.starts_with("xls");
    before_.clear();
    last_ = nullptr;
    for (const Block& block : document.blocks) {
      if (const Prose* prose = std::get_if<Prose>(&block)) {
        if (!prose->furniture) before_.push_back(prose);
      } else if (const Grid& grid = std::get<Grid>(block); is_caption_only(grid)) {
        keep_captions(grid);
      } else {
        visit(grid);
        before_.clear();
      }
    }
  }

  std::vector<Sheet> take() { return std::move(sheets_); }

 private:
  void keep_captions(const Grid& grid) {
    for (const Cell& cell : grid.cells()) {
      if (cell.text.empty()) continue;
      before_.push_back(&captions_.emplace_back(Prose{.text = cell.text, .place = cell.place}));
    }
  }

  void visit(const Grid& grid) {
    const Frame frame = frame_of(grid, catalog_);
    const std::vector<Caption> captions = captions_of(grid, frame);
    const Caption* title = title_of(captions, frame.end > frame.begin, catalog_.terms);
    if (goes_on(grid, frame, title)) return append(grid, frame);
    if (title == nullptr &&
        (append_by_lines(grid, frame) || append_to_form(grid) || append_to_head(grid))) {
      return;
    }
    Sheet& sheet = sheets_.emplace_back();
    const Sheet* before = nullptr;
    if (title != nullptr) {
      sheet.title = title->text;
      sheet.title_place = title->place;
    } else {
      sheet.title_place = grid.place;
      // Below a page end, and further down on a sheet of a workbook, what has no title of its own
      // belongs to what came before.
      const bool next =
          grid.place.page == last_page_ + 1 || (in_workbook_ && grid.place.page == last_page_);
      const bool below = sheets_.size() > 1 && grid.place.page > 0 && next &&
                         grid.place.document == last_document_;
      const bool continued = sheets_.size() > 1 && last_ != nullptr && says_continued(before_);
      if (below || continued) before = &sheets_[sheets_.size() - 2];
      if (before != nullptr) sheet.title = before->title;
    }
    last_page_ = grid.place.page;
    last_document_ = grid.place.document;
    for (const Caption& caption : captions) {
      if (!sheet.unit) sheet.unit = find_unit(caption.text);
    }
    sheet.pieces.push_back(&grid);
    sheet.last_page = grid.place.page;
    const int begin = begin_of(grid, frame, sheet.title);
    sheet.header_rows = std::max(0, frame.end - begin);
    copy_rows(grid, begin, sheet);
    sheet.grid.place = grid.place;
    if (sheet.grid.columns() == grid.columns()) sheet.grid.lines = grid.lines;
    for (int row = 0; row < frame.end && !sheet.unit; ++row) {
      for (int column = 0; column < grid.columns() && !sheet.unit; ++column) {
        sheet.unit = find_unit(grid.text(row, column));
      }
    }
    if (before != nullptr && !sheet.unit) sheet.unit = before->unit;
    last_ = &sheet;  // valid until the next sheet is made, which sets it anew
  }

  // What looks like captions of a list is the head of a form whose indicators are still to come.
  int begin_of(const Grid& grid, const Frame& frame, const std::string& title) const {
    if (indicator_header(grid, 0, catalog_.terms)) return frame.begin;
    return std::min(form_head(grid, title, catalog_).value_or(frame.begin), frame.begin);
  }

  // What may hold the title, nearest first: the captions inside the grid from below, then prose.
  std::vector<Caption> captions_of(const Grid& grid, const Frame& frame) const {
    std::vector<Caption> captions;
    for (int row = frame.begin - 1; row >= 0; --row) {
      for (const Cell& cell : grid.cells()) {
        if (cell.row != row || cell.text.empty()) continue;
        // Several lines of one cell may be title and unit.
        std::string_view rest = cell.text;
        captions.push_back({cell.text, cell.place});
        while (rest.find('\n') != std::string_view::npos) {
          captions.push_back({std::string(rest.substr(0, rest.find('\n'))), cell.place});
          rest = rest.substr(rest.find('\n') + 1);
        }
      }
    }
    const std::size_t count = std::min(before_.size(), max_captions);
    for (std::size_t i = 0; i < count; ++i) add_parts(*before_[before_.size() - 1 - i], captions);
    return captions;
  }

  // What stands on one line with wide gaps between is several captions.
  static void add_parts(const Prose& prose, std::vector<Caption>& captions) {
    std::string_view rest = prose.text;
    std::vector<std::string_view> parts;
    while (rest.find('\t') != std::string_view::npos) {
      parts.push_back(rest.substr(0, rest.find('\t')));
      rest = rest.substr(rest.find('\t') + 1);
    }
    parts.push_back(rest);
    for (const std::string_view part : parts) captions.push_back({std::string(part), prose.place});
  }

  // How many rows of the last sheet's header stand here again, whatever looks like a header here;
  // 0 where not all do. The running numbers of the columns need not stand on every page.
  int repeated_rows(const Grid& grid, const Frame& frame) const {
    const int rows = last_->header_rows;
    int same = 0;
    while (same < rows && frame.begin + same < grid.rows() &&
           same_labels(grid, frame.begin + same, last_->grid, same)) {
      ++same;
    }
    const bool but_numbers = same > 0 && same == rows - 1 && is_index_row(last_->grid, rows - 1);
    return same == rows || but_numbers ? same : 0;
  }

  // Nothing stands before the grid but what stands over every piece of a table: 续表, its number,
  // its unit, the name of the department.
  bool says_nothing_new() const {
    return std::all_of(before_.begin(), before_.end(), [&](const Prose* prose) {
      const std::string folded = text::fold(prose->text);
      if (folded.size() > max_title_bytes || folded.find("。") != std::string::npos) return false;
      return folded.find("续") != std::string::npos || find_unit(prose->text) ||
             is_label_only(folded, catalog_.terms);
    });
  }

  // The same labels again, though the height of the row may cut the ends of some.
  static bool same_labels(const Grid& grid, int row, const Grid& before, int row_before) {
    if (grid.columns() != before.columns()) return false;
    int whole = 0;
    int cut = 0;
    for (int column = 0; column < grid.columns(); ++column) {
      const std::string label = text::fold(grid.text(row, column));
      const std::string printed = text::fold(before.text(row_before, column));
      if (printed != label && (label.empty() || !printed.starts_with(label))) return false;
      ++(printed == label ? whole : cut);
    }
    return whole >= cut;
  }

  // The same words in every square of both rows.
  static bool same_row(const Grid& a, int row_of_a, const Grid& b, int row_of_b) {
    if (a.columns() != b.columns()) return false;
    for (int column = 0; column < a.columns(); ++column) {
      if (text::fold(a.text(row_of_a, column)) != text::fold(b.text(row_of_b, column)))
        return false;
    }
    return true;
  }

  // What names a row: its squares that hold no amount, and the code in the first one.
  static std::string words_of(const Grid& grid, int row) {
    std::string words;
    for (int column = 0; column < grid.columns(); ++column) {
      const std::string_view text = grid.text(row, column);
      const bool code = column == 0 && text.find('.') == std::string_view::npos;
      if (code || parse_cell(text).kind == CellKind::words) words += text::fold(text) + "|";
    }
    return words;
  }

  // Below the same header mostly rows that the last sheet lacks. The first ones do not count: some
  // print the totals below every header.
  bool has_new_rows(const Grid& grid, const Frame& frame) const {
    int own = frame.begin + repeated_rows(grid, frame);
    int row = last_->header_rows;
    while (own < grid.rows() && row < last_->grid.rows() && same_row(grid, own, last_->grid, row)) {
      ++own;
      ++row;
    }
    std::set<std::string> known;
    for (; row < last_->grid.rows(); ++row) known.insert(words_of(last_->grid, row));
    const int rows = grid.rows() - own;
    int twice = 0;
    for (; own < grid.rows(); ++own) twice += known.contains(words_of(grid, own)) ? 1 : 0;
    return twice * 2 < rows || rows == 0;
  }

  // True where the grid is the next piece of the last sheet: on the page after it, with no title of
  // its own or the same again, and columns that fit.
  bool goes_on(const Grid& grid, const Frame& frame, const Caption* title) const {
    if (last_ == nullptr) return false;
    const bool paged = grid.place.page != 0;
    const int step = grid.place.page - last_->last_page;
    if (paged && (step < 0 || step > 1)) return false;
    const bool repeated = repeated_rows(grid, frame) > 0;
    if (title != nullptr) {
      const bool same_title = without_continued(title->text) == without_continued(last_->title);
      // 支出表（续表） above rows alone.
      const bool bare = frame.end == frame.begin && grid.columns() == last_->grid.columns() &&
                        without_continued(title->text) != text::fold(title->text);
      if (same_title && bare && (!paged || step == 1)) return true;
      return same_title && repeated && (!paged || step == 1 || has_new_rows(grid, frame));
    }
    // Whether rows are new is asked last: it reads every square of both grids.
    return follows_on(grid, frame, repeated) ||
           (repeated && says_nothing_new() && has_new_rows(grid, frame));
  }

  // True where the grid without a title is the next piece of the last sheet by where both stand.
  bool follows_on(const Grid& grid, const Frame& frame, bool repeated) const {
    const bool paged = grid.place.page != 0;
    const int step = grid.place.page - last_->last_page;
    // Rows without any header that begin below a line or two: a page may have ended there.
    const bool bare = frame.end == frame.begin && may_be_page_end(before_);
    if (!paged && !before_.empty() && !bare) return false;
    // Without a page end between them, a header of its own begins another table.
    if (!paged && frame.end > frame.begin && !repeated) return false;
    // Right below another grid, rows without title and header can only be more of its rows.
    if (paged && step == 0) {
      return before_.empty() && frame.end == frame.begin && grid.columns() == last_->grid.columns();
    }
    // Sentences between two grids part them.
    const bool apart = std::any_of(before_.begin(), before_.end(), [](const Prose* prose) {
      return prose->text.size() > max_title_bytes;
    });
    if (apart) return false;
    return repeated || grid.columns() == last_->grid.columns();
  }

  // On the page after the last sheet, or right behind it where there are no pages.
  bool follows(const Grid& grid) const {
    if (last_ == nullptr) return false;
    return grid.place.page == 0 ? before_.empty() : grid.place.page == last_->last_page + 1;
  }

  void append(const Grid& grid, const Frame& frame) {
    const int repeated = repeated_rows(grid, frame);
    last_->seams.push_back(last_->grid.rows());
    copy_rows(grid, repeated > 0 ? frame.begin + repeated : first_row(grid, frame), *last_);
    note_piece(grid);
  }

  // Without a header of its own, a name alone is no caption but a row without an amount; units of
  // money are none, nor what stands above the running numbers of the columns.
  static int first_row(const Grid& grid, const Frame& frame) {
    if (frame.begin > 0 && is_running_numbers(grid, frame.begin - 1)) return frame.begin;
    const auto is_name = [&](int row) {
      const Cell* name = nullptr;
      for (const Cell& cell : grid.cells()) {
        if (cell.row != row || cell.text.empty()) continue;
        if (name != nullptr) return false;
        name = &cell;
      }
      return name != nullptr && !find_unit(name->text);
    };
    int row = 0;
    while (row < frame.begin && !is_name(row)) ++row;
    return row;
  }

  void note_piece(const Grid& grid) {
    last_->pieces.push_back(&grid);
    last_->last_page = grid.place.page;
    last_page_ = grid.place.page;
  }

  // A form of targets has boxes of many widths; over the page only the columns of its indicators go
  // on, perhaps with the label at their side. They are told by their order from the right.
  bool append_to_form(const Grid& grid) {
    if (!follows(grid)) return false;
    const auto header = indicator_header(last_->grid, 0, catalog_.terms);
    if (!header || indicator_header(grid, 0, catalog_.terms)) return false;
    // [begin, end) of each head: adding cells moves those that are there.
    std::vector<std::pair<int, int>> heads;
    for (int column = 0; column < last_->grid.columns(); ++column) {
      const Cell* cell = last_->grid.at(*header, column);
      if (cell == nullptr || cell->row != *header || cell->column != column) continue;
      heads.emplace_back(column, column + cell->column_span);
    }
    const int side = grid.columns() - static_cast<int>(heads.size());
    if (heads.empty() || side < 0 || side > 1) return false;
    const int offset = last_->grid.rows();
    for (const Cell& original : grid.cells()) {
      const int end = original.column + original.column_span - side;
      if (end < 1) continue;  // the label at the side was said on the page before
      Cell cell = original;
      cell.row += offset;
      cell.column = heads[static_cast<std::size_t>(std::max(0, original.column - side))].first;
      cell.column_span = heads[static_cast<std::size_t>(end - 1)].second - cell.column;
      if (!last_->grid.add(std::move(cell))) last_->lost.push_back(&original);
    }
    note_piece(grid);
    return true;
  }

  // Columns that are merged in every row of a piece have no lines there. A form of targets, whose
  // boxes are of many widths, goes on in other columns; a list only in some of its own.
  bool append_by_lines(const Grid& grid, const Frame& frame) {
    if (!follows(grid)) return false;
    const auto joined = join_lines(last_->grid, grid);
    if (!joined || last_->grid.rows() + grid.rows() > limits::max_grid_rows) return false;
    const bool form =
        indicator_header(*last_, catalog_.terms) && !indicator_header(grid, 0, catalog_.terms);
    const bool list = is_refined(*joined) && frame.end == frame.begin;
    if (!form && !list) return false;
    const Grid before = std::move(last_->grid);
    last_->grid = in_columns(before, joined->first);
    last_->grid.lines = joined->lines;
    last_->seams.push_back(last_->grid.rows());
    copy_rows(in_columns(grid, joined->second), 0, *last_);
    note_piece(grid);
    return true;
  }

  // The boxes of a form fill a page, and the rest of it, in columns of its own, follows.
  bool append_to_head(const Grid& grid) {
    if (!follows(grid)) return false;
    const bool goes_on =
        is_target_form(*last_, catalog_) && !indicator_header(last_->grid, 0, catalog_.terms);
    if (!goes_on) return false;
    last_->grid.lines.clear();  // two sets of columns in one grid
    copy_rows(grid, 0, *last_);
    note_piece(grid);
    return true;
  }

  static void copy_rows(const Grid& grid, int from, Sheet& to) {
    const int last = to.grid.rows() - 1;
    const int offset = to.grid.rows() - from;
    for (const Cell& original : grid.cells()) {
      Cell cell = original;
      if (cell.row < from) {
        if (cell.row + cell.row_span <= from) continue;
        cell.row_span -= from - cell.row;
        cell.row = from;
      }
      if (cell.row == from && last >= to.header_rows && cell.row_span > 1) {
        if (const Cell* above = merged_above(cell, to.grid, last)) cell.text = above->text;
      }
      cell.row += offset;
      if (!to.grid.add(std::move(cell)) && !original.text.empty()) to.lost.push_back(&original);
    }
  }

  const Catalog& catalog_;
  std::vector<const Prose*> before_;
  std::deque<Prose> captions_;  // that stood in tables of their own
  std::vector<Sheet> sheets_;
  Sheet* last_ = nullptr;  // the sheet that may go on
  int last_page_ = 0;
  bool in_workbook_ = false;
  int last_document_ = 0;
};

}  // namespace

std::vector<Sheet> find_sheets(const std::vector<Document>& documents, const Catalog& catalog) {
  Finder finder(catalog);
  for (const Document& document : documents) finder.visit(document);
  std::vector<Sheet> sheets = finder.take();
  for (Sheet& sheet : sheets) {
    join_halved_rows(sheet, catalog);
    join_wrapped_amounts(sheet);
    straighten_rows(sheet);
  }
  join_continued_columns(sheets);
  for (std::size_t i = 1; i < sheets.size(); ++i) {
    sheets[i - 1].open = !sheets[i].title.empty() && without_continued(sheets[i].title) ==
                                                         without_continued(sheets[i - 1].title);
  }
  return sheets;
}

}  // namespace yiben::recognition
