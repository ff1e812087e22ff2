// Rows that nothing says to be of last year.
#include "compile/undated.h"

#include <fmt/format.h>

namespace yiben::compiling {

namespace {

constexpr const char* facts_file = "facts.csv";
constexpr const char* year_column = "year";

}  // namespace

Undated::Undated(const Source& source, const Catalog& catalog)
    : source_(source), catalog_(catalog) {
  const auto columns = source.origin.columns.find(facts_file);
  likely_ = columns != source.origin.columns.end() && !columns->second.contains(year_column);
}

void Undated::add(int line, const std::set<int>& lacking) {
  rows_.push_back(line);
  lacking_.insert(lacking.begin(), lacking.end());
}

std::optional<Error> Undated::told(const std::string& family) const {
  if (rows_.empty()) return std::nullopt;
  const SourceSheet& facts = *catalog_.source.sheet("facts");
  std::string columns;
  for (const int d : lacking_) {
    const std::string name(catalog_.cube.name_of(d));
    columns += (columns.empty() ? "" : ", ") + called(facts, name, source_.origin);
  }
  const SourceColumn* year = facts.column(year_column);
  return Error{facts_file,
               {.line = rows_.front()},
               columns,
               fmt::format("the column {} is not there, and {} {} cannot be of the year of the "
                           "book: {} divides that by more members than they name",
                           called(facts, year_column, source_.origin),
                           rows_.size() == 1 ? "row" : "rows", rows_in_words(rows_), family),
               fmt::format("add the column ({}), or fill in what they lack",
                           year == nullptr ? "" : year->help)};
}

}  // namespace yiben::compiling
