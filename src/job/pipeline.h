// The steps that the use cases have in common.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "job/job.h"

namespace yiben::job {

// Milliseconds since it was made or last asked.
class Stopwatch {
 public:
  double lap_ms() {
    const Clock::time_point now = Clock::now();
    const std::chrono::duration<double, std::milli> lap = now - start_;
    start_ = now;
    return lap.count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
};

// Fill in what follows from the documents and the catalogue that are there.
Errors recognise_in(Checked& checked);
void prove_in(Checked& checked);

}  // namespace yiben::job
