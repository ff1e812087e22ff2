// Amounts in sentences that repeat figures of the tables.
#include "compile/layout_of_book.h"

#include <map>

#include "text/text.h"

namespace yiben::compiling {

namespace {

const Row& row_of(const Book& book, const Figure& figure) {
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  return panel.rows[static_cast<std::size_t>(figure.row)];
}

}  // namespace

std::size_t naming(const Book& book, const Figure& figure, std::string_view clause) {
  std::string label = text::fold(row_of(book, figure).label);
  while (!label.empty()) {
    if (clause.find(label) != std::string_view::npos) return label.size();
    // "其中：财政拨款" names what stands behind the colon.
    const std::size_t colon = label.find(':');
    if (colon == std::string::npos) return 0;
    label.erase(0, colon + 1);
  }
  return 0;
}

std::vector<int> figures_of_mentions(const Book& book) {
  std::multimap<Fen, int> by_amount;
  for (std::size_t f = 0; f < book.figures.size(); ++f) {
    const Figure& figure = book.figures[f];
    const auto fen = fen_of(figure.number, figure.unit);
    if (!figure.blank && fen && *fen != 0) by_amount.emplace(*fen, static_cast<int>(f));
  }
  std::vector<int> found;
  for (const Mention& mention : book.mentions) {
    found.push_back(-1);
    const Unit unit = mention.unit.value_or(Unit::ten_thousand_yuan);
    const auto prints = interval_of(mention.number, unit);
    if (!prints || mention.percent) continue;
    const std::string clause = text::fold(mention.before);
    std::size_t best = 0;
    const auto end = by_amount.upper_bound(prints->high);
    for (auto at = by_amount.lower_bound(prints->low); at != end; ++at) {
      const Figure& figure = book.figures[static_cast<std::size_t>(at->second)];
      // The figure must be as fine as the sentence, and print as it does.
      const Fen amount = at->first;
      const bool same = format(amount, unit, mention.number.decimals) == to_string(mention.number);
      if (!same) continue;
      const std::size_t words = naming(book, figure, clause);
      const bool telling = std::abs(mention.number.digits) >= telling_digits;
      if (words == 0 && !telling) continue;
      if (found.back() < 0 || words > best) {
        found.back() = at->second;
        best = words;
      }
    }
  }
  return found;
}

}  // namespace yiben::compiling
