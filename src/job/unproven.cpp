// Why a document is no proof of a source.
#include "job/judged.h"

namespace yiben::job {

Errors unproven(const Checked& checked, const std::string& file) {
  if (checked.book.printed_figures() == 0) {
    return {{file, {}, "", "no figure of a table was read", "give all files of the book together"}};
  }
  Errors errors;
  if (checked.proof.verdict == Verdict::consistent) return errors;
  errors.push_back({file,
                    {},
                    std::string(name_of(checked.proof.verdict)),
                    "the book is not proven consistent",
                    "yiben check says why of a document"});
  for (const Finding& finding : checked.findings) {
    if (finding.severity != Severity::error) continue;
    const bool placed = !finding.evidence.empty();
    errors.push_back({file, placed ? finding.evidence.front().place : Place{},
                      placed ? finding.evidence.front().printed : "", finding.rule,
                      "mend the facts or the layout of the source"});
  }
  for (const std::string& missing : checked.proof.missing) {
    errors.push_back({file,
                      {},
                      missing,
                      "the book cannot be proven",
                      "mend the layout of the source so that every part can be read"});
  }
  return errors;
}

}  // namespace yiben::job
