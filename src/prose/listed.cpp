// A whole and the parts of it that sentences list.
#include "prose/listed.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "text/text.h"

namespace yiben::prose {
namespace {

// Numbers with fewer digits are like many others.
constexpr std::size_t telling_digits = 5;
// Paragraphs in a row that may stand between two items: parts of the first, remarks.
constexpr int most_between = 6;

std::optional<text::Ordinal> ordinal_of(const Sentences& sentences, int i) {
  return text::leading_ordinal(text::trim(sentences.mention(i).prose->text));
}

// 130.00 and 190.00 differ in one digit, as many round amounts do.
bool is_round(std::int64_t digits) {
  constexpr std::int64_t least_telling = 1000;
  while (digits != 0 && digits % 10 == 0) digits /= 10;
  return digits < least_telling;
}

// The first amount of the paragraph that begins with `i`; -1 where it has none that is exact.
int first_amount(const Sentences& sentences, int i) {
  const int paragraph = sentences.at(i).paragraph;
  while (i < static_cast<int>(sentences.size()) && sentences.at(i).paragraph == paragraph) {
    if (sentences.is_amount(i)) return sentences.is_exact(i) ? i : -1;
    ++i;
  }
  return -1;
}

// It states the first number of its paragraph.
bool begins_paragraph(const Sentences& sentences, int i) {
  return i == 0 || sentences.at(i - 1).paragraph != sentences.at(i).paragraph;
}

}  // namespace

std::vector<int> items_below(const Sentences& sentences, int whole) {
  int begin = whole;
  while (!begins_paragraph(sentences, begin)) --begin;
  if (first_amount(sentences, begin) != whole) return {};
  std::vector<int> items;
  int level = 0;
  int between = 0;  // since the last item
  for (int i = whole + 1; i < static_cast<int>(sentences.size()); ++i) {
    if (!begins_paragraph(sentences, i)) continue;
    const std::optional<text::Ordinal> ordinal = ordinal_of(sentences, i);
    const int next = static_cast<int>(items.size()) + 1;
    if (sentences.at(i).headings != sentences.at(whole).headings) break;
    if (ordinal && ordinal->number == next && (items.empty() || ordinal->level == level)) {
      const int amount = first_amount(sentences, i);
      if (amount < 0) return {};
      level = ordinal->level;
      items.push_back(amount);
      between = 0;
    } else if (items.empty() || (ordinal && ordinal->level < level) || ++between > most_between) {
      break;  // the first item stands right below the whole
    }
  }
  return items.size() < 2 ? std::vector<int>() : items;
}

Fen Listed::fen(int i) const {
  return fen_of(all_.mention(i).number, *all_.mention(i).unit).value_or(0);
}

// Nothing is no money at all, and 5.4 among numbers of two decimals has lost a zero: neither
// makes up for what is missing.
Interval Listed::meant(int i, int decimals) const {
  const Mention& mention = all_.mention(i);
  if (mention.number.digits == 0) return {0, 0};
  if (mention.number.decimals == 0 || mention.number.decimals >= decimals) return *all_.amount(i);
  const Fen half = fen_of(Number{1, decimals}, *mention.unit).value_or(0) / 2;
  return {fen(i) - half, fen(i) + half};
}

bool Listed::adds_up(int whole, const std::vector<int>& parts) const {
  int decimals = all_.mention(whole).number.decimals;
  for (const int part : parts) decimals = std::max(decimals, all_.mention(part).number.decimals);
  Interval sum{0, 0};
  for (const int part : parts) sum = plus(sum, meant(part, decimals));
  return meet(sum, *all_.amount(whole));
}

bool Listed::is_explained(int whole, const std::vector<int>& parts) const {
  const auto broken = [&](int one) { return all_.at(one).bond == Bond::broken; };
  return broken(whole) || std::any_of(parts.begin(), parts.end(), broken);
}

void Listed::compare(int whole, const std::vector<int>& parts) {
  constexpr std::size_t least_parts = 2;
  if (parts.size() < least_parts || is_explained(whole, parts)) return;
  if (begins_with_all(whole, parts)) return;
  const bool of_it = all_.at(parts.front()).lead.starts_with(of_which);
  // A share that fits bears out the part and the whole that it is of.
  const auto has_share = [&](int part) { return has_fitting_share(part); };
  const bool whole_is_right = std::any_of(parts.begin(), parts.end(), has_share);
  std::vector<int> slips;
  std::vector<int> all = parts;
  all.push_back(whole);
  for (const int one : all) {
    const auto meant = remainder(whole, parts, one);
    if (!all_.at(one).figures.empty() || !meant) continue;
    if (one == whole ? whole_is_right : has_share(one)) continue;
    const std::int64_t digits = all_.mention(one).number.digits;
    const bool slip = is_telling_slip(one, *meant, is_above(whole, parts)) &&
                      (!is_round(digits) || !is_round(*meant));
    const bool odd = of_it && only_unprinted(whole, parts) == one;
    if (slip || (odd && stands_in_tables(one, *meant))) {
      slips.push_back(one);
    }
  }
  if (slips.empty()) return;
  report(whole, parts, slips.front(), slips.size() == 1);
}

// With a digit less, what is left out might as well be a part of so many whole 万元; not where the
// parts are more than their whole, or by a fraction less.
bool Listed::is_telling_slip(int one, std::int64_t meant, bool above) const {
  const Number& number = all_.mention(one).number;
  if (is_slip(number.digits, meant, telling_digits)) return true;
  std::int64_t unit = 1;
  for (int d = 0; d < number.decimals; ++d) unit *= 10;
  const bool fraction = (number.digits - meant) % unit != 0;
  return (above || fraction) && is_slip(number.digits, meant, telling_digits - 1);
}

bool Listed::is_above(int whole, const std::vector<int>& parts) const {
  Interval sum{0, 0};
  for (const int part : parts) sum = plus(sum, *all_.amount(part));
  return sum.low > all_.amount(whole)->high;
}

bool Listed::has_fitting_share(int part) const {
  const int share = part + 1;
  return share < static_cast<int>(all_.size()) && all_.at(share).kind == Kind::share &&
         all_.at(share).about == part && all_.at(share).bond == Bond::arithmetic;
}

// The first of them, or all, make up the whole; what follows is of something else.
bool Listed::begins_with_all(int whole, std::vector<int> parts) const {
  for (; parts.size() > 1; parts.pop_back()) {
    if (adds_up(whole, parts)) return true;
  }
  return false;
}

// Tables print what a number should be, with digits enough not to do so by chance.
bool Listed::stands_in_tables(int i, std::int64_t meant) const {
  constexpr std::int64_t least_meant = 100;
  const Mention& mention = all_.mention(i);
  const auto amount = fen_of(Number{meant, mention.number.decimals}, *mention.unit);
  return meant >= least_meant && amount && !all_.tables().printing({*amount, *amount}).empty();
}

int Listed::only_unprinted(int whole, const std::vector<int>& parts) const {
  int odd = all_.at(whole).figures.empty() ? whole : -1;
  for (const int part : parts) {
    const bool printed = !all_.at(part).figures.empty() || all_.mention(part).number.digits == 0;
    if (printed) continue;
    if (odd >= 0) return -1;
    odd = part;
  }
  return odd;
}

// What all others leave for one of them, as it would be printed there.
std::optional<std::int64_t> Listed::remainder(int whole, const std::vector<int>& parts,
                                              int one) const {
  Fen left = one == whole ? 0 : fen(whole);
  for (const int part : parts) {
    if (part != one) left += one == whole ? fen(part) : -fen(part);
  }
  return as_printed(one, left);
}

std::optional<std::int64_t> Listed::as_printed(int i, Fen amount) const {
  const Mention& mention = all_.mention(i);
  const CellValue value = parse_cell(format(amount, *mention.unit, mention.number.decimals));
  if (value.kind != CellKind::number) return std::nullopt;
  return value.number.digits;
}

void Listed::report(int whole, const std::vector<int>& parts, int wrong, bool sure) {
  Break found;
  found.rule = "sum-of-sentence-differs";
  found.statement = wrong;
  std::string sum;
  Fen total = 0;
  for (const int part : parts) {
    sum += (sum.empty() ? "" : " + ") + all_.mention(part).printed;
    total += fen(part);
    if (part != wrong) found.others.push_back(part);
  }
  if (whole != wrong) found.others.push_back(whole);
  const Mention& mention = all_.mention(whole);
  found.arithmetic = fmt::format(
      "{} = {} ≠ {}", sum, format(total, *mention.unit, mention.number.decimals), mention.printed);
  const auto expected = sure ? remainder(whole, parts, wrong) : std::nullopt;
  if (expected) {
    found.expected = to_string(Number{*expected, all_.mention(wrong).number.decimals});
  }
  all_.at(wrong).bond = Bond::broken;
  breaks_.push_back(std::move(found));
}

}  // namespace yiben::prose
