// read/sheet: which rows of a sheet are tables and which are text around them. Sheets do not say
// so: a title is a row with one text, most often merged over the table's width, and a caption such
// as "编制部门：…  单位：元" is made of "label: value".
#include "read/sheet/segments.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr int kMaxCaptionTexts = 4;
// A title has at most so many rows of captions before the head of its table.
constexpr int kMaxCaptionRows = 6;
// A note below a table is longer than the label of a row, or says that it is one.
constexpr std::size_t kMinNoteCharacters = 5;
constexpr std::size_t kLongCharacters = 30;

bool has_colon(std::string_view text) {
  return text.find(':') != std::string_view::npos || text.find("：") != std::string_view::npos;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.,-%()") == std::string_view::npos;
}

bool begins_as_note(std::string_view text) {
  constexpr std::array<std::string_view, 5> kWords = {"注", "备注", "说明", "附注", "填表"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

class Divider {
 public:
  explicit Divider(const std::vector<SheetRow>& rows) : rows_(rows) {}

  std::vector<SheetSegment> divide() {
    int at = 0;
    while (at < size()) {
      const int text_end = end_of_captions(at);
      add(at, text_end, false);
      if (text_end == size()) break;
      const int next = end_of_table(text_end);
      const int table_end = without_notes(text_end, next);
      add(text_end, table_end, true);
      add(table_end, next, false);
      at = next;
    }
    return std::move(segments_);
  }

 private:
  int size() const { return static_cast<int>(rows_.size()); }
  const SheetRow& row(int at) const { return rows_[static_cast<std::size_t>(at)]; }

  void add(int begin, int end, bool is_table) {
    if (begin < end) segments_.push_back({begin, end, is_table});
  }

  // The row behind the text at `at` when nothing stands beside it; `at` itself otherwise.
  int end_of_single(int at) const {
    const SheetRow& here = row(at);
    if (here.reached || here.count() > 1) return at;
    const SheetEntry* first = here.first();
    const int end = first == nullptr ? at + 1 : first->last_row + 1;
    for (int below = at + 1; below < end; ++below) {
      if (row(below).count() > 0) return at;
    }
    return end;
  }

  // Whether the row is made of "label: value" and no head of a table: the next has more texts.
  bool is_caption(int at) const {
    const SheetRow& here = row(at);
    const int count = here.count();
    if (here.reached || count < 2 || count > kMaxCaptionTexts) return false;
    int colons = 0;
    for (const SheetEntry& entry : here.entries) {
      if (entry.text.empty()) continue;
      if (entry.last_row > at || is_number(entry.text)) return false;
      if (has_colon(entry.text)) ++colons;
    }
    if (2 * colons < count) return false;
    return colons == count || at + 1 == size() || row(at + 1).after_gap ||
           row(at + 1).count() > count;
  }

  int end_of_captions(int at) const {
    while (at < size()) {
      const int end = is_caption(at) ? at + 1 : end_of_single(at);
      if (end == at) break;
      at = end;
    }
    return at;
  }

  // The first row behind the table that begins at `begin`: the next title, or the end.
  int end_of_table(int begin) const {
    int first_column = row(begin).entries.front().column;
    int last_column = first_column;
    for (int at = begin; at < size(); ++at) {
      if (at > begin && is_title(at, last_column - first_column + 1)) return at;
      for (const SheetEntry& entry : row(at).entries) {
        if (entry.text.empty()) continue;
        first_column = std::min(first_column, entry.column);
        last_column = std::max(last_column, entry.column);
      }
    }
    return size();
  }

  // Whether the row has one text that is merged over half of `width` columns.
  bool is_wide_single(int at, int width) const {
    if (end_of_single(at) == at) return false;
    const SheetEntry* first = row(at).first();
    return first != nullptr && first->last_column > first->column &&
           2 * (first->last_column - first->column + 1) >= width;
  }

  // A title begins another table when what follows its captions looks like the head of one, and
  // the row itself stands apart: by a blank row, or by a caption behind it.
  bool is_title(int at, int width) const {
    const bool wide = is_wide_single(at, width);
    const bool single = end_of_single(at) > at;
    if (!single || !(wide || row(at).after_gap)) return false;
    const int head = end_of_captions(at);
    if (head == size() || head > at + kMaxCaptionRows) return false;
    for (const SheetEntry& entry : row(head).entries) {
      if (is_number(entry.text)) return false;
    }
    bool captioned = false;
    for (int between = at + 1; between < head; ++between) {
      for (const SheetEntry& entry : row(between).entries) {
        captioned = captioned || has_colon(entry.text);
      }
    }
    const SheetEntry* first = row(at).first();
    const bool named = first != nullptr && first->text.ends_with("表");
    return row(at).after_gap ? wide || captioned || named : wide && captioned;
  }

  // The end of the table without the notes before `end`.
  int without_notes(int begin, int end) const {
    int width = 0;
    for (int at = begin; at < end; ++at) {
      for (const SheetEntry& entry : row(at).entries) {
        if (!entry.text.empty()) width = std::max(width, entry.column + 1);
      }
    }
    width -= row(begin).entries.front().column;
    while (end > begin + 1) {
      const int last = end - 1;
      if (!is_caption(last) && !is_note(last, width)) break;
      end = last;
    }
    return end;
  }

  bool is_note(int at, int width) const {
    if (row(at).reached || row(at).count() != 1) return false;
    const std::string_view text = row(at).first()->text;
    const std::size_t length = text::count_characters(text);
    return begins_as_note(text) || length >= kLongCharacters ||
           (length >= kMinNoteCharacters && is_wide_single(at, width));
  }

  const std::vector<SheetRow>& rows_;
  std::vector<SheetSegment> segments_;
};

}  // namespace

std::vector<SheetSegment> segments_of(const std::vector<SheetRow>& rows) {
  return Divider(rows).divide();
}

}  // namespace yiben::read
