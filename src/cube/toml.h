// TOML as the catalogue, profiles and sources have it: read in one place, so that what is wrong
// with it is said in one way.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>

#include "base/base.h"

namespace yiben {

// Errors: broken syntax, and a key that stands twice; with the line of `file`.
Result<toml::table> parse_toml(std::string_view bytes, const std::string& file);

// The file as a table; empty, and the errors appended, where it cannot be read.
toml::table read_toml(const std::string& path, Errors& errors);

}  // namespace yiben
