// write/pdf: a text as a row of letters, and where its lines end. Lengths are in em, so that a text
// is measured once for all sizes.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "write/pdf/letters.h"

namespace yiben::write {

struct Atom {
  const Letter* letter = nullptr;
  double advance = 0;
  bool is_break = false;  // a line may begin here
};

// Characters that nobody sees, or that would steer the setting, are left out.
struct SetText {
  std::vector<Atom> atoms;  // "\n" is one of them
  double width = 0;         // of its widest line, as it stands
  double widest_word = 0;   // the widest part within which no line may end
};

struct SetLine {
  std::size_t begin = 0;  // index of atoms
  std::size_t end = 0;    // without spaces at the end
  double width = 0;
  bool is_last = false;  // of a paragraph: not spread over the whole width
};

// Lines at most `width` wide, the first one by `indent` less. Chinese lines may end between any two
// characters, except before closing and after opening punctuation; numbers and Latin words are kept
// together where they fit into a line. A text without letters has no lines.
std::vector<SetLine> lines_of(const SetText& text, double width, double indent = 0);

// As lines_of, in as few lines, but of about the same width: no single character stands alone.
std::vector<SetLine> even_lines_of(const SetText& text, double width);

// What is added at each gap of the line (is_gap) so that it becomes `width` wide; 0 where the gaps
// would become ugly, or be taken for spaces.
double spread_of(const SetText& text, const SetLine& line, double width);

// Whether something may be added behind the atom: at spaces and beside Chinese characters.
bool is_gap(const SetText& text, std::size_t atom);

// The text in one line, without what would not be set.
std::string plain_text(std::string_view text);

class Setter {
 public:
  explicit Setter(Letters& letters) : letters_(letters) {}

  // The text stays where it is as long as the setter lives.
  const SetText& set(Face face, const std::string& text);

 private:
  SetText make(Face face, std::string_view text);

  Letters& letters_;
  std::array<std::unordered_map<std::string, SetText>, kFaces> known_;
};

}  // namespace yiben::write
