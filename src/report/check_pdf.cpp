// Findings as remarks on the original.
#include "report/report.h"

#include "report/shown.h"
#include "report/words.h"

namespace yiben::report {

std::vector<job::Remark> remarks_of(const job::Checked& checked, bool chinese) {
  std::vector<job::Remark> remarks;
  const std::vector<ShownFinding> findings = shown_findings(checked, chinese);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const ShownFinding& shown = findings[i];
    const std::string severity = severity_in_words(shown.finding->severity, chinese);
    for (const ShownSpot& spot : shown.spots) {
      std::string contents = std::to_string(i + 1) + ". " + shown.message;
      if (!spot.expected.empty())
        contents += "\n" + printable(spot.printed) + " → " + spot.expected;
      for (const std::string& line : shown.explanations) contents += "\n" + line;
      contents += "\n[" + shown.finding->rule + "]";
      // Red is what may be wrong; what contradicts it is blue.
      const bool bears_witness = !shown.finding->suspects.empty() && !spot.is_suspect;
      remarks.push_back({.place = spot.place,
                         .printed = spot.printed,
                         .severity = bears_witness ? Severity::note : shown.finding->severity,
                         .title = "Yiben: " + severity,
                         .contents = std::move(contents)});
    }
  }
  return remarks;
}

}  // namespace yiben::report
