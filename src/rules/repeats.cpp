// What stands twice: rows and paragraphs.
#include "rules/predicates.h"

#include <algorithm>
#include <map>

#include "text/text.h"

namespace yiben::rules {
namespace {

// What a row of a table prints, by panel and row.
std::map<std::pair<int, int>, std::vector<const Figure*>> figures_of(const Book& book, int table) {
  std::map<std::pair<int, int>, std::vector<const Figure*>> rows;
  for (const Figure& figure : book.figures) {
    if (figure.table == table) rows[{figure.panel, figure.row}].push_back(&figure);
  }
  return rows;
}

bool print_the_same(const std::vector<const Figure*>& a, const std::vector<const Figure*>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Figure* x, const Figure* y) { return x->printed == y->printed; });
}

// The rows are of one account of the economic classification. Its names differ from those above
// them, but for 其他支出, and so a name needs no code.
bool is_account(const Book& book, const Row& row, const std::vector<const Figure*>& figures) {
  const auto economic = book.cube.dimension("economic");
  if (!economic || row.label.starts_with("其他")) return false;
  return std::all_of(figures.begin(), figures.end(), [&](const Figure* figure) {
    return figure->selection[*economic] != all_of_it;
  });
}

}  // namespace

// Two rows, one below the other, with one code, one name and the same money.
Findings row_twice(const Context& context) {
  constexpr std::ptrdiff_t least_amounts = 2;
  Findings findings;
  const Book& book = context.book;
  for (std::size_t t = 0; t < book.tables.size(); ++t) {
    const Table& table = book.tables[t];
    const auto rows = figures_of(book, static_cast<int>(t));
    for (const auto& [at, figures] : rows) {
      const auto next = rows.find({at.first, at.second + 1});
      if (next == rows.end() || !print_the_same(figures, next->second)) continue;
      const Panel& panel = table.panels[static_cast<std::size_t>(at.first)];
      const Row& row = panel.rows[static_cast<std::size_t>(at.second)];
      const Row& below = panel.rows[static_cast<std::size_t>(at.second) + 1];
      if (row.code != below.code || row.label != below.label) continue;
      if (row.code.empty() && !is_account(book, row, figures)) continue;
      const auto amounts = std::count_if(figures.begin(), figures.end(), [](const Figure* one) {
        return !one->blank && one->number.digits != 0;
      });
      if (amounts < least_amounts) continue;
      Finding finding = context.finding();
      finding.operands = {{"row", row_name(row)}, {"table", title_of(book, table)}};
      finding.evidence = {{row.label, row.place}, {below.label, below.place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

// A long paragraph that is printed again within the next few, or a sentence right behind itself.
Findings paragraph_twice(const Context& context) {
  constexpr std::size_t window = 3;
  const int least_characters = context.number("least_characters", 40);
  const int least_beside = context.number("least_beside", 12);
  Findings findings;
  const std::vector<Passage>& passages = context.text_of_book.passages;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.where != Where::narrative) continue;
    const auto characters = static_cast<int>(text::count_characters(passage.words));
    if (characters < least_beside) continue;
    const bool is_sentence = passage.words.ends_with("。") || passage.words.ends_with("；");
    for (std::size_t j = i + 1; j < passages.size() && j <= i + window; ++j) {
      const Passage& other = passages[j];
      if (other.where == Where::heading) break;  // under another heading it has its own right
      const bool beside = j == i + 1 && is_sentence;
      if (characters < least_characters && !beside) break;
      if (other.words != passage.words || other.place.page != passage.place.page) continue;
      Finding finding = context.finding();
      finding.operands = {{"text", text::excerpt(passage.words)}};
      finding.evidence = {{std::string(passage.raw), passage.place},
                          {std::string(other.raw), other.place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
