// Internal to job: why an amount has changed, in the words of the book.
#pragma once

#include <string>

#include "book/book.h"
#include "catalog/catalog.h"

namespace yiben::job {

// What a sentence gives as the reason of a change, behind its last number; where it gives none and
// `alone` says that it tells of no other change, what the next sentence gives, if that begins with
// such words (主要原因是, 减少的原因：). May be empty.
std::string reason_behind(const Mention& last, bool alone, const Phrases& phrases);

}  // namespace yiben::job
