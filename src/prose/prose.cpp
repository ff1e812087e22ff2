// The steps: statements by words, amounts by tables, relations by arithmetic.
#include "prose/prose.h"

#include "prose/bind.h"
#include "prose/statements.h"

namespace yiben::prose {

Narrative bind(const Book& book, const Catalog& catalog) {
  Narrative narrative;
  narrative.statements = read_statements(book, catalog.phrases);
  const Tables tables(book, catalog);
  Sentences sentences(book, tables, narrative.statements);
  bind_amounts(sentences);
  narrative.breaks = bind_changes(sentences);
  const auto append = [&](std::vector<Break> more) {
    narrative.breaks.insert(narrative.breaks.end(), more.begin(), more.end());
  };
  append(bind_growth(sentences));
  append(bind_equal(sentences));
  append(bind_shares(sentences));
  append(compare_amounts(sentences));
  append(compare_sums(sentences));
  append(compare_funds(sentences));
  append(compare_last_years(sentences));
  append(compare_told(sentences));
  append(compare_rounding(sentences));
  narrative.told.assign(book.figures.size(), 0);
  for (const Statement& one : narrative.statements) {
    const Mention& mention = book.mentions[static_cast<std::size_t>(one.mention)];
    if (one.bond == Bond::table && one.kind == Kind::amount) {
      for (const int figure : one.figures) ++narrative.told[static_cast<std::size_t>(figure)];
    }
    if (!mention.unit && !mention.percent) continue;
    ++narrative.counted;
    if (one.is_bound()) ++narrative.bound;
  }
  return narrative;
}

}  // namespace yiben::prose
