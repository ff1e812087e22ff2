// Internal to compile: the words of a compiled book besides its tables.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "source/source.h"

namespace yiben::compiling {

// Headings and paragraphs, and which forms stand before which of them.
struct Narrated {
  std::vector<LayoutBlock> blocks;
  std::vector<std::pair<std::size_t, std::string>> forms;
};

// The headings and paragraphs of one part (NarrativePart::name) of the family's narrative, without
// the heading of the part itself. `before` is the book so far: the glossary explains the terms that
// occur in it. Errors, all at once: a change of a tenth or more without a reason (where no
// dimension that it names is in doubt), slots and names
// in the narrative that mean nothing.
Result<Narrated> narrative_blocks(const Source& source, const Catalog& catalog,
                                  const Family& family, std::string_view part, const Layout& before,
                                  const std::set<std::string>& doubtful = {});

}  // namespace yiben::compiling
