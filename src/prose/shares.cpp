// Shares of a whole and what was done of what was planned: the whole is found by trying.
#include "prose/bind.h"

#include <fmt/format.h>

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
  explicit Divider(Sentences& sentences) : all_(sentences) {}

  std::vector<Break> divide() {
    for (int i = 0; i < size(); ++i) {
      const Kind kind = all_.at(i).kind;
      if (kind == Kind::share || kind == Kind::completion) relate_share(i);
    }
    for (int i = 0; i < size(); ++i) {
      if (all_.at(i).kind == Kind::share && !all_.at(i).is_bound()) break_share(i);
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
    const int part = before.front();
    if (all_.at(part).paragraph != all_.at(i).paragraph) return;
    const Interval value = all_.narrowed(part);
    Statement& share = all_.at(i);
    if (printed.digits == 0 && value.contains(0)) {
      share.about = part;
      share.bond = Bond::arithmetic;
      return;
    }
    for (std::size_t b = 1; b < before.size(); ++b) {
      if (!is_share(compare(printed, {value, all_.narrowed(before[b])}))) continue;
      hold_share(i, part, before[b]);
      return;
    }
    for (int j = i - 1; j > part; --j) {
      if (all_.at(j).kind != Kind::last || !all_.amount(j)) continue;
      if (!is_share(compare(printed, {value, *all_.amount(j)}))) continue;
      hold_share(i, part, j);
      return;
    }
    if (share_of_sum(i, part) || share_of_figure(i, part) || share_of_named(i, part)) return;
  }

  void hold_share(int i, int part, int whole) {
    const Interval of =
        all_.at(whole).kind == Kind::last ? *all_.amount(whole) : all_.narrowed(whole);
    all_.note_rounding(i, {all_.narrowed(part), of});
    all_.at(i).about = part;
    all_.at(i).base = whole;
    for (const int held : {i, part, whole}) {
      if (!all_.at(held).is_bound()) all_.at(held).bond = Bond::arithmetic;
    }
  }

  // Where it is certain what a share is of, and it does not fit.
  void break_share(int i) {
    const std::vector<int> before = all_.amounts_before(i, 0);
    if (before.empty() || before.front() != i - 1) return;
    if (all_.at(i).about_so_much || all_.at(before.front()).about_so_much) return;
    const int divided = whole_divided(before);
    const int whole = divided >= 0 ? divided : whole_of_siblings(i);
    if (whole < 0) return;
    const Ratio ratio{all_.narrowed(before.front()), all_.narrowed(whole)};
    const Number& printed = all_.mention(i).number;
    if (compare(printed, ratio) != Match::differs) return;
    Statement& share = all_.at(i);
    share.about = before.front();
    share.base = whole;
    share.bond = Bond::broken;
    Break found;
    found.rule = "share-differs";
    found.statement = i;
    found.others = {before.front(), whole};
    found.arithmetic =
        fmt::format("{} ÷ {} = {}", all_.mention(before.front()).printed,
                    all_.mention(whole).printed, percentage(ratio, printed.decimals));
    if (const auto only = only_percentage(ratio, printed.decimals)) {
      found.expected = to_string(*only) + "%";
    }
    breaks_.push_back(std::move(found));
  }

  // The amount before, of which all that follow with a share are the parts: they add up to it.
  int whole_divided(const std::vector<int>& before) const {
    for (std::size_t w = 1; w < before.size(); ++w) {
      const int whole = before[w];
      Interval sum{0, 0};
      for (int j = whole + 1; j + 1 < size(); ++j) {
        if (all_.at(j).paragraph != all_.at(whole).paragraph) break;
        if (!all_.is_amount(j) || all_.at(j + 1).kind != Kind::share) continue;
        sum = plus(sum, all_.narrowed(j));
        if (j >= before.front() && meet(sum, all_.narrowed(whole))) return whole;
      }
    }
    return -1;
  }

  // The whole of at least two other shares of the paragraph, if it is the same for all of them.
  int whole_of_siblings(int i) const {
    int whole = -1;
    int siblings = 0;
    for (int j = 0; j < size(); ++j) {
      const Statement& other = all_.at(j);
      const bool sibling = j != i && other.paragraph == all_.at(i).paragraph &&
                           other.kind == Kind::share && other.bond == Bond::arithmetic &&
                           all_.mention(j).number.digits != 0;
      if (!sibling) continue;
      if (other.base < 0 || (whole >= 0 && other.base != whole)) return -1;
      whole = other.base;
      ++siblings;
    }
    constexpr int enough = 2;
    return siblings >= enough ? whole : -1;
  }

  // 占本年支出合计的: of a total that its words name, wherever it is printed.
  bool share_of_named(int i, int part) {
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
      if (figure.blank || !is_rounding(compare(all_.mention(i).number, {value, figure.interval}))) {
        continue;
      }
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
  bool share_of_figure(int i, int part) {
    const Interval value = all_.narrowed(part);
    for (const int f : all_.at(part).figures) {
      const Figure& figure = all_.tables().figure(f);
      for (const Figure& other : all_.book().figures) {
        if (other.table != figure.table || other.blank) continue;
        if (other.row != figure.row && other.column != figure.column) continue;
        const Ratio ratio{value, other.interval};
        if (!is_rounding(compare(all_.mention(i).number, ratio))) continue;
        all_.note_rounding(i, ratio);
        all_.at(i).about = part;
        all_.at(i).bond = Bond::arithmetic;
        return true;
      }
    }
    return false;
  }

  Sentences& all_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> bind_shares(Sentences& sentences) {
  return Divider(sentences).divide();
}

}  // namespace yiben::prose
