// Of several figures that give the same bound, one is shown.
#include "proof/state.h"

#include <algorithm>

namespace yiben::proof {

std::size_t cost_of(const Certificate& certificate, const System& system) {
  constexpr std::size_t of_disagreement = 2;
  constexpr std::size_t of_other_tables = 3;
  constexpr std::size_t of_several_identities = 100;
  if (certificate.disagreement >= 0) return of_disagreement;
  if (certificate.multipliers.size() > 1) {
    return certificate.coefficients.size() + of_several_identities;
  }
  const auto identity = static_cast<std::size_t>(certificate.multipliers.front().first);
  const bool in_table = system.identities[identity].table >= 0;
  return certificate.coefficients.size() + (in_table ? 0 : of_other_tables);
}

bool is_suspect(const Conflict& conflict, int figure) {
  const auto releases = [&](const Explanation& explanation) {
    return std::any_of(explanation.figures.begin(), explanation.figures.end(),
                       [&](const SuspectFigure& f) { return f.figure == figure; });
  };
  return std::any_of(conflict.explanations.begin(), conflict.explanations.end(), releases);
}

void state(const Certificate& certificate, const Oracle& oracle, const FigureSet& released,
           Conflict& conflict) {
  const Bounds allowed = oracle.bounds(released);
  conflict.multipliers = certificate.multipliers;
  conflict.least_gap =
      static_cast<Fen>(std::min<WideFen>(gap(certificate, allowed), limits::max_fen));
  const auto use = [&](int variable, std::int64_t factor) {
    const std::vector<int> figures = oracle.binding(variable, factor > 0, allowed, released);
    if (figures.empty()) return;
    const auto suspect = std::find_if(figures.begin(), figures.end(),
                                      [&](int figure) { return is_suspect(conflict, figure); });
    conflict.figures.push_back({suspect == figures.end() ? figures.front() : *suspect, factor});
  };
  if (certificate.disagreement >= 0) {
    use(certificate.disagreement, 1);
    use(certificate.disagreement, -1);
  }
  for (const auto& [variable, factor] : certificate.coefficients) use(variable, factor);
}

}  // namespace yiben::proof
