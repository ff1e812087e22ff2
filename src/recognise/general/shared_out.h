// Internal to general: rows of one list that two totals share.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "recognise/general/panel_amounts.h"

namespace yiben::recognition {

// The rows of each total, where there is but one way to share them out so that both hold. Nothing
// where there are several ways, none, or too many rows to try all.
std::optional<std::array<std::vector<int>, 2>> shared_out(const Amounts& amounts,
                                                          const std::array<int, 2>& totals,
                                                          const std::vector<int>& rows);

// 301, 302, 303: without codes an account that was added up in the wrong list would be shared out
// so that the sums hold.
bool are_classes(const std::vector<PrintedRow>& rows, const std::vector<int>& some);

}  // namespace yiben::recognition
