// Internal to job: a source with its layout, ready to be compiled.
#pragma once

#include "job/job.h"

namespace yiben::job {

struct Laid {
  Source source;
  Errors warnings;
  bool by_forms = false;  // and not by a layout of its own
};

// Reads the source and, where it has no layout of its own, sets it by the forms of its family.
// Errors: all mistakes that can be known at once, be some of its fields wrong: in their order and
// placed.
Result<Laid> laid_out(const CompileOptions& options, const Catalog& catalog);

// Errors of compiling name files as the source does: "facts.csv", "layout/01.csv".
Errors within(const Origin& origin, Errors errors);

}  // namespace yiben::job
