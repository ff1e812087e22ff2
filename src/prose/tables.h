// Internal to prose: what the tables print, found by amount and by name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "prose/prose.h"

namespace yiben::prose {

// Words may leave out what a figure is of in these dimensions: stage, scope, side, fund.
bool is_loose(std::string_view dimension);

class Tables {
 public:
  Tables(const Book& book, const Catalog& catalog);

  // Figures whose amount may be one of the interval, blank ones left out.
  std::vector<int> printing(const Interval& amount) const;

  // Whether two or three of the main groups of account codes (301, 303) in one column of one table
  // add up to it: 人员经费 is printed in sentences and seldom in a table.
  bool adds_up_to(const Interval& amount) const;

  // Whether the printed rows of accounts inside that of the figure, in one column of some table,
  // add up to it.
  bool items_add_up_to(int figure, const Interval& amount) const;

  // Figures of the rows that the end of the subject names, or that have the code.
  std::vector<int> named(const Statement& statement) const;

  // Figures of the rows whose label is the whole subject.
  std::vector<int> called(const std::string& subject) const;

  // Figures of the book's year in a total or the only row, below a header that the subject names or
  // ends with: 机关运行经费 of a table in which it is a column. Only headers that say no more than
  // a name, as what the cube knows is selected by its words.
  std::vector<int> headed(const std::string& subject) const;

  // Figures of the book's year that the words of a clause select where known words cover all of it:
  // neither narrower nor wider. The headings above may say the fund.
  std::vector<int> selected(std::string_view clause, std::string_view headings) const;

  // What the words of a clause select where known words cover all of it.
  std::optional<Selection> named_in_full(std::string_view clause) const;
  // Figures of that selection; of any fund and side.
  std::vector<int> printing_of(const Selection& said) const;
  std::vector<int> printing_of_any_fund(const Selection& said) const;
  // Whether `own` is what is said, or leaves out its side; of the fund above where none is said.
  bool is_selected(const Selection& own, const Selection& said, const Selection& above) const;

  // How well the words of a statement fit a figure: 0 where they have nothing to do with each
  // other, negative where they contradict each other.
  int fit(const Statement& statement, const Coordinates& words, const Coordinates& headings,
          int figure) const;

  // Whether a figure is about one account, project, unit or nature that the words do not name.
  bool is_narrower(int figure, const Coordinates& words) const;
  // Whether a figure is of one unit of several or one project that the words do not name, or other
  // rows of its table bear the name of its row, too.
  bool is_one_of_several(int figure, const Coordinates& words) const;
  // Whether a figure is of basic or of project expenditure alone, of money of one year or of one of
  // several funds, and the words do not say so.
  bool is_part(int figure, const Coordinates& words) const;
  // Whether tables print money of more than one member of a dimension: of one fund and another.
  bool is_several(std::string_view dimension) const;
  // The clause names a fund amid the words of the row, whose money is of any fund:
  // 年末财政拨款结转和结余 is not all of 年末结转和结余.
  bool is_all_of(int figure, const Statement& statement) const;
  // It is money of more than the words name: of all funds where they name one.
  bool is_wider(int figure, const Coordinates& words) const;

  // What words say in the cube.
  Coordinates meaning(std::string_view folded) const;

  // Whether the words speak of what was planned, in a book of what became of it: 年初预算 stands
  // beside 决算 in sentences, and only one of them in most tables.
  bool is_planned(const Coordinates& words) const;

  // Whether known words cover all of them, years and ordinals aside.
  bool is_understood(std::string_view folded) const;

  // Figures of the same row and table that print the amount of the year before, beside this one.
  std::vector<int> last_year_of(int figure) const;

  // Words for a total are among them.
  bool names_total(std::string_view folded) const;

  // A figure of another year than the book's.
  bool is_of_last_year(const Figure& figure) const;

  const Phrases& phrases() const { return catalog_.phrases; }
  const Figure& figure(int index) const { return book_.figures[static_cast<std::size_t>(index)]; }
  const Row& row_of(const Figure& figure) const;

 private:
  const std::string& label_of(const Figure& figure) const;
  std::string_view account_of(const Figure& figure, int dimension) const;
  void gather_main_groups();
  bool is_total_or_only(const Figure& figure) const;
  std::string header_of(const Figure& figure) const;
  Node member_of(int figure, int dimension) const;
  bool prints_several(std::string_view dimension) const;
  std::string without_own_name(std::string_view folded) const;
  Node fund_within(std::string_view words) const;
  bool is_understood_between(std::string_view words) const;
  bool is_understood_with_fillers(std::string_view folded) const;
  Selection without_loose_dimensions(Selection selection) const;
  std::vector<int> selected(const Selection& said, const Selection& above) const;

  const Book& book_;
  const Catalog& catalog_;
  bool final_accounts_ = false;
  Labels several_;              // dimensions of which tables print money of more than one member
  int year_ = -1, stage_ = -1;  // dimensions
  std::vector<std::pair<Fen, int>> by_fen_;  // printed amount and figure, sorted
  Fen widest_ = 0;                           // half the widest interval of a figure
  std::unordered_map<std::string, std::vector<int>> by_label_, by_code_;  // figures of rows
  std::unordered_map<std::string, std::vector<int>> by_header_;  // of a total or the only row
  // Figures that print an amount, by what words must name exactly.
  std::unordered_map<Selection, std::vector<int>, SelectionHash> by_selection_;
  std::vector<std::vector<Interval>> main_groups_;  // by column of a table: rows with short codes
  std::vector<std::vector<std::vector<std::string>>> labels_;  // [table][panel][row], bare
};

}  // namespace yiben::prose
