// write/pdf: what a PDF says of itself and cairo cannot: its language.
#pragma once

#include <string>

namespace yiben::write {

// The file with its language (zh-CN), that its text is marked by structure, and that its title is
// to be shown: a new catalogue behind the old one, as ISO 32000-1 (7.5.6) has changes appended. As
// it is where the catalogue is not found.
std::string with_language(std::string bytes);

}  // namespace yiben::write
