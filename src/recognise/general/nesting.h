// Names whose indentation is lost: a row that equals the rows behind it is their whole.
#pragma once

#include <optional>
#include <vector>

#include "recognise/general/groups.h"
#include "recognise/general/panel_amounts.h"

namespace yiben::recognition {

struct NestedRows {
  std::vector<RowGroup> groups;
  std::size_t roots = 0;  // rows that are parts of nothing
};

class Nesting {
 public:
  Nesting(const std::vector<PrintedRow>& rows, const Amounts& amounts)
      : rows_(rows), amounts_(amounts) {}

  // Whether a row that equals the next one alone is its whole, only the rest can tell: the way that
  // leaves fewer roots.
  NestedRows read() const;

  // The total but for one amount of which all rows would find their place: the rows behind it and
  // the sum above it say alike what it should print.
  std::optional<Group> but_for_one() const;

  // The rows behind `whole` that add up to it; `tops` are those that are no parts, last first.
  std::vector<int> whole_of(int whole, const std::vector<int>& tops, bool single) const {
    return whole_of(amounts_, whole, tops, single);
  }

 private:
  int count() const { return static_cast<int>(rows_.size()); }
  const PrintedRow& row(int i) const { return rows_[static_cast<std::size_t>(i)]; }
  NestedRows nested(bool single) const;
  void add_last_total(std::vector<int>& tops, NestedRows& result) const;
  std::size_t roots_of(std::vector<int> tops) const;
  std::vector<int> whole_of(const Amounts& amounts, int whole, const std::vector<int>& tops,
                            bool single) const;
  std::optional<Group> but_for_one(bool single) const;
  bool would_place_all(int whole, const std::vector<int>& parts, std::vector<int> tops,
                       bool single) const;
  void find_place(const Amounts& amounts, int i, std::vector<int>& tops, bool single) const;
  bool holds(int whole, const std::vector<int>& parts, const Amounts::Votes& votes) const;

  const std::vector<PrintedRow>& rows_;
  const Amounts& amounts_;
};

}  // namespace yiben::recognition
