// Findings to the places where the page marks them.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "report/shown.h"

namespace yiben::report::page {

// One spot of a finding. Numbers count from 0.
struct Mark {
  std::size_t finding = 0;
  std::size_t spot = 0;
  std::size_t begin = 0;  // bytes of a paragraph; of a cell all of it is marked
  std::size_t end = 0;
};

// The marks of one document: by block, and within a grid by index into its cells.
struct Marks {
  std::map<std::size_t, std::vector<Mark>> of_prose;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<Mark>> of_cell;
  std::vector<Mark> elsewhere;  // of the file as a whole, or of a page on which nothing is found
};

// Marks stand in the order of findings.
Marks marks_in(const Document& document, const std::vector<ShownFinding>& findings);

// Where `words` stand in `text`, white space aside: begin and end in bytes, both 0 where they do
// not.
std::pair<std::size_t, std::size_t> find_words(std::string_view text, std::string_view words);

}  // namespace yiben::report::page
