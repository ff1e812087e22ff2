// Internal to report: lines of CSV.
#pragma once

#include <string>
#include <vector>

namespace yiben::report {

// RFC 4180 but for the line feed at its end: quotes around a field that holds a comma, a quote or a
// line break; quotes inside doubled.
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace yiben::report
