// Internal to compile: the units whose names stand beside the rows of projects.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "catalog/catalog.h"
#include "compile/form_facts.h"

namespace yiben::compiling {

class UnitsBeside {
 public:
  // What is given must outlive it.
  UnitsBeside(const Book& book, const Family& family, const Aliases& aliases);

  // Of a figure in a table that prints 项目单位 beside its rows: the unit of its row, where one
  // unit alone is named and a table has its code.
  std::optional<Node> unit_of(const Figure& figure) const;

 private:
  const Book& book_;
  const Family& family_;
  std::map<std::string, Node> by_name_;  // folded
};

}  // namespace yiben::compiling
