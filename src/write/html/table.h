// write/html: one grid as <table>.
#pragma once

#include <string>

#include "write/html/outline.h"

namespace yiben::write::web {

// A container that can be scrolled by keyboard, with the table in it. Header cells and row labels
// say for what they stand, so that they are read out with each number.
std::string table_markup(const TablePart& part);

}  // namespace yiben::write::web
