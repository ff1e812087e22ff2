// What was done of what was planned, where the percentage is not what its amounts give.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>

#include "prose/statements.h"

namespace yiben::prose {
namespace {

class Completer {
 public:
  explicit Completer(Sentences& sentences) : all_(sentences) {}

  std::vector<Break> compare_all() {
    for (int i = 2; i < static_cast<int>(all_.size()); ++i) {
      const Statement& one = all_.at(i);
      const bool open = one.kind == Kind::completion && !one.about_so_much;
      if (open && are_beside(i)) compare_beside(i);
    }
    return std::move(breaks_);
  }

 private:
  // The two numbers before it are amounts of its sentence and of one year.
  bool are_beside(int i) const {
    const auto fits = [&](int j) {
      const Statement& one = all_.at(j);
      const bool amount = one.kind == Kind::amount || one.kind == Kind::last;
      return amount && all_.amount(j) && all_.mention(j).unit && !one.about_so_much &&
             one.paragraph == all_.at(i).paragraph;
    };
    return fits(i - 1) && fits(i - 2) && all_.at(i - 1).kind == all_.at(i - 2).kind &&
           !all_.at(i - 1).starts_sentence && !all_.at(i).starts_sentence &&
           !all_.is_counted_off(i);
  }

  // budget, adjusted, executed, final; empty where the words say none.
  std::string_view stage(int j) const {
    const Cube& cube = all_.book().cube;
    const auto dimension = cube.dimension("stage");
    if (!dimension) return {};
    const Node member = narrow({}, all_.tables().meaning(all_.at(j).clause))[*dimension];
    return member == all_of_it ? std::string_view() : cube.name_of(*dimension, member);
  }

  // 实际支出 is of the same as what was planned.
  bool says_nothing_else(int j) const {
    const std::string bare = bare_subject(all_.at(j).clause, all_.phrases());
    const Labels& empty = all_.phrases().empty_ends;
    return bare.empty() || std::find(empty.begin(), empty.end(), bare) != empty.end();
  }

  // 年初预算 90 万元，调整预算 100 万元，决算 80 万元，完成预算的 88.89 %.
  bool fits_another_plan(int i, int done) const {
    for (int j = i - 1; j >= 0 && all_.at(j).paragraph == all_.at(i).paragraph; --j) {
      if (!all_.is_amount(j) || !is_planned(stage(j))) continue;
      const Ratio ratio{*all_.amount(done), *all_.amount(j)};
      if (compare(all_.mention(i).number, ratio) != Match::differs && !names_stage(i)) return true;
    }
    return false;
  }

  // 年初预算 and 调整预算 say which plan is meant.
  bool names_stage(int i) const {
    const std::string& clause = all_.at(i).clause;
    return stage(i) == "adjusted" ||
           (stage(i) == "budget" && clause.find("年初") != std::string::npos);
  }

  static bool is_planned(std::string_view stage) {
    return stage == "budget" || stage == "adjusted";
  }

  static bool is_done(std::string_view stage) { return stage == "final" || stage == "executed"; }

  // 年初预算为 A 万元，支出决算为 B 万元，完成年初预算的 C%; in either order.
  void compare_beside(int i) {
    const bool second = is_planned(stage(i - 1));
    const int planned = second ? i - 1 : i - 2;
    const int done = second ? i - 2 : i - 1;
    // 支出 B 万元，全年预算 A 万元，执行率 C%: only one of them is planned, so the other one is
    // done.
    const bool is_spent =
        is_done(stage(done)) || (stage(done).empty() && (second || says_nothing_else(done)));
    if (!is_planned(stage(planned)) || !is_spent) return;
    // 完成调整预算的 is not of what was planned at first; 完成预算的 may be of either.
    if (names_stage(i) && stage(i) != stage(planned)) return;
    // Some divide what the sentence prints, some what it was rounded from.
    const Ratio ratio{*all_.amount(done), *all_.amount(planned)};
    const Number& printed = all_.mention(i).number;
    if (compare(printed, ratio) != Match::differs || fits_another_plan(i, done)) return;
    all_.at(i).about = done;
    all_.at(i).base = planned;
    all_.at(i).bond = Bond::broken;
    Break found = wrong_percentage(
        all_, "completion-differs", i, ratio,
        fmt::format("{} ÷ {}", all_.mention(done).printed, all_.mention(planned).printed));
    found.others = {planned, done};
    found.figures = all_.at(done).figures;
    breaks_.push_back(std::move(found));
  }

  Sentences& all_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> compare_completion(Sentences& sentences) {
  return Completer(sentences).compare_all();
}

}  // namespace yiben::prose
