// write/xlsx: names of sheets.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace yiben::write::workbook {

// Gives every sheet a name that table programs accept: at most 31 characters, none of []:*?/\ or an
// apostrophe (wide forms stand for them), not "History", and no name twice, whatever the case of
// its letters.
class SheetNames {
 public:
  // `wanted` as near as can be; "工作表" where nothing of it is left. The second of a name becomes
  // "name 2".
  std::string take(std::string_view wanted);

 private:
  std::set<std::string> taken_;  // folded
};

}  // namespace yiben::write::workbook
