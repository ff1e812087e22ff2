// Documents of Word. A package is read as it is; any other input is the XML inside the body.
#include "../tests/read/package_maker.h"
#include "document_promises.h"
#include "read/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(data, data + size);
  if (bytes.substr(0, 2) != "PK") {
    bytes = yiben::read::docx_of(
        bytes,
        "<w:style w:styleId='h'><w:name w:val='heading 1'/></w:style><w:style w:styleId='k'>"
        "<w:basedOn w:val='h'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>",
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/>"
        "<w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='upperRoman'/>"
        "<w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>");
  }
  yiben::fuzz::check_promises(yiben::read::docx_document(bytes, "fuzz.docx", 1));
  return 0;
}
