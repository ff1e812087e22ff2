// A book that was read, in another format.
#include "job/job.h"

#include "compose/compose.h"
#include "job/charts.h"
#include "write/write.h"

namespace yiben::job {

Result<std::string> written(const Checked& checked, std::string_view format) {
  const Document document = compose(checked.book);
  if (format == "docx") return write::docx(document);
  if (format == "xlsx") return write::xlsx(document);
  if (format == "pdf") return write::pdf(document);
  if (format == "html") return write::html(document, charts_of(checked.book, *checked.catalog));
  YIBEN_CHECK(format == "text");
  return write::text(document);
}

}  // namespace yiben::job
