// Figures that are wrong together stand below a line that says so.
#include "report/printed_lines.h"

#include <algorithm>

#include "report/shown.h"
#include "report/words.h"
#include "text/text.h"

namespace yiben::report {
namespace {

PrintedLine printed_line(const std::string& printed, const Place& place, const Spots& spots,
                         bool chinese) {
  return {"", printable(text::excerpt(printed)), "", spots.file_and_line(place, chinese),
          spots.table_row_column(place)};
}

PrintedLine suspect_line(const Suspect& suspect, const std::string& reasons, const Spots& spots,
                         bool chinese) {
  PrintedLine line = printed_line(suspect.printed, suspect.place, spots, chinese);
  line.expected = expected_in_words(suspect, chinese);
  if (!line.expected.empty()) line.expected += reasons;
  return line;
}

std::string reasons_in_words(const Alternative& alternative, const Catalog& catalog, bool chinese) {
  const bool several = alternative.figures.size() > 1;
  std::string all;
  for (const Reason& reason : alternative.reasons) {
    if (!all.empty()) all += chinese ? "；" : "; ";
    all += printable(reason_in_words(reason, several, catalog, chinese));
  }
  return all.empty() ? "" : fill(word(Word::reasons, chinese), {{"reasons", all}});
}

}  // namespace

std::vector<PrintedLine> printed_lines(const Finding& finding, const Spots& spots,
                                       const Catalog& catalog, bool chinese) {
  std::vector<PrintedLine> lines;
  // Where the fault has no alternatives, each suspect stands for itself.
  if (finding.alternatives.empty()) {
    for (const Suspect& suspect : finding.suspects) {
      lines.push_back(suspect_line(suspect, "", spots, chinese));
    }
  }
  for (const Alternative& alternative : finding.alternatives) {
    const std::string reasons = reasons_in_words(alternative, catalog, chinese);
    const std::size_t count = alternative.figures.size();
    const std::size_t first = lines.size();
    for (const Suspect& suspect : alternative.figures) {
      lines.push_back(suspect_line(suspect, count == 1 ? reasons : "", spots, chinese));
    }
    if (count == 1) continue;
    const bool is_first = &alternative == &finding.alternatives.front();
    const Word which = is_first ? Word::wrong_together : Word::or_wrong_together;
    lines[first].before =
        fill(word(which, chinese), {{"count", std::to_string(count)}, {"reasons", reasons}});
  }
  for (const Evidence& evidence : finding.evidence) {
    const bool is_suspect =
        std::any_of(finding.suspects.begin(), finding.suspects.end(),
                    [&](const Suspect& suspect) { return suspect.place == evidence.place; });
    if (is_suspect) continue;
    lines.push_back(printed_line(evidence.printed, evidence.place, spots, chinese));
  }
  return lines;
}

}  // namespace yiben::report
