// Blocks to markup: paragraphs, tables with their merged cells, marks between the pages.
#include "report/html/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "page/rows.h"
#include "report/words.h"
#include "write/write.h"

namespace yiben::report::page {
namespace {

using write::html_cell;
using write::html_text;

const std::vector<Mark> no_marks;

class DocumentWriter {
 public:
  DocumentWriter(const job::Checked& checked, const Document& document,
                 const std::vector<ShownFinding>& findings, const Marks& marks, const Spots& spots,
                 bool chinese)
      : checked_(checked),
        document_(document),
        findings_(findings),
        marks_(marks),
        spots_(spots),
        chinese_(chinese) {}

  std::string run() {
    for (const Mark& mark : marks_.elsewhere) {
      const Place& place = findings_[mark.finding].spots[mark.spot].place;
      (place.page > 0 ? of_page_[place.page] : of_file_).push_back(mark);
    }
    if (!of_file_.empty()) out_ += "<p>" + anchors(of_file_) + "</p>\n";
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      if (const auto* prose = std::get_if<Prose>(&document_.blocks[b])) {
        turn_to(prose->place);
        write_prose(*prose, b);
      } else {
        const Grid& grid = std::get<Grid>(document_.blocks[b]);
        turn_to(grid.place);
        write_grid(grid, b);
      }
    }
    turn_pages_to(document_.pages);
    return std::move(out_);
  }

 private:
  void turn_to(const Place& place) { turn_pages_to(place.page); }

  // Blank pages have their mark too.
  void turn_pages_to(int page) {
    while (page_ < page) {
      ++page_;
      const std::string words =
          fill(word(Word::page, chinese_), {{"number", std::to_string(page_)}});
      out_ += fmt::format("<p class=\"page\" id=\"{}\">{}{}</p>\n",
                          page_id({.document = document_.index, .page = page_}), html_text(words),
                          anchors(of_page_[page_]));
    }
  }

  // A number that leads to the finding in the list; the finding leads here.
  std::string anchors(const std::vector<Mark>& marks) const {
    std::string out;
    for (const Mark& mark : marks) out += anchor(mark);
    return out;
  }

  std::string anchor(const Mark& mark) const {
    const ShownFinding& shown = findings_[mark.finding];
    const std::string& expected = shown.spots[mark.spot].expected;
    std::string words = shown.message;
    if (!expected.empty()) words += " → " + expected;
    const std::string number = std::to_string(mark.finding + 1);
    return fmt::format(
        "<a class=\"mk {}\" id=\"{}\" href=\"#{}\" title=\"{}\" aria-label=\"{} {}: {}\">{}</a>",
        class_of(shown.finding->severity), mark_id(mark.finding, mark.spot),
        finding_id(mark.finding), html_text(words),
        severity_in_words(shown.finding->severity, chinese_), number, html_text(words), number);
  }

  // The gravest of them; marks stand in the order of severity.
  const char* class_of_marks(const std::vector<Mark>& marks) const {
    return class_of(findings_[marks.front().finding].finding->severity);
  }

  void write_prose(const Prose& prose, std::size_t block) {
    const auto found = marks_.of_prose.find(block);
    const bool heading = prose.heading_level > 0;
    const char* kind = prose.furniture ? " class=\"furniture\"" : heading ? " class=\"head\"" : "";
    out_ +=
        fmt::format("<p{}>{}</p>\n", kind,
                    marked(prose.text, found == marks_.of_prose.end() ? no_marks : found->second));
  }

  // Marks may overlap: the text is cut wherever one begins or ends.
  std::string marked(std::string_view text, const std::vector<Mark>& marks) const {
    std::set<std::size_t> cuts = {0, text.size()};
    for (const Mark& mark : marks) cuts.insert({mark.begin, mark.end});
    std::string out;
    for (auto cut = cuts.begin(); cut != cuts.end(); ++cut) {
      for (const Mark& mark : marks) {
        if (mark.begin == *cut) out += anchor(mark);
      }
      if (std::next(cut) == cuts.end()) break;
      const std::string piece = html_text(text.substr(*cut, *std::next(cut) - *cut));
      const auto covers = std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) {
        return mark.begin <= *cut && *cut < mark.end;
      });
      if (covers == marks.end()) {
        out += piece;
      } else {
        out += fmt::format("<mark class=\"{}\">{}</mark>",
                           class_of(findings_[covers->finding].finding->severity), piece);
      }
    }
    return out;
  }

  void write_grid(const Grid& printed, std::size_t block) {
    const Grid grid = without_covered_rows(printed);
    const Layout layout = layout_of(grid);
    const Spots::Names names = spots_.names_at(grid.place);
    const std::string title =
        fmt::format("{} {} {}", word(Word::tables, chinese_), grid.place.table, names.table);
    out_ += fmt::format(
        "<section class=\"sheet\" id=\"{}\" tabindex=\"0\" "
        "aria-label=\"{}\">\n<table>\n",
        table_id(grid.place), html_text(title));
    const int heads = head_rows(grid, layout);
    if (heads > 0) out_ += "<thead>\n";
    for (int row = 0; row < grid.rows(); ++row) {
      if (row == heads) out_ += heads > 0 ? "</thead>\n<tbody>\n" : "<tbody>\n";
      write_row(grid, block, layout, row, row < heads);
    }
    out_ += heads == grid.rows() ? "</thead>\n" : "</tbody>\n";
    out_ += "</table>\n</section>\n";
  }

  // Where the amounts of a grid begin, in each row and in all.
  struct Layout {
    std::vector<int> first_figure;  // column, by row; -1 where there is none
    std::vector<int> last_column;
    int first_row = 0;
  };

  Layout layout_of(const Grid& grid) const {
    Layout layout;
    const auto rows = static_cast<std::size_t>(grid.rows());
    layout.first_figure.assign(rows, -1);
    layout.last_column.assign(rows, -1);
    layout.first_row = grid.rows();
    for (const Cell& cell : grid.cells()) {
      const auto row = static_cast<std::size_t>(cell.row);
      layout.last_column[row] = std::max(layout.last_column[row], cell.column);
      if (spots_.figure_at(cell.place) == nullptr) continue;
      layout.first_row = std::min(layout.first_row, cell.row);
      int& first = layout.first_figure[row];
      if (first < 0 || cell.column < first) first = cell.column;
    }
    return layout;
  }

  // The rows above the first amount; none where a cell reaches down from them.
  static int head_rows(const Grid& grid, const Layout& layout) {
    if (layout.first_row == grid.rows()) return 0;
    const bool crossed =
        std::any_of(grid.cells().begin(), grid.cells().end(), [&](const Cell& cell) {
          return cell.row < layout.first_row && cell.row + cell.row_span > layout.first_row;
        });
    return crossed ? 0 : layout.first_row;
  }

  void write_row(const Grid& grid, std::size_t block, const Layout& layout, int row, bool head) {
    out_ += "<tr>";
    if (layout.last_column[static_cast<std::size_t>(row)] < 0) out_ += "<td></td>";
    for (int column = 0; column <= layout.last_column[static_cast<std::size_t>(row)]; ++column) {
      const Cell* cell = grid.at(row, column);
      if (cell == nullptr) {
        out_ += "<td></td>";
      } else if (cell->row == row && cell->column == column) {
        write_cell(grid, block, layout, *cell, head);
      }
    }
    out_ += "</tr>\n";
  }

  void write_cell(const Grid& grid, std::size_t block, const Layout& layout, const Cell& cell,
                  bool head) {
    const Figure* figure = spots_.figure_at(cell.place);
    const auto index = static_cast<std::size_t>(&cell - grid.cells().data());
    const auto found = marks_.of_cell.find({block, index});
    const std::vector<Mark>& marks = found == marks_.of_cell.end() ? no_marks : found->second;
    std::string text = html_cell(cell.text);
    const int first = layout.first_figure[static_cast<std::size_t>(cell.row)];
    const bool label = first > 0 && cell.column + cell.column_span == first;
    std::string attributes;
    const char* tag = "td";
    if (!text.empty() && head) {
      tag = "th";
      attributes += " scope=\"col\"";
    } else if (!text.empty() && label) {
      tag = "th";
      attributes += " scope=\"row\"";
    }
    if (cell.row_span > 1) attributes += fmt::format(" rowspan=\"{}\"", cell.row_span);
    if (cell.column_span > 1) attributes += fmt::format(" colspan=\"{}\"", cell.column_span);
    std::string classes = figure == nullptr ? "" : "n";
    if (!marks.empty()) classes += std::string(classes.empty() ? "" : " ") + class_of_marks(marks);
    if (!classes.empty()) attributes += " class=\"" + classes + "\"";
    if (figure != nullptr) {
      const auto number = static_cast<std::size_t>(figure - checked_.book.figures.data());
      attributes += fmt::format(" id=\"f{}\"", number);
      if (!text.empty()) text = fmt::format("<a class=\"f\" href=\"#f{}\">{}</a>", number, text);
    }
    out_ += fmt::format("<{0}{1}>{2}{3}</{0}>", tag, attributes, anchors(marks), text);
  }

  const job::Checked& checked_;
  const Document& document_;
  const std::vector<ShownFinding>& findings_;
  const Marks& marks_;
  const Spots& spots_;
  bool chinese_;
  std::vector<Mark> of_file_;
  std::map<int, std::vector<Mark>> of_page_;
  int page_ = 0;
  std::string out_;
};

}  // namespace

std::string mark_id(std::size_t finding, std::size_t spot) {
  return fmt::format("m{}-{}", finding + 1, spot);
}

std::string finding_id(std::size_t finding) {
  return fmt::format("n{}", finding + 1);
}

std::string page_id(const Place& place) {
  return fmt::format("d{}p{}", place.document, place.page);
}

std::string table_id(const Place& place) {
  return fmt::format("d{}t{}", place.document, place.table);
}

const char* class_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "e";
    case Severity::warning:
      return "w";
    case Severity::note:
      return "h";
  }
  return "";
}

std::string document_markup(const job::Checked& checked, const Document& document,
                            const std::vector<ShownFinding>& findings, const Marks& marks,
                            const Spots& spots, bool chinese) {
  return DocumentWriter(checked, document, findings, marks, spots, chinese).run();
}

}  // namespace yiben::report::page
