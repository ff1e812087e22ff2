// Internal to compile: codes of facts that no classification has. What was typed with its name
// ("30101-基本工资") or as a name alone gets the code that is meant.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "compile/names.h"
#include "source/source.h"

namespace yiben::compiling {

class CodeNames {
 public:
  CodeNames(const Source& source, const Names& names) : source_(source), names_(names) {}

  // `column` is what the user calls the dimension, `accounts` the sheet of accounts.
  void add(const Fact& fact, const std::string& dimension, const std::string& typed,
           const std::string& column, const std::string& accounts);

  // One error for each word; one for a whole column of codes that stand with their names.
  Errors told() const;

  // Whether no code of the dimension could be read: what rows lack of it is not judged then.
  bool is_unread(const std::string& dimension) const;

 private:
  struct Typed {
    std::string dimension, column;
    Error error;
    bool has_code = false;  // with a name
  };

  bool any_known(const std::string& dimension) const;
  std::string code_in(const std::string& dimension, const std::string& typed) const;
  std::string codes_called(const std::string& dimension, const std::string& typed) const;

  const Source& source_;
  const Names& names_;
  std::vector<Typed> all_;
};

}  // namespace yiben::compiling
