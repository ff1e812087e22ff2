// write/zip: the module yiben-zip: parts as a ZIP package in memory, by libzip.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/module.h"

namespace yiben::write {

struct ZipEntry {
  // Names and bytes of the parts in their order. The bytes depend on nothing else.
  std::string (*pack)(const std::vector<std::pair<std::string_view, std::string_view>>& parts,
                      bool packed);
};

}  // namespace yiben::write

// What the module shows.
extern "C" YIBEN_SHOWN const yiben::write::ZipEntry yiben_zip;
