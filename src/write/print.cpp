// write: where the setting of pages is loaded; Cairo and Pango are linked with the first PDF.
#include "write/pdf/pdf_writer.h"

#include "base/module.h"

#ifdef __SANITIZE_ADDRESS__
// What fontconfig and cairo keep until the process ends is theirs, and no leak of ours.
extern "C" YIBEN_SHOWN const char* __lsan_default_suppressions();
extern "C" YIBEN_SHOWN const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libcairo\n";
}
extern "C" YIBEN_SHOWN const char* __lsan_default_options();
extern "C" YIBEN_SHOWN const char* __lsan_default_options() {
  return "print_suppressions=0";
}
#endif

namespace yiben::write {

Result<std::string> pdf(const Document& document) {
  const Result<const void*> entry = module_entry("print", "yiben_print", "writing PDF");
  if (!entry.ok()) return entry.errors();
  return static_cast<const PrintEntry*>(*entry)->pdf(document);
}

}  // namespace yiben::write
