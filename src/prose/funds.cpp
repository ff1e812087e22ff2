// Amounts that are said to be money of one fund altogether, and are more than tables print of it.
#include "prose/bind.h"

#include <fmt/format.h>

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

}  // namespace yiben::prose
