// read/convert: old and open Office formats to DOCX and XLSX, by LibreOffice where it is installed.
//
// LibreOffice runs in a process group of its own, with a profile and a folder that exist only for
// this conversion, at most limits::max_conversion_ms long; everything is removed afterwards,
// whether it succeeds or not.
//
// Errors: LibreOffice is not there (the remedy says which package to install), no temporary folder,
// out of time, a document that LibreOffice cannot read.
#pragma once

#include <string>
#include <string_view>

#include "base/base.h"

namespace yiben::read {

struct Conversion {
  std::string_view from;  // extension of the document, such as "doc"
  std::string_view to;    // "docx" or "xlsx"
  std::string_view name;  // of the format, for errors, such as "DOC"
};

// The bytes of the document in the other format. `path` and `index` are the document's, for errors.
Result<std::string> convert(std::string_view bytes, const Conversion& conversion,
                            const std::string& path, int index);

}  // namespace yiben::read
