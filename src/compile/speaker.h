// Internal to compile: what the slots of a narrative say of a source.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compile/change.h"
#include "compile/names.h"
#include "compile/slots.h"

namespace yiben::compiling {

class Speaker {
 public:
  Speaker(const Source& source, const Catalog& catalog, const Family& family,
          const std::set<std::string>& doubtful = {});

  // The template with all its slots filled; `line` is where it stands in the narrative.
  std::string say(std::string_view words, int line);

  // One text for each item of a list.
  std::vector<std::string> items(std::string_view list, int line);

  bool holds(std::string_view condition, int line);
  bool is_said(const NarrativeText& text);

  const Errors& errors() const { return errors_; }

 private:
  std::string value(std::string_view slot, int line);
  std::string members_in(const std::vector<std::string_view>& words, int line);
  std::string of_sheet(const std::vector<std::string_view>& words) const;
  std::optional<std::vector<Coordinate>> selection(std::string_view name, int line);
  std::string amount_of(const std::vector<Coordinate>& select) const;
  std::string share(const std::vector<std::string_view>& words, int line);
  std::string change(const std::vector<std::string_view>& words, int line);
  std::vector<std::string> members(const NarrativeList& list, int line);
  std::vector<std::string> rows(const NarrativeList& list);
  std::string item(const NarrativeList& list, const SlotWords& values, int line);
  void fail(int line, std::string_view excerpt, std::string what, std::string remedy);
  std::string unknown(std::string_view slot, int line);

  const Source& source_;
  const Narrative& narrative_;
  Cube cube_;
  const Names names_;
  const Sums sums_;
  Errors errors_;
  Changes changes_;
};

// The sum of a field of money in yuan over rows; nothing where a field is no amount.
std::optional<Fen> money_of(const std::vector<const Record*>& records, std::string_view name);

}  // namespace yiben::compiling
