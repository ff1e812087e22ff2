// Errors in the numbers of sentences, one at a time: are they noticed?
#pragma once

#include <cstdint>
#include <string>

#include "job/job.h"

namespace yiben::mutate {

// Every kind of error that a number of a sentence can have, at every bound statement, or at
// `sample` of them where that is not 0. The counts as text: by kind of statement, what was noticed
// at all, and what as an error of the book; with `misses` a line for each change that was not.
std::string sentences_in_words(const job::Checked& checked, std::size_t sample, std::uint64_t seed,
                               bool misses);

}  // namespace yiben::mutate
