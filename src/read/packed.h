// read: Office documents in their packages, ZIP and compound files, by the parts that these have.
#pragma once

#include "read/read.h"

namespace yiben::read {

// DOC, RTF, ODT and ODS are read by way of LibreOffice. Errors: those of the reader or of the
// conversion, encrypted or damaged packages, formats that are not read.
Result<Document> packed_document(std::string_view bytes, const std::string& path, int index);
Result<Document> compound_document(std::string_view bytes, const std::string& path, int index);
Result<Document> rtf_document(std::string_view bytes, const std::string& path, int index);

}  // namespace yiben::read
