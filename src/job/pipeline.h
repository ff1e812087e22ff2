// The steps that the use cases have in common.
#pragma once

#include <chrono>
#include <functional>
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

// nullptr where the catalogue has none of that name.
const Family* family_named(const std::string& id, const Catalog& catalog);

// Names those that there are.
Error unknown_family(std::string file, const std::string& id, const Catalog& catalog);

// Fill in what follows from the documents and the catalogue that are there.
Errors recognise_in(Checked& checked);
// `offer` gives amounts of the selections of the book where somebody knows them; may be empty.
using Offer = std::function<std::vector<Fen>(const Checked&)>;
void prove_in(Checked& checked, const Offer& offer = {});

// A document that was compiled, recognised and proven as if it had been read; the facts that it was
// made from are offered as what the amounts may be.
Result<std::unique_ptr<Checked>> checked_document(Document document, Catalog catalog,
                                                  const Source& source);

}  // namespace yiben::job
