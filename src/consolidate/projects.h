// Internal to consolidate: what a book cannot do with the projects of several units, namely tell
// two of one name apart, and show one without money.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "consolidate/joined.h"
#include "consolidate/unit_tree.h"

namespace yiben::consolidating {

// The projects of which there are facts, by source and path.
using Funded = std::set<std::pair<const UnitSource*, std::string>>;
Funded funded_projects(const std::vector<Entry>& entries);

// Projects that were funded `before` and have no facts left are no projects of the whole: their
// rows, indicators and commissioned services are removed.
void remove_eliminated(std::vector<UnitSource>& sources, const Funded& before, const Funded& now);

// A name that projects of several sources have gets the name of the unit behind it, in sheets and
// facts: "设备购置（东湖小学）".
void tell_apart(std::vector<UnitSource>& sources, std::vector<Entry>& entries,
                const UnitTree& tree);

}  // namespace yiben::consolidating
