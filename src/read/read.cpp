// read: chooses the reader by what the bytes are.
#include "read/read.h"

#include <fmt/format.h>

#include "read/packed.h"
#include "read/sniff.h"

namespace yiben::read {

Kind kind_of(std::string_view bytes) {
  return sniff(bytes).kind;
}

Result<Document> document(std::string_view bytes, const std::string& path, int index,
                          const Options& options) {
  const Sniffed sniffed = sniff(bytes);
  const Place place{.document = index};
  switch (sniffed.kind) {
    case Kind::text:
      return text_document(bytes, path, index);
    case Kind::html:
      return html_document(bytes, path, index);
    case Kind::pdf:
      return pdf_document(bytes, path, index, options);
    case Kind::zip:
      return packed_document(bytes, path, index);
    case Kind::compound:
      return compound_document(bytes, path, index);
    case Kind::rtf:
      return rtf_document(bytes, path, index);
    case Kind::empty:
      return Error{.file = path,
                   .place = place,
                   .what = "the file is empty",
                   .remedy = "check that it was downloaded or saved to its end"};
    default:
      return Error{.file = path,
                   .place = place,
                   .what = fmt::format("this format is not read yet: {}", sniffed.name),
                   .remedy = std::string(sniffed.remedy)};
  }
}

}  // namespace yiben::read
