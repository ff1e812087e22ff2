// "TABLE!ROW!COLUMN": the figures that a user means.
#pragma once

#include <string>
#include <vector>

#include "job/job.h"

namespace yiben::report {

// "收支预算总表!一、财政拨款收入!收入>本年预算": title, row and path of a figure, as it is shown
// and as figures_at takes it.
std::string address_of(const Book& book, const Figure& figure);

}  // namespace yiben::report
