// One trial: a book with one changed figure is checked, and what the check says is compared with
// the truth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "job/job.h"
#include "mutation.h"

namespace yiben::mutate {

struct Outcome {
  bool possible = true;   // false: the figure could not be found in the text, so nothing was tried
  bool detected = false;  // the verdict is no longer consistent
  bool unproven = false;  // … because nothing could be proven
  bool only = false;      // the changed figure is the only suspect
  bool first = false;     // it is the first suspect of a contradiction
  bool named = false;     // it is among the suspects
  bool expected = false;  // and the expected interval meets that of the original figure
};

// Changes the figure in the recognised book and proves again: fast. `book` is the caller's own copy
// and is as before afterwards.
Outcome try_in_memory(Book& book, const System& system, const Mutation& mutation);

// Changes the figure in the bytes of its file and does everything again: reading, recognising,
// proving.
Outcome try_through_text(const job::Checked& original, const std::vector<std::string>& bytes,
                         const Mutation& mutation);

}  // namespace yiben::mutate
