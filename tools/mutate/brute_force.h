// The explanations of src/proof beside those that trying every set of figures finds.
#pragma once

#include <cstdint>
#include <string>

#include "job/job.h"

namespace yiben::mutate {

struct BruteForceOptions {
  int errors = 1;          // at once
  std::size_t sample = 0;  // systems
  std::uint64_t seed = 1;
  bool whole_book = false;  // else parts of it, of as many figures as can be tried
};

struct BruteForce {
  std::string report;
  bool differs = false;  // anywhere, or nothing could be compared
};

BruteForce compare_by_force(const job::Checked& checked, const BruteForceOptions& options);

}  // namespace yiben::mutate
