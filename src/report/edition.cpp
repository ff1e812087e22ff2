// The files of an edition that follow from a book.
#include "report/report.h"

#include <utility>

namespace yiben::report {

Result<std::string> certificate(const job::Checked& checked) {
  if (job::has_witness(checked)) return edition::to_json(job::certificate(checked));
  return Error{.file = checked.documents.empty() ? "" : checked.documents.front().path,
               .what = "no amounts are known that fit every figure, so that there is no proof",
               .remedy = "yiben check says what contradicts itself or was not read"};
}

std::vector<edition::File> edition_of(std::vector<edition::File> documents,
                                      const job::Checked& checked, const Source* source) {
  std::vector<edition::File> files = std::move(documents);
  if (Result<std::string> proof = report::certificate(checked)) {
    files.push_back({std::string(edition::certificate_name), std::move(*proof)});
  }
  for (edition::File& file : data_package(checked, source)) files.push_back(std::move(file));
  files.push_back(
      {std::string(edition::manifest_name), edition::manifest_of(files, job::facts_of(checked))});
  return files;
}

}  // namespace yiben::report
