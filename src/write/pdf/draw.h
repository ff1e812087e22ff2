// write/pdf: pages to bytes. The only door to cairo's PDF surface.
#pragma once

#include <string>

#include "base/base.h"
#include "write/pdf/pages.h"

namespace yiben::write {

struct Description {
  std::string title;
  std::string author;
};

// `letters` are embedded. Errors: cairo cannot write the file, which happens where memory ends.
Result<std::string> draw_pdf(const Letters& letters, const Pages& pages,
                             const Description& description);

}  // namespace yiben::write
