// Internal to compile: changes against last year, and their reasons.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "compile/sums.h"

namespace yiben::compiling {

// Coordinates in one order and each once, so that they can be compared.
std::vector<Coordinate> sorted(std::vector<Coordinate> select);

// What the slots {change NAME HOW} of all sentences speak of: in which ways, by sorted coordinates.
using SpokenChanges = std::map<std::vector<Coordinate>, std::set<std::string>>;
SpokenChanges spoken_changes(const Narrative& narrative);

// Whether facts of last year lie inside, be their amount zero.
bool is_last_known(const std::vector<Coordinate>& select, const ChangeWords& words,
                   const Sums& sums);

// Whether last year is known and a sentence would say that the amount has changed.
bool is_change_told(const std::vector<Coordinate>& select, const ChangeWords& words,
                    const Sums& sums);

class Changes {
 public:
  // Reads the sheet "reasons"; selections that cannot be read are appended to `errors`.
  Changes(const Source& source, const Sums& sums, Errors& errors,
          const std::set<std::string>& doubtful = {});

  // True where facts of last year lie inside, be their amount zero.
  bool is_known(const std::vector<Coordinate>& select, const ChangeWords& words) const;

  // "比 2025 年预算增加 …": a change that prints as zero is none. One of a tenth or more needs a
  // reason; where there is none, that is an error, once for a selection.
  std::string say(const std::vector<Coordinate>& select, const ChangeWords& words, Errors& errors);

 private:
  bool is_doubtful(const std::vector<Coordinate>& select) const;

  const Source& source_;
  const Sums& sums_;
  std::map<std::vector<Coordinate>, std::string> reasons_;  // by sorted coordinates
  std::set<std::vector<Coordinate>> missing_;
  const std::set<std::string> doubtful_;  // dimensions whose facts are wrong, "amount"
};

}  // namespace yiben::compiling
