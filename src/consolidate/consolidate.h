// consolidate: the sources of units → the source of the department over them (汇总). Nothing is
// typed again: facts are joined with their units, sheets are joined or added up, and transfers
// between units of the department are taken out of both sides.
//
// A transfer is a fact with a counterparty. Where both units belong to the tree, what the payer
// enters and what the payee enters must be equal to the fen, for each origin, year and stage; both
// sides are then left out, and the sheet `eliminated` says so. What the payee spends out of it is
// paid, in the whole, from money of the payer: its fund widens to the member that holds both (own
// funds for a grant of a superior), since no source says which of them it was.
#pragma once

#include <string>
#include <vector>

#include "cube/cube.h"
#include "source/source.h"

namespace yiben {

// A source and the folder that errors name.
struct UnitSource {
  std::string folder;
  Source source;
};

// A transfer between two units of the tree, as both sides entered it.
struct Eliminated {
  std::string payer;
  std::string payee;
  std::string alike;  // "origin=current": what both sides say of it
  Fen amount = 0;
};

struct Consolidated {
  Source source;
  std::size_t units = 0;  // with facts of their own
  std::vector<Eliminated> eliminated;
  std::size_t kept = 0;                    // facts that are transfers with units outside the tree
  std::size_t widened = 0;                 // facts whose fund widened
  std::vector<std::string> without_money;  // codes of units.csv of which no source says anything
};

// `department` gives entity, title, family, functions, divisions, glossary and reasons; it may have
// facts, and its units.csv, where it has one, is the whole tree. Errors, all at once, with file and
// line: no units; another year or family than the department's; a unit in two sources, outside the
// tree, described in two ways or with the name of another; money of a unit that has others below
// it; facts of no unit or of two; transfers without a counterparty, with themselves, or of which
// both sides are not equal or not of one kind of money; counts that are no numbers.
Result<Consolidated> consolidate(const UnitSource& department, std::vector<UnitSource> units,
                                 const Cube& cube);

}  // namespace yiben
