// Internal to compile: amounts as they are printed, and back to a style.
#pragma once

#include <string>

#include "book/book.h"
#include "source/source.h"

namespace yiben::compiling {

std::string print(Fen amount, Unit unit, const AmountStyle& style);

// The style in which `figure` was printed. `unit` is that of its table.
AmountStyle style_of(const Figure& figure, Unit unit);

}  // namespace yiben::compiling
