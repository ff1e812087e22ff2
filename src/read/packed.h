// read: documents in ZIP packages, by the parts that the package has.
#pragma once

#include "read/read.h"

namespace yiben::read {

// Errors: those of the reader it goes to, and a package of a format that is not read.
Result<Document> packed_document(std::string_view bytes, const std::string& path, int index);

}  // namespace yiben::read
