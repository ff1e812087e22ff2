// Amounts of sentences among the figures of the tables.
#include "prose/bind.h"

#include <algorithm>
#include <cstdlib>

#include "prose/statements.h"

namespace yiben::prose {
namespace {

// Words that fit at least.
constexpr int least_fit = 2;
// Words that contradict more than this bind nothing, however telling the number.
constexpr int worst_fit = -4;
constexpr std::size_t most_parts = 16;

class Binder {
 public:
  explicit Binder(Sentences& sentences) : all_(sentences) {}

  void bind() {
    for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
      Statement& one = all_.at(i);
      if (!all_.amount(i)) continue;
      if (one.kind == Kind::amount || one.kind == Kind::last) bind_amount(i);
      if (one.kind == Kind::change) bind_change(i);
    }
    for (int i = 0; i < static_cast<int>(all_.size()); ++i) bind_sum(i);
    for (int i = 0; i < static_cast<int>(all_.size()); ++i) bind_repeated(i);
  }

 private:
  void bind_amount(int i) {
    Statement& one = all_.at(i);
    const Tables& tables = all_.tables();
    const Coordinates words = tables.meaning(one.clause.empty() ? one.subject : one.clause);
    const Coordinates headings = tables.meaning(one.headings);
    if (all_.mention(i).number.digits == 0) return bind_zero(i, words, headings);
    std::vector<std::pair<int, int>> found;  // fit, figure
    int best = worst_fit - 10;
    for (const int figure : tables.printing(*all_.amount(i))) {
      const int fit = tables.fit(one, words, headings, figure);
      best = std::max(best, fit);
      found.emplace_back(fit, figure);
    }
    if (found.empty() || best < (all_.is_telling(i) ? worst_fit : least_fit)) return;
    one.bond = best >= least_fit ? Bond::table : Bond::amount;
    for (const auto& [fit, figure] : found) {
      if (fit == best) one.figures.push_back(figure);
    }
  }

  // Nothing: rows of that name that are empty, or words that are understood.
  void bind_zero(int i, const Coordinates& words, const Coordinates& headings) {
    Statement& one = all_.at(i);
    for (const int figure : all_.tables().named(one)) {
      const Figure& printed = all_.tables().figure(figure);
      const bool nothing = printed.blank || printed.interval.contains(0);
      if (nothing && all_.tables().fit(one, words, headings, figure) > 0) {
        one.figures.push_back(figure);
      }
    }
    if (!one.figures.empty()) {
      one.bond = Bond::table;
    } else if (!words.empty() || !one.subject.empty()) {
      one.bond = Bond::words;
    }
  }

  // Tables may have a column of changes.
  void bind_change(int i) {
    Statement& one = all_.at(i);
    const bool telling = all_.is_telling(i);
    if (!telling) return;
    for (const int figure : all_.tables().printing(*all_.amount(i))) {
      const int stage = all_.book().cube.dimension("stage").value_or(-1);
      if (stage < 0) return;
      const Node member = all_.tables().figure(figure).selection[stage];
      if (all_.book().cube.name_of(stage, member) == "difference") one.figures.push_back(figure);
    }
  }

  // The amounts that follow in the paragraph, or those before it, add up to it: then they are held
  // as its parts, and it by them.
  void bind_sum(int i) {
    Statement& one = all_.at(i);
    if (one.kind != Kind::amount || !all_.amount(i) || all_.mention(i).number.digits == 0) return;
    for (const int step : {1, -1}) {
      Interval sum{0, 0};
      std::vector<int> parts;
      for (int j = i + step; j >= 0 && j < static_cast<int>(all_.size()); j += step) {
        const Statement& part = all_.at(j);
        if (part.paragraph != one.paragraph || parts.size() == most_parts) break;
        if (part.kind != Kind::amount || !all_.amount(j)) continue;
        sum = plus(sum, all_.narrowed(j));
        parts.push_back(j);
        if (parts.size() < 2 || !meet(sum, *all_.amount(i))) continue;
        if (!one.is_bound()) one.bond = Bond::sum;
        for (const int held : parts) {
          if (!all_.at(held).is_bound()) all_.at(held).bond = Bond::sum;
        }
        return;
      }
    }
    if (!one.is_bound() && all_.tables().adds_up_to(*all_.amount(i))) one.bond = Bond::sum;
  }

  // Other sentences print it for the same subject.
  void bind_repeated(int i) {
    Statement& one = all_.at(i);
    const bool telling = all_.is_telling(i);
    if (one.is_bound() || one.kind != Kind::amount || !all_.amount(i) || !telling) return;
    for (int j = 0; j < static_cast<int>(all_.size()); ++j) {
      Statement& other = all_.at(j);
      const bool same = j != i && other.kind == one.kind && all_.amount(j) == all_.amount(i) &&
                        (other.is_bound() || other.subject == one.subject);
      if (!same) continue;
      one.bond = Bond::repeated;
      return;
    }
  }

  Sentences& all_;
};

}  // namespace

void bind_amounts(Sentences& sentences) {
  Binder(sentences).bind();
}

}  // namespace yiben::prose
