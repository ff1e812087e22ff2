// write/pdf: the module yiben-print.
#pragma once

#include <string>

#include "base/module.h"
#include "write/write.h"

namespace yiben::write {

struct PrintEntry {
  Result<std::string> (*pdf)(const Document& document);  // see write.h
};

}  // namespace yiben::write

// What the module shows.
extern "C" YIBEN_SHOWN const yiben::write::PrintEntry yiben_print;
