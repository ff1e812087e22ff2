// The steps: statements by words, amounts by tables, relations by arithmetic.
#include "prose/prose.h"

#include <algorithm>

#include "prose/bind.h"
#include "prose/statements.h"

namespace yiben::prose {

namespace {

// The figures that words select, whatever those print; else those that print what the sentence says
// and fit its words.
std::vector<Stated> stated_in(const Sentences& sentences, const std::vector<Break>& breaks) {
  std::vector<Stated> stated;
  for (int i = 0; i < static_cast<int>(sentences.size()); ++i) {
    const Statement& one = sentences.at(i);
    const bool amount = one.kind == Kind::amount && sentences.amount(i) && !one.about_so_much;
    if (!amount || sentences.is_of_another_year(i)) continue;
    std::vector<int> figures = sentences.tables().selected(one.clause, one.headings);
    if (figures.empty() && one.bond == Bond::table) figures = one.figures;
    if (!figures.empty()) stated.push_back({std::move(figures), *sentences.amount(i)});
  }
  for (const Break& broken : breaks) {
    const bool differs = broken.rule == "amount-differs" && !broken.figures.empty();
    if (!differs || !sentences.is_exact(broken.statement)) continue;
    stated.push_back({broken.figures, *sentences.amount(broken.statement)});
  }
  return stated;
}

// A percentage that goes the other way differs from what the amounts give, too: that is one fault.
void append_directions(Sentences& sentences, std::vector<Break>& breaks) {
  const std::vector<Break> turned = compare_directions(sentences);
  std::erase_if(breaks, [&](const Break& one) {
    return one.rule == "growth-differs" &&
           std::any_of(turned.begin(), turned.end(),
                       [&](const Break& other) { return other.statement == one.statement; });
  });
  breaks.insert(breaks.end(), turned.begin(), turned.end());
}

}  // namespace

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
  append(compare_completion(sentences));
  append(bind_shares(sentences));
  append(compare_measured(sentences));
  append(compare_amounts(sentences));
  append(compare_accounts(sentences));
  append(compare_named_money(sentences));
  append(compare_sums(sentences));
  append(compare_account_lists(sentences));
  append(compare_partition_shares(sentences));
  append_directions(sentences, narrative.breaks);
  append(compare_funds(sentences));
  append(compare_parts_of_funds(sentences));
  append(compare_with_bases(sentences, narrative.breaks));
  append(compare_last_years(sentences));
  append(compare_years(sentences));
  append(compare_told(sentences));
  append(compare_rounding(sentences));
  correct_percentages(sentences, narrative.breaks);
  narrative.stated = stated_in(sentences, narrative.breaks);
  for (const Statement& one : narrative.statements) {
    const Mention& mention = book.mentions[static_cast<std::size_t>(one.mention)];
    if (!mention.unit && !mention.percent) continue;
    ++narrative.counted;
    if (one.is_bound()) ++narrative.bound;
  }
  return narrative;
}

}  // namespace yiben::prose
