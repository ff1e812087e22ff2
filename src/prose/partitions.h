// Internal to prose: what makes up a whole, whatever a sentence leaves out (Phrases::partitions).
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace yiben::prose {

// "采购=货物|工程|服务": words of the whole and of each part, all in ways of writing them.
struct Partition {
  Labels whole;
  std::vector<Labels> parts;
};
std::vector<Partition> partitions_of(const Phrases& phrases);

}  // namespace yiben::prose
