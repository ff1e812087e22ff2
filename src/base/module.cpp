// Modules by dlopen.
#include "base/module.h"

#include <dlfcn.h>

#include <filesystem>
#include <system_error>

namespace yiben {

namespace {

namespace fs = std::filesystem;

// Beside the program as it is built, or where an installed one has its parts. The path is whole:
// sanitizers load in the name of their own library, which has no path of ours.
std::string path_of(const std::string& file) {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  const fs::path beside = program.parent_path() / file;
  if (fs::exists(beside, failed)) return beside;
  return program.parent_path() / YIBEN_MODULE_DIR / file;
}

}  // namespace

Result<const void*> module_entry(const std::string& name, const char* entry,
                                 const std::string& needed_for) {
  const std::string file = path_of("yiben-" + name + ".so");
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
