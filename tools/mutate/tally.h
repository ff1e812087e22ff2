// Outcomes added up, by kind of error and by table, as text and as JSON.
#pragma once

#include <string>
#include <vector>

#include "job/job.h"
#include "mutation.h"
#include "trial.h"

namespace yiben::mutate {

struct Trial {
  Plan plan;
  Outcome outcome;
  double seconds = 0;
};

struct Run {
  std::string file;
  Way way = Way::in_memory;
  int errors = 1;  // at once
  double seconds = 0;
  unsigned threads = 1;
  std::vector<Trial> trials;
};

// "digits swapped: page 3 row 4: 12 instead of 21: …"
std::string describe(const job::Checked& checked, const Plan& plan);

std::string as_text(const job::Checked& checked, const Run& run);
std::string as_json(const job::Checked& checked, const Run& run);

// True where errors in constrained figures went undetected that do not fit all sums.
bool has_miss(const job::Checked& checked, const Run& run);

}  // namespace yiben::mutate
