// write/pdf: a document as PDF (docs/formats/pdf-out.md).
#include "write/write.h"

#include <utility>

#include "write/pdf/draw.h"
#include "write/pdf/pages.h"

namespace yiben::write {

Result<std::string> pdf(const Document& document) {
  Result<Letters> letters = Letters::load();
  if (!letters.ok()) return letters.errors();
  Setter setter(*letters);
  const Pages pages = pages_of(setter, document);
  const auto plain = [&](const std::string& text) {
    return plain_text(setter.set(Face::text, text));
  };
  return draw_pdf(*letters, setter, pages,
                  {.title = plain(document.title), .author = plain(document.entity)});
}

}  // namespace yiben::write
