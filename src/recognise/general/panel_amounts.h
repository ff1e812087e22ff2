// The amounts of one panel by row and column, and what they say of a sum.
#pragma once

#include <optional>
#include <vector>

#include "recognise/general/layout.h"
#include "recognise/general/rows.h"

namespace yiben::recognition {

// The amounts of a panel as intervals, by row and amount column; blank is zero. Nothing where words
// stand.
class Amounts {
 public:
  Amounts(const std::vector<PrintedRow>& rows, const Grid& grid, const PrintedPanel& panel);

  // How many amount columns agree that `total` is the sum of `parts`, and how many deny it;
  // columns in which all are zero do not count.
  struct Votes {
    int fits = 0;
    int fails = 0;
    int short_of = 0;  // of those that deny it: the parts are less than the total
    Votes& operator+=(const Votes& other);
  };
  Votes votes(int total, const std::vector<int>& parts) const;

  // The same across the columns: how many rows agree that column `total` is the sum of `parts`.
  Votes column_votes(int total, const std::vector<int>& parts) const;

  // All rows that deny it miss it by one amount, and a slip of the hand in one of them makes just
  // that: the totals above it add up with the wrong amount.
  bool misses_by_a_slip(int total, const std::vector<int>& parts) const;

  // The vote of one amount column on a sum of rows; neither fits nor fails where all are zero, nor
  // where one of them cannot be read.
  Votes vote(int total, const std::vector<int>& parts, int column) const;
  // With two amounts of one row changed over, every column in which the sum fails would agree. Both
  // are printed: what moves in reading leaves a blank behind.
  bool would_fit_changed_over(int total, const std::vector<int>& parts) const;
  // The same, but `total` prints the sum of `parts`; nothing where that is a small amount, which is
  // the sum of others by chance.
  std::optional<Amounts> with_sum(int total, const std::vector<int>& parts) const;
  bool is_zero(int row) const;
  bool is_printed(int row) const;  // some amount stands in it, be it zero
  // Words where amounts should stand: a header inside the table (项目 | 统计数), below which
  // something else is counted.
  bool is_header(int row) const;
  // A column of unknown words that is not added up, by its totals: they leave it blank while other
  // columns of theirs have amounts, or lie between its least and greatest as means and rates do.
  bool is_beside_sums(int column) const { return beside_[static_cast<std::size_t>(column)]; }
  int columns() const { return columns_; }
  Interval at(int row, int column) const;

 private:
  struct Sum;
  std::optional<Sum> sum_in(int row, int total, const std::vector<int>& parts) const;
  bool is_slip_in(int row, int column, Fen by) const;
  bool stands_beside(const std::vector<PrintedRow>& rows, int column) const;
  Interval needed(int total, const std::vector<int>& parts, int row, int column) const;
  bool is_unread(int row, int column) const;

  int columns_ = 0;
  std::vector<Interval> intervals_;  // row by row
  std::vector<bool> number_;         // as intervals_: an amount is printed, be it zero
  std::vector<bool> printed_;        // by row
  std::vector<bool> header_;         // by row
  std::vector<bool> beside_;         // by column
  std::vector<bool> unread_;         // as intervals_: a number stands there that cannot be read
};

}  // namespace yiben::recognition
