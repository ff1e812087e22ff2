// PDF: any bytes give an error with its words or a document that keeps its promises.
#include "document_promises.h"
#include "read/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  yiben::fuzz::check_promises(yiben::read::pdf_document(bytes, "fuzz.pdf", 1));
  const auto places = yiben::read::pdf_places(bytes, "fuzz.pdf");
  if (!places.ok()) return 0;
  for (const yiben::read::PdfParagraph& paragraph : places->paragraphs) {
    for (const yiben::read::PdfLine& line : paragraph.lines) {
      YIBEN_CHECK(line.begin <= line.end && line.end <= paragraph.text.size());
    }
  }
  return 0;
}
