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
