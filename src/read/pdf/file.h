// read/pdf: a PDF as a row of drawn pages. The only door to Poppler, whose types stay behind it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/base.h"
#include "read/ocr/picture.h"
#include "read/pdf/drawn.h"

namespace yiben::read {

class PdfFile {
 public:
  // Opens what lies in `bytes`, which must outlive the file. Errors: a password is needed, nothing
  // of the structure could be read, no pages, more than limits::max_pdf_pages.
  static Result<PdfFile> open(std::string_view bytes, const std::string& path, int index);

  ~PdfFile();
  PdfFile(PdfFile&&) noexcept;
  PdfFile& operator=(PdfFile&&) noexcept;

  int pages() const;

  // Page `number`, from 1; empty where the file does not hold it. Pictures are never decoded.
  // Errors: more glyphs or rulings than limits::max_page_glyphs and max_page_rulings, more drawing
  // in the whole file than limits::max_pdf_operations, more time for it than max_pdf_cpu_ms, a
  // drawing that unpacks to more than max_pdf_stream_bytes.
  Result<DrawnPage> draw(int number);

  // The page as a picture, for text recognition: 300 dots to an inch, fewer where the page is so
  // large that it would pass limits::max_picture_pixels. This decodes pictures.
  Picture picture(int number);

 private:
  struct Held;
  explicit PdfFile(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

}  // namespace yiben::read
