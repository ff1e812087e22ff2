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

struct Parsed {
  std::vector<Row> rows;  // that hold anything
  int open_quote = 0;     // the line of a quote that is never closed; what follows is in its field
  int text_behind_quote = 0;  // the first line on which a field goes on behind its closing quote
};
Parsed parse(std::string_view text);

// One row with its line break.
std::string line_of(const std::vector<std::string>& fields);

}  // namespace yiben::csv
