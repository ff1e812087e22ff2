// What the steps of binding share.
#include "prose/bind.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "prose/gap.h"
#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

// Amounts that are tried as what a change or a share is about, nearest first.
constexpr std::size_t most_tried = 12;

// Numbers of so many digits are the same by chance too seldom to ask for words that fit.
constexpr int telling_digits = 4;

int significant_digits(const Number& number) {
  std::int64_t digits = std::abs(number.digits);
  while (digits != 0 && digits % 10 == 0) digits /= 10;
  int count = 0;
  for (; digits != 0; digits /= 10) ++count;
  return count;
}

// The year that the words name last: 2024年基本支出; 0 without one.
int year_in(std::string_view clause) {
  constexpr std::string_view mark = "年";
  constexpr std::size_t digits = 4;
  for (std::size_t at = clause.rfind(mark); at != std::string_view::npos && at >= digits;
       at = clause.rfind(mark, at - 1)) {
    const std::string_view year = clause.substr(at - digits, digits);
    if (std::all_of(year.begin(), year.end(), text::is_digit)) return std::stoi(std::string(year));
  }
  return 0;
}

}  // namespace

Sentences::Sentences(const Book& book, const Tables& tables, std::vector<Statement>& statements)
    : book_(book), tables_(tables), statements_(statements) {
  Unit unit = Unit::yuan;
  bool unit_known = false;
  int paragraph = -1;
  for (const Statement& one : statements) {
    const Mention& mention = book.mentions[static_cast<std::size_t>(one.mention)];
    unit_known = mention.unit.has_value() || (unit_known && one.paragraph == paragraph);
    unit = mention.unit.value_or(unit);
    paragraph = one.paragraph;
    const bool money =
        !mention.percent && unit_known && one.kind != Kind::none && one.kind != Kind::limit;
    amounts_.push_back(money ? interval_of(mention.number, unit) : std::nullopt);
  }
}

bool Sentences::is_told_money(int index) const {
  const Kind kind = at(index).kind;
  return (kind == Kind::amount || kind == Kind::last) && amount(index) && mention(index).unit &&
         !at(index).about_so_much;
}

bool Sentences::are_listed(int before, int after) const {
  const Mention& one = mention(before);
  const Mention& other = mention(after);
  if (one.prose == nullptr || one.prose != other.prose || other.begin < one.end) return false;
  const std::string_view between =
      std::string_view(one.prose->text).substr(one.end, other.begin - one.end);
  return between.starts_with("、") || between.starts_with("和") || between.starts_with("及");
}

bool Sentences::ends_a_list(int index) const {
  const int before = index - 1;
  return before >= 0 && at(before).paragraph == at(index).paragraph && is_told_money(before) &&
         !at(index).starts_sentence && are_listed(before, index);
}

Interval Sentences::narrowed(int index) const {
  Interval interval = amount(index).value_or(Interval{});
  for (const int figure : at(index).figures) {
    const Interval both = intersect(interval, tables_.figure(figure).interval);
    // 51.46 and 51.47 have but one end in common.
    const Interval& own = tables_.figure(figure).interval;
    const bool touch =
        both.low == both.high && interval.low != interval.high && own.low != own.high;
    if (!both.is_empty() && !touch) interval = both;
  }
  return interval;
}

int Sentences::year_named(int index) const {
  return year_in(at(index).clause);
}

int Sentences::year_compared(int index) const {
  for (const int j : {index, index - 1}) {
    if (j < 0 || at(j).paragraph != at(index).paragraph) return 0;
    // 与 2024 年预算 9.90 万元相比减少: the year stands before the base.
    const int year = starts_with_any(at(j).clause, phrases().compared) ? year_named(j) : 0;
    if (year != 0) return year;
  }
  return 0;
}

bool Sentences::is_compared_with(int index) const {
  if (!is_amount(index)) return false;
  if (starts_with_any(at(index).clause, phrases().compared)) return true;
  const Mention& amount = mention(index);
  if (amount.prose == nullptr) return false;
  const std::string_view behind = std::string_view(amount.prose->text).substr(amount.end);
  return starts_with_any(text::trim(behind), phrases().compared_behind);
}

bool Sentences::is_of_another_year(int index) const {
  const Statement& one = at(index);
  const int year = year_in(one.clause);
  if (year != 0) return book_.year != 0 && year != book_.year;
  // 2024年预算 40.71 万元（公务接待费 3.72 万元）: what stands in the brackets is of that year.
  const int bracketed = before_open_bracket(index);
  if (bracketed >= 0 && is_of_another_year(bracketed)) return true;
  // 2023年、2024年分别为…、…: one list, one kind of year.
  std::string_view between = one.lead;
  if (between.ends_with("和")) between.remove_suffix(std::string_view("和").size());
  const bool goes_on = between.empty() || parse_unit(between);
  return goes_on && index > 0 && at(index - 1).paragraph == one.paragraph &&
         is_of_another_year(index - 1);
}

std::vector<int> Sentences::amounts_before(int index, int paragraphs) const {
  std::vector<int> found;
  const int own = at(index).paragraph;
  for (int j = index - 1; j >= 0 && found.size() < most_tried; --j) {
    const int before = own - at(j).paragraph;
    if (before > paragraphs || (before > 0 && !found.empty() && paragraphs <= 1)) break;
    if (is_amount(j)) found.push_back(j);
  }
  return found;
}

int Sentences::amount_before_brackets(int index) const {
  if (!at(index).lead.starts_with(")") || at(index).about_so_much) return -1;
  for (int j = index - 1; j > 0 && at(j).paragraph == at(index).paragraph; --j) {
    if (at(j).lead.find(')') != std::string::npos) return -1;
    if (!at(j).lead.starts_with("(")) continue;
    return is_amount(j - 1) && !at(j - 1).about_so_much ? j - 1 : -1;
  }
  return -1;
}

std::vector<Interval> Sentences::last_years(int amount, int until) const {
  // Sentences name the year before at most so many numbers before this one.
  constexpr int numbers_before = 3;
  std::vector<Interval> found;
  for (int j = std::max(0, amount - numbers_before); j < until; ++j) {
    if (at(j).paragraph != at(amount).paragraph) continue;
    if (at(j).kind == Kind::last && this->amount(j)) found.push_back(*this->amount(j));
  }
  for (const int figure : at(amount).figures) {
    for (const int last : tables_.last_year_of(figure)) {
      found.push_back(tables_.figure(last).interval);
    }
  }
  return found;
}

std::optional<std::int64_t> Sentences::as_printed_by(int index, const Number& number,
                                                     Unit unit) const {
  const auto fen = fen_of(number, unit);
  const Mention& mention = this->mention(index);
  if (!fen || !mention.unit) return std::nullopt;
  const CellValue value = parse_cell(format(*fen, *mention.unit, mention.number.decimals));
  if (value.kind != CellKind::number) return std::nullopt;
  return value.number.digits;
}

std::optional<std::int64_t> Sentences::printed_as(int index, int f) const {
  const Figure& figure = tables_.figure(f);
  if (figure.blank) return std::nullopt;
  return as_printed_by(index, figure.number, figure.unit);
}

std::set<std::int64_t> Sentences::printed_as(int index, const std::vector<int>& figures) const {
  std::set<std::int64_t> values;
  for (const int f : figures) {
    if (const auto value = printed_as(index, f)) values.insert(*value);
  }
  return values;
}

std::optional<std::int64_t> Sentences::told_as(int index, int other) const {
  const Mention& told = mention(other);
  if (!told.unit) return std::nullopt;
  return as_printed_by(index, told.number, *told.unit);
}

std::string Sentences::said_as(int index, int f) const {
  constexpr int usual_decimals = 2;
  const Figure& figure = tables_.figure(f);
  const auto& unit = mention(index).unit;
  const auto fen = fen_of(figure.number, figure.unit);
  if (figure.blank || !fen || !unit) return figure.printed;
  if (*unit == figure.unit) return to_string(figure.number);
  return format(*fen, *unit, std::max(usual_decimals, mention(index).number.decimals));
}

void Sentences::note_rounding(int percentage, const Ratio& ratio) {
  const Number& printed = mention(percentage).number;
  at(percentage).cut_off = compare(printed, ratio) == Match::cut_off;
  at(percentage).rounded_up = is_rounded_up(printed, ratio);
}

bool Sentences::is_telling(int index) const {
  return significant_digits(mention(index).number) >= telling_digits;
}

bool Sentences::may_mean(int index, int figure) const {
  if (is_telling(index)) return true;
  const Statement& one = at(index);
  const Cube& cube = book_.cube;
  bool names_rows_alone = true;
  for (const auto& [dimension, member] :
       tables_.meaning(one.clause.empty() ? one.subject : one.clause)) {
    const std::string_view name = cube.name_of(dimension);
    if (name == "fund") names_rows_alone = false;
    if (is_loose(name) || name == "year") continue;
    names_rows_alone = false;
    const Node own = tables_.figure(figure).selection[dimension];
    if (own != member && !cube.is_inside(dimension, own, member)) return false;
  }
  if (!names_rows_alone) return true;
  const std::vector<int> rows = tables_.called(one.subject);
  return rows.empty() || std::find(rows.begin(), rows.end(), figure) != rows.end();
}

Coordinates Sentences::said_around(int index) const {
  Coordinates said = tables_.meaning(at(index).headings);
  for (int j = index; j >= 0 && at(j).paragraph == at(index).paragraph; --j) {
    const Coordinates more = tables_.meaning(at(j).lead);
    said.insert(said.end(), more.begin(), more.end());
  }
  return said;
}

bool Sentences::names_more(std::string_view words, std::string_view whole) const {
  const Selection said = narrow({}, tables_.meaning(whole));
  const Coordinates own = tables_.meaning(words);
  return std::any_of(own.begin(), own.end(), [&](const auto& at) {
    const std::string_view name = book_.cube.name_of(at.first);
    const bool divides = name == "fund" || name == "nature" || name == "origin";
    return divides && said[at.first] == all_of_it;
  });
}

bool Sentences::is_counted_off(int index) const {
  for (int j = index; j >= 0 && at(j).paragraph == at(index).paragraph; --j) {
    if (at(j).lead.find(respectively) != std::string::npos) return true;
    if (at(j).starts_sentence) return false;
  }
  return false;
}

int Sentences::before_open_bracket(int index) const {
  for (int j = index; j > 0 && at(j - 1).paragraph == at(index).paragraph; --j) {
    const std::string& lead = at(j).lead;
    if (lead.starts_with("(")) return j - 1;
    if (std::count(lead.begin(), lead.end(), ')') > std::count(lead.begin(), lead.end(), '(')) {
      return -1;
    }
  }
  return -1;
}

bool Sentences::is_listed(int index) const {
  for (int j = index; j >= 0 && at(j).paragraph == at(index).paragraph; --j) {
    if (starts_with_any(at(j).lead, phrases().of_which)) return true;
    if (at(j).starts_sentence) return false;
  }
  return false;
}

bool Sentences::is_beside(int index, int figure) const {
  const Cube& cube = book_.cube;
  const Selection& own = tables_.figure(figure).selection;
  for (const std::string_view name : {"nature", "fund"}) {
    const auto d = cube.dimension(name);
    if (!d || own[*d] == all_of_it) continue;
    for (int j = index; j >= 0 && at(j).paragraph == at(index).paragraph; --j) {
      const Node said = narrow({}, tables_.meaning(at(j).lead))[*d];
      if (said == all_of_it) continue;
      if (!cube.is_inside(*d, own[*d], said) && !cube.is_inside(*d, said, own[*d])) return true;
      break;
    }
  }
  return false;
}

bool Sentences::is_printed(int index) const {
  for (int f = 0; f < static_cast<int>(book_.figures.size()); ++f) {
    const bool blank = tables_.figure(f).blank;
    const bool same = !blank && printed_as(index, f) == mention(index).number.digits;
    if (same && may_mean(index, f)) return true;
  }
  return false;
}

std::string Sentences::item_of(int index) const {
  const bool itself = at(index).item.empty();
  std::string words = itself ? at(index).clause : at(index).item;
  std::erase(words, '"');
  if (itself && !ends_with_any(words, phrases().item_marks)) return {};
  const auto ordinal = text::leading_ordinal(words);
  return ordinal ? std::string(ordinal->rest) : words;
}

bool Sentences::is_known(int index) const {
  return !tables().named(at(index)).empty() || !tables().meaning(at(index).subject).empty();
}

bool Sentences::is_plain_change(int index) const {
  const std::string& clause = at(index).clause;
  return starts_with_any(clause, phrases().compared) || starts_with_any(clause, phrases().more) ||
         starts_with_any(clause, phrases().less);
}

bool Sentences::is_borne_out(int index) const {
  constexpr std::size_t most_parts = 30;
  std::vector<int> amounts;  // of the paragraph
  std::size_t own = 0;
  for (int j = 0; j < static_cast<int>(size()); ++j) {
    if (at(j).paragraph != at(index).paragraph || !is_amount(j)) continue;
    if (j == index) own = amounts.size();
    amounts.push_back(j);
  }
  const auto is_whole = [&](int whole, const Interval& sum) {
    return meet(sum, *amount(whole)) && (!at(whole).figures.empty() || is_printed(whole));
  };
  for (std::size_t first = own + 1; first-- > 1 && own - first < most_parts;) {
    Interval sum{0, 0};
    for (std::size_t last = first; last < amounts.size() && last - first < most_parts; ++last) {
      if (!is_exact(amounts[last])) break;
      sum = plus(sum, *amount(amounts[last]));
      if (last < own || last == first) continue;
      for (std::size_t whole = 0; whole < first; ++whole) {
        if (is_whole(amounts[whole], sum)) return true;
      }
    }
  }
  return false;
}

Break wrong_percentage(const Sentences& sentences, const char* rule, int statement,
                       const Ratio& ratio, const std::string& division) {
  const int decimals = sentences.mention(statement).number.decimals;
  Break found;
  found.rule = rule;
  found.statement = statement;
  found.arithmetic = division + " = " + percentage(ratio, decimals);
  if (const auto only = only_percentage(ratio, decimals)) {
    found.expected = to_string(*only) + "%";
  }
  return found;
}

bool is_rounding(std::optional<Match> match) {
  return match && (*match == Match::fits || *match == Match::cut_off);
}

}  // namespace yiben::prose
