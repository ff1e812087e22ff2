// read: documents in ZIP packages, by the parts that the package has.
#include "read/packed.h"

#include "read/package/package.h"

namespace yiben::read {

Result<Document> packed_document(std::string_view bytes, const std::string& path, int index) {
  const Result<Package> package = Package::open(bytes, path, index);
  if (!package) return package.errors();
  if (package->has("xl/workbook.xml")) return xlsx_document(bytes, path, index);
  return package->error("", "this kind of ZIP package is not read",
                        "export its tables as tab-separated text, or save the document as HTML");
}

}  // namespace yiben::read
