// The verdict: whether figures contradict each other as they are meant, and still as printed.
#include "proof/proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "proof/exact.h"
#include "proof/explain.h"
#include "proof/missing.h"
#include "proof/state.h"

namespace yiben {

namespace {

using proof::Answer;
using proof::Budget;
using proof::Oracle;
using proof::Way;

// How much has to be wrong for a book to be as it is. A row that is missing is as good as two wrong
// figures.
std::size_t cost_of(const Proof& proof) {
  constexpr std::size_t of_unexplained = 5;
  std::size_t cost = 2 * proof.missing_rows.size();
  for (const Conflict& conflict : proof.conflicts) {
    cost += conflict.explanations.empty() ? of_unexplained
                                          : conflict.explanations.front().figures.size();
  }
  return cost;
}

bool is_undecided(const Proof& proof) {
  return std::find(proof.missing.begin(), proof.missing.end(), "solver-limit") !=
         proof.missing.end();
}

bool is_suspected(const MissingRow& row, const Proof& proof) {
  const auto is_one = [&](int figure) {
    return std::any_of(
        proof.conflicts.begin(), proof.conflicts.end(),
        [&](const Conflict& conflict) { return proof::is_suspect(conflict, figure); });
  };
  return std::any_of(row.cells.begin(), row.cells.end(), [&](const MissingRow::Cell& cell) {
    return std::any_of(cell.figures.begin(), cell.figures.end(), is_one);
  });
}

class Prover {
 public:
  // `missing` rows are known to be missing: `system` says nothing of the sums that lack them.
  // A `careful` one lets nothing bind that may be misread.
  Prover(const Book& book, const System& system, Budget& budget,
         std::vector<MissingRow> missing = {}, bool careful = false)
      : book_(book),
        system_(system),
        budget_(budget),
        missing_(std::move(missing)),
        careful_(careful) {
    lost_.assign(book.figures.size(), false);
    for (const Doubt& doubt : book.doubts) {
      if (doubt.loses) lose_page(doubt.place);
      if (!careful || !doubt.may_lose) continue;
      for (const int figure : doubt.figures) lost_[static_cast<std::size_t>(figure)] = true;
    }
  }

  Proof prove(const ProveOptions& options) {
    Proof result;
    result.identities = static_cast<int>(system_.identities.size());
    result.constrained = proof::constrained_figures(book_, system_);
    result.missing = missing_parts(result.constrained);
    Oracle meant(book_, system_, Way::as_meant, lost_, false, budget_);
    const bool knows = !options.offered.empty() && is_witness(book_, system_, options.offered);
    const Answer answer = knows ? Answer::fits : meant.check({});
    if (answer == Answer::fits) {
      // Amounts that leave figures out are no witness.
      const bool whole = std::find(lost_.begin(), lost_.end(), true) == lost_.end();
      if (whole) result.witness = knows ? options.offered : meant.amounts();
      result.verdict = result.missing.empty() ? Verdict::consistent : Verdict::unproven;
      // Who knows the amounts knows what was rounded.
      if (result.verdict == Verdict::consistent && !knows) {
        result.inexact = proof::inexact_sum(book_, system_);
      }
    } else if (answer == Answer::undecided) {
      result.missing.push_back("solver-limit");
    } else {
      judge_contradiction(options, meant, result);
    }
    return result;
  }

 private:
  void lose_page(const Place& place) {
    for (std::size_t f = 0; f < book_.figures.size(); ++f) {
      const Place& own = book_.figures[f].place;
      if (own.document == place.document && own.page == place.page) lost_[f] = true;
    }
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
    const bool told = std::find(missing.begin(), missing.end(), "no-table") != missing.end();
    if (book_.printed_figures() == 0 && !told) missing.push_back("no-figures");
    return missing;
  }

  // A contradiction that goes away when figures are taken as printed is not held against the book.
  void judge_contradiction(const ProveOptions& options, Oracle& meant, Proof& result) {
    Oracle printed(book_, system_, Way::as_printed, lost_, false, budget_);
    const Answer answer = printed.check({});
    if (answer == Answer::undecided) {
      result.missing.push_back("solver-limit");
      return;
    }
    const bool only_as_meant = answer == Answer::fits;
    result.verdict = only_as_meant ? Verdict::unproven : Verdict::inconsistent;
    if (only_as_meant) result.missing.push_back("amounts-in-blank-cells");
    if (!options.looking_for_suspects) return;
    if (only_as_meant) {
      explain_blanks(options, result);
    } else {
      explain(options, meant, printed, result);
    }
  }

  void explain_blanks(const ProveOptions& options, Proof& result) const {
    Oracle with_blanks(book_, system_, Way::as_meant, lost_, true, budget_);
    result.conflicts = proof::explain(book_, system_, with_blanks, options.stated);
    for (Conflict& conflict : result.conflicts) conflict.only_as_meant = true;
  }

  // By rows that are missing where that takes less than wrong figures do.
  void explain(const ProveOptions& options, Oracle& meant, Oracle& printed, Proof& result) const {
    std::vector<MissingRow> rows;
    if (missing_.empty()) rows = proof::missing_rows(book_, lost_);
    if (take_rows_printed_elsewhere(rows, options, result)) return;
    Proof other;
    std::size_t most = std::numeric_limits<std::size_t>::max();
    if (!rows.empty()) {
      other = prove_without(rows, options);
      if (!is_undecided(other)) most = cost_of(other);
    }
    result.conflicts = accusations(meant, printed, options.stated, most);
    // No accusation without a contradiction to show, and no silence that looks like success.
    if (result.conflicts.empty()) {
      result.verdict = Verdict::unproven;
      result.missing.push_back("solver-limit");
    }
    if (most < cost_of(result)) take(other, result);
  }

  // What another table prints is missing before figures are wrong; but not where figures of its
  // sums have to be wrong even so.
  bool take_rows_printed_elsewhere(std::vector<MissingRow> rows, const ProveOptions& options,
                                   Proof& result) const {
    std::erase_if(rows, [](const MissingRow& row) { return !row.printed_elsewhere; });
    while (!rows.empty()) {
      Proof other = prove_without(rows, options);
      const auto rejected =
          std::erase_if(rows, [&](const MissingRow& row) { return is_suspected(row, other); });
      if (rejected > 0) continue;
      if (is_undecided(other)) return false;
      take(other, result);
      return true;
    }
    return false;
  }

  // What else contradicts itself with these rows missing.
  Proof prove_without(const std::vector<MissingRow>& rows, const ProveOptions& options) const {
    const System rest = proof::without_sums_of(rows, book_, system_);
    Proof result = Prover(book_, rest, budget_, rows, careful_).prove(options);
    result.missing_rows = rows;
    return result;
  }

  static void take(Proof& other, Proof& result) {
    result.verdict = Verdict::inconsistent;
    result.conflicts = std::move(other.conflicts);
    result.missing_rows = std::move(other.missing_rows);
  }

  // The contradictions of a book that has some even as it is printed: as it is meant, if they can
  // be explained so. `most`: see explain.h.
  std::vector<Conflict> accusations(Oracle& meant, Oracle& printed,
                                    const std::vector<Stated>& stated, std::size_t most) const {
    std::vector<Conflict> conflicts = proof::explain(book_, system_, meant, stated, most);
    const bool unexplained =
        std::any_of(conflicts.begin(), conflicts.end(),
                    [](const Conflict& conflict) { return conflict.explanations.empty(); });
    if (unexplained) {
      // As printed there is less to explain, and nothing that only a zero or a blank contradicts.
      std::vector<Conflict> others = proof::explain(book_, system_, printed, stated, most);
      return others.empty() ? conflicts : others;
    }
    mark_only_as_meant(printed, conflicts);
    const bool accuses =
        std::any_of(conflicts.begin(), conflicts.end(),
                    [](const Conflict& conflict) { return !conflict.only_as_meant; });
    return accuses ? conflicts : proof::explain(book_, system_, printed, stated, most);
  }

  // With every other contradiction explained, one may be none as printed.
  void mark_only_as_meant(Oracle& printed, std::vector<Conflict>& conflicts) const {
    if (conflicts.size() < 2) return;
    for (Conflict& conflict : conflicts) {
      proof::FigureSet others;
      for (const Conflict& other : conflicts) {
        if (&other == &conflict) continue;
        for (const SuspectFigure& suspect : other.explanations.front().figures) {
          others.push_back(suspect.figure);
        }
      }
      std::sort(others.begin(), others.end());
      conflict.only_as_meant = printed.check(others) == Answer::fits;
    }
  }

  const Book& book_;
  const System& system_;
  Budget& budget_;
  const std::vector<MissingRow> missing_;
  const bool careful_;
  std::vector<bool> lost_;  // per figure: it stands on a page of which parts are missing
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

namespace {

std::int64_t work_for(const Book& book) {
  constexpr std::int64_t of_every_book = 6'000'000;
  constexpr std::int64_t of_a_figure = 1'000;
  return of_every_book + of_a_figure * static_cast<std::int64_t>(book.figures.size());
}

// The contradictions that remain when figures which may be misread accuse nobody.
Proof prove_carefully(const Book& book, const System& system, Budget& budget,
                      const ProveOptions& options) {
  Proof result = Prover(book, system, budget, {}, true).prove(options);
  if (result.verdict == Verdict::inconsistent) return result;
  result.verdict = Verdict::unproven;
  for (const Doubt& doubt : book.doubts) {
    if (doubt.may_lose) result.missing.push_back(doubt.what + ": " + doubt.excerpt);
  }
  return result;
}

}  // namespace

Proof prove(const Book& book, const System& system, const ProveOptions& options) {
  Budget budget{options.work.value_or(work_for(book))};
  Proof result = Prover(book, system, budget).prove(options);
  const bool may_be_misread = std::any_of(book.doubts.begin(), book.doubts.end(),
                                          [](const Doubt& doubt) { return doubt.may_lose; });
  if (result.verdict == Verdict::inconsistent && may_be_misread) {
    result = prove_carefully(book, system, budget, options);
  }
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
