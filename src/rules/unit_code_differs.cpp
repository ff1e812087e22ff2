// Predicate "unit-code-differs": a unit whose code once has other digits than everywhere else.
#include "rules/predicates.h"

#include <algorithm>
#include <map>

#include "money/money.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

struct Use {
  std::string code;
  Evidence evidence;
};

using Uses = std::map<std::string, std::vector<Use>>;  // by the name of the unit

bool is_code(std::string_view words) {
  constexpr std::size_t least = 3;
  constexpr std::size_t most = 9;
  return words.size() >= least && words.size() <= most &&
         std::all_of(words.begin(), words.end(), text::is_digit);
}

// A square with a code, and the name of a unit in the next.
void look_at_squares(const Context& context, const Grid& grid, Uses& uses) {
  for (const Cell& cell : grid.cells()) {
    const std::string code = without_spaces(cell.text);
    if (!cell.is_sure() || !is_code(code)) continue;
    const Cell* beside = grid.at(cell.row, cell.column + cell.column_span);
    if (beside == nullptr || beside->row != cell.row || !beside->is_sure()) continue;
    const std::string name = without_spaces(beside->text);
    if (matches_any(name, context.patterns("units")))
      uses[name].push_back({code, {cell.text, cell.place}});
  }
}

// "[229]某局", "229_某局": groups the code and the name.
void look_at_words(const Context& context, const Passage& passage, Uses& uses) {
  for (const text::Pattern& pattern : context.patterns("together")) {
    const auto match = pattern.find(passage.words);
    if (!match || match->size() < 3) continue;
    const auto group = [&](std::size_t i) {
      return passage.words.substr((*match)[i].begin, (*match)[i].end - (*match)[i].begin);
    };
    uses[group(2)].push_back({group(1), evidence_of(passage, (*match)[1].begin, (*match)[2].end)});
  }
}

}  // namespace

Findings unit_code_differs(const Context& context) {
  constexpr std::size_t enough = 2;
  constexpr std::size_t least_digits = 3;
  Uses uses;
  for (const Document* document : context.book.documents) {
    for (const Block& block : document->blocks) {
      if (const auto* grid = std::get_if<Grid>(&block)) look_at_squares(context, *grid, uses);
    }
  }
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::indicator && passage.where != Where::contents)
      look_at_words(context, passage, uses);
  }
  Findings findings;
  for (const auto& [name, all] : uses) {
    std::map<std::string, std::size_t> times;
    for (const Use& use : all) ++times[use.code];
    for (const Use& use : all) {
      if (times[use.code] != 1) continue;
      const auto right = std::find_if(times.begin(), times.end(), [&](const auto& other) {
        // A code that is cut by the edge of its square is our reading.
        return other.second >= enough && use.code.size() == other.first.size() &&
               is_slip(use.code, other.first, least_digits);
      });
      if (right == times.end()) continue;
      Finding finding = context.finding();
      finding.operands = {{"printed", use.code}, {"name", name}, {"other", right->first}};
      finding.evidence = {use.evidence};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
