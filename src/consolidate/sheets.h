// Internal to consolidate: the sheets of all sources in one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "consolidate/joined.h"

namespace yiben::consolidating {

using Sheets = std::map<std::string, std::vector<Record>>;

// Words about the whole are those of the department, which comes first in `sources`; staffing and
// assets are added up by kind; the rows of all other sheets stand one after the other. Errors:
// counts that are no numbers.
Sheets join_sheets(const std::vector<UnitSource>& sources, Errors& errors);

}  // namespace yiben::consolidating
