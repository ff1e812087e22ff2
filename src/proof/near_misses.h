// Internal to proof: relations that were given up although their two amounts are hardly two.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "proof/proof.h"

namespace yiben::proof {

class NearMisses {
 public:
  // `dropped` was given up and is no part of `system`. Book and system must outlive it unchanged.
  NearMisses(const std::vector<Identity>& dropped, const Book& book, const System& system);

  // The two amounts that the identity says are one, where they differ as a slip of the pen makes
  // them differ, or a few units of the last place stand where there is nothing: indices into
  // Book::figures; {-1, -1} where they do not.
  std::pair<int, int> find(const Identity& given_up) const;

  // The amounts miss the identity by a few units of the last place only, beyond what rounding
  // explains.
  bool only_just_fails(const Identity& given_up) const;

 private:
  std::vector<int> printed(const Identity& identity) const;
  int printed(int variable) const;
  int zero(const Identity& identity) const;
  bool agree_elsewhere(int a, int b) const;

  const Book& book_;
  const System& system_;
  std::map<std::pair<int, int>, int> agreeing_;  // per two tables: amounts that both print
};

}  // namespace yiben::proof
