// Internal to report: the lines below a finding.
#pragma once

#include <string>
#include <vector>

#include "report/spots.h"

namespace yiben::report {

// A printed figure or excerpt with its place; where it is suspect, what it should be.
struct PrintedLine {
  std::string before;  // a line of its own
  std::string printed;
  std::string expected;
  std::string file_line;
  std::string where;
};

// Suspects come first, with what they should be and why; then what they contradict.
std::vector<PrintedLine> printed_lines(const Finding& finding, const Spots& spots,
                                       const Catalog& catalog, bool chinese);

}  // namespace yiben::report
