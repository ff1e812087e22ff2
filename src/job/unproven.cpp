// Why a document is no proof of a source.
#include "job/judged.h"

#include <set>
#include <string>

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
                      "see yiben check, or yiben explain of this figure"});
  }
  std::set<std::string> said;
  for (const std::string& missing : checked.proof.missing) {
    if (!said.insert(missing).second) continue;
    errors.push_back({file,
                      {},
                      missing,
                      "the book cannot be proven",
                      "give a file in which every part can be read"});
  }
  return errors;
}

}  // namespace yiben::job
