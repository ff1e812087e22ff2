// Internal to prose: the amounts of statements against tables, and statements against each other.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "money/money.h"
#include "prose/prose.h"
#include "prose/tables.h"

namespace yiben::prose {

// What the steps share: statements with the amounts that they may stand for.
class Sentences {
 public:
  Sentences(const Book& book, const Tables& tables, std::vector<Statement>& statements);

  std::size_t size() const { return statements_.size(); }
  Statement& at(int index) { return statements_[static_cast<std::size_t>(index)]; }
  const Statement& at(int index) const { return statements_[static_cast<std::size_t>(index)]; }
  const Mention& mention(int index) const {
    return book_.mentions[static_cast<std::size_t>(at(index).mention)];
  }
  // What the number may stand for; nothing for percentages and where no unit is known.
  const std::optional<Interval>& amount(int index) const {
    return amounts_[static_cast<std::size_t>(index)];
  }
  // The same, and what the tables print for it where it was found there.
  Interval narrowed(int index) const;

  // The number of a mention is money of the book that the sentence means exactly.
  bool is_exact(int index) const {
    return is_amount(index) && mention(index).unit && !at(index).about_so_much;
  }

  // Money with its unit, of this year or the last one.
  bool is_told_money(int index) const;

  // "、", 和 or 及 stands right behind the first and before the second: one list.
  bool are_listed(int before, int after) const;

  // The last of a list of money: all of it together may be meant.
  bool ends_a_list(int index) const;

  // What a figure prints, as the sentence would: by its unit and decimals; nothing for blanks.
  std::optional<std::int64_t> printed_as(int index, int figure) const;
  // What the figures print so, each amount once.
  std::set<std::int64_t> printed_as(int index, const std::vector<int>& figures) const;
  // The amount of `other` as `index` would print it.
  std::optional<std::int64_t> told_as(int index, int other) const;

  // The same in words, for messages; as the figure prints it where the sentence has no unit.
  std::string said_as(int index, int figure) const;

  bool is_amount(int index) const { return at(index).kind == Kind::amount && amount(index); }

  // Its words name a year that is not the book's: 2024年基本支出.
  bool is_of_another_year(int index) const;
  // The year that its own words name last; 0 without one.
  int year_named(int index) const;

  // Of a change the year that it or the amount before it is compared with, as 比 2023 年预算 92.00
  // 万元增加 8.00 万元 and 比 2023 年增加 8.00 万元 name it; 0 without one.
  int year_compared(int index) const;

  // "比年初预算 20.54 万元减少 0.65 万元", "与年初预算 20.54 万元相比减少": it is what another
  // amount is compared with.
  bool is_compared_with(int index) const;

  // Amounts before a statement in its paragraph, nearest first; where there are none, and for more
  // than one paragraph, those of so many paragraphs before. Twelve at most.
  std::vector<int> amounts_before(int index, int paragraphs) const;

  // "购置及运行维护费 12.64 万元（购置费 0 万元；运行维护费 12.64 万元）比上年减少 4.11 万元": of a
  // statement right behind brackets the amount that they divide; -1 where there is none.
  int amount_before_brackets(int index) const;

  // What the tables print for the year before an amount, and what its paragraph says up to a
  // statement.
  std::vector<Interval> last_years(int amount, int until) const;

  // Its number has digits enough not to stand elsewhere by chance.
  bool is_telling(int index) const;
  // Not where the number is like many others and the figure is of something else than the words
  // name, a member of the cube or a row.
  bool may_mean(int index, int figure) const;

  // Some figure that it may mean prints that amount, whatever the sentence is bound to: a share
  // binds an amount and no figure.
  bool is_printed(int index) const;

  // What is said in its clause, before it in its paragraph and above it.
  Coordinates said_around(int index) const;

  // 一般公共预算项目支出 is a part of 项目支出: the words name a fund and the like, and those of
  // the whole do not.
  bool names_more(std::string_view words, std::string_view whole) const;

  // The number before the bracket that is open here; -1 without one.
  int before_open_bracket(int index) const;

  // 人员经费和公用经费 …，同比分别增加 3.00 万元、减少 2.00 万元: of which it is, its place tells.
  bool is_counted_off(int index) const;

  // In its sentence it stands behind 其中 or the like: what follows may be of it or of the whole.
  bool is_listed(int index) const;

  // What was said last before it of 基本支出 and 项目支出, or of the fund, the figure is none of.
  bool is_beside(int index, int figure) const;

  // With the amounts beside it, it makes up an amount before them that tables print: 支出 900 万元,
  // 按经济分类划分：工资福利支出 600 万元，商品和服务支出 300 万元. So it is meant, of whatever
  // scope.
  bool is_borne_out(int index) const;

  // The account whose levels are written out, at the head of its paragraph or right before its
  // number; without ordinal and quotation marks. Empty where it is of none.
  std::string item_of(int index) const;

  // Tables name its subject, by a row or in the words of the cube: 预算金额 of two projects is two
  // things.
  bool is_known(int index) const;

  // A change whose clause names nothing: 收入比上年增加 behind a list is not of the last one of it.
  bool is_plain_change(int index) const;

  // Keeps how a percentage that fits was made.
  void note_rounding(int percentage, const Ratio& ratio);

  const Book& book() const { return book_; }
  const Tables& tables() const { return tables_; }
  const Phrases& phrases() const { return tables_.phrases(); }

 private:
  std::optional<std::int64_t> as_printed_by(int index, const Number& number, Unit unit) const;
  const Book& book_;
  const Tables& tables_;
  std::vector<Statement>& statements_;
  std::vector<std::optional<Interval>> amounts_;
};

// Finds every amount in the tables; then sums of what is named beside it.
void bind_amounts(Sentences& sentences);

// Changes against the amounts that they are about, and the percentages behind them.
std::vector<Break> bind_changes(Sentences& sentences);

// Percentages of growth that stand without a change; after bind_changes.
std::vector<Break> bind_growth(Sentences& sentences);

// Amounts that are said to be as much as the year before.
std::vector<Break> bind_equal(Sentences& sentences);

// Shares and completion.
std::vector<Break> bind_shares(Sentences& sentences);

// Percentages of what was planned that are not what the two amounts before them give. Before
// bind_shares, which looks further for what fits.
std::vector<Break> compare_completion(Sentences& sentences);

// A percentage that is not what the ratio gives; `division` writes the ratio as printed: "30.00 ÷
// 40.00".
Break wrong_percentage(const Sentences& sentences, const char* rule, int statement,
                       const Ratio& ratio, const std::string& division);

// True for a percentage that was rounded or cut off, and no further away.
bool is_rounding(std::optional<Match> match);

// Amounts that no table prints, or prints only for something else, though the tables print what the
// words name: and that with one value alone.
std::vector<Break> compare_amounts(Sentences& sentences);

// What sentences make of last year against what the tables print of it.
std::vector<Break> compare_last_years(Sentences& sentences);

// Amounts of the book's year, as its tables print them, that a sentence gives to another year.
std::vector<Break> compare_years(const Sentences& sentences);

// Amounts that are printed nowhere though tables print another for what the words name, and changes
// of one amount that are told in two ways.
std::vector<Break> compare_told(const Sentences& sentences);

// The same amount of the same fund changes by different amounts against the same year before.
std::vector<Break> changes_told_differently(const Sentences& sentences);

// The figures are of basic expenditure, or of one fund, alone, where the sentence names neither and
// says more; or they are of all money, and the sentence, which says less, is about a part of it.
// The book has other money, which may be the rest.
bool may_be_of_other_money(const Sentences& sentences, const std::vector<int>& figures, int i);

// Shares of all parts of a whole of which one does not follow from the amounts.
std::vector<Break> compare_partition_shares(Sentences& sentences);

// Percentages that go up where their change goes down, and lists of changes of which one is turned.
std::vector<Break> compare_directions(Sentences& sentences);

// Changes against an amount that their sentence prints, where the four do not fit each other and
// nothing that is `known` says so.
std::vector<Break> compare_with_bases(Sentences& sentences, const std::vector<Break>& known);

// Percentages of an amount that stands right before them, and lists of percentages of a list of
// amounts. After bind_shares, which knows other wholes.
std::vector<Break> compare_measured(Sentences& sentences);

// Wholes and parts that sentences spell out and that do not add up.
std::vector<Break> compare_sums(Sentences& sentences);

// Accounts that a sentence lists one by one, below a heading that promises all of them, and that
// are less than the amount that they make up.
std::vector<Break> compare_account_lists(const Sentences& sentences);

// Amounts of accounts whose levels are written out, where no row of the account prints them. After
// compare_amounts.
std::vector<Break> compare_accounts(Sentences& sentences);

// Amounts of totals, of what was left over, and of parts of the three public expenses, where no
// figure of just that prints them.
std::vector<Break> compare_named_money(Sentences& sentences);

// Amounts that are said to be of one fund altogether and are more than tables print of it.
std::vector<Break> compare_funds(const Sentences& sentences);

// Amounts that are said of a fund and are what tables print of one fund inside it.
std::vector<Break> compare_parts_of_funds(const Sentences& sentences);

// Measures the percentages of growth anew whose amount another break corrects; one that then fits
// is no break.
void correct_percentages(const Sentences& sentences, std::vector<Break>& breaks);

// Percentages that were cut off in a book that otherwise rounds them.
std::vector<Break> compare_rounding(const Sentences& sentences);

}  // namespace yiben::prose
