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
    for (const Conflict::Use& use : conflict.figures) add_evidence(use.figure, finding);
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

  Finding make(const InexactSum& sum) const {
    Finding finding;
    finding.rule = "sum-not-exact";
    finding.severity = Severity::note;
    Conflict unequal;
    for (const int figure : sum.figures) {
      const bool is_total = figure == sum.figures.front();
      unequal.figures.push_back({figure, is_total ? 1 : -1});
      add_evidence(figure, finding);
    }
    add_arithmetic(unequal, finding);
    finding.operands["exact"] = std::to_string(sum.exact);
    finding.operands["figure"] = sum.suspect < 0 ? "" : figure_at(sum.suspect).printed;
    return finding;
  }

  Finding make(const MissingRow& row) const {
    Finding finding;
    finding.rule = "row-missing";
    finding.severity = Severity::error;
    const Panel& panel = book_.tables[at(row.table)].panels[at(row.panel)];
    finding.operands["total"] = row_of(row.cells.front().figures.front());
    finding.operands["amounts"] = missing_amounts(row, panel);
    finding.operands["row"] = "";
    for (const int figure : row.cells.front().figures) add_evidence(figure, finding);
    if (row.printed_elsewhere) {
      finding.operands["row"] = fmt::format(" “{}”", row_of(*row.printed_elsewhere));
      add_evidence(*row.printed_elsewhere, finding);
    }
    return finding;
  }

 private:
  static std::size_t at(int index) { return static_cast<std::size_t>(index); }

  std::string row_of(int figure) const {
    const Figure& own = figure_at(figure);
    const Panel& panel = book_.tables[at(own.table)].panels[at(own.panel)];
    return row_name(panel.rows[at(own.row)]);
  }

  void add_evidence(int figure, Finding& finding) const {
    finding.evidence.push_back({figure_at(figure).printed, figure_at(figure).place});
  }

  // "合计 28.65, 一般公共预算 28.65 万元": what the total has and its parts have not, by column.
  std::string missing_amounts(const MissingRow& row, const Panel& panel) const {
    std::vector<std::string> words;
    Unit unit = Unit::yuan;
    for (const MissingRow::Cell& cell : row.cells) {
      const Figure& total = figure_at(cell.figures.front());
      unit = total.unit;
      WideFen amount = fen_of(total.number, unit).value_or(0);
      for (std::size_t i = 1; i < cell.figures.size(); ++i) {
        const Figure& part = figure_at(cell.figures[i]);
        amount -= fen_of(part.number, part.unit).value_or(0);
      }
      const std::string& path = panel.columns[at(cell.column)].path;
      words.push_back(fmt::format("{} {}", path.substr(path.rfind('>') + 1),
                                  in_words(amount, unit, total.number.decimals)));
    }
    return fmt::format("{} {}", fmt::join(words, ", "), name_of(unit));
  }

  static std::string in_words(WideFen fen, Unit unit, int decimals) {
    const WideFen most = limits::max_fen;
    return format(static_cast<Fen>(std::clamp(fen, -most, most)), unit, decimals);
  }

  const Figure& figure_at(int index) const { return book_.figures[at(index)]; }

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
    const auto sum_of = [&](const Side& side) {
      return side.words.empty() ? "0" : fmt::format("{}", fmt::join(side.words, " + "));
    };
    const auto amount = [&](WideFen fen) { return in_words(fen, unit, decimals); };
    std::string arithmetic = fmt::format("{} ≠ {}", sum_of(left), sum_of(right));
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
  for (const MissingRow& row : proof.missing_rows) result.push_back(maker.make(row));
  for (const Conflict& conflict : proof.conflicts) result.push_back(maker.make(conflict));
  if (proof.inexact) result.push_back(maker.make(*proof.inexact));
  if (proof.verdict == Verdict::unproven) result.push_back(not_proven(book, proof));
  return result;
}

}  // namespace yiben
