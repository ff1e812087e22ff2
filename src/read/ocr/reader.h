// read/ocr: text recognition of scanned pages. Only reader.cpp knows Tesseract.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/base.h"
#include "read/ocr/picture.h"
#include "read/pdf/content.h"

namespace yiben::read {

class TextReader {
 public:
  // Error: the language data (chi_sim) is not installed.
  static Result<TextReader> load(const std::string& path, int index);

  ~TextReader();
  TextReader(TextReader&&) noexcept;
  TextReader& operator=(TextReader&&) noexcept;

  // Tables by the ruling lines of the picture, cell by cell; the rest line by line. Everything is
  // marked as read from an image.
  PageContent read(const Picture& page, int number);

 private:
  struct Held;
  explicit TextReader(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

// Recognised text as it is printed: no spaces beside Chinese characters and within numbers.
std::string tidy_recognised(std::string_view text);

}  // namespace yiben::read
