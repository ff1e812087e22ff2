// write/annotate: the module yiben-annotate.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/module.h"
#include "write/write.h"

namespace yiben::write {

struct AnnotateEntry {
  // See write.h.
  Result<std::string> (*annotated)(std::string_view bytes, const std::vector<PageNote>& notes,
                                   const std::string& path);
};

}  // namespace yiben::write

// What the module shows.
extern "C" YIBEN_SHOWN const yiben::write::AnnotateEntry yiben_annotate;
