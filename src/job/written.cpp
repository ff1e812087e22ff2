// A book that was read, in another format.
#include "job/job.h"

#include "compose/compose.h"
#include "job/charts.h"
#include "job/known_sums.h"
#include "write/write.h"

namespace yiben::job {

Result<std::string> written(const Checked& checked, std::string_view format) {
  // Only workbooks have formulas.
  const bool adds_up = format == "xlsx";
  const Document document = compose(
      checked.book, adds_up ? known_sums(checked.book, checked.system) : std::vector<PrintedSum>());
  if (format == "docx") return write::docx(document);
  if (format == "xlsx") return write::xlsx(document);
  if (format == "pdf") return write::pdf(document);
  if (format == "html") return write::html(document, charts_of(checked.book, *checked.catalog));
  YIBEN_CHECK(format == "text");
  return write::text(document);
}

}  // namespace yiben::job
