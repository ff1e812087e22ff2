// write/docx: a document for Word and WPS (docs/formats/docx-out.md).
#include "write/write.h"

#include <set>

#include "write/docx/body.h"
#include "write/docx/package.h"
#include "write/docx/parts.h"
#include "write/docx/plan.h"
#include "write/docx/styles.h"
#include "write/text/contents.h"

namespace yiben::write {

Result<std::string> docx(const Document& document) {
  const plain::Contents contents = plain::contents_of(document);
  const word::Plan plan = word::plan_of(document, contents);
  std::set<int> cell_sizes;
  for (const word::BlockPlan& block : plan.blocks) {
    if (block.table) cell_sizes.insert(block.table->half_points);
  }
  return word::package_of(word::parts_of(document, word::document_part(document, contents, plan),
                                         word::styles_part(cell_sizes), word::fonts_part()),
                          document.path);
}

}  // namespace yiben::write
