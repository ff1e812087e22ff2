// Internal to compile: what a published book did not say and a derived source leaves to be filled
// in.
#pragma once

#include "catalog/catalog.h"
#include "source/source.h"

namespace yiben::compiling {

// Stands where a sheet needs words that the book does not have.
inline constexpr const char* unsaid = "原书未说明，请补充";

// Of a derived source that forms set: rows that still have these words, which would be printed, and
// sheets without rows, of which the book would say that there is nothing. Warnings; not yet placed.
Errors unsaid_in(const Source& source, const Catalog& catalog, const Family& family);

}  // namespace yiben::compiling
