// write/pdf: a document as PDF (docs/formats/pdf-out.md); the module yiben-print.
#include "write/pdf/pdf_writer.h"

#include <optional>

#include "write/pdf/draw.h"
#include "write/pdf/pages.h"

namespace yiben::write {

namespace {

Result<std::string> printed(const Document& document) {
  Result<Letters> letters = Letters::load();
  if (!letters.ok()) return letters.errors();
  Setter setter(*letters);
  const Pages pages = pages_of(setter, document);
  if (const std::optional<Error> error = letters->embed()) return *error;
  return draw_pdf(*letters, pages,
                  {.title = plain_text(document.title), .author = plain_text(document.entity)});
}

}  // namespace

}  // namespace yiben::write

const yiben::write::PrintEntry yiben_print = {yiben::write::printed};
