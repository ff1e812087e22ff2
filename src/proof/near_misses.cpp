// Relations that were given up although the amounts are hardly two.
#include "proof/proof.h"

#include <algorithm>
#include <optional>
#include <set>

#include "proof/causes.h"

namespace yiben {

namespace {

// Fewer digits look like each other by chance.
constexpr std::int64_t least_digits = 1000;
// A little more than rounding leaves between two amounts, in units of the last place.
constexpr std::int64_t near_by = 5;

// The first figure of a variable that prints an amount.
const Figure* printed(const Book& book, const System& system, int variable) {
  for (const int index : system.observations[static_cast<std::size_t>(variable)]) {
    const Figure& figure = book.figures[static_cast<std::size_t>(index)];
    if (!figure.blank && figure.number.digits != 0) return &figure;
  }
  return nullptr;
}

bool is_slip(const Number& a, const Number& b) {
  if (a.decimals != b.decimals || std::min(a.digits, b.digits) < least_digits) return false;
  if (std::max(a.digits, b.digits) - std::min(a.digits, b.digits) <= near_by) return true;
  const std::vector<std::string> codes = proof::slips(a, b);
  return std::any_of(codes.begin(), codes.end(), [](const std::string& code) {
    return code == "digits-swapped" || code == "point-moved";
  });
}

std::string row_of(const Book& book, const Figure& figure) {
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  const Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
  return row_name(panel.rows[static_cast<std::size_t>(figure.row)]);
}

// Nothing where more than two amounts are printed, or they are no slip of each other.
std::optional<Finding> near_miss(const Identity& identity, const Book& book, const System& system) {
  std::vector<const Figure*> figures;
  for (const Term& term : identity.terms) {
    if (const Figure* figure = printed(book, system, term.variable)) figures.push_back(figure);
  }
  if (figures.size() != 2 || figures[0]->unit != figures[1]->unit) return std::nullopt;
  if (!intersect(figures[0]->interval, figures[1]->interval).is_empty()) return std::nullopt;
  if (!is_slip(figures[0]->number, figures[1]->number)) return std::nullopt;
  Finding finding;
  finding.rule = "amounts-nearly-equal";
  finding.severity = Severity::warning;
  finding.operands = {{"first", figures[0]->printed},
                      {"second", figures[1]->printed},
                      {"row", row_of(book, *figures[0])},
                      {"other_row", row_of(book, *figures[1])}};
  for (const Figure* figure : figures) finding.evidence.push_back({figure->printed, figure->place});
  return finding;
}

}  // namespace

std::vector<Finding> near_misses(const std::vector<Identity>& dropped, const Book& book,
                                 const System& system) {
  std::vector<Finding> findings;
  std::set<Place> said;  // one figure misses whatever should equal it: one finding for each
  for (const Identity& identity : dropped) {
    auto finding = near_miss(identity, book, system);
    if (!finding) continue;
    const auto& evidence = finding->evidence;
    const bool is_new = std::none_of(evidence.begin(), evidence.end(), [&](const Evidence& shown) {
      return said.contains(shown.place);
    });
    for (const Evidence& shown : evidence) said.insert(shown.place);
    if (is_new) findings.push_back(std::move(*finding));
  }
  return findings;
}

}  // namespace yiben
