// write: where the module that puts notes on a PDF is loaded.
#include "write/annotate/annotate.h"

#include "base/module.h"

namespace yiben::write {

Result<std::string> annotated_pdf(std::string_view bytes, const std::vector<PageNote>& notes,
                                  const std::string& path) {
  const Result<const void*> entry = module_entry("annotate", "yiben_annotate", "notes on a PDF");
  if (!entry.ok()) return entry.errors();
  return static_cast<const AnnotateEntry*>(*entry)->annotated(bytes, notes, path);
}

}  // namespace yiben::write
