// Units of amounts, and where a line or a heading states one.
#include "money/money.h"

#include <algorithm>
#include <array>

#include "text/text.h"

namespace yiben {
namespace {

struct UnitName {
  Unit unit;
  std::string_view name;
  Fen fen;
};

// In the order of the enumeration.
constexpr std::array<UnitName, 5> units = {{
    {Unit::yuan, "元", 100},
    {Unit::hundred_yuan, "百元", 10'000},
    {Unit::thousand_yuan, "千元", 100'000},
    {Unit::ten_thousand_yuan, "万元", 1'000'000},
    {Unit::hundred_million_yuan, "亿元", 10'000'000'000},
}};

const UnitName& entry_of(Unit unit) {
  const auto index = static_cast<std::size_t>(unit);
  YIBEN_CHECK(index < units.size() && units[index].unit == unit);
  return units[index];
}

// The folded characters of `s` with every run of white space as one space: the space tells
// "单位:元 江北区" from "单位:元江县".
std::string folded_with_spaces(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t next = text::code_point_at(s, i).next;
    const std::string folded = text::fold(s.substr(i, next - i));
    if (!folded.empty()) {
      out += folded;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    i = next;
  }
  return out;
}

// If `s` begins with `word`, spaces between its characters aside, what follows the word.
std::optional<std::string_view> after_word(std::string_view s, std::string_view word) {
  while (!word.empty()) {
    if (s.starts_with(' ')) {
      s.remove_prefix(1);
    } else if (!s.empty() && s.front() == word.front()) {
      s.remove_prefix(1);
      word.remove_prefix(1);
    } else {
      return std::nullopt;
    }
  }
  return s;
}

// True where a unit may end before `rest`. "元/人" is a rate, no unit of a table. A lone 元 must
// end its word, because names begin with it (元江县); the longer units stand for themselves.
bool may_end_before(std::string_view rest, Unit unit) {
  const std::string_view next = text::trim(rest);
  if (next.starts_with('/') || next.starts_with("每")) return false;
  if (unit != Unit::yuan || rest.empty() || rest.front() == ' ') return true;
  constexpr std::array<std::string_view, 12> ends = {")", "]", "(", "[",  ",",  ";",
                                                     ":", ".", "|", "、", "。", "\""};
  for (const std::string_view end : ends) {
    if (rest.starts_with(end)) return true;
  }
  return false;
}

struct Stated {
  Unit unit;
  std::string_view rest;
};

// The unit that `s` begins with, after 人民币 where that stands.
std::optional<Stated> leading_unit(std::string_view s) {
  s = after_word(s, "人民币").value_or(s);
  for (const UnitName& entry : units) {
    const auto rest = after_word(s, entry.name);
    if (rest && may_end_before(*rest, entry.unit)) return Stated{entry.unit, *rest};
  }
  return std::nullopt;
}

// Finds the unit that all statements agree on; two that contradict each other state nothing.
class Agreement {
 public:
  void add(Unit unit) {
    if (unit_ && *unit_ != unit) is_contradicted_ = true;
    unit_ = unit;
  }
  bool is_any() const { return unit_.has_value(); }
  std::optional<Unit> unit() const { return is_contradicted_ ? std::nullopt : unit_; }

 private:
  std::optional<Unit> unit_;
  bool is_contradicted_ = false;
};

// "单位:辆、万元": several units in a list, of which one is of money. A list is short; looking no
// further keeps a hostile line from costing its length for each 单位 in it.
std::optional<Unit> unit_in_list(std::string_view s) {
  constexpr int max_items = 4;
  constexpr std::size_t max_item_bytes = 40;
  constexpr std::string_view pause = "、";
  for (int item = 0; item < max_items; ++item) {
    if (const auto stated = leading_unit(s)) return stated->unit;
    const std::string_view near = s.substr(0, max_item_bytes);
    const std::size_t comma = near.find(',');
    const std::size_t separator = std::min(comma, near.find(pause));
    if (separator == std::string_view::npos || separator > near.find_first_of("()[];")) break;
    s.remove_prefix(separator + (separator == comma ? 1 : pause.size()));
  }
  return std::nullopt;
}

// Behind 单位 and a colon or a verb, and "以万元为单位".
void add_named(std::string_view s, Agreement& agreement) {
  for (std::size_t i = s.find("单"); i < s.size(); i = s.find("单", i + 1)) {
    const auto after = after_word(s.substr(i), "单位");
    if (!after) continue;
    for (const std::string_view link : {":", "均为", "为", "是"}) {
      const auto list = after_word(*after, link);
      const auto unit = list ? unit_in_list(*list) : std::nullopt;
      if (unit) agreement.add(*unit);
    }
  }
  for (std::size_t i = s.find("以"); i < s.size(); i = s.find("以", i + 1)) {
    std::string_view rest = s.substr(i + std::string_view("以").size());
    rest = after_word(rest, "人民币").value_or(rest);
    for (const UnitName& entry : units) {
      const auto behind = after_word(rest, entry.name);
      if (behind && after_word(*behind, "为单位")) agreement.add(entry.unit);
    }
  }
}

// A unit alone in brackets: "预算金额(万元)".
void add_bracketed(std::string_view s, Agreement& agreement) {
  for (std::size_t i = s.find_first_of("(["); i < s.size(); i = s.find_first_of("([", i + 1)) {
    std::string_view inside = s.substr(i + 1);
    inside = after_word(inside, "单位").value_or(inside);
    const auto stated = leading_unit(inside);
    if (!stated) continue;
    if (after_word(stated->rest, ")") || after_word(stated->rest, "]")) agreement.add(stated->unit);
  }
}

}  // namespace

Fen fen_per_unit(Unit unit) {
  return entry_of(unit).fen;
}

std::string_view name_of(Unit unit) {
  return entry_of(unit).name;
}

std::optional<Unit> parse_unit(std::string_view s) {
  const std::string folded = text::fold(s);
  const auto stated = leading_unit(folded);
  if (!stated || !stated->rest.empty()) return std::nullopt;
  return stated->unit;
}

std::optional<Unit> find_unit(std::string_view s) {
  if (s.find("元") == std::string_view::npos) return std::nullopt;
  const std::string folded = folded_with_spaces(s);
  Agreement agreement;
  add_named(folded, agreement);
  if (!agreement.is_any()) add_bracketed(folded, agreement);
  return agreement.unit();
}

}  // namespace yiben
