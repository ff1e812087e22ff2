// Internal to catalog: one form from TOML.
#pragma once

#include <string>
#include <string_view>

#include "catalog/load.h"
#include "cube/toml.h"

namespace yiben::catalog {

// "A | B" → both, folded.
Labels labels_of(std::string_view alternatives);

// The family's file of a form over the base file of the same name, key by key; `file` names it in
// errors.
Form read_form(const toml::table& own, const toml::table& base, std::string file, std::string id,
               std::string family, Cube& cube, Errors& errors);

// Only what it goes by.
Form read_form_titles(const toml::table& form, std::string file, std::string id, std::string family,
                      Cube& cube, Errors& errors);

}  // namespace yiben::catalog
