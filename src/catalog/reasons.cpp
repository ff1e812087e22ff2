// catalog/reasons.toml: a table for each reason, with its words.
#include "catalog/load.h"

#include <fmt/format.h>

#include <toml++/toml.h>

namespace yiben::catalog {

std::map<std::string, ReasonText> load_reasons(const std::string& path, Errors& errors) {
  std::map<std::string, ReasonText> reasons;
  const Result<std::string> text = read_file(path);
  if (!text) {
    errors.push_back(text.errors().front());
    return reasons;
  }
  try {
    for (const auto& [code, node] : toml::parse(*text, path)) {
      const auto zh =
          node.as_table() ? (*node.as_table())["zh"].value<std::string>() : std::nullopt;
      const auto en =
          node.as_table() ? (*node.as_table())["en"].value<std::string>() : std::nullopt;
      if (!zh || !en) {
        errors.push_back({.file = path,
                          .place = {.line = static_cast<int>(node.source().begin.line)},
                          .what = fmt::format("the reason {} lacks its words", code.str()),
                          .remedy = "give it zh and en"});
        continue;
      }
      reasons.emplace(code.str(), ReasonText{*zh, *en});
    }
  } catch (const toml::parse_error& error) {
    errors.push_back({.file = path,
                      .place = {.line = static_cast<int>(error.source().begin.line)},
                      .what = std::string(error.description()),
                      .remedy = "see catalog/README.md"});
  }
  return reasons;
}

}  // namespace yiben::catalog
