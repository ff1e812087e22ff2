// Internal to compile: the targets of projects as a table.
#pragma once

#include "compile/form_table.h"

namespace yiben::compiling {

// What a column of targets prints of an indicator, by its role.
std::string of_indicator(const std::string& role, const Record& record);

// Projects in the order of their sheet, each beside its indicators; their amounts are what the form
// selects of them. An indicator of a project that is in no sheet is an error.
MadeTable targets_of(const Form& form, const FormContext& context);

}  // namespace yiben::compiling
