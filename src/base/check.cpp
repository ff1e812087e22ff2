// What a failed YIBEN_CHECK does: say where, and abort. The only place in the library that prints.
#include "base/base.h"

#include <cstdio>
#include <cstdlib>

namespace yiben::internal {

void check_failed(const char* file, int line, const char* condition) {
  std::fprintf(stderr, "%s:%d: fault in yiben itself, please report it: %s does not hold\n", file,
               line, condition);
  std::abort();
}

}  // namespace yiben::internal
