// Sentences that open with another year than the book's and say what its tables print of its own.
#include "prose/bind.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

constexpr int most_years_apart = 5;
// Points of Tables::fit for a row that is named by its whole label or code.
constexpr int named_fit = 4;

// As it would be read if it named no year.
Statement without_year(Statement statement, int year) {
  statement.kind = Kind::amount;
  for (const std::string& mark : {std::to_string(year) + "年度", std::to_string(year) + "年"}) {
    for (std::string* words : {&statement.clause, &statement.subject}) {
      const std::size_t at = words->find(mark);
      if (at != words->npos) words->erase(at, mark.size());
    }
  }
  return statement;
}

class Dater {
 public:
  explicit Dater(const Sentences& sentences) : all_(sentences) {}

  std::vector<Break> date() const {
    std::vector<Break> breaks;
    for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
      if (const int year = year_compared_with(i); year != 0) {
        if (auto found = of_the_year_before(i, year)) breaks.push_back(std::move(*found));
        continue;
      }
      if (!opens_with_another_year(i) || is_compared(i)) continue;
      const std::vector<int> figures = own_figures(i);
      if (figures.empty() || is_printed_of_another_year(i)) continue;
      Break found;
      found.rule = "amount-of-another-year";
      found.statement = i;
      found.figures = figures;
      found.expected = std::to_string(all_.book().year);
      found.about = std::to_string(all_.year_named(i));
      breaks.push_back(std::move(found));
    }
    return breaks;
  }

 private:
  // Of a change against the year before the last or an earlier one: that; else 0.
  int year_compared_with(int i) const {
    const Statement& one = all_.at(i);
    if (one.kind != Kind::change || !all_.amount(i) || one.about_so_much || one.starts_sentence) {
      return 0;
    }
    const int year = all_.year_compared(i);
    const int apart = all_.book().year - year;
    return year != 0 && apart > 1 && apart <= most_years_apart ? year : 0;
  }

  // The amount and its change make what the tables print of the year before in the row of the
  // amount.
  std::optional<Break> of_the_year_before(int i, int year) const {
    const std::vector<int> amounts = all_.amounts_before(i, 0);
    for (const int amount : amounts) {
      if (!all_.is_exact(amount) || all_.is_of_another_year(amount)) continue;
      const Interval size = magnitude(*all_.amount(i));
      const Interval value = all_.narrowed(amount);
      const Interval last = all_.at(i).direction < 0 ? plus(value, size) : minus(value, size);
      for (const int f : all_.at(amount).figures) {
        const std::vector<int> printed = all_.tables().last_year_of(f);
        const bool same = std::any_of(printed.begin(), printed.end(), [&](int p) {
          return meet(last, all_.tables().figure(p).interval);
        });
        const bool meant = all_.is_telling(amount) || all_.at(amount).bond == Bond::table;
        if (!same || !meant) continue;
        Break found;
        found.rule = "amount-of-another-year";
        found.statement = i;
        found.others = {amount};
        found.figures = printed;
        found.expected = std::to_string(all_.book().year - 1);
        found.about = std::to_string(year);
        return found;
      }
    }
    return std::nullopt;
  }

  // The first number of its paragraph.
  bool opens_with_another_year(int i) const {
    const int year = all_.year_named(i);
    const int own = all_.book().year;
    const bool other =
        year != 0 && own != 0 && year != own && std::abs(own - year) <= most_years_apart;
    const bool first = i == 0 || all_.at(i - 1).paragraph != all_.at(i).paragraph;
    const bool amount = all_.at(i).kind == Kind::amount || all_.at(i).kind == Kind::last;
    return other && first && amount && all_.amount(i) && all_.mention(i).unit &&
           !all_.at(i).about_so_much && all_.is_telling(i);
  }

  // 比 2025 年预算, 2025 年执行数, and what did not change: then the year may be meant.
  bool is_compared(int i) const {
    const Tables& tables = all_.tables();
    const auto stage = all_.book().cube.dimension("stage");
    const Coordinates words = tables.meaning(all_.at(i).clause);
    const bool staged = stage && std::any_of(words.begin(), words.end(), [&](const auto& word) {
                          const std::string_view name =
                              all_.book().cube.name_of(*stage, word.second);
                          return word.first == *stage && name != "budget" && name != "final";
                        });
    if (staged || holds_any(all_.at(i).clause, all_.phrases().compared)) return true;
    const Prose* prose = all_.mention(i).prose;
    if (prose != nullptr && holds_any(text::fold(prose->text), all_.phrases().same)) return true;
    for (int j = i; j < static_cast<int>(all_.size()); ++j) {
      if (all_.at(j).paragraph != all_.at(i).paragraph) break;
      const bool unchanged = all_.at(j).kind == Kind::change && all_.mention(j).number.digits == 0;
      if (unchanged || !all_.at(j).equal.empty()) return true;
    }
    return false;
  }

  bool is_of_the_book(const Figure& figure) const { return !all_.tables().is_of_last_year(figure); }

  // What the words name and print this amount, of the book's year; none where the year before has
  // the same.
  std::vector<int> own_figures(int i) const {
    const Statement one = without_year(all_.at(i), all_.year_named(i));
    std::vector<int> named = all_.tables().selected(one.clause, one.headings);
    for (const int f : all_.tables().named(one)) {
      if (all_.tables().fit(one, {}, {}, f) >= named_fit) named.push_back(f);
    }
    std::vector<int> own;
    for (const int f : named) {
      const bool prints = all_.printed_as(i, f) == std::abs(all_.mention(i).number.digits);
      if (prints && is_of_the_book(all_.tables().figure(f))) own.push_back(f);
    }
    return own;
  }

  bool is_printed_of_another_year(int i) const {
    const std::vector<int> printing = all_.tables().printing(*all_.amount(i));
    return std::any_of(printing.begin(), printing.end(),
                       [&](int f) { return !is_of_the_book(all_.tables().figure(f)); });
  }

  const Sentences& all_;
};

}  // namespace

std::vector<Break> compare_years(const Sentences& sentences) {
  return Dater(sentences).date();
}

}  // namespace yiben::prose
