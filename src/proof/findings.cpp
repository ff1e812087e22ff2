// What a proof has found, as findings: operands and places; the words are in catalog/rules.
#include "proof/proof.h"

#include <fmt/format.h>

#include <algorithm>

#include "proof/solve.h"

namespace yiben {

namespace {

// The figures of one side of a contradiction, added up.
struct Side {
  std::vector<std::string> words;
  WideFen sum = 0;
};

class FindingMaker {
 public:
  explicit FindingMaker(const Book& book) : book_(book) {}

  Finding make(const Conflict& conflict) const {
    Finding finding;
    finding.rule = conflict.only_as_meant ? "blank-for-amount" : "amounts-contradict";
    finding.severity = conflict.only_as_meant ? Severity::warning : Severity::error;
    add_arithmetic(conflict, finding);
    for (const Conflict::Use& use : conflict.figures) {
      const Figure& figure = figure_at(use.figure);
      finding.evidence.push_back({figure.printed, figure.place});
    }
    for (const Explanation& explanation : conflict.explanations) {
      Alternative alternative;
      for (const auto& [index, expected] : explanation.figures) {
        alternative.figures.push_back(suspect(figure_at(index), expected));
        add_once(alternative.figures.back(), finding.suspects);
      }
      alternative.reasons = explanation.reasons;
      finding.alternatives.push_back(std::move(alternative));
    }
    finding.minimal = conflict.minimal_proven;
    finding.complete = conflict.all_explanations;
    return finding;
  }

 private:
  const Figure& figure_at(int index) const {
    return book_.figures[static_cast<std::size_t>(index)];
  }

  static void add_once(const Suspect& suspect, std::vector<Suspect>& suspects) {
    const bool is_there = std::any_of(suspects.begin(), suspects.end(), [&](const Suspect& other) {
      return other.place == suspect.place;
    });
    if (!is_there) suspects.push_back(suspect);
  }

  // "65.59 ≠ 28.65 + 36.49": the side with fewer figures first.
  void add_arithmetic(const Conflict& conflict, Finding& finding) const {
    Side left, right;
    Unit unit = Unit::yuan;
    int decimals = 0;
    for (const Conflict::Use& use : conflict.figures) {
      const Figure& figure = figure_at(use.figure);
      Side& side = use.factor > 0 ? left : right;
      const std::int64_t times = use.factor > 0 ? use.factor : -use.factor;
      side.sum += static_cast<WideFen>(times) * fen_of(figure.number, figure.unit).value_or(0);
      if (figure.blank) continue;
      const std::string printed = to_string(figure.number);
      side.words.push_back(times == 1 ? printed : fmt::format("{} × {}", times, printed));
      unit = std::max(unit, figure.unit);
      decimals = std::max(decimals, figure.number.decimals);
    }
    if (left.words.size() > right.words.size()) std::swap(left, right);
    const auto in_words = [&](const Side& side) {
      return side.words.empty() ? "0" : fmt::format("{}", fmt::join(side.words, " + "));
    };
    const auto amount = [&](WideFen fen) {
      const WideFen most = limits::max_fen;
      return format(static_cast<Fen>(std::clamp(fen, -most, most)), unit, decimals);
    };
    std::string arithmetic = fmt::format("{} ≠ {}", in_words(left), in_words(right));
    if (right.words.size() > 1) arithmetic += fmt::format(" = {}", amount(right.sum));
    finding.operands["arithmetic"] = std::move(arithmetic);
    finding.operands["difference"] =
        amount(left.sum > right.sum ? left.sum - right.sum : right.sum - left.sum);
    finding.operands["unit"] = std::string(name_of(unit));
  }

  Suspect suspect(const Figure& figure, const Interval& expected) const {
    Suspect result;
    result.printed = figure.printed;
    result.place = figure.place;
    result.unit = figure.unit;
    result.expected = {std::max(expected.low, -limits::max_fen),
                       std::min(expected.high, limits::max_fen)};
    result.would_print = only_number_in(result.expected, figure.unit, figure.number.decimals);
    return result;
  }

  const Book& book_;
};

Finding not_proven(const Book& book, const Proof& proof) {
  Finding finding;
  finding.rule = "not-proven";
  finding.severity = Severity::warning;
  finding.operands["reason"] = fmt::format("{}", fmt::join(proof.missing, "; "));
  for (const Doubt& doubt : book.doubts) finding.evidence.push_back({doubt.excerpt, doubt.place});
  return finding;
}

}  // namespace

std::vector<Finding> findings(const Book& book, const System&, const Proof& proof) {
  std::vector<Finding> result;
  const FindingMaker maker(book);
  for (const Conflict& conflict : proof.conflicts) result.push_back(maker.make(conflict));
  if (proof.verdict == Verdict::unproven) result.push_back(not_proven(book, proof));
  return result;
}

}  // namespace yiben
