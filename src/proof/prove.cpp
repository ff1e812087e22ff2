// The verdict, the contradictions and their suspects.
#include "proof/proof.h"

#include <fmt/format.h>

#include <algorithm>

#include "proof/solve.h"

namespace yiben {

namespace {

using proof::Answer;
using proof::Bounds;
using proof::Certificate;

// More contradictions than this are not told apart.
constexpr std::size_t max_conflicts = 20;
// Linear programs that the search for suspects may solve. One wrong figure takes fewer than ten; a
// book that is wrong in dozens of places gets its contradictions named, the later ones without
// suspects. Where a system has more identities than that of any single unit, each program takes
// seconds and there are fewer of them.
constexpr int max_programs = 60;
constexpr int min_programs = 6;
constexpr std::size_t identities_for_max = 10'000;

int programs_for(std::size_t identities) {
  const std::size_t scaled =
      max_programs * identities_for_max / std::max<std::size_t>(1, identities);
  return static_cast<int>(std::clamp<std::size_t>(scaled, min_programs, max_programs));
}

// How many figures may be weighed anew in that search, all tries together: a table of a hundred
// thousand rows would take minutes otherwise.
constexpr std::int64_t max_weighed = 40'000'000;

struct Decision {
  Answer answer = Answer::undecided;
  std::vector<Fen> amounts;
  Certificate certificate;
};

class Prover {
 public:
  Prover(const Book& book, const System& system) : book_(book), system_(system) {
    variable_of_.assign(book.figures.size(), -1);
    for (std::size_t v = 0; v < system.observations.size(); ++v) {
      for (const int o : system.observations[v]) {
        variable_of_[static_cast<std::size_t>(o)] = static_cast<int>(v);
      }
    }
    lost_.assign(book.figures.size(), false);
    for (const Doubt& doubt : book.doubts) {
      if (doubt.loses) lose_page(doubt.place);
    }
  }

  Proof prove(bool looking_for_suspects, const std::vector<Fen>& offered) {
    Proof result;
    result.identities = static_cast<int>(system_.identities.size());
    result.constrained = proof::constrained_figures(book_, system_);
    result.missing = missing_parts(result.constrained);
    const bool knows = !offered.empty() && is_witness(book_, system_, offered);
    const Decision all =
        knows ? Decision{Answer::fits, offered, {}} : decide(Way::as_meant, none_released());
    if (all.answer == Answer::fits) {
      // Amounts that leave figures out are no witness.
      const bool whole = std::find(lost_.begin(), lost_.end(), true) == lost_.end();
      if (whole) result.witness = all.amounts;
      result.verdict = result.missing.empty() ? Verdict::consistent : Verdict::unproven;
      return result;
    }
    if (all.answer == Answer::undecided) {
      result.missing.push_back("solver-limit");
      return result;
    }
    judge_contradiction(looking_for_suspects, result);
    return result;
  }

 private:
  using Released = std::vector<bool>;

  // How figures are taken. As they are meant, a zero or a blank is no money, and a number that lost
  // its trailing zeros is as precise as its neighbours. As printed, a zero may have been rounded
  // down, a blank may hold anything, and a number is as precise as it looks: a contradiction must
  // be one in this sense before a book is called inconsistent.
  enum class Way { as_meant, as_printed };

  const Released& none_released() const { return lost_; }

  void lose_page(const Place& place) {
    for (std::size_t f = 0; f < book_.figures.size(); ++f) {
      const Place& own = book_.figures[f].place;
      if (own.document == place.document && own.page == place.page) lost_[f] = true;
    }
  }

  Bounds bounds(Way way, const Released& released) const {
    if (way == Way::as_meant) return proof::bounds_of(book_, system_, released, true);
    Released with_blanks = released;
    for (std::size_t f = 0; f < with_blanks.size(); ++f) {
      if (book_.figures[f].blank) with_blanks[f] = true;
    }
    return proof::bounds_of(book_, system_, with_blanks, false);
  }

  // What keeps a book from being proven, whatever its figures say.
  std::vector<std::string> missing_parts(const std::vector<bool>& constrained) const {
    const auto is_open = [&](int figure) { return !constrained[static_cast<std::size_t>(figure)]; };
    std::vector<std::string> missing;
    for (const Doubt& doubt : book_.doubts) {
      const std::vector<int>& figures = doubt.figures;
      const bool settled =
          !figures.empty() && std::none_of(figures.begin(), figures.end(), is_open);
      if (!doubt.blocks || settled) continue;
      missing.push_back(doubt.excerpt.empty() ? doubt.what
                                              : fmt::format("{}: {}", doubt.what, doubt.excerpt));
    }
    if (book_.printed_figures() == 0) missing.push_back("no-figures");
    return missing;
  }

  Decision decide(Way way, const Released& released) const {
    const Bounds allowed = bounds(way, released);
    std::vector<Certificate> plain = proof::plain_contradictions(system_, allowed);
    if (!plain.empty()) return {Answer::contradiction, {}, std::move(plain.front())};
    proof::Program program(system_, allowed);
    const Answer answer = program.decide();
    return {answer, program.amounts(), program.certificate()};
  }

  // A contradiction that goes away when figures are taken as printed is not held against the book.
  void judge_contradiction(bool looking_for_suspects, Proof& result) {
    const Decision printed = decide(Way::as_printed, none_released());
    if (printed.answer == Answer::undecided) {
      result.missing.push_back("solver-limit");
      return;
    }
    const bool only_as_meant = printed.answer == Answer::fits;
    result.verdict = only_as_meant ? Verdict::unproven : Verdict::inconsistent;
    if (only_as_meant) result.missing.push_back("amounts-in-blank-cells");
    if (!looking_for_suspects) return;
    result.conflicts = explain(Way::as_meant, only_as_meant);
    const auto unexplained = [](const std::vector<Conflict>& conflicts) {
      return std::count_if(conflicts.begin(), conflicts.end(),
                           [](const Conflict& conflict) { return conflict.suspects.empty(); });
    };
    if (!only_as_meant && unexplained(result.conflicts) > 0) {
      std::vector<Conflict> others = explain(Way::as_printed, false);
      const bool better = unexplained(others) < unexplained(result.conflicts);
      if (!others.empty() && better) result.conflicts = std::move(others);
    }
    for (Conflict& conflict : result.conflicts) conflict.only_as_meant = only_as_meant;
    // No accusation without a contradiction to show, and no silence that looks like success.
    if (result.conflicts.empty() && !only_as_meant) {
      result.verdict = Verdict::unproven;
      result.missing.push_back("solver-limit");
    }
  }

  // Contradictions one after the other: the figures of each are released before the next is looked
  // for. With a single wrong figure there is one; its suspects are the figures whose release alone
  // makes the book consistent.
  std::vector<Conflict> explain(Way way, bool blanks_too) const {
    std::vector<Certificate> certificates;
    std::vector<std::vector<int>> binding;
    std::vector<Conflict> conflicts;
    Released released = none_released();
    programs_left_ = programs_for(system_.identities.size());
    weighed_left_ = max_weighed;
    while (conflicts.size() < max_conflicts && --programs_left_ >= 0) {
      const Decision decision = decide(way, released);
      if (decision.answer != Answer::contradiction) break;
      Conflict conflict = single_suspects(decision.certificate, way, released, blanks_too);
      const bool done = !conflict.suspects.empty();
      certificates.push_back(decision.certificate);
      binding.push_back(binding_figures(decision.certificate, way, released));
      conflicts.push_back(std::move(conflict));
      if (done) break;
      for (const int figure : binding.back()) released[static_cast<std::size_t>(figure)] = true;
    }
    if (conflicts.size() < 2) return conflicts;
    for (std::size_t i = 0; i < conflicts.size(); ++i) {
      Released others = none_released();
      for (std::size_t j = 0; j < binding.size(); ++j) {
        if (j == i) continue;
        for (const int figure : binding[j]) others[static_cast<std::size_t>(figure)] = true;
      }
      conflicts[i] = single_suspects(certificates[i], way, others, blanks_too);
    }
    return conflicts;
  }

  // All figures that give the bounds which the certificate rests on.
  std::vector<int> binding_figures(const Certificate& certificate, Way way,
                                   const Released& released) const {
    const Bounds allowed = bounds(way, released);
    std::vector<int> figures;
    const auto add = [&](int variable, bool low, bool high) {
      const Interval& interval = allowed.of[static_cast<std::size_t>(variable)];
      for (const int o : system_.observations[static_cast<std::size_t>(variable)]) {
        if (released[static_cast<std::size_t>(o)]) continue;
        const Interval& own =
            proof::interval_of(book_.figures[static_cast<std::size_t>(o)], way == Way::as_meant);
        const bool binds = (low && own.low == interval.low) || (high && own.high == interval.high);
        if (binds) figures.push_back(o);
      }
    };
    if (certificate.disagreement >= 0) add(certificate.disagreement, true, true);
    for (const auto& [variable, factor] : certificate.coefficients) {
      add(variable, factor > 0, factor < 0);
    }
    return figures;
  }

  bool still_contradicts(const Certificate& certificate, const Bounds& bounds) const {
    return proof::gap(certificate, bounds) > 0;
  }

  Conflict single_suspects(const Certificate& first, Way way, const Released& released,
                           bool blanks_too) const {
    const Bounds allowed = bounds(way, released);
    std::vector<Certificate> certificates = proof::plain_contradictions(system_, allowed);
    const std::size_t plain = certificates.size();
    certificates.push_back(first);
    Conflict conflict;
    for (const int figure : observing(first)) {
      const auto f = static_cast<std::size_t>(figure);
      if (released[f] || (book_.figures[f].blank && !blanks_too)) continue;
      weighed_left_ -= static_cast<std::int64_t>(book_.figures.size());
      if (weighed_left_ < 0) programs_left_ = -1;
      if (programs_left_ < 0) break;
      Released with = released;
      with[f] = true;
      const Bounds loosened = bounds(way, with);
      const bool hopeless = std::any_of(
          certificates.begin(), certificates.end(),
          [&](const Certificate& certificate) { return still_contradicts(certificate, loosened); });
      if (hopeless) continue;
      if (!proof::plain_contradictions(system_, loosened).empty()) continue;
      if (--programs_left_ < 0) break;
      proof::Program program(system_, loosened);
      const Answer answer = program.decide();
      if (answer == Answer::contradiction) certificates.push_back(program.certificate());
      if (answer != Answer::fits) continue;
      const auto range = program.range(variable_of_[f]);
      conflict.suspects.emplace_back(figure,
                                     range.value_or(Interval{-proof::no_bound, proof::no_bound}));
    }
    // Half a list of suspects would point at the wrong figures.
    if (programs_left_ < 0) conflict.suspects.clear();
    state(simplest(certificates, plain, conflict), allowed, way, released, conflict);
    return conflict;
  }

  std::vector<int> observing(const Certificate& certificate) const {
    std::vector<int> figures;
    const auto add = [&](int variable) {
      const std::vector<int>& of = system_.observations[static_cast<std::size_t>(variable)];
      figures.insert(figures.end(), of.begin(), of.end());
    };
    if (certificate.disagreement >= 0) add(certificate.disagreement);
    for (const auto& [variable, factor] : certificate.coefficients) add(variable);
    return figures;
  }

  // The certificate that is easiest to follow: sums printed in one table first, then those of few
  // terms; one that holds the first suspect where there is one.
  const Certificate& simplest(const std::vector<Certificate>& certificates, std::size_t plain,
                              const Conflict& conflict) const {
    const auto holds_suspect = [&](const Certificate& certificate) {
      if (conflict.suspects.empty()) return true;
      const std::vector<int> figures = observing(certificate);
      return std::find(figures.begin(), figures.end(), conflict.suspects.front().first) !=
             figures.end();
    };
    const auto cost = [&](std::size_t i) {
      const Certificate& certificate = certificates[i];
      if (certificate.disagreement >= 0) return std::size_t{2};
      const bool in_table =
          certificate.multipliers.size() == 1 &&
          system_.identities[static_cast<std::size_t>(certificate.multipliers[0].first)].table >= 0;
      return certificate.coefficients.size() + (in_table ? 0 : 3) + (i < plain ? 0 : 100) +
             (holds_suspect(certificate) ? 0 : 1000);
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < certificates.size(); ++i) {
      if (cost(i) < cost(best)) best = i;
    }
    return certificates[best];
  }

  // Writes the certificate into the conflict: the figures that bind, and by how much they miss each
  // other.
  void state(const Certificate& certificate, const Bounds& allowed, Way way,
             const Released& released, Conflict& conflict) const {
    conflict.multipliers = certificate.multipliers;
    conflict.least_gap =
        static_cast<Fen>(std::min<WideFen>(proof::gap(certificate, allowed), limits::max_fen));
    const auto use = [&](int variable, std::int64_t factor) {
      const Interval& interval = allowed.of[static_cast<std::size_t>(variable)];
      for (const int o : system_.observations[static_cast<std::size_t>(variable)]) {
        if (released[static_cast<std::size_t>(o)]) continue;
        const Interval& own =
            proof::interval_of(book_.figures[static_cast<std::size_t>(o)], way == Way::as_meant);
        const bool binds = factor > 0 ? own.low == interval.low : own.high == interval.high;
        if (!binds) continue;
        conflict.figures.push_back({o, factor});
        return;
      }
    };
    if (certificate.disagreement >= 0) {
      use(certificate.disagreement, 1);
      use(certificate.disagreement, -1);
    }
    for (const auto& [variable, factor] : certificate.coefficients) use(variable, factor);
  }

  const Book& book_;
  const System& system_;
  std::vector<int> variable_of_;  // per figure
  std::vector<bool> lost_;        // per figure: it stands on a page of which parts are missing
  mutable int programs_left_ = max_programs;
  mutable std::int64_t weighed_left_ = max_weighed;
};

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::consistent:
      return "consistent";
    case Verdict::inconsistent:
      return "inconsistent";
    case Verdict::unproven:
      return "unproven";
  }
  return "";
}

Proof prove(const Book& book, const System& system, bool looking_for_suspects,
            const std::vector<Fen>& offered) {
  Proof result = Prover(book, system).prove(looking_for_suspects, offered);
  // The witness is the proof: it is checked once more by itself, in integers, against the figures
  // as read.
  if (!result.witness.empty()) YIBEN_CHECK(is_witness(book, system, result.witness));
  return result;
}

bool is_witness(const Book& book, const System& system, const std::vector<Fen>& amounts) {
  if (amounts.size() != system.variables.size()) return false;
  for (std::size_t v = 0; v < amounts.size(); ++v) {
    if (system.non_negative[v] && amounts[v] < 0) return false;
    for (const int o : system.observations[v]) {
      if (!book.figures[static_cast<std::size_t>(o)].interval.contains(amounts[v])) return false;
    }
  }
  return std::all_of(system.identities.begin(), system.identities.end(),
                     [&](const Identity& identity) {
                       WideFen sum = 0;
                       for (const Term& term : identity.terms) {
                         sum += static_cast<WideFen>(term.coefficient) *
                                amounts[static_cast<std::size_t>(term.variable)];
                       }
                       return sum == 0;
                     });
}

}  // namespace yiben
