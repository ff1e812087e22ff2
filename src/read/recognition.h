// read: text recognition of scanned pages, behind a module: Tesseract is loaded with the first page
// that needs it.
#pragma once

#include <memory>
#include <string>

#include "base/base.h"
#include "read/ocr/picture.h"
#include "read/pdf/content.h"

namespace yiben::read {

class TextReader {
 public:
  virtual ~TextReader() = default;

  // Tables by the ruling lines of the picture, cell by cell; the rest line by line. Everything is
  // marked as read from an image.
  virtual PageContent read(const Picture& page, int number) = 0;
};

using LoadedTextReader = Result<std::unique_ptr<TextReader>>;

// Errors: the module is missing; the language data (chi_sim) is not installed.
LoadedTextReader load_text_reader(const std::string& path, int index);

}  // namespace yiben::read
