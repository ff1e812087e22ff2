// Text reports of changed books, to be read as a reviewer reads them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "job/job.h"

namespace yiben::mutate {

struct ReportOptions {
  int errors = 1;          // at once
  std::size_t count = 10;  // reports
  std::uint64_t seed = 1;
  bool chinese = false;
};

// Each below what was changed in the cells of the documents; all kinds of errors in turn.
std::string reports_of(const job::Checked& checked, const std::vector<std::string>& bytes,
                       const ReportOptions& options);

}  // namespace yiben::mutate
