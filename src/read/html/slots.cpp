// read/html: cells of a table to squares.
#include "read/html/slots.h"

#include <algorithm>

#include "base/base.h"
#include "read/html/tree.h"

namespace yiben::read {

namespace {

// The standard's own bounds for the two attributes.
constexpr int kMaxColumnSpan = 1000;
constexpr int kMaxRowSpan = 65534;

// A wider span is not meant as a number of columns.
constexpr int kWholeWidth = 64;

using Nodes = std::vector<const GumboNode*>;

// A non-negative whole number as the standard parses it: white space, then digits, the rest
// ignored.
int span_of(const GumboNode* cell, const char* name, int at_most) {
  const char* c = attribute(cell, name);
  if (c == nullptr) return 1;
  while (*c == ' ' || *c == '\t' || *c == '\n' || *c == '\f' || *c == '\r') ++c;
  if (*c == '+') ++c;
  if (*c < '0' || *c > '9') return 1;
  int value = 0;
  for (; *c >= '0' && *c <= '9'; ++c) value = std::min(at_most, value * 10 + (*c - '0'));
  return value;
}

Nodes shown_children(const GumboNode* node) {
  Nodes shown;
  for (const GumboNode* child : children_of(node)) {
    if (is_element(child) && !is_left_out(child)) shown.push_back(child);
  }
  return shown;
}

class Placer {
 public:
  explicit Placer(Slots& out) : out_(out) {}

  void add_group(const Nodes& rows) {
    if (stopped()) return;
    if (rows.size() > static_cast<std::size_t>(limits::max_grid_rows - rows_)) {
      return stop(SlotLimit::rows, rows.back());
    }
    const int end = rows_ + static_cast<int>(rows.size());
    for (const GumboNode* row : rows) {
      add_row(row, end);
      if (stopped()) return;
      ++rows_;
    }
  }

  // Spans over the whole width are cut to the width that the other cells need.
  void cut_wide_spans() {
    int width = 0;
    for (const Slot& slot : out_.slots) {
      const int needed = slot.column_span <= kWholeWidth ? slot.column_span : 1;
      width = std::max(width, slot.column + needed);
    }
    for (Slot& slot : out_.slots) {
      slot.column_span = std::min(slot.column_span, width - slot.column);
    }
  }

 private:
  bool stopped() const { return out_.passed != SlotLimit::none; }

  void stop(SlotLimit limit, const GumboNode* at) {
    out_.passed = limit;
    out_.passed_at = at;
  }

  bool is_free(int column) const {
    const auto at = static_cast<std::size_t>(column);
    return at >= taken_until_.size() || taken_until_[at] <= rows_;
  }

  void add_row(const GumboNode* row, int group_end) {
    int column = 0;
    for (const GumboNode* cell : shown_children(row)) {
      if (tag_of(cell) != GUMBO_TAG_TD && tag_of(cell) != GUMBO_TAG_TH) continue;
      while (!is_free(column)) ++column;
      if (column >= limits::max_grid_columns) return stop(SlotLimit::columns, cell);
      const int wanted = std::max(1, span_of(cell, "colspan", kMaxColumnSpan));
      int end = column + 1;
      while (end < limits::max_grid_columns && end - column < wanted && is_free(end)) ++end;
      int row_span = span_of(cell, "rowspan", kMaxRowSpan);
      if (row_span == 0 || row_span > group_end - rows_) row_span = group_end - rows_;
      add_slot({.cell = cell,
                .row = rows_,
                .column = column,
                .row_span = row_span,
                .column_span = end - column});
      if (stopped()) return;
      column = end;
    }
  }

  void add_slot(const Slot& slot) {
    out_.squares +=
        static_cast<std::size_t>(slot.row_span) * static_cast<std::size_t>(slot.column_span);
    if (out_.squares > limits::max_cells) return stop(SlotLimit::squares, slot.cell);
    const auto end = static_cast<std::size_t>(slot.column + slot.column_span);
    if (taken_until_.size() < end) taken_until_.resize(end);
    std::fill(taken_until_.begin() + slot.column, taken_until_.begin() + static_cast<long>(end),
              slot.row + slot.row_span);
    out_.slots.push_back(slot);
  }

  Slots& out_;
  std::vector<int> taken_until_;  // by column: the first row that no cell above reaches
  int rows_ = 0;
};

}  // namespace

Slots slots_of(const GumboNode* table) {
  Slots out;
  std::vector<Nodes> groups;
  std::vector<Nodes> feet;
  bool has_head = false;
  for (const GumboNode* part : shown_children(table)) {
    const GumboTag tag = tag_of(part);
    if (tag == GUMBO_TAG_CAPTION) out.captions.push_back(part);
    if (tag != GUMBO_TAG_THEAD && tag != GUMBO_TAG_TBODY && tag != GUMBO_TAG_TFOOT) continue;
    Nodes rows;
    for (const GumboNode* row : shown_children(part)) {
      if (tag_of(row) == GUMBO_TAG_TR) rows.push_back(row);
    }
    if (rows.empty()) continue;
    if (tag == GUMBO_TAG_TFOOT) {
      feet.push_back(std::move(rows));
    } else if (tag == GUMBO_TAG_THEAD && !has_head) {
      groups.insert(groups.begin(), std::move(rows));
      has_head = true;
    } else {
      groups.push_back(std::move(rows));
    }
  }
  Placer placer(out);
  for (const Nodes& rows : groups) placer.add_group(rows);
  for (const Nodes& rows : feet) placer.add_group(rows);
  placer.cut_wide_spans();
  return out;
}

}  // namespace yiben::read
