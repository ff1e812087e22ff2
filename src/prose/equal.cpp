// Amounts that are said to be as much as the year before: 与上年持平. Against what the sentence or
// a table says of that year.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>

namespace yiben::prose {
namespace {

class Equalizer {
 public:
  explicit Equalizer(Sentences& sentences) : all_(sentences) {}

  std::vector<Break> equalize() {
    for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
      if (all_.at(i).equal.empty() || !all_.is_exact(i)) continue;
      if (!by_sentence(i)) by_table(i);
    }
    return std::move(breaks_);
  }

 private:
  // "2025年执行数 L 万元，2026年预算 X 万元，与2025年执行数持平": side by side.
  bool by_sentence(int i) {
    const int last = i - 1;
    const bool beside = last >= 0 && all_.at(last).kind == Kind::last && all_.amount(last) &&
                        all_.at(last).paragraph == all_.at(i).paragraph &&
                        !all_.at(last).about_so_much && !all_.at(i).starts_sentence;
    if (!beside) return false;
    if (meet(*all_.amount(i), *all_.amount(last))) {
      all_.at(last).about = i;
      for (const int held : {i, last}) {
        Bond& bond = all_.at(held).bond;
        if (bond == Bond::none || bond == Bond::words) bond = Bond::arithmetic;
      }
      return true;
    }
    const std::string differ =
        fmt::format("{} ≠ {}", all_.mention(i).printed, all_.mention(last).printed);
    add("equal-amounts-differ", i, differ, {last}, {});
    return true;
  }

  // What tables print of the year before in the row of the amount.
  void by_table(int i) {
    const auto stage = all_.book().cube.dimension("stage");
    const Coordinates words = all_.tables().meaning(all_.at(i).equal);
    std::vector<int> printed;
    for (const int f : all_.at(i).figures) {
      for (const int last : all_.tables().last_year_of(f)) printed.push_back(last);
    }
    // 执行数 is another amount than 预算数.
    std::erase_if(printed, [&](int p) {
      const Selection& own = all_.tables().figure(p).selection;
      return stage && own[*stage] != narrow({}, words)[*stage];
    });
    const bool fits = std::any_of(printed.begin(), printed.end(), [&](int p) {
      return meet(all_.tables().figure(p).interval, *all_.amount(i));
    });
    if (printed.empty() || fits) return;
    add("last-year-differs", i,
        fmt::format("{} ≠ {}", all_.mention(i).printed, all_.said_as(i, printed.front())), {},
        printed);
  }

  void add(const char* rule, int i, std::string arithmetic, std::vector<int> others,
           std::vector<int> figures) {
    Break found;
    found.rule = rule;
    found.statement = i;
    found.others = std::move(others);
    found.figures = std::move(figures);
    found.arithmetic = std::move(arithmetic);
    breaks_.push_back(std::move(found));
  }

  Sentences& all_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> bind_equal(Sentences& sentences) {
  return Equalizer(sentences).equalize();
}

}  // namespace yiben::prose
