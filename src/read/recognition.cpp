// read: where text recognition is loaded.
#include "read/recognition.h"

#include "base/module.h"
#include "read/ocr/reader.h"

namespace yiben::read {

LoadedTextReader load_text_reader(const std::string& path, int index) {
  const Result<const void*> entry = module_entry("ocr", "yiben_ocr", "text recognition (--ocr)");
  if (!entry.ok()) return entry.errors();
  return static_cast<const RecognitionEntry*>(*entry)->load(path, index);
}

}  // namespace yiben::read
