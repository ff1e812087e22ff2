// Which printed rows lie below which: by the prefixes of codes, by ordinals, or by which of several
// key columns is filled.
#pragma once

#include <string>
#include <vector>

#include "recognise/general/keys.h"
#include "recognise/general/rows.h"

namespace yiben::recognition {

// Sets depth and parent of every row. `codes` has the code by which a row hangs in the tree of its
// axis, empty where it has none; `codes_printed` says that they are printed and not only known from
// names; `accounts` that they are account codes and not those of units or projects.
void set_outline(const std::vector<RawRow>& raw, const std::vector<std::string>& codes,
                 bool codes_printed, bool accounts, const LabelReader& labels,
                 std::vector<PrintedRow>& rows);

}  // namespace yiben::recognition
