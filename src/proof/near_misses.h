// Internal to proof: relations that were given up although their two amounts are hardly two.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "proof/proof.h"

namespace yiben::proof {

class NearMisses {
 public:
  // Neither `book` nor `system`, which holds no longer what was given up, may change meanwhile.
  NearMisses(const Book& book, const System& system);

  // The two amounts that the identity says are one, where they differ as a slip of the pen makes
  // them differ: indices into Book::figures; {-1, -1} where they do not.
  std::pair<int, int> find(const Identity& dropped) const;

 private:
  std::vector<int> printed(const Identity& identity) const;
  int printed(int variable) const;
  bool agree_elsewhere(int a, int b) const;

  const Book& book_;
  const System& system_;
  std::map<std::pair<int, int>, int> agreeing_;  // per two tables: amounts that both print
};

}  // namespace yiben::proof
