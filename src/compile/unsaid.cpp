// What is left to be filled in.
#include "compile/unsaid.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace yiben::compiling {

namespace {

constexpr std::size_t most_lines = 12;

// One warning a column: the first row and how many there are.
void add_unsaid(const Source& source, const SourceSheet& about, const SourceColumn& column,
                Errors& warnings) {
  std::vector<int> lines;
  for (const Record& record : sheet(source, about.name)) {
    if (field(record, column.name) == unsaid) lines.push_back(record.line);
  }
  if (lines.empty()) return;
  std::string others;
  for (std::size_t i = 1; i < std::min(lines.size(), most_lines); ++i) {
    others += fmt::format("{}{}", i == 1 ? ", also in the lines " : ", ", lines[i]);
  }
  if (lines.size() > most_lines) others += fmt::format(" and {} more", lines.size() - most_lines);
  warnings.push_back(
      {.file = about.file,
       .place = place_in(source, about.file, lines.front(), column.name),
       .excerpt = unsaid,
       .what =
           "derive put this where the published book said nothing, and the book prints it" + others,
       .remedy = "write what is true, or take it away"});
}

}  // namespace

Errors unsaid_in(const Source& source, const Catalog& catalog, const Family& family) {
  Errors warnings;
  if (!source.derived) return warnings;
  for (const SourceSheet& about : catalog.source.sheets) {
    for (const SourceColumn& column : about.columns) add_unsaid(source, about, column, warnings);
  }
  std::set<std::string> listed;
  for (const auto& entry : family.narrative.lists) listed.insert(entry.second.sheet);
  for (const Form& form : family.forms) {
    if (form.overall) listed.insert({"overall", "overall_indicators"});
  }
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
