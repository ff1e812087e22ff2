// What is left to be filled in.
#include "compile/unsaid.h"

#include <fmt/format.h>

#include <set>
#include <string>

namespace yiben::compiling {

Errors unsaid_in(const Source& source, const Catalog& catalog, const Family& family) {
  Errors warnings;
  if (!source.derived) return warnings;
  for (const SourceSheet& about : catalog.source.sheets) {
    for (const Record& record : sheet(source, about.name)) {
      for (const auto& [column, words] : record.fields) {
        if (words != unsaid) continue;
        warnings.push_back({.file = about.file,
                            .place = place_in(source, about.file, record.line, column),
                            .excerpt = words,
                            .what = "derive put this where the published book said nothing, and "
                                    "the book prints it",
                            .remedy = "write what is true, or take it away"});
      }
    }
  }
  std::set<std::string> listed;
  for (const auto& entry : family.narrative.lists) listed.insert(entry.second.sheet);
  for (const std::string& name : listed) {
    const SourceSheet* about = catalog.source.sheet(name);
    if (about == nullptr || !sheet(source, name).empty()) continue;
    warnings.push_back(
        {.file = about->file,
         .what = "derive found nothing for this sheet, and the book says that there "
                 "is none",
         .remedy = "enter what the published book has of it, or see that it is true"});
  }
  return warnings;
}

}  // namespace yiben::compiling
