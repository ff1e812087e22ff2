// The one line that says why a book could not be proven.
#include "report/report.h"

#include <algorithm>

#include "report/words.h"
#include "text/text.h"

namespace yiben::report {

Error unproven_error(const job::Checked& checked) {
  constexpr bool chinese = false;
  const std::vector<Doubt>& doubts = checked.book.doubts;
  const std::vector<std::string>& missing = checked.proof.missing;
  Error error;
  error.remedy = "the report lists all that is missing: mend the file, or give the whole book";
  error.what = "neither consistent nor inconsistent could be proven";
  // The doubt that is the first of what is missing: others may only be said.
  const auto open = std::find_if(doubts.begin(), doubts.end(), [&](const Doubt& doubt) {
    const std::string whole =
        doubt.excerpt.empty() ? doubt.what : doubt.what + ": " + doubt.excerpt;
    return !missing.empty() && whole == missing.front();
  });
  if (open != doubts.end()) {
    error.what += ": " + std::string(name_of_code(open->what, chinese));
    error.excerpt = text::excerpt(open->excerpt);
    error.place = open->place;
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
