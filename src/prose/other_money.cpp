// Amounts that tables print of other money than a sentence speaks of.
#include "prose/bind.h"

#include <algorithm>
#include <string_view>

namespace yiben::prose {
namespace {

bool has_other_money(const Book& book, int dimension, Node member) {
  return std::any_of(book.figures.begin(), book.figures.end(), [&](const Figure& figure) {
    const Node own = figure.selection[dimension];
    return figure.number.digits != 0 && own != all_of_it &&
           !book.cube.is_inside(dimension, own, member) &&
           !book.cube.is_inside(dimension, member, own);
  });
}

}  // namespace

bool may_be_of_other_money(const Sentences& sentences, const std::vector<int>& figures, int i) {
  const Cube& cube = sentences.book().cube;
  const Selection said = narrow({}, sentences.said_around(i));
  return std::all_of(figures.begin(), figures.end(), [&](int f) {
    const Figure& figure = sentences.tables().figure(f);
    const bool more = sentences.amount(i)->low > figure.interval.high;
    for (const std::string_view name : {"nature", "fund"}) {
      const auto d = cube.dimension(name);
      if (!d || figure.selection[*d] == said[*d]) continue;
      const Node own = figure.selection[*d];
      const bool of_a_part = more && said[*d] == all_of_it;
      const bool of_all = !more && own == all_of_it;
      if (!of_a_part && !of_all) continue;
      if (has_other_money(sentences.book(), *d, of_a_part ? own : said[*d])) return true;
    }
    return false;
  });
}

}  // namespace yiben::prose
