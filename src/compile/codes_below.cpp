// Codes of a level that others divide.
#include "compile/demands.h"

#include <algorithm>

namespace yiben::compiling {

CodesBelow::CodesBelow(const Source& source, const Names& names) : names_(names) {
  for (const Fact& fact : source.facts) {
    for (const auto& [dimension, member] : fact.at) codes_[dimension].insert(member);
  }
}

std::string CodesBelow::some_of(const std::string& dimension, const std::string& code) {
  const auto [known, is_new] = below_.try_emplace({dimension, code});
  if (!is_new) return known->second;
  std::set<std::string> below;
  const auto add = [&](const std::string& other) {
    if (other.size() > code.size() && other.starts_with(code)) below.insert(other);
  };
  // A code that is wrong itself says nothing of others.
  for (const std::string& other : codes_[dimension]) {
    const bool is_right =
        dimension == "unit" ? names_.unit(other) != nullptr : names_.knows_code(dimension, other);
    if (is_right) add(other);
  }
  if (const Classification* codes = names_.classification(dimension)) {
    for (const CodeName& row : codes->rows()) add(row.code);
  }
  // The deepest are what facts name.
  std::size_t longest = 0;
  for (const std::string& other : below) longest = std::max(longest, other.size());
  constexpr std::size_t most = 3;
  std::size_t shown = 0;
  for (const std::string& other : below) {
    if (other.size() != longest || shown++ >= most) continue;
    known->second += (known->second.empty() ? "" : ", ") + other;
  }
  return known->second;
}

}  // namespace yiben::compiling
