// Lines of CSV.
#include "report/csv.h"

#include <string_view>

namespace yiben::report {
namespace {

std::string field(std::string_view s) {
  if (s.find_first_of(",\"\r\n") == s.npos) return std::string(s);
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& value : fields) {
    if (&value != &fields.front()) line += ',';
    line += field(value);
  }
  return line + '\n';
}

}  // namespace yiben::report
