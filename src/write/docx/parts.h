// write/docx: the small parts of a document: what it consists of, its metadata, feet of pages.
#pragma once

#include <vector>

#include "page/page.h"
#include "write/docx/package.h"

namespace yiben::write::word {

// Relations by which the sections name the feet of odd and of even pages.
inline constexpr const char* kFooterId = "rId4";
inline constexpr const char* kEvenFooterId = "rId5";

// All parts in the order of the package. `main`, `styles` and `fonts` are their bytes.
std::vector<Part> parts_of(const Document& document, std::string main, std::string styles,
                           std::string fonts);

}  // namespace yiben::write::word
