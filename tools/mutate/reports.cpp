// A report is made of the documents as they would be read.
#include "reports.h"

#include <fmt/format.h>

#include "proof/proof.h"
#include "prose/prose.h"
#include "recognise/recognise.h"
#include "report/report.h"
#include "rules/rules.h"
#include "tally.h"

namespace yiben::mutate {

namespace {

// What is found in them, the proof's findings first.
Errors check(job::Checked& changed) {
  Result<Book> book = recognise(changed.documents, *changed.catalog);
  if (!book) return book.errors();
  changed.book = std::move(*book);
  changed.system = derive(changed.book);
  const std::vector<Identity> dropped = drop_disproven(changed.book, changed.system);
  for (Doubt& doubt : doubts_about(dropped, changed.book, changed.system)) {
    changed.book.doubts.push_back(std::move(doubt));
  }
  changed.narrative = prose::bind(changed.book, *changed.catalog);
  changed.proof = prove(changed.book, changed.system, {.stated = changed.narrative.stated});
  for (const std::vector<Finding>& found :
       {findings(changed.book, changed.system, changed.proof),
        near_misses(dropped, changed.book, changed.system),
        rules::check(changed.book, changed.narrative, *changed.catalog)}) {
    changed.findings.insert(changed.findings.end(), found.begin(), found.end());
  }
  return {};
}

std::string report_of(const job::Checked& checked, std::vector<Document> documents, bool chinese) {
  job::Checked changed;
  changed.catalog = checked.catalog;
  changed.documents = std::move(documents);
  const Errors errors = check(changed);
  if (!errors.empty()) return to_string(errors.front()) + '\n';
  return report::check_text(changed, {.chinese = chinese});
}

std::vector<int> constrained_figures(const job::Checked& checked) {
  std::vector<int> figures;
  for (std::size_t f = 0; f < checked.proof.constrained.size(); ++f) {
    const bool printed = !checked.book.figures[f].blank;
    if (printed && checked.proof.constrained[f]) figures.push_back(static_cast<int>(f));
  }
  return figures;
}

}  // namespace

std::string reports_of(const job::Checked& checked, const std::vector<std::string>& bytes,
                       const ReportOptions& options) {
  const Trials trials(checked, Way::document, bytes);
  const std::vector<int> figures = constrained_figures(checked);
  std::string out;
  std::size_t made = 0;
  const std::size_t kinds = all_kinds.size();
  for (std::size_t i = 0; made < options.count && i < options.count + 4 * kinds; ++i) {
    const Plan plan = plan_among(checked.book, figures, all_kinds[(options.seed + i) % kinds],
                                 options.errors, options.seed + i);
    if (plan.mutations.empty()) continue;
    auto documents = trials.documents(plan);
    if (!documents) continue;
    out += fmt::format("=== {}: {}\n", ++made, describe(checked, plan));
    out += report_of(checked, std::move(*documents), options.chinese) + '\n';
  }
  return out;
}

}  // namespace yiben::mutate
