// write/docx: a ZIP package in memory. Its bytes depend on nothing but the parts.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/base.h"

namespace yiben::write::word {

struct Part {
  std::string name;
  std::string bytes;
};

// Parts in their order. Errors: a part is larger than what the reader takes
// (limits::max_part_bytes). `file` is named in errors.
Result<std::string> package_of(const std::vector<Part>& parts, const std::string& file);

}  // namespace yiben::write::word
