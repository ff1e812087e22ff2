// Sentences → changes against the year before.
#include "job/told_changes.h"

#include <algorithm>
#include <optional>

#include "job/told_reason.h"
#include "text/text.h"

namespace yiben::job {

namespace {

// What the sentences of a book say against the year before.
class Changes {
 public:
  explicit Changes(const Checked& checked)
      : checked_(checked), statements_(checked.narrative.statements) {}

  std::vector<ToldChange> find() const {
    std::vector<ToldChange> told;
    for (int i = 0; i < static_cast<int>(statements_.size()); ++i) {
      const prose::Statement& one = at(i);
      if (one.bond == prose::Bond::broken) continue;
      if (one.kind == prose::Kind::amount && !one.equal.empty()) add(i, i, 0, one.equal, told);
      if (one.kind == prose::Kind::growth && one.direction != 0) add_rate(i, told);
      if (one.kind != prose::Kind::change || one.direction == 0) continue;
      const auto size = fen_at(i);
      if (!size) continue;
      const Fen difference = one.direction * *size;
      if (one.about >= 0) add(one.about, i, difference, one.lead, told);
      // Else any amount of the paragraph may be meant: in a sentence of its own, where the
      // percentage says so, or where the nearest one is printed nowhere.
      for (int k = i - 1; k >= 0 && at(k).paragraph == one.paragraph; --k) {
        if (at(k).kind != prose::Kind::amount || k == one.about) continue;
        const bool is_told =
            one.about >= 0 && (makes_rate(one.about, i, difference) ||
                               (!one.starts_sentence && !at(one.about).figures.empty()));
        if (!is_told || makes_rate(k, i, difference)) add(k, i, difference, one.lead, told);
      }
    }
    return told;
  }

 private:
  const prose::Statement& at(int i) const { return statements_[static_cast<std::size_t>(i)]; }
  const Mention& mention(int i) const {
    return checked_.book.mentions[static_cast<std::size_t>(at(i).mention)];
  }

  // Where a page ends behind the number, the next paragraph begins with its unit.
  std::optional<Unit> unit_over_the_page(const Mention& one) const {
    if (one.prose == nullptr || one.end < text::trim(one.prose->text).size()) return std::nullopt;
    const std::vector<const Prose*>& all = checked_.book.narrative;
    const auto here = std::find(all.begin(), all.end(), one.prose);
    if (here == all.end() || here + 1 == all.end()) return std::nullopt;
    for (const Unit unit : {Unit::ten_thousand_yuan, Unit::hundred_million_yuan, Unit::yuan}) {
      if ((*(here + 1))->text.starts_with(name_of(unit))) return unit;
    }
    return std::nullopt;
  }

  std::optional<Fen> fen_at(int i) const {
    const Mention& one = mention(i);
    if (one.percent) return std::nullopt;
    const std::optional<Unit> unit = one.unit ? one.unit : unit_over_the_page(one);
    return unit ? fen_of(one.number, *unit) : std::nullopt;
  }

  // The amount next to the printed difference that prints as it does and makes the percentage that
  // is printed behind it.
  Fen fitting(Fen amount, Fen difference, int last) const {
    const Number rate = mention(last + 1).number;
    const auto prints = interval_of(mention(last).number, mention(last).unit.value_or(Unit::yuan));
    const Fen size = difference < 0 ? -difference : difference;
    if (!prints || rate.decimals > 4) return difference;
    WideFen scale = 100;
    for (int d = 0; d < rate.decimals; ++d) scale *= 10;
    const Fen step = std::max<Fen>(1, (prints->high - prints->low) / 1'000);
    for (Fen off = 0; off < (prints->high - prints->low) / 2; off += step) {
      for (const Fen other : {size + off, size - off}) {
        const WideFen before = WideFen(amount) - (difference < 0 ? -other : other);
        if (before <= 0) continue;
        const WideFen printed = (WideFen(other) * scale * 2 + before) / (before * 2);
        if (printed == rate.digits) return difference < 0 ? -other : other;
      }
    }
    return difference;
  }

  // The percentage behind the change is that of this amount.
  bool makes_rate(int about, int last, Fen difference) const {
    const auto amount = fen_at(about);
    const int next = last + 1;
    const bool rated = next < static_cast<int>(statements_.size()) &&
                       at(next).kind == prose::Kind::growth &&
                       at(next).paragraph == at(last).paragraph;
    if (!amount || !rated) return false;
    return fits(mention(next).number, *amount, difference);
  }

  static bool fits(const Number& rate, Fen amount, Fen difference) {
    const WideFen before = WideFen(amount) - difference;
    if (before <= 0 || rate.decimals > 4) return false;
    WideFen scale = 100;
    for (int d = 0; d < rate.decimals; ++d) scale *= 10;
    // A place more or less is how the amounts were rounded.
    const WideFen size = difference < 0 ? -difference : difference;
    const WideFen printed = (size * scale * 2 + before) / (before * 2);
    return printed - rate.digits <= 1 && rate.digits - printed <= 1;
  }

  // A percentage without the change in money before it.
  void add_rate(int i, std::vector<ToldChange>& told) const {
    const bool told_in_money =
        i > 0 && at(i - 1).kind == prose::Kind::change && at(i - 1).paragraph == at(i).paragraph;
    const int about = told_in_money ? -1 : grown(i);
    if (about < 0 || !fen_at(about)) return;
    add(about, i, 0, at(i).lead, told);
    ToldChange& change = told.back();
    if (const auto last = last_beside(about, i)) {
      change.difference = change.amount - *fen_at(*last);
      change.compared = at(*last).clause + change.compared;
      return;
    }
    change.rate = mention(i).number;
    change.direction = at(i).direction;
  }

  // The amount that a percentage is said of: the one before it in its sentence; of a sentence of
  // its own that of the sentence before, where that has no other.
  int grown(int i) const {
    if (at(i).about >= 0) return at(i).about;
    const bool own = at(i).starts_sentence;
    int found = -1;
    for (int k = i - 1; k >= 0 && at(k).paragraph == at(i).paragraph; --k) {
      if (at(k).kind == prose::Kind::amount) {
        if (found >= 0 && fen_at(k) != fen_at(found)) return -1;
        found = k;
        if (!own) return found;
      }
      if (at(k).starts_sentence) break;
    }
    return found;
  }

  // Last year's amount, where the sentence prints it, too, and it makes the percentage.
  std::optional<int> last_beside(int about, int i) const {
    for (int k = std::max(0, about - 1); k < i; ++k) {
      const auto before = fen_at(k);
      if (at(k).kind != prose::Kind::last || at(k).paragraph != at(i).paragraph || !before)
        continue;
      if (fits(mention(i).number, *fen_at(about), *fen_at(about) - *before)) return k;
    }
    return std::nullopt;
  }

  // Its sentence tells of no change before this one.
  bool is_alone(int i) const {
    for (; i > 0 && !at(i).starts_sentence; --i) {
      const prose::Kind before = at(i - 1).kind;
      if (at(i - 1).paragraph != at(i).paragraph) break;
      if (before == prose::Kind::change || before == prose::Kind::growth) return false;
    }
    return true;
  }

  void add(int about, int last, Fen difference, const std::string& compared,
           std::vector<ToldChange>& told) const {
    const auto amount = fen_at(about);
    if (!amount) return;
    const int next = last + 1;
    const bool rated = next < static_cast<int>(statements_.size()) &&
                       at(next).kind == prose::Kind::growth &&
                       at(next).paragraph == at(last).paragraph;
    ToldChange change;
    change.sentence = last;
    change.figures = at(about).figures;
    change.amount = *amount;
    change.difference = rated ? fitting(*amount, difference, last) : difference;
    change.words = at(about).clause;
    change.headings = at(about).headings;
    change.compared = compared;
    change.reason =
        reason_behind(mention(rated ? next : last), is_alone(last), checked_.catalog->phrases);
    change.place = mention(about).place;
    told.push_back(std::move(change));
  }

  const Checked& checked_;
  const std::vector<prose::Statement>& statements_;
};

}  // namespace

std::vector<ToldChange> told_changes(const Checked& checked) {
  return Changes(checked).find();
}

}  // namespace yiben::job
