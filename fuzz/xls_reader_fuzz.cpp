// Old workbooks. A compound file is read as it is; any other input is the stream of the workbook.
#include "../tests/read/package_maker.h"
#include "document_promises.h"
#include "read/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // As much as fits in a compound file whose list of sectors is one sector.
  constexpr std::size_t kMostStream = 126 * 512;
  std::string bytes(data, data + size);
  if (bytes.substr(0, 4) != "\xD0\xCF\x11\xE0") {
    bytes = yiben::read::compound_of(u"Workbook", bytes.substr(0, kMostStream));
  }
  yiben::fuzz::check_promises(yiben::read::xls_document(bytes, "fuzz.xls", 1));
  return 0;
}
