// One system: what src/proof says of it beside what trying finds.
#pragma once

#include <cstdint>
#include <string>

#include "proof/proof.h"

namespace yiben::mutate {

// What differs between the proof of a book and trying; empty where nothing does. Doubts of the book
// must have been taken out. `most`: no explanation may take more figures.
struct Compared {
  std::string difference;
  bool contradicts = false;  // else there was nothing to explain
  bool as_printed = false;   // compared as printed: as meant nothing explains it, or accuses nobody
  bool gave_up = false;      // somebody did, and said so
  std::size_t sets = 0;
  std::int64_t questions = 0;
  int amounts = 0;  // ends of expected amounts that were tried
};
Compared compare(const Book& book, const System& system, int most, bool every_set);

}  // namespace yiben::mutate
