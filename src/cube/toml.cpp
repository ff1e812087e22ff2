// TOML with errors of ours.
#include "cube/toml.h"

#include <algorithm>

#include "text/text.h"

namespace yiben {

namespace {

std::string_view line_at(std::string_view bytes, std::size_t number) {
  for (; number > 1 && !bytes.empty(); --number) {
    bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
  }
  return bytes.substr(0, bytes.find('\n'));
}

}  // namespace

Result<toml::table> parse_toml(std::string_view bytes, const std::string& file) {
  try {
    return toml::parse(bytes, file);
  } catch (const toml::parse_error& error) {
    const auto line = static_cast<std::size_t>(error.source().begin.line);
    const std::string_view description = error.description();
    const std::string_view printed = text::trim(line_at(bytes, line));
    // The parser quotes what it has in its buffer, which may be more than the key.
    const bool twice = description.find("cannot redefine") != description.npos;
    const std::string_view key = text::trim(printed.substr(0, printed.find('=')));
    return Error{file,
                 {.line = static_cast<int>(line)},
                 twice ? text::excerpt(key) : "",
                 twice ? "a key that stands twice" : std::string(description),
                 twice ? "keep one of them" : "mend the TOML syntax"};
  }
}

toml::table read_toml(const std::string& path, Errors& errors) {
  const Result<std::string> bytes = read_file(path);
  if (!bytes) {
    errors.insert(errors.end(), bytes.errors().begin(), bytes.errors().end());
    return {};
  }
  Result<toml::table> table = parse_toml(*bytes, path);
  if (table) return std::move(*table);
  errors.insert(errors.end(), table.errors().begin(), table.errors().end());
  return {};
}

}  // namespace yiben
