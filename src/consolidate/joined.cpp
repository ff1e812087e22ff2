// Facts and where they come from.
#include "consolidate/joined.h"

#include "text/text.h"

namespace yiben::consolidating {

std::string_view member_of(const Fact& fact, std::string_view dimension) {
  for (const auto& [name, member] : fact.at) {
    if (name == dimension) return member;
  }
  return {};
}

const std::string& field(const Record& record, std::string_view name) {
  static const std::string nothing;
  const auto found = record.fields.find(std::string(name));
  return found == record.fields.end() ? nothing : found->second;
}

const std::vector<Record>& sheet(const Source& source, std::string_view name) {
  static const std::vector<Record> nothing;
  const auto found = source.sheets.find(std::string(name));
  return found == source.sheets.end() ? nothing : found->second;
}

std::string yuan(Fen amount) {
  return format(amount, Unit::yuan, 2);
}

Error error_at(const UnitSource& from, std::string_view file, int line, std::string excerpt,
               std::string what, std::string remedy) {
  return {from.folder + "/" + std::string(file),
          {.line = line},
          text::excerpt(excerpt),
          std::move(what),
          std::move(remedy)};
}

}  // namespace yiben::consolidating
