// The one line that says why a book could not be proven.
#include "report/report.h"
#include "report/words.h"

namespace yiben::report {

Error unproven_error(const job::Checked& checked) {
  constexpr bool chinese = false;
  const std::vector<Doubt>& doubts = checked.book.doubts;
  const std::vector<std::string>& missing = checked.proof.missing;
  Error error;
  error.remedy = "the report lists all that is missing: mend the file, or give the whole book";
  error.what = "neither consistent nor inconsistent could be proven";
  if (!doubts.empty()) {
    error.what += ": " + std::string(name_of_code(doubts.front().what, chinese));
    error.excerpt = doubts.front().excerpt;
    error.place = doubts.front().place;
  } else if (!missing.empty()) {
    error.what += ": " + missing_in_words(missing.front(), chinese);
  }
  if (missing.size() > 1) error.what += ", and " + std::to_string(missing.size() - 1) + " more";
  for (const Document& document : checked.documents) {
    const bool first = error.file.empty();
    if (first || document.index == error.place.document) error.file = document.path;
  }
  return error;
}

}  // namespace yiben::report
