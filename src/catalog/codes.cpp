// Classifications from CSV: a header line, then one code per line.
#include "catalog/load.h"

#include <algorithm>
#include <optional>

namespace yiben::catalog {

namespace {

// The fields of one line; quotes as in RFC 4180. The files are ours, so a field never holds a line
// break.
std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted) {
      if (c != '"') {
        fields.back() += c;
      } else if (i + 1 < line.size() && line[i + 1] == '"') {
        fields.back() += line[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

std::optional<std::size_t> index_of(const std::vector<std::string>& header, std::string_view name) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i] == name) return i;
  }
  return std::nullopt;
}

}  // namespace

Classification load_codes(const std::string& path, Errors& errors) {
  Classification codes;
  const Result<std::string> bytes = read_file(path);
  if (!bytes) {
    errors.insert(errors.end(), bytes.errors().begin(), bytes.errors().end());
    return codes;
  }
  std::optional<std::size_t> code, name, basis;
  int number = 0;
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    ++number;
    if (line.empty()) continue;
    std::vector<std::string> fields = fields_of(line);
    if (!code) {
      code = index_of(fields, "code");
      name = index_of(fields, "name");
      basis = index_of(fields, "basis");
      if (!code || !name || !basis) {
        errors.push_back({path,
                          {.line = number},
                          std::string(line),
                          "the header lacks code, name or basis",
                          "name the three columns"});
        return codes;
      }
      continue;
    }
    if (fields.size() <= std::max({*code, *name, *basis})) {
      errors.push_back({path,
                        {.line = number},
                        std::string(line),
                        "too few fields",
                        "give code, name and basis"});
      continue;
    }
    codes.add({std::move(fields[*code]), std::move(fields[*name]), std::move(fields[*basis])});
  }
  return codes;
}

}  // namespace yiben::catalog
