// The documents of a book as they were read, with every finding marked where it stands.
#pragma once

#include <string>
#include <vector>

#include "report/html/marks.h"
#include "report/spots.h"

namespace yiben::report::page {

// Names of anchors: "f7" a figure (index into Book::figures), "m3-0" a spot of a finding, "n3" the
// finding in the list, "d1p2" page 2 of the first document, "d1t5" its fifth grid.
std::string mark_id(std::size_t finding, std::size_t spot);
std::string finding_id(std::size_t finding);
std::string page_id(const Place& place);
std::string table_id(const Place& place);

// "e", "w" or "h": the class of a severity.
const char* class_of(Severity severity);

std::string document_markup(const job::Checked& checked, const Document& document,
                            const std::vector<ShownFinding>& findings, const Marks& marks,
                            const Spots& spots, bool chinese);

}  // namespace yiben::report::page
