// read: what the first bytes of a file say about its format.
#pragma once

#include <string_view>

#include "read/read.h"

namespace yiben::read {

struct Sniffed {
  Kind kind = Kind::text;
  std::string_view name;    // of a format that is not read, such as "PDF"; else empty
  std::string_view remedy;  // what to do about it
};

Sniffed sniff(std::string_view bytes);

}  // namespace yiben::read
