// read/html: which tables of a page are data.
#include "read/html/layout.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "read/html/tree.h"

namespace yiben::read {

namespace {

constexpr std::size_t kFewParagraphs = 3;
constexpr std::size_t kManyParagraphs = 30;

// What a cell, or the page around all tables, holds.
struct Content {
  std::size_t text = 0;         // bytes that are not white space, in nested tables too
  std::size_t nested_text = 0;  // of these, in data tables
  std::size_t paragraphs = 0;
  bool has_data_table = false;
  bool in_paragraph = false;

  void end_paragraph() {
    if (in_paragraph) ++paragraphs;
    in_paragraph = false;
  }
};

struct Table {
  std::size_t text = 0;
  std::size_t nested_text = 0;
  std::size_t cells = 0;  // with text
  std::size_t nesting_cells = 0;
  std::size_t long_cells = 0;
  std::size_t row_cells = 0;  // of the current row
  std::size_t widest_row = 0;
  std::size_t paragraphs = 0;
  Content largest;
  Content cell;

  void end_cell() {
    cell.end_paragraph();
    if (cell.text > 0) ++cells;
    if (cell.has_data_table) ++nesting_cells;
    if (cell.paragraphs > kFewParagraphs) ++long_cells;
    if (cell.text > largest.text) largest = cell;
    text += cell.text;
    nested_text += cell.nested_text;
    paragraphs += cell.paragraphs;
    cell = Content();
  }

  bool is_data() const {
    if (cells < 2 || widest_row < 2) return false;
    if (nesting_cells > 0 && (2 * nesting_cells >= cells || 2 * nested_text >= text)) return false;
    if (2 * long_cells > cells) return false;
    return largest.paragraphs <= kManyParagraphs || 5 * largest.text < 4 * text;
  }
};

bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// U+00A0 and U+3000 stand in cells that are to look empty.
std::size_t visible_bytes(std::string_view s) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < s.size();) {
    if (is_white(s[i])) {
      i += 1;
    } else if (s.substr(i, 2) == "\xC2\xA0") {
      i += 2;
    } else if (s.substr(i, 3) == "\xE3\x80\x80") {
      i += 3;
    } else {
      ++count;
      ++i;
    }
  }
  return count;
}

class Sorter {
 public:
  std::unordered_set<const GumboNode*> sort(const GumboNode* root) {
    walk(
        root, [this](const GumboNode* node) { return enter(node); },
        [this](const GumboNode* node) { leave(node); });
    return std::move(data_);
  }

 private:
  bool enter(const GumboNode* node) {
    if (is_text(node)) {
      const std::size_t bytes = visible_bytes(node->v.text.text);
      if (tables_.empty() || bytes == 0) return false;
      tables_.back().cell.text += bytes;
      tables_.back().cell.in_paragraph = true;
      return false;
    }
    if (!is_element(node) || is_left_out(node)) return false;
    const GumboTag tag = tag_of(node);
    if (!tables_.empty() && is_block(tag)) tables_.back().cell.end_paragraph();
    if (tag == GUMBO_TAG_TABLE) {
      tables_.emplace_back();
    } else if (!tables_.empty() && tag == GUMBO_TAG_TR) {
      tables_.back().row_cells = 0;
    } else if (!tables_.empty() && (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)) {
      Table& table = tables_.back();
      table.widest_row = std::max(table.widest_row, ++table.row_cells);
    }
    return true;
  }

  void leave(const GumboNode* node) {
    const GumboTag tag = tag_of(node);
    if (tables_.empty()) return;
    if (tag == GUMBO_TAG_TABLE) return leave_table(node);
    if (tag == GUMBO_TAG_CAPTION) tables_.back().cell = Content();
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) tables_.back().end_cell();
    if (is_block(tag)) tables_.back().cell.end_paragraph();
  }

  void leave_table(const GumboNode* node) {
    const Table table = tables_.back();
    tables_.pop_back();
    const char* role = attribute(node, "role");
    const bool is_layout = role != nullptr && std::string_view(role) == "presentation";
    const bool is_data = !is_layout && table.is_data();
    if (is_data) data_.insert(node);
    if (tables_.empty()) return;
    Content& around = tables_.back().cell;
    around.text += table.text;
    around.nested_text += is_data ? table.text : table.nested_text;
    around.has_data_table = around.has_data_table || is_data || table.nesting_cells > 0;
    if (!is_data) around.paragraphs += table.paragraphs;
  }

  std::vector<Table> tables_;  // open at this point, the innermost last
  std::unordered_set<const GumboNode*> data_;
};

}  // namespace

std::unordered_set<const GumboNode*> data_tables(const GumboNode* root) {
  return Sorter().sort(root);
}

}  // namespace yiben::read
