// What the reports count.
#pragma once

#include <cstddef>
#include <vector>

#include "job/job.h"

namespace yiben::report {

// Printed figures that the rest of the book bounds.
std::size_t constrained_figures(const job::Checked& checked);

// Printed figures of each table, in the order of Book::tables.
std::vector<std::size_t> printed_figures_by_table(const Book& book);

// Tables in which reading moved something.
std::size_t repaired_tables(const Book& book);

}  // namespace yiben::report
