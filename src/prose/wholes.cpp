// The wholes of shares: by the tables, and by sentences that something else bears out.
#include "prose/wholes.h"

#include <algorithm>
#include <string>

#include "prose/statements.h"

namespace yiben::prose {

namespace {

constexpr std::string_view mark = "占";

}  // namespace

Wholes::Wholes(const Sentences& sentences) : all_(sentences) {
  for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
    if (!is_held(i)) continue;
    const auto selection = all_.tables().named_in_full(all_.at(i).clause);
    if (selection && !is_narrowed(i, *selection)) said_.push_back({i, *selection});
  }
}

// It says an amount of the book's year that something else bears out.
bool Wholes::is_held(int statement) const {
  const Bond bond = all_.at(statement).bond;
  const bool held = bond != Bond::none && bond != Bond::words && bond != Bond::broken;
  return held && all_.is_exact(statement) && !all_.is_of_another_year(statement) &&
         !all_.tables().is_planned(all_.tables().meaning(all_.at(statement).clause));
}

// Headings and the words before it say more of it than its own.
bool Wholes::is_narrowed(int statement, const Selection& said) const {
  const Cube& cube = all_.book().cube;
  const Coordinates around = all_.said_around(statement);
  return std::any_of(around.begin(), around.end(), [&](const auto& word) {
    const auto& [dimension, member] = word;
    const std::string_view name = cube.name_of(dimension);
    const bool free = name == "stage" || name == "year" || name == "side" || name == "scope";
    return !free && said[dimension] != member &&
           !cube.is_inside(dimension, said[dimension], member);
  });
}

bool Wholes::is_money(int dimension) const {
  const std::string_view name = all_.book().cube.name_of(dimension);
  return name == "fund" || name == "origin" || name == "unit";
}

// One value for all that print or say it.
std::optional<Named> Wholes::printed(const Selection& selection) const {
  Named named;
  std::vector<Interval> values;
  named.figures = all_.tables().printing_of(selection);
  for (const int f : named.figures) values.push_back(all_.tables().figure(f).interval);
  for (const Said& one : said_) {
    if (!all_.tables().is_selected(one.selection, selection, {})) continue;
    if (named.statement < 0) named.statement = one.statement;
    values.push_back(*all_.amount(one.statement));
  }
  if (values.empty()) return of_either_side(selection);
  named.amount = values.front();
  for (const Interval& value : values) {
    if (!meet(named.amount, value)) return std::nullopt;
    named.amount = intersect(named.amount, value);
  }
  return named;
}

// 一般公共预算拨款 1,190.31 万元，其中：基本支出: a sentence leaves out the side, and whatever else
// is printed of that money, on whichever side, is as much.
std::optional<Named> Wholes::of_either_side(const Selection& selection) const {
  const auto side = all_.book().cube.dimension("side");
  if (!side || selection[*side] == all_of_it) return std::nullopt;
  const Selection either = selection.with(*side, all_of_it);
  const auto is_other = [&](const Selection& own) {
    return own[*side] != all_of_it && all_.tables().is_selected(own, either, {});
  };
  Named named;
  for (const Said& one : said_) {
    if (one.selection[*side] != all_of_it || !all_.tables().is_selected(one.selection, either, {}))
      continue;
    const Interval& value = *all_.amount(one.statement);
    if (named.statement >= 0 && !meet(named.amount, value)) return std::nullopt;
    named.amount = named.statement < 0 ? value : intersect(named.amount, value);
    named.statement = one.statement;
  }
  if (named.statement < 0) return std::nullopt;
  const bool same =
      std::all_of(said_.begin(), said_.end(),
                  [&](const Said& one) {
                    return !is_other(one.selection) ||
                           meet(*all_.amount(one.statement), named.amount);
                  }) &&
      std::all_of(all_.book().figures.begin(), all_.book().figures.end(), [&](const Figure& one) {
        return one.blank || !is_other(one.selection) || meet(one.interval, named.amount);
      });
  return same ? std::optional(named) : std::nullopt;
}

// 占“三公”经费的: tables print it of one fund alone, one of them beside the part.
std::optional<Named> Wholes::beside(const Selection& selection, int part) const {
  const Tables& tables = all_.tables();
  const auto fund = all_.book().cube.dimension("fund");
  if (fund && selection[*fund] != all_of_it) return std::nullopt;
  Named named;
  named.figures = tables.printing_of_any_fund(selection);
  if (named.figures.empty()) return std::nullopt;
  named.amount = tables.figure(named.figures.front()).interval;
  bool beside = false;
  for (const int f : named.figures) {
    const Figure& whole = tables.figure(f);
    if (!meet(named.amount, whole.interval)) return std::nullopt;
    named.amount = intersect(named.amount, whole.interval);
    for (const int p : all_.at(part).figures) {
      const Figure& own = tables.figure(p);
      const bool in_line = own.row == whole.row || own.column == whole.column;
      beside = beside || (own.table == whole.table && own.panel == whole.panel && in_line);
    }
  }
  return beside ? std::optional(named) : std::nullopt;
}

std::string Wholes::bare_name(std::string_view words) const {
  const Phrases& phrases = all_.phrases();
  const std::string bare = without_years_and_codes(words);
  std::string_view name = without_front(bare, phrases.of_which);
  for (std::size_t before = 0; before != name.size();) {
    before = name.size();
    name = without_ends(without_ends(name, phrases.empty_ends), phrases.linkers);
  }
  return std::string(name);
}

// What tables have no words for, as other sentences call it: 政府采购预算.
std::optional<Named> Wholes::called(std::string_view words) const {
  constexpr std::size_t least_bytes = 12;
  const std::string name = bare_name(words);
  if (name.size() < least_bytes) return std::nullopt;
  Named named;
  for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
    const bool same = all_.is_amount(i) && bare_name(all_.at(i).clause) == name;
    if (!same || all_.is_of_another_year(i)) continue;
    if (!is_held(i) || is_narrowed(i, Selection())) return std::nullopt;
    const Interval& value = *all_.amount(i);
    if (named.statement >= 0 && !meet(named.amount, value)) return std::nullopt;
    named.amount = named.statement < 0 ? value : intersect(named.amount, value);
    if (named.statement < 0) named.statement = i;
  }
  if (named.statement < 0) return std::nullopt;
  for (const int f : all_.tables().called(bare_subject(words, all_.phrases()))) {
    const Figure& figure = all_.tables().figure(f);
    if (!figure.blank && !meet(figure.interval, named.amount)) return std::nullopt;
  }
  return named;
}

// What headings and words before the part say.
Coordinates Wholes::around(int share) const {
  const Cube& cube = all_.book().cube;
  Coordinates said = all_.tables().meaning(all_.at(share).headings);
  const int paragraph = all_.at(share).paragraph;
  const int part = all_.at(share).clause.starts_with("占") ? share - 1 : share;
  for (int j = part - 1; j >= 0 && all_.at(j).paragraph == paragraph; --j) {
    const Coordinates more = all_.tables().meaning(all_.at(j).lead);
    said.insert(said.end(), more.begin(), more.end());
  }
  std::erase_if(said, [&](const auto& word) {
    const std::string_view name = cube.name_of(word.first);
    return name == "side" || name == "stage" || name == "year";
  });
  return said;
}

// Of which fund the part is, by its words; and by the tables, where they print it of one alone.
Coordinates Wholes::money_of(int part) const {
  const Tables& tables = all_.tables();
  Coordinates said = tables.meaning(all_.at(part).clause);
  std::erase_if(said, [&](const auto& word) { return !is_money(word.first); });
  const std::vector<int>& figures = all_.at(part).figures;
  for (int dimension = 0; dimension < all_.book().cube.dimensions(); ++dimension) {
    const auto member = [&](int f) { return tables.figure(f).selection[dimension]; };
    const bool wide =
        std::any_of(figures.begin(), figures.end(), [&](int f) { return member(f) == all_of_it; });
    if (wide || !is_money(dimension)) continue;
    for (const int f : figures) said.emplace_back(dimension, member(f));
  }
  return said;
}

// Tables print the selection of other money than that member, too: 项目支出 of this year beside
// that of what was carried over.
bool Wholes::is_divided(const Selection& selection, int dimension, Node member) const {
  const Cube& cube = all_.book().cube;
  const std::vector<Figure>& figures = all_.book().figures;
  return std::any_of(figures.begin(), figures.end(), [&](const Figure& figure) {
    const Node own = figure.selection[dimension];
    const bool other = own != all_of_it && !cube.is_inside(dimension, own, member) &&
                       !cube.is_inside(dimension, member, own);
    return other && !figure.blank && figure.number.digits != 0 &&
           all_.tables().is_selected(figure.selection.with(dimension, all_of_it), selection, {});
  });
}

// As it is said, and narrowed in one dimension more. Empty where any of that is not printed; what
// is said may be printed narrowed alone, where it is not divided.
Wholes::Readings Wholes::readings(const Selection& said, const Coordinates& narrower) const {
  Readings readings;
  const auto whole = printed(said);
  if (whole) readings.push_back(*whole);
  for (const auto& [dimension, member] : narrower) {
    if (said[dimension] != all_of_it || member == all_of_it) continue;
    const auto reading = printed(said.with(dimension, member));
    if (!reading || (!whole && is_divided(said, dimension, member))) return {};
    readings.push_back(*reading);
  }
  return readings;
}

// Selections that the words name in full: 总支出 may be 本年支出 or 支出总计. Empty where one is
// not understood.
std::vector<Selection> Wholes::meant(std::string_view words) const {
  const std::string_view name = without_ends(words, all_.phrases().linkers);
  std::vector<Selection> selections;
  for (const std::string& known : all_.phrases().covered) {
    const std::size_t equal = known.find('=');
    if (equal == known.npos || name != std::string_view(known).substr(0, equal)) continue;
    const auto selection = all_.tables().named_in_full(std::string_view(known).substr(equal + 1));
    if (!selection) return {};
    selections.push_back(*selection);
  }
  if (!selections.empty()) return selections;
  const auto selection = all_.tables().named_in_full(words);
  if (selection) selections.push_back(*selection);
  return selections;
}

// Tables print it, or its words name an amount that is as much: of all money or of the whole's.
bool Wholes::is_known(int part, const Selection& whole) const {
  if (!all_.at(part).figures.empty()) return true;
  const auto named = all_.tables().named_in_full(all_.at(part).clause);
  if (!named) return false;
  Selection narrowed = *named;
  for (int dimension = 0; dimension < all_.book().cube.dimensions(); ++dimension) {
    const bool more = is_money(dimension) && narrowed[dimension] == all_of_it;
    if (more) narrowed = narrowed.with(dimension, whole[dimension]);
  }
  for (const Selection& reading : {*named, narrowed}) {
    const auto amount = printed(reading);
    if (amount && meet(amount->amount, all_.narrowed(part))) return true;
  }
  return false;
}

Wholes::Readings Wholes::wholes_of_amount(std::string_view words, int share, int part) const {
  Coordinates narrower = around(share);
  for (const auto& more : money_of(part)) narrower.push_back(more);
  const std::vector<Selection> selections = meant(words);
  if (selections.empty()) {
    const auto whole = narrower.empty() ? called(words) : std::nullopt;
    return whole ? Readings{*whole} : Readings();
  }
  Readings wholes;
  for (const Selection& selection : selections) {
    if (!is_known(part, selection)) return {};
    Readings more = readings(selection, narrower);
    if (more.empty()) {
      const auto whole = beside(selection, part);
      if (!whole) return {};
      more.push_back(*whole);
    }
    wholes.insert(wholes.end(), more.begin(), more.end());
  }
  return wholes;
}

// 基本支出占一般公共预算支出的: of what the whole is of, and of all.
std::vector<Portion> Wholes::of_names(std::string_view part, std::string_view whole,
                                      int share) const {
  const auto selection = all_.tables().named_in_full(part);
  const std::vector<Selection> selections = meant(whole);
  if (!selection || selections.empty()) return {};
  const auto money = [&](const Selection& of) {
    Coordinates said = around(share);
    for (int dimension = 0; dimension < all_.book().cube.dimensions(); ++dimension) {
      if (is_money(dimension)) said.emplace_back(dimension, of[dimension]);
    }
    return said;
  };
  std::vector<Portion> portions;
  for (const Selection& one : selections) {
    const Readings wholes = readings(one, money(*selection));
    Readings parts = readings(*selection, money(one));
    if (wholes.empty() || parts.empty()) return {};
    // Likeliest is what is of the whole alone.
    std::reverse(parts.begin(), parts.end());
    for (const Named& base : wholes) {
      for (const Named& named : parts) portions.push_back({named, base});
    }
  }
  return portions;
}

bool Wholes::fits_narrower(int share, const Interval& part) const {
  const std::string_view clause = all_.at(share).clause;
  const std::vector<Selection> selections = meant(clause.substr(clause.find(mark) + mark.size()));
  const auto fits = [&](Selection own, const Interval& amount) {
    for (const Selection& whole : selections) {
      for (int dimension = 0; dimension < all_.book().cube.dimensions(); ++dimension) {
        const bool free = is_money(dimension) && whole[dimension] == all_of_it;
        if (free) own = own.with(dimension, all_of_it);
      }
      const auto match = compare(all_.mention(share).number, {part, amount});
      const bool same = match && match != Match::differs;
      if (same && all_.tables().is_selected(own, whole, {})) return true;
    }
    return false;
  };
  return std::any_of(
             said_.begin(), said_.end(),
             [&](const Said& one) { return fits(one.selection, *all_.amount(one.statement)); }) ||
         std::any_of(
             all_.book().figures.begin(), all_.book().figures.end(),
             [&](const Figure& one) { return !one.blank && fits(one.selection, one.interval); });
}

std::vector<Portion> Wholes::of_share(int share) const {
  const std::string_view clause = all_.at(share).clause;
  const std::size_t at = clause.find(mark);
  if (at == clause.npos || all_.is_of_another_year(share)) return {};
  const std::string_view words = clause.substr(at + mark.size());
  if (at > 0) return of_names(clause.substr(0, at), words, share);
  const int part = share - 1;
  std::vector<Portion> portions;
  for (const Named& whole : wholes_of_amount(words, share, part)) {
    portions.push_back({{all_.narrowed(part), {}, part}, whole});
  }
  return portions;
}

}  // namespace yiben::prose
