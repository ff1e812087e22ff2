// Internal to source: what words of a field may not be.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/catalog.h"

namespace yiben::sourcing {

struct WordFault {
  std::string what, remedy;
};

// Of a source whose book the forms of a family set; nothing where the words are as they should be.
std::optional<WordFault> fault_of_words(const SourceSheet& sheet, const SourceColumn& about,
                                        const std::string& field, const SourceSchema& schema);

// "side = expenditure；fund＝general" as it is read: no blanks around = and ;, no full-width ones.
std::string with_plain_marks(std::string_view selection);

}  // namespace yiben::sourcing
