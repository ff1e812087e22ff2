// Internal to compile: the rows of a sheet that sentences of a book say as a list of the family
// does.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "compile/sections.h"
#include "source/source.h"

namespace yiben::compiling {

// "核定编制34名，其中：行政编制30名，工勤编制4名": a row for each part, none for their sum. Of the
// lists of the family that are about the sheet, the first that is said anywhere. Their lines are
// not set. Sentences that begin with another year than that of the book say nothing of it.
std::vector<Record> rows_said(const char* sheet, const std::vector<Passage>& passages,
                              const Catalog& catalog, const Narrative& narrative, int year);

}  // namespace yiben::compiling
