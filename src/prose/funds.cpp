// Amounts that are said to be money of one fund altogether, and are more than tables print of it.
#include "prose/bind.h"

#include <fmt/format.h>

#include "prose/listed.h"
#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

// The words behind an amount up to the next mark, without the mark before them.
std::string behind(const Mention& mention) {
  constexpr std::size_t looked_at = 120;
  std::string folded =
      text::fold(std::string_view(mention.prose->text).substr(mention.end, looked_at));
  if (folded.starts_with(",") || folded.starts_with(";")) folded.erase(0, 1);
  for (const std::string_view mark : {"。", ",", ";", "(", ":"}) {
    folded = folded.substr(0, folded.find(mark));
  }
  return folded;
}

}  // namespace

std::vector<Break> compare_funds(const Sentences& sentences) {
  std::vector<Break> breaks;
  const Book& book = sentences.book();
  const auto fund = book.cube.dimension("fund");
  for (int i = 0; fund && i < static_cast<int>(sentences.size()); ++i) {
    if (!sentences.is_exact(i)) continue;
    const std::string words = behind(sentences.mention(i));
    if (!starts_with_any(words, sentences.phrases().entirely)) continue;
    const Node said = narrow({}, sentences.tables().meaning(words))[*fund];
    int most = -1;
    for (std::size_t f = 0; f < book.figures.size(); ++f) {
      const Figure& figure = book.figures[f];
      const Node own = figure.selection[*fund];
      const bool inside = own == said || book.cube.is_inside(*fund, own, said);
      if (said == all_of_it || own == all_of_it || figure.blank || !inside) continue;
      if (sentences.tables().is_of_last_year(figure)) continue;
      const bool more = most < 0 || figure.interval.high >
                                        book.figures[static_cast<std::size_t>(most)].interval.high;
      if (more) most = static_cast<int>(f);
    }
    if (most < 0) continue;
    const Figure& figure = book.figures[static_cast<std::size_t>(most)];
    if (figure.interval.high >= sentences.amount(i)->low) continue;
    Break found;
    found.rule = "amount-above-its-fund";
    found.statement = i;
    found.figures = {most};
    found.arithmetic =
        fmt::format("{} > {}", sentences.mention(i).printed, sentences.said_as(i, most));
    found.about = words;
    breaks.push_back(std::move(found));
  }
  return breaks;
}

namespace {

// Of the income or the expenditure of the book, what is said of all of one fund.
class Told {
 public:
  explicit Told(const Sentences& sentences)
      : all_(sentences),
        cube_(sentences.book().cube),
        fund_(cube_.dimension("fund")),
        side_(cube_.dimension("side")),
        stage_(cube_.dimension("stage")) {}

  std::vector<Break> compare() {
    if (!fund_ || !side_ || !stage_) return {};
    for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
      if (!all_.is_exact(i) || !all_.is_telling(i) || all_.is_of_another_year(i)) continue;
      if (all_.at(i).bond == Bond::broken || all_.is_compared_with(i)) continue;
      if (const auto said = selection_of(i)) compare(i, *said);
    }
    return std::move(breaks_);
  }

 private:
  // What words select; the year and what the book is about are the whole in its tables.
  Selection of_the_book(std::string_view words) const {
    Selection said = narrow({}, all_.tables().meaning(words)).with(*stage_, all_of_it);
    if (const auto year = cube_.dimension("year")) said = said.with(*year, all_of_it);
    return said;
  }

  // "收入 9.00 万元，其中：财政拨款": the fund by its own words, the side by those before 其中.
  std::optional<Selection> selection_of(int i) const {
    const Statement& one = all_.at(i);
    const bool is_part = i > 0 && all_.at(i - 1).paragraph == one.paragraph &&
                         all_.is_exact(i - 1) && one.lead.starts_with(of_which);
    if (!is_part || !all_.tables().is_understood(one.clause)) return std::nullopt;
    if (all_.is_of_another_year(i - 1)) return std::nullopt;
    const Selection own = of_the_book(one.clause);
    const Selection whole = of_the_book(all_.at(i - 1).clause);
    const Selection above = narrow({}, all_.tables().meaning(one.headings));
    const Node fund = own[*fund_];
    const bool of_a_fund = fund != all_of_it && whole == Selection{}.with(*side_, whole[*side_]) &&
                           whole[*side_] != all_of_it &&
                           own == Selection{}.with(*fund_, fund).with(*side_, own[*side_]);
    if (!of_a_fund || above[*fund_] != all_of_it) return std::nullopt;
    return whole.with(*fund_, fund);
  }

  // Money of this year, or with what was carried over.
  Selection without_origin(Selection selection) const {
    const auto origin = cube_.dimension("origin");
    const bool of_this_year = origin && selection[*origin] == cube_.find(*origin, "current");
    return of_this_year ? selection.with(*origin, all_of_it) : selection;
  }

  // No table prints that for it; the sentence has what one prints of one fund inside, beside
  // another amount of all of it.
  void compare(int i, const Selection& said) {
    const std::vector<Figure>& figures = all_.book().figures;
    std::vector<int> printed;
    std::vector<int> narrower;
    for (std::size_t f = 0; f < figures.size(); ++f) {
      const Figure& figure = figures[f];
      if (figure.blank) continue;
      const Selection selection = without_origin(figure.selection);
      const Node own = selection[*fund_];
      const bool same = meet(figure.interval, *all_.amount(i));
      if (selection == said && same) return;
      if (selection == said) printed.push_back(static_cast<int>(f));
      const bool inside = own != said[*fund_] && cube_.is_inside(*fund_, own, said[*fund_]);
      if (same && inside && selection == said.with(*fund_, own)) {
        narrower.push_back(static_cast<int>(f));
      }
    }
    for (const int part : narrower) {
      const Selection all = all_.tables().figure(part).selection.with(*fund_, said[*fund_]);
      for (const int f : printed) {
        if (all_.tables().figure(f).selection != all) continue;
        add(i, f, part);
        return;
      }
    }
  }

  void add(int i, int whole, int part) {
    Break found;
    found.rule = "part-told-for-its-fund";
    found.statement = i;
    found.figures = {whole, part};
    found.expected = all_.said_as(i, whole);
    breaks_.push_back(std::move(found));
  }

  const Sentences& all_;
  const Cube& cube_;
  std::optional<int> fund_, side_, stage_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> compare_parts_of_funds(const Sentences& sentences) {
  return Told(sentences).compare();
}

}  // namespace yiben::prose
