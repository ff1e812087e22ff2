// read/text: the lines of a file, and what was done to all of them alike: indented, padded with
// tabs, parted by blank lines. That says nothing of tables, so it is taken away before they are
// looked for.
#pragma once

#include <cstddef>
#include <string_view>

#include "read/text/rows.h"

namespace yiben::read {

// One line of the file, with its number from 1.
struct TextLine {
  std::string_view bytes;
  int indent = 0;  // tabs before them that begin every line
  int number = 0;
  LineKind kind = LineKind::blank;
  bool is_last = false;
  bool has_end = true;  // false where the file ends within the line
};

struct Spacing {
  std::size_t tabs_before = 0;  // tabs that begin every line with something on it
  std::size_t tabs_behind = 0;
  // Every line has tabs, most of them as many, as when a whole sheet is saved as text: tabs at the
  // end of a line only pad it.
  bool is_padded = false;
  // The width at which sentences were broken into lines, in columns of a terminal; 0 where they
  // were not.
  int wrap = 0;
  std::size_t gap = 0;  // blank lines that mostly stand between one row and the next
};

Spacing spacing_of(std::string_view text);

// Whether a sentence that fills the line goes on in the one directly below it.
bool goes_on_below(std::string_view line, std::string_view below, const Spacing& spacing);

// Goes from line to line, of which a text may have millions.
class LineReader {
 public:
  LineReader(std::string_view text, const Spacing& spacing) : rest_(text), spacing_(spacing) {}

  // False at the end of the text.
  bool next(TextLine& line);

 private:
  std::string_view rest_;
  Spacing spacing_;
  int number_ = 0;
};

}  // namespace yiben::read
