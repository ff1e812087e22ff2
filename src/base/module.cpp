// Modules by dlopen.
#include "base/module.h"

#include <dlfcn.h>

namespace yiben {

Result<const void*> module_entry(const std::string& name, const char* entry,
                                 const std::string& needed_for) {
  const std::string file = "yiben-" + name + ".so";
  void* module = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  const void* found = module == nullptr ? nullptr : ::dlsym(module, entry);
  if (found != nullptr) return found;
  const char* why = ::dlerror();
  return Error{
      .file = file,
      .excerpt = why == nullptr ? "" : why,
      .what = "a part of the program that is needed for " + needed_for + " cannot be loaded",
      .remedy = "install Yiben anew, with the packages that scripts/packages lists"};
}

}  // namespace yiben
