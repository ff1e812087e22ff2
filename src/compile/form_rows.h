// Internal to compile: which rows a panel of a form has, by its axis and the facts.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compile/names.h"

namespace yiben::compiling {

// A row of a panel: its words by the role of their column, and what it selects.
struct FormRow {
  std::map<std::string, std::string, std::less<>> words;
  Coordinates select;
  bool empty = false;  // only there to keep both halves of a table alike
};

struct FormRows {
  std::vector<FormRow> body;
  std::vector<FormRow> foot;  // at the end of the table
  bool any_facts = false;     // facts lie inside the panel
};

// What the rows of all forms are made from.
struct FormContext {
  const Source& source;
  const Catalog& catalog;
  const Names& names;
  const Sums& sums;
  Cube& cube;
  const Family& family;
  Errors& errors;
  const std::set<std::string>& doubtful;  // as of layout_by_forms

  // How the family prints amounts.
  AmountStyle style() const {
    return {.decimals = family.decimals, .separators = family.separators};
  }
};

// `select` is what the whole panel shows.
FormRows rows_of(const PanelForm& form, const Selection& select, const FormContext& context);

}  // namespace yiben::compiling
