// read/html: a web page to grids and prose (docs/formats/html-in.md).
#include "read/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "read/collector.h"
#include "read/html/charset.h"
#include "read/html/flow.h"
#include "read/html/layout.h"
#include "read/html/markup.h"
#include "read/html/slots.h"
#include "read/html/tree.h"
#include "text/text.h"

namespace yiben::read {

namespace {

using Nodes = std::vector<const GumboNode*>;

int heading_level_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1:
      return 1;
    case GUMBO_TAG_H2:
      return 2;
    case GUMBO_TAG_H3:
      return 3;
    case GUMBO_TAG_H4:
      return 4;
    case GUMBO_TAG_H5:
      return 5;
    case GUMBO_TAG_H6:
      return 6;
    default:
      return 0;
  }
}

// Calls end_line() after each line of preformatted text; other text runs on.
template <typename EndLine>
void add_text(Flow& flow, const GumboNode* node, bool preformatted, EndLine end_line) {
  std::string_view text = node->v.text.text;
  GumboSourcePosition start = node->v.text.start_pos;
  while (preformatted && text.find('\n') != std::string_view::npos) {
    const std::size_t end = text.find('\n');
    flow.add(text.substr(0, end), start);
    end_line();
    text.remove_prefix(end + 1);
    ++start.line;
    start.column = 1;
  }
  flow.add(text, start);
}

class HtmlReader {
 public:
  HtmlReader(const GumboNode* root, Collector& out) : data_tables_(data_tables(root)), out_(out) {}

  // Paragraphs in and below `top`, and the grids that stand among them.
  void read_prose(const GumboNode* top) {
    Flow flow;
    const auto end_line = [&] {
      FlowLine line = flow.take();
      if (line.text.empty()) return;
      Place place = out_.place(line.line);
      place.column = line.column;
      out_.add(
          Prose{.text = std::move(line.text), .place = place, .heading_level = heading_level_});
    };
    read_content(top, flow, end_line, [this](const GumboNode* table) { read_tables(table); });
    end_line();
  }

 private:
  // Running text below `top`, with end_line() where a block begins or ends and on_table(node) for
  // each data table in place of its content.
  template <typename EndLine, typename OnTable>
  void read_content(const GumboNode* top, Flow& flow, EndLine end_line, OnTable on_table) {
    int preformatted = 0;
    const auto enter = [&](const GumboNode* node) {
      if (out_.failed()) return false;
      if (is_text(node)) add_text(flow, node, preformatted > 0, end_line);
      if (!is_element(node) || is_left_out(node)) return false;
      const GumboTag tag = tag_of(node);
      if (is_block(tag)) end_line();
      if (tag == GUMBO_TAG_TABLE && data_tables_.count(node) > 0) {
        on_table(node);
        return false;
      }
      if (tag == GUMBO_TAG_PRE) ++preformatted;
      if (heading_level_of(tag) > 0) heading_level_ = heading_level_of(tag);
      return true;
    };
    const auto leave = [&](const GumboNode* node) {
      const GumboTag tag = tag_of(node);
      if (is_block(tag)) end_line();
      if (tag == GUMBO_TAG_PRE) --preformatted;
      if (heading_level_of(tag) > 0) heading_level_ = 0;
    };
    walk(top, enter, leave);
  }

  // A data table, and after it the data tables that stand in its cells.
  void read_tables(const GumboNode* table) {
    Nodes todo{table};
    while (!todo.empty() && !out_.failed()) {
      const GumboNode* next = todo.back();
      todo.pop_back();
      Nodes nested;
      read_table(next, nested);
      todo.insert(todo.end(), nested.rbegin(), nested.rend());
    }
  }

  void read_table(const GumboNode* table, Nodes& nested) {
    const Slots slots = slots_of(table);
    for (const GumboNode* caption : slots.captions) read_prose(caption);
    const Place place = place_of(table);
    if (slots.passed != SlotLimit::none) {
      fail(slots);
      return;
    }
    if (!out_.count_cells(slots.squares, place)) return;
    Grid grid;
    bool blank = true;
    for (const Slot& slot : slots.slots) {
      Cell cell{.row = slot.row,
                .column = slot.column,
                .row_span = slot.row_span,
                .column_span = slot.column_span,
                .text = text_of_cell(slot.cell, nested),
                .place = place_of(slot.cell)};
      cell.place.row = slot.row + 1;
      cell.place.column = slot.column + 1;
      if (grid.cells().empty()) grid.place = place_of(slot.cell);
      blank = blank && cell.text.empty();
      // slots_of keeps the limits of a grid.
      YIBEN_CHECK(grid.add(std::move(cell)));
    }
    if (!blank) out_.add(std::move(grid));
  }

  std::string text_of_cell(const GumboNode* cell, Nodes& nested) {
    Flow flow;
    std::string text;
    const auto end_line = [&] {
      const FlowLine line = flow.take();
      if (line.text.empty()) return;
      if (!text.empty()) text += '\n';
      text += line.text;
    };
    read_content(cell, flow, end_line, [&](const GumboNode* table) { nested.push_back(table); });
    return text;
  }

  Place place_of(const GumboNode* element) const {
    Place place = out_.place(static_cast<int>(element->v.element.start_pos.line));
    place.table = out_.next_table();
    return place;
  }

  void fail(const Slots& slots) {
    const Place place = place_of(slots.passed_at);
    if (slots.passed == SlotLimit::squares) {
      // The collector knows the limit and its words.
      out_.count_cells(limits::max_cells + 1, place);
      return;
    }
    const bool rows = slots.passed == SlotLimit::rows;
    out_.fail(place, "",
              fmt::format("the table has more than {} {} (limit {})",
                          rows ? limits::max_grid_rows : limits::max_grid_columns,
                          rows ? "rows" : "columns", rows ? "max_grid_rows" : "max_grid_columns"),
              "save only the part of the page with the tables of the budget");
  }

  std::unordered_set<const GumboNode*> data_tables_;
  Collector& out_;
  int heading_level_ = 0;
};

// The number of the last line; a line break at the very end begins none.
int last_line(std::string_view page) {
  if (page.ends_with('\n')) page.remove_suffix(1);
  return 1 + static_cast<int>(std::count(page.begin(), page.end(), '\n'));
}

}  // namespace

Result<Document> html_document(std::string_view bytes, const std::string& path, int index) {
  const Result<std::string> decoded = decode_page(bytes, path);
  if (!decoded) return decoded.errors();
  Collector out(bytes, path, "html", index);
  const std::variant<TamedMarkup, MarkupFault> tamed = tame_markup(*decoded);
  Tree tree;
  if (const auto* fault = std::get_if<MarkupFault>(&tamed)) {
    out.fail(out.place(fault->line), "", fault->what,
             "open the page in a browser, copy its tables and save them as a text file");
  } else if (!tree.parse(std::get<TamedMarkup>(tamed).page)) {
    out.fail(out.place(0), "",
             fmt::format("the page has so much markup that its tree takes more than {} MiB (limit "
                         "max_markup_memory_bytes)",
                         limits::max_markup_memory_bytes >> 20),
             "save only the part of the page with the tables of the budget");
  } else {
    HtmlReader(tree.root(), out).read_prose(tree.root());
    if (std::get<TamedMarkup>(tamed).is_cut) out.add_cut(last_line(*decoded));
  }
  return std::move(out).finish(
      "a page that fetches its text by script or frames must be saved from the browser as it is "
      "shown");
}

}  // namespace yiben::read
