// Internal to compile: the form of the whole department as a table.
#pragma once

#include "compile/form_table.h"

namespace yiben::compiling {

// The name of the entity, its money, the objective and the note of the sheet `overall`, and the
// rows of `overall_indicators`; empty where the source has neither.
MadeTable overall_of(const Form& form, const FormContext& context);

}  // namespace yiben::compiling
