// Internal to source: CSV as in RFC 4180, with line breaks inside quotes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yiben::csv {

struct Row {
  int line = 0;  // on which it begins, from 1
  std::vector<std::string> fields;
};

// Rows that hold anything; quotes that are never closed end with the text.
std::vector<Row> parse(std::string_view text);

// One row with its line break.
std::string line_of(const std::vector<std::string>& fields);

}  // namespace yiben::csv
