// Shares of a whole and what was done of what was planned: the whole is found by trying.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "prose/statements.h"
#include "prose/wholes.h"

namespace yiben::prose {
namespace {

// Paragraphs before, in which the whole of a share may be named.
constexpr int paragraphs_before = 4;

// Shares are made to add up to 100: within one unit of the last place.
bool is_share(std::optional<Match> match) {
  return match && *match != Match::differs;
}

class Divider {
 public:
  explicit Divider(Sentences& sentences) : all_(sentences), wholes_(sentences) {}

  std::vector<Break> divide() {
    for (int i = 0; i < size(); ++i) {
      const Kind kind = all_.at(i).kind;
      const bool open = kind == Kind::completion && !all_.at(i).is_bound();
      if (kind == Kind::share && is_of_unnamed_sum(i)) continue;
      if (kind == Kind::share || open) relate_share(i);
    }
    for (int i = 0; i < size(); ++i) {
      const Kind kind = all_.at(i).kind;
      const bool open = kind == Kind::share || kind == Kind::completion;
      if (!open || all_.at(i).is_bound()) continue;
      const int whole = kind == Kind::share && part_of(i) >= 0 ? whole_meant(i) : -1;
      if (whole < 0) {
        search_share(i);
        if (kind == Kind::share && !all_.at(i).is_bound()) hold_named_share(all_, wholes_, i);
      } else if (is_share(compare(all_.mention(i).number,
                                  {all_.narrowed(part_of(i)), whole_of(whole)}))) {
        hold_share(i, part_of(i), whole);
      }
    }
    for (int i = 0; i < size(); ++i) {
      if (all_.at(i).kind != Kind::share) continue;
      if (all_.at(i).is_bound()) {
        doubt_share(i);
      } else if (auto named = named_share_broken(all_, wholes_, i)) {
        breaks_.push_back(std::move(*named));
      } else {
        break_share(i);
      }
    }
    return std::move(breaks_);
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  // A part is what stands right before; the whole is named before it or printed in a table.
  void relate_share(int i) {
    const std::vector<int> before = all_.amounts_before(i, paragraphs_before);
    if (before.empty()) return;
    const Number& printed = all_.mention(i).number;
    const int divided = all_.amount_before_brackets(i);
    const int part = divided >= 0 ? divided : before.front();
    if (all_.at(part).paragraph != all_.at(i).paragraph) return;
    const Interval value = all_.narrowed(part);
    Statement& share = all_.at(i);
    if (printed.digits == 0 && value.contains(0)) {
      share.about = part;
      share.bond = Bond::arithmetic;
      return;
    }
    std::vector<int> wholes;
    std::copy_if(before.begin(), before.end(), std::back_inserter(wholes),
                 [&](int j) { return j < part; });
    for (int j = i - 1; j > part; --j) {
      if (all_.at(j).kind == Kind::last && all_.amount(j)) wholes.push_back(j);
    }
    // Of which it is a rounded share, before those of which it would be one cut off.
    for (const bool rounded : {true, false}) {
      for (const int whole : wholes) {
        const auto match = compare(printed, {value, whole_of(whole)});
        if (!is_share(match) || (rounded && *match != Match::fits)) continue;
        hold_share(i, part, whole);
        return;
      }
    }
  }

  // What no amount before it makes may be of a whole that only tables print: of any of them, so
  // that much fits by chance.
  void search_share(int i) {
    const std::vector<int> before = all_.amounts_before(i, paragraphs_before);
    if (before.empty() || all_.at(before.front()).paragraph != all_.at(i).paragraph) return;
    const int divided = all_.amount_before_brackets(i);
    const int part = divided >= 0 ? divided : before.front();
    if (share_of_sum(i, part)) return;
    for (const bool rounded : {true, false}) {
      if (share_of_figure(i, part, rounded) || share_of_named(i, part, rounded)) return;
    }
  }

  // What the share says that it is of, or the others of its row say; -1 where nobody does.
  int whole_meant(int i) const {
    const int said = whole_said(i);
    return said >= 0 || !whole_named(i).empty() ? said : whole_of_siblings(i);
  }

  // 占政府采购预算的: the amount before it in its paragraph that bears the name of the whole, where
  // they are all the same.
  int whole_said(int i) const {
    constexpr std::size_t least_bytes = 12;
    const std::string_view named = without_ends(whole_named(i), all_.phrases().linkers);
    if (named.size() < least_bytes || !all_.at(i).clause.starts_with("占")) return -1;
    int whole = -1;
    for (int j = i - 2; j >= 0 && all_.at(j).paragraph == all_.at(i).paragraph; --j) {
      if (!all_.is_exact(j) || all_.at(j).clause.find(named) == std::string::npos) continue;
      if (all_.names_more(all_.at(j).clause, named)) continue;
      if (whole >= 0 && !meet(*all_.amount(j), *all_.amount(whole))) return -1;
      whole = j;
    }
    return whole;
  }

  Interval whole_of(int statement) const {
    return all_.at(statement).kind == Kind::last ? *all_.amount(statement)
                                                 : all_.narrowed(statement);
  }

  void hold_share(int i, int part, int whole) {
    all_.note_rounding(i, {all_.narrowed(part), whole_of(whole)});
    // Another whole may be meant, of which it is rounded.
    const std::string_view named = without_ends(whole_named(i), all_.phrases().linkers);
    if (all_.at(whole).clause.find(named) == std::string::npos) all_.at(i).cut_off = false;
    all_.at(i).about = part;
    all_.at(i).base = whole;
    for (const int held : {i, part, whole}) {
      if (!all_.at(held).is_bound()) all_.at(held).bond = Bond::arithmetic;
    }
  }

  // Where it is certain what a share is of, and it does not fit.
  void break_share(int i) {
    const int part = part_of(i);
    if (part < 0) return;
    int whole = whole_said(i);
    if (whole < 0) whole = whole_divided(all_.amounts_before(i, paragraphs_before));
    if (whole < 0) whole = whole_of_siblings(i);
    if (whole < 0 || whole == part) return;
    const Ratio ratio{all_.narrowed(part), all_.narrowed(whole)};
    if (compare(all_.mention(i).number, ratio) != Match::differs) return;
    if (fits_as_told(i, part, whole)) return;
    all_.at(i).base = whole;
    add("share-differs", i, ratio, all_.mention(whole).printed, {part, whole}, {});
    all_.at(i).bond = Bond::broken;
  }

  // The sentence is true by itself: 3万元 of 3万元 is all, though a table prints 3.20 for one of
  // them.
  bool fits_as_told(int i, int part, int whole) const {
    const auto told = [&](int j) {
      const Interval amount = *all_.amount(j);
      const Fen middle = amount.low + (amount.high - amount.low) / 2;
      return Interval{middle, middle};
    };
    if (!all_.amount(part) || !all_.amount(whole)) return false;
    return is_share(compare(all_.mention(i).number, {told(part), told(whole)}));
  }

  int part_of(int i) const { return part_of_share(all_, i); }

  // 占部门支出总额的: the share is that of another amount, though the words name the whole of the
  // department.
  void doubt_share(int i) {
    const int part = part_of(i);
    if (part < 0 || !holds_any(whole_named(i), all_.phrases().of_all)) return;
    const std::vector<int> wholes = named_wholes(i);
    if (wholes.empty()) return;
    std::vector<int> others = {part};
    const int base = all_.at(i).base;
    if (base >= 0) others.push_back(base);
    const Ratio ratio{all_.narrowed(part), all_.tables().figure(wholes.front()).interval};
    add("share-of-another-whole", i, ratio, all_.said_as(part, wholes.front()), others, wholes);
    if (base >= 0) breaks_.back().about = all_.mention(base).before + all_.mention(base).printed;
  }

  std::string_view whole_named(int i) const {
    constexpr std::string_view mark = "占";
    const std::string_view clause = all_.at(i).clause;
    const std::size_t at = clause.find(mark);
    return at == clause.npos ? std::string_view() : clause.substr(at + mark.size());
  }

  // The figures of that whole where the share fits none of them.
  std::vector<int> named_wholes(int i) const {
    const std::string_view named = whole_named(i);
    if (named.empty()) return {};
    const std::vector<int> wholes = all_.tables().selected(named, {});
    const Interval value = all_.narrowed(part_of(i));
    const bool fits = std::any_of(wholes.begin(), wholes.end(), [&](int f) {
      const Ratio ratio{value, all_.tables().figure(f).interval};
      return compare(all_.mention(i).number, ratio) != Match::differs ||
             !meet(all_.tables().figure(f).interval, all_.tables().figure(wholes.front()).interval);
    });
    return fits ? std::vector<int>() : wholes;
  }

  void add(const char* rule, int i, const Ratio& ratio, const std::string& whole,
           std::vector<int> others, std::vector<int> figures) {
    const int part = part_of(i);
    all_.at(i).about = part;
    Break found = wrong_percentage(all_, rule, i, ratio,
                                   fmt::format("{} ÷ {}", all_.mention(part).printed, whole));
    found.others = std::move(others);
    found.figures = std::move(figures);
    found.about = whole;
    breaks_.push_back(std::move(found));
  }

  // The amount before, of which amounts that follow with shares are the parts: a row of them, this
  // one among them, adds up to it. It may be told over several paragraphs below one heading.
  int whole_divided(const std::vector<int>& before) const {
    for (std::size_t w = 1; w < before.size(); ++w) {
      const int whole = before[w];
      if (all_.at(whole).headings != all_.at(before.front()).headings) break;
      for (int first = whole + 1; first <= before.front(); ++first) {
        if (is_part(first) && adds_up(whole, first, before.front())) return whole;
      }
    }
    return -1;
  }

  bool is_part(int j) const { return all_.is_amount(j) && share_behind(j) >= 0; }

  // The share right behind an amount, or behind the brackets that divide it; -1 where there is
  // none.
  int share_behind(int j) const {
    constexpr int most_in_brackets = 8;
    for (int k = j + 1; k < size() && k <= j + 1 + most_in_brackets; ++k) {
      if (all_.at(k).paragraph != all_.at(j).paragraph) break;
      const bool behind = k == j + 1 || all_.amount_before_brackets(k) == j;
      if (behind && all_.at(k).kind == Kind::share) return k;
    }
    return -1;
  }

  // Parts from `first` on, past `through`, two at least that are not nothing.
  bool adds_up(int whole, int first, int through) const {
    constexpr int enough = 2;
    Interval sum{0, 0};
    int parts = 0;
    for (int j = first; j < size() && all_.at(j).headings == all_.at(whole).headings; ++j) {
      if (!is_part(j)) continue;
      sum = plus(sum, all_.narrowed(j));
      if (all_.mention(j).number.digits != 0) ++parts;
      if (j >= through && parts >= enough && meet(sum, all_.narrowed(whole))) return true;
    }
    return false;
  }

  // All shares of the paragraph are those of the sum of their parts, which no amount before says:
  // small ones fit another amount that is about as large, too.
  bool is_of_unnamed_sum(int i) {
    constexpr std::size_t enough = 3;
    Interval sum{0, 0};
    std::vector<int> parts;
    for (int j = 0; j < size(); ++j) {
      if (all_.at(j).paragraph != all_.at(i).paragraph || !is_part(j)) continue;
      sum = plus(sum, all_.narrowed(j));
      parts.push_back(j);
    }
    const std::vector<int> before = all_.amounts_before(i, paragraphs_before);
    const bool named = std::any_of(before.begin(), before.end(),
                                   [&](int j) { return meet(all_.narrowed(j), sum); });
    const bool of_sum =
        parts.size() >= enough && !named && part_of(i) >= 0 &&
        std::all_of(parts.begin(), parts.end(), [&](int j) {
          return is_share(compare(all_.mention(share_behind(j)).number, {all_.narrowed(j), sum}));
        });
    if (!of_sum) return false;
    all_.note_rounding(i, {all_.narrowed(part_of(i)), sum});
    all_.at(i).about = part_of(i);
    all_.at(i).bond = Bond::arithmetic;
    return true;
  }

  // The whole of at least two other shares, if it is the same for all of them: of those of the
  // paragraph, or where each paragraph begins with its part, of those below the heading.
  int whole_of_siblings(int i) const {
    int whole = -1;
    int siblings = 0;
    const bool leads = leads_paragraph(i);
    for (int j = 0; j < size(); ++j) {
      const Statement& other = all_.at(j);
      const bool beside = other.paragraph == all_.at(i).paragraph ||
                          (leads && leads_paragraph(j) && other.headings == all_.at(i).headings);
      const bool sibling = j != i && beside && other.kind == Kind::share &&
                           other.bond == Bond::arithmetic && all_.mention(j).number.digits != 0;
      if (!sibling) continue;
      if (other.base < 0) return -1;
      const bool same = whole < 0 || meet(whole_of(other.base), whole_of(whole));
      if (!same) return -1;
      whole = other.base;
      ++siblings;
    }
    constexpr int enough = 2;
    return siblings >= enough || (siblings == 1 && make_up_a_hundred(all_, part_of(i))) ? whole
                                                                                        : -1;
  }

  // It is about the first number of its paragraph.
  bool leads_paragraph(int i) const {
    return i >= 1 && (i < 2 || all_.at(i - 2).paragraph != all_.at(i).paragraph) &&
           all_.at(i - 1).paragraph == all_.at(i).paragraph;
  }

  // Rounded, or else cut off.
  bool is_such_share(int i, const Ratio& ratio, bool rounded) const {
    const auto match = compare(all_.mention(i).number, ratio);
    return rounded ? match == Match::fits : is_rounding(match);
  }

  // 占本年支出合计的: of a total that its words name, wherever it is printed.
  bool share_of_named(int i, int part, bool rounded) {
    Statement whole = all_.at(i);
    const std::size_t at = whole.clause.find("占");
    if (at == std::string::npos) return false;
    whole.clause = whole.clause.substr(at + std::string_view("占").size());
    whole.subject = whole.clause;
    whole.code.clear();
    whole.kind = Kind::amount;
    const Coordinates words = all_.tables().meaning(whole.clause);
    if (words.empty()) return false;
    const Interval value = all_.narrowed(part);
    for (std::size_t f = 0; f < all_.book().figures.size(); ++f) {
      const Figure& figure = all_.book().figures[f];
      if (figure.blank || !is_such_share(i, {value, figure.interval}, rounded)) continue;
      if (all_.tables().fit(whole, words, {}, static_cast<int>(f)) <= 0) continue;
      all_.note_rounding(i, {value, figure.interval});
      all_.at(i).about = part;
      all_.at(i).bond = Bond::arithmetic;
      return true;
    }
    return false;
  }

  // "A 万元，占 a%；B 万元，占 b%": of both together.
  bool share_of_sum(int i, int part) {
    Interval sum{0, 0};
    for (int j = 0; j < size(); ++j) {
      if (all_.at(j).paragraph == all_.at(i).paragraph && all_.is_amount(j)) {
        sum = plus(sum, all_.narrowed(j));
      }
    }
    const Ratio ratio{all_.narrowed(part), sum};
    if (!is_share(compare(all_.mention(i).number, ratio))) return false;
    all_.note_rounding(i, ratio);
    all_.at(i).about = part;
    all_.at(i).bond = Bond::arithmetic;
    return true;
  }

  // Of a total that a table prints: in the column of the part itself.
  bool share_of_figure(int i, int part, bool rounded) {
    const Interval value = all_.narrowed(part);
    for (const int f : all_.at(part).figures) {
      const Figure& figure = all_.tables().figure(f);
      for (const Figure& other : all_.book().figures) {
        if (other.table != figure.table || other.blank) continue;
        if (other.row != figure.row && other.column != figure.column) continue;
        const Ratio ratio{value, other.interval};
        if (!is_such_share(i, ratio, rounded)) continue;
        all_.note_rounding(i, ratio);
        all_.at(i).about = part;
        all_.at(i).bond = Bond::arithmetic;
        return true;
      }
    }
    return false;
  }

  Sentences& all_;
  const Wholes wholes_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> bind_shares(Sentences& sentences) {
  return Divider(sentences).divide();
}

}  // namespace yiben::prose
