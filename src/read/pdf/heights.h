// read/pdf: whether tables of two pages have their lines at the same places.
#pragma once

#include <cstddef>
#include <vector>

#include "read/pdf/content.h"

namespace yiben::read {

inline constexpr double kSameHeight = 1.5;     // points between lines at one height
inline constexpr std::size_t kManyLines = 10;  // at the same heights by no chance

bool same_height(double a, double b);

// The lines of the rows of a table and of one that may go on to its right. Merged squares hide
// lines: one of both shows all. The right rest of a head over several columns has no line above it.
bool same_rows(const std::vector<double>& left, const std::vector<double>& right);

bool same_columns(const PageTable& a, const PageTable& b);

}  // namespace yiben::read
