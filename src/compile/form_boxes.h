// Internal to compile: filled-in forms, one for each project.
#pragma once

#include <string>
#include <vector>

#include "compile/form_rows.h"

namespace yiben::compiling {

struct Box {
  std::string caption;
  LayoutTable table;
};

// A form for each project that has indicators, in the order of the sheet of projects: its names,
// its money, its objective and its targets. Money that none of the amounts below a total counts is
// an error.
std::vector<Box> boxes_of(const Form& form, const FormContext& context);

}  // namespace yiben::compiling
