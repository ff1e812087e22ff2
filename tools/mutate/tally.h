// Outcomes added up, by change and by table, as text and as JSON.
#pragma once

#include <string>
#include <vector>

#include "job/job.h"
#include "mutation.h"
#include "trial.h"

namespace yiben::mutate {

struct Trial {
  Mutation mutation;
  Outcome outcome;
  double seconds = 0;
};

struct Run {
  std::string file;
  std::string way;  // "in memory", "through the text"
  double seconds = 0;
  unsigned threads = 1;
  std::vector<Trial> trials;
};

std::string as_text(const job::Checked& checked, const Run& run);
std::string as_json(const job::Checked& checked, const Run& run);

// True where a change of a constrained figure went undetected.
bool has_miss(const job::Checked& checked, const Run& run);

}  // namespace yiben::mutate
