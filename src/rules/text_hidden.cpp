// Text of which the drawing shows only a part.
#include "rules/predicates.h"

#include <string>

namespace yiben::rules {

Findings text_hidden(const Context& context) {
  Finding finding = context.finding();
  std::size_t count = 0;
  for (const Document* document : context.book.documents) {
    for (const HiddenText& hidden : document->hidden) {
      ++count;
      if (count == 1) finding.operands["text"] = hidden.text;
      finding.evidence.push_back({hidden.shown, hidden.place});
    }
  }
  if (count == 0) return {};
  finding.operands["count"] = std::to_string(count);
  return {finding};
}

}  // namespace yiben::rules
