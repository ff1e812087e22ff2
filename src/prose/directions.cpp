// More or less: a percentage and its change that go two ways, and a list of changes that makes up
// its whole once one of them is turned.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

// "增长", "同比下降": what is longer may compare with something else.
constexpr std::size_t longest_words = 4;
constexpr int most_behind = 12;

class Directions {
 public:
  explicit Directions(Sentences& sentences) : all_(sentences) {}

  std::vector<Break> compare() {
    for (int i = 0; i < size(); ++i) {
      if (!is_change(i)) continue;
      compare_percentage(i, i + 1);
      compare_parts(i);
    }
    return std::move(breaks_);
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  bool is_change(int i) const {
    const Statement& one = all_.at(i);
    return one.kind == Kind::change && all_.amount(i) && one.direction != 0 && !one.about_so_much &&
           all_.mention(i).number.digits != 0;
  }

  static std::size_t characters(std::string_view words) {
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
  }

  // "减少1万元，增长17.2%", with nothing between but the word.
  void compare_percentage(int change, int growth) {
    if (growth >= size()) return;
    const Statement& one = all_.at(growth);
    const bool beside = one.kind == Kind::growth && !one.starts_sentence &&
                        one.paragraph == all_.at(change).paragraph &&
                        characters(one.lead) <= longest_words;
    if (!beside || one.direction == 0 || one.direction == all_.at(change).direction) return;
    if (all_.mention(growth).number.digits <= 0 || all_.mention(change).number.digits < 0) return;
    add("direction-turned", growth, {change},
        all_.mention(change).printed + " ↔ " + all_.mention(growth).printed);
  }

  // The changes that are listed behind, each with its own subject.
  std::vector<int> parts_of(int whole) const {
    std::vector<int> parts;
    for (int j = whole + 1; j < size() && j <= whole + most_behind; ++j) {
      const Statement& one = all_.at(j);
      if (one.paragraph != all_.at(whole).paragraph) break;
      const bool begins = starts_with_any(one.lead, all_.phrases().of_which);
      if (parts.empty() && !begins) {
        if (one.kind == Kind::growth) continue;
        return {};
      }
      if (one.starts_sentence && !begins) break;
      if (one.kind == Kind::growth) continue;
      if (!is_change(j) || one.subject.empty()) return {};
      parts.push_back(j);
    }
    return parts;
  }

  Interval signed_change(int i, int turned) const {
    const Interval size = magnitude(*all_.amount(i));
    const bool more = (all_.at(i).direction > 0) != (i == turned);
    return more ? size : minus(Interval{0, 0}, size);
  }

  bool adds_up(int whole, const std::vector<int>& parts, int turned) const {
    Interval sum{0, 0};
    for (const int part : parts) sum = plus(sum, signed_change(part, turned));
    return meet(sum, signed_change(whole, turned));
  }

  // "减少 49.81 万元，其中基本支出减少 75.19 万元，项目支出减少 125 万元": one of the three goes
  // the other way.
  void compare_parts(int whole) {
    constexpr std::size_t least_parts = 2;
    constexpr int none = -1;
    const std::vector<int> parts = parts_of(whole);
    if (parts.size() < least_parts || adds_up(whole, parts, none)) return;
    std::vector<int> all = parts;
    all.push_back(whole);
    std::vector<int> turned;
    for (const int one : all) {
      if (adds_up(whole, parts, one)) turned.push_back(one);
    }
    if (turned.empty()) return compare_slips(whole, parts);
    if (turned.size() != 1) return;
    add("direction-turned", turned.front(), others_of(all, turned.front()),
        difference(whole, parts));
  }

  // No turn helps, and one number is a slip of what the others leave for it.
  void compare_slips(int whole, const std::vector<int>& parts) {
    constexpr std::size_t telling_digits = 5;
    std::vector<int> all = parts;
    all.push_back(whole);
    std::vector<int> slips;
    for (const int one : all) {
      Fen left = one == whole ? 0 : signed_fen(whole);
      for (const int part : parts) {
        if (part != one) left += one == whole ? signed_fen(part) : -signed_fen(part);
      }
      const Mention& mention = all_.mention(one);
      const CellValue meant = parse_cell(format(left, *mention.unit, mention.number.decimals));
      const bool same_way = (left > 0) == (all_.at(one).direction > 0);
      if (meant.kind != CellKind::number || !same_way) continue;
      if (is_slip(mention.number.digits, meant.number.digits, telling_digits)) slips.push_back(one);
    }
    if (slips.size() != 1) return;
    add("changes-of-parts-differ", slips.front(), others_of(all, slips.front()),
        difference(whole, parts));
  }

  Fen signed_fen(int i) const {
    const Fen fen = fen_of(all_.mention(i).number, *all_.mention(i).unit).value_or(0);
    return all_.at(i).direction > 0 ? fen : -fen;
  }

  static std::vector<int> others_of(const std::vector<int>& all, int one) {
    std::vector<int> others = all;
    std::erase(others, one);
    return others;
  }

  std::string difference(int whole, const std::vector<int>& parts) const {
    std::string sum;
    for (const int part : parts) {
      const bool more = all_.at(part).direction > 0;
      sum += (sum.empty() ? (more ? "" : "−") : more ? " + " : " − ") + all_.mention(part).printed;
    }
    return fmt::format("{} ≠ {}{}", sum, all_.at(whole).direction > 0 ? "" : "−",
                       all_.mention(whole).printed);
  }

  void add(const char* rule, int statement, std::vector<int> others, std::string arithmetic) {
    Break found;
    found.rule = rule;
    found.statement = statement;
    found.others = std::move(others);
    found.arithmetic = std::move(arithmetic);
    all_.at(statement).bond = Bond::broken;
    breaks_.push_back(std::move(found));
  }

  Sentences& all_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> compare_directions(Sentences& sentences) {
  return Directions(sentences).compare();
}

}  // namespace yiben::prose
