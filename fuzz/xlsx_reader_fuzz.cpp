// Workbooks. A package is read as it is; any other input is the XML of a sheet, with texts and
// formats at hand, so that the fuzzer need not get through compression.
#include "../tests/read/package_maker.h"
#include "document_promises.h"
#include "read/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(data, data + size);
  if (bytes.substr(0, 2) != "PK") {
    bytes = yiben::read::xlsx_of(
        {bytes}, "<si><t>a</t></si><si><r><t>b_x000A_</t></r><r><t>c</t></r></si>",
        "<numFmts><numFmt numFmtId='170' formatCode='_ * #,##0.00_ ;_ * \"-\"??_ ;[h]:mm'/>"
        "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='31'/></cellXfs>");
  }
  yiben::fuzz::check_promises(yiben::read::xlsx_document(bytes, "fuzz.xlsx", 1));
  return 0;
}
