// base: parts of the program that lie in shared objects of their own, because they need large
// libraries and few runs need them. CMakeLists.txt names them (yiben_module). A module is loaded
// when it is first asked for and stays until the process ends.
#pragma once

#include <string>

#include "base/base.h"

// In front of a module's entry; everything else is hidden (cmake/Compiler.cmake).
#define YIBEN_SHOWN __attribute__((visibility("default")))

namespace yiben {

// What a module shows, by its C name, a table of functions: "yiben-<name>.so" lies beside the
// program in a build and in lib/yiben below the prefix of an installed one. Error: the module is
// missing, or libraries that it needs are; `needed_for` says what cannot be done without it.
Result<const void*> module_entry(const std::string& name, const char* entry,
                                 const std::string& needed_for);

}  // namespace yiben
