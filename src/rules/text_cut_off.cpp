// A long text in a cell that breaks off, where another cell prints the same text and goes on.
#include "rules/predicates.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::rules {
namespace {

// What is missing goes on in some other cell: the page end cut a text in two.
bool goes_on_elsewhere(const std::vector<Passage>& passages, std::string_view rest) {
  constexpr std::size_t telling_bytes = 12;
  const std::string_view beginning = rest.substr(0, telling_bytes);
  return std::any_of(passages.begin(), passages.end(),
                     [&](const Passage& passage) { return passage.words.starts_with(beginning); });
}

}  // namespace

Findings text_cut_off(const Context& context) {
  const auto least = static_cast<std::size_t>(context.number("least_characters", 40));
  const auto least_rest = static_cast<std::size_t>(context.number("least_rest", 5));
  std::vector<const Passage*> cells;
  for (const Passage& passage : context.text_of_book.passages) {
    const bool long_enough = text::count_characters(passage.words) >= least;
    if (passage.where == Where::cell && long_enough) cells.push_back(&passage);
  }
  // Whatever begins with a text stands right behind it.
  std::sort(cells.begin(), cells.end(), [](const Passage* a, const Passage* b) {
    return std::pair(a->words, a->place) < std::pair(b->words, b->place);
  });
  Findings findings;
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    const std::string_view words = cells[i]->words;
    // The same text again says what it says: the last one of them is looked at.
    const Passage& longer = *cells[i + 1];
    if (longer.words == words || !longer.words.starts_with(words)) continue;
    const std::string_view rest = std::string_view(longer.words).substr(words.size());
    const bool amid_words = begins_in_chinese(last_character(words)) && begins_in_chinese(rest);
    if (!amid_words || text::count_characters(rest) < least_rest) continue;
    if (goes_on_elsewhere(context.text_of_book.passages, rest)) continue;
    Finding finding = context.finding();
    const std::size_t last = words.size() - last_character(words).size();
    const Evidence cut = evidence_of(*cells[i], last, words.size());
    const Evidence whole = evidence_of(longer, last, words.size());
    finding.operands = {{"text", text::excerpt(cut.printed)},
                        {"instead", text::excerpt(whole.printed)}};
    finding.evidence = {cut, whole};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
