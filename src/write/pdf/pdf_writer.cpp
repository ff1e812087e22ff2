// write/pdf: a document as PDF (docs/formats/pdf-out.md).
#include "write/write.h"

#include <optional>

#include "write/pdf/draw.h"
#include "write/pdf/pages.h"

#ifdef __SANITIZE_ADDRESS__
// What fontconfig and cairo keep until the process ends is theirs, and no leak of ours.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libcairo\n";
}
extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_options() {
  return "print_suppressions=0";
}
#endif

namespace yiben::write {

Result<std::string> pdf(const Document& document) {
  Result<Letters> letters = Letters::load();
  if (!letters.ok()) return letters.errors();
  Setter setter(*letters);
  const Pages pages = pages_of(setter, document);
  if (const std::optional<Error> error = letters->embed()) return *error;
  return draw_pdf(*letters, pages,
                  {.title = plain_text(document.title), .author = plain_text(document.entity)});
}

}  // namespace yiben::write
