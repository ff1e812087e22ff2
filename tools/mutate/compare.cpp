// Verdict, sets and expected amounts, in this order; the first difference is said.
#include "compare.h"

#include <fmt/format.h>

#include <algorithm>

#include "trying.h"

namespace yiben::mutate {

namespace {

using Answer = Feasibility::Answer;

constexpr std::int64_t most_questions = 30'000;  // about one system

FigureSet figures_of(const Explanation& explanation) {
  FigureSet figures;
  for (const SuspectFigure& suspect : explanation.figures) figures.insert(suspect.figure);
  return figures;
}

// Every choice of one explanation for each conflict.
FigureSets sets_of(const Proof& proof) {
  FigureSets sets = {{}};
  for (const Conflict& conflict : proof.conflicts) {
    FigureSets longer;
    for (const FigureSet& set : sets) {
      for (const Explanation& explanation : conflict.explanations) {
        FigureSet with = set;
        with.merge(figures_of(explanation));
        longer.insert(std::move(with));
      }
    }
    sets = std::move(longer);
  }
  return sets;
}

std::string in_words(const FigureSets& sets) {
  std::vector<std::string> all;
  for (const FigureSet& set : sets) all.push_back(fmt::format("{{{}}}", fmt::join(set, " ")));
  return fmt::format("{} sets {}", sets.size(), fmt::join(all, ", "));
}

bool claims_all(const Proof& proof) {
  return std::all_of(proof.conflicts.begin(), proof.conflicts.end(), [](const Conflict& conflict) {
    return conflict.minimal_proven && conflict.all_explanations && !conflict.explanations.empty();
  });
}

bool gave_up(const Proof& proof) {
  return std::find(proof.missing.begin(), proof.missing.end(), "solver-limit") !=
         proof.missing.end();
}

// Beyond the ends of the expected amounts nothing fits, and at each end something does, but for the
// one fen by which a whole number may be too far out.
class Amounts {
 public:
  Amounts(const Proof& proof, Feasibility& feasibility, Compared& compared)
      : proof_(proof), feasibility_(feasibility), compared_(compared) {}

  void compare() {
    for (const Conflict& conflict : proof_.conflicts) {
      FigureSet others;
      for (const Conflict& other : proof_.conflicts) {
        if (&other != &conflict) others.merge(figures_of(other.explanations.front()));
      }
      for (const Explanation& explanation : conflict.explanations) {
        FigureSet released = figures_of(explanation);
        released.insert(others.begin(), others.end());
        for (const SuspectFigure& suspect : explanation.figures) compare(suspect, released);
      }
    }
  }

 private:
  static constexpr Fen far = 1'000'000'000'000'000'000;  // no amount is

  void compare(const SuspectFigure& suspect, const FigureSet& released) {
    const auto [low, high] = suspect.expected;
    if (low > -far) {
      expect(suspect, released, {-far, low - 1}, Answer::contradiction);
      expect(suspect, released, {low, low + 1}, Answer::fits);
    }
    if (high < far) {
      expect(suspect, released, {high + 1, far}, Answer::contradiction);
      expect(suspect, released, {high - 1, high}, Answer::fits);
    }
  }

  void expect(const SuspectFigure& suspect, const FigureSet& released, const Interval& amount,
              Answer answer) {
    const Answer found = feasibility_.without(released, suspect.figure, amount);
    ++compared_.amounts;
    if (found == answer) return;
    if (found == Answer::undecided) {
      compared_.gave_up = true;
      return;
    }
    compared_.difference =
        fmt::format("figure {}: [{}, {}] is expected, but [{}, {}] is {}possible", suspect.figure,
                    suspect.expected.low, suspect.expected.high, amount.low, amount.high,
                    found == Answer::fits ? "" : "not ");
  }

  const Proof& proof_;
  Feasibility& feasibility_;
  Compared& compared_;
};

class Comparison {
 public:
  Comparison(const Book& book, const System& system, int most, bool every_set)
      : proof_(prove(book, system)),
        meant_(book, system, Reading::as_meant),
        printed_(book, system, Reading::as_printed),
        most_(most),
        every_set_(every_set) {}

  Compared compare() {
    const Answer meant = meant_.without({});
    const Answer printed = printed_.without({});
    if (gave_up(proof_) || meant == Answer::undecided || printed == Answer::undecided) {
      compared_.gave_up = true;
      return compared_;
    }
    Verdict expected = Verdict::consistent;
    if (meant == Answer::contradiction) {
      expected = printed == Answer::fits ? Verdict::unproven : Verdict::inconsistent;
    }
    compared_.contradicts = expected != Verdict::consistent;
    if (proof_.verdict != expected) {
      compared_.difference = fmt::format("the verdict is {}, trying says {}",
                                         name_of(proof_.verdict), name_of(expected));
    } else if (compared_.contradicts) {
      compare_sets(expected == Verdict::unproven);
    }
    return compared_;
  }

 private:
  // Where nothing that could be released explains the book as it is meant, and where all that does
  // accuses nobody of a contradiction as printed, it is explained as printed.
  void compare_sets(bool blanks_too) {
    const FigureSets ours = sets_of(proof_);
    FigureSets tried = search(meant_, blanks_too);
    if (!blanks_too && tried != ours && !compared_.gave_up) {
      const FigureSets as_printed = search(printed_, false);
      compared_.as_printed = tried.empty() || as_printed == ours;
      if (compared_.as_printed) tried = as_printed;
    }
    if (compared_.gave_up || !claims_all(proof_)) {
      compared_.gave_up = true;
      return;
    }
    compared_.sets = tried.size();
    if (tried != ours) {
      compared_.difference =
          fmt::format("the proof has {}, trying finds {}", in_words(ours), in_words(tried));
      return;
    }
    Amounts(proof_, compared_.as_printed ? printed_ : meant_, compared_).compare();
  }

  FigureSets search(Feasibility& feasibility, bool blanks_too) {
    const Tried tried = every_set_
                            ? by_every_set(feasibility, feasibility.figures(blanks_too), most_)
                            : by_branching(feasibility, blanks_too, most_, most_questions);
    compared_.questions += tried.questions;
    compared_.gave_up = compared_.gave_up || !tried.ended || tried.undecided > 0;
    return tried.sets;
  }

  const Proof proof_;
  Feasibility meant_;
  Feasibility printed_;
  const int most_;
  const bool every_set_;
  Compared compared_;
};

}  // namespace

Compared compare(const Book& book, const System& system, int most, bool every_set) {
  return Comparison(book, system, most, every_set).compare();
}

}  // namespace yiben::mutate
