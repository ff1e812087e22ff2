// What facts say of the selections that a book speaks of.
#include "compile/compile.h"

#include <algorithm>
#include <map>
#include <optional>

#include "compile/names.h"
#include "compile/sums.h"
#include "text/text.h"

namespace yiben {

namespace {

using namespace compiling;

// A book names a unit by its code or, where a table prints only the name, by that.
class Translator {
 public:
  Translator(const Source& source, Cube& cube) : cube_(cube) {
    for (const Record& record : sheet(source, "units")) {
      codes_.emplace(text::fold(field(record, "name")), field(record, "code"));
    }
  }

  std::optional<Selection> translate(const Selection& selection, const Cube& book) const {
    Selection result;
    for (int d = 0; d < book.dimensions(); ++d) {
      if (selection[d] == all_of_it) continue;
      std::string_view name = book.name_of(d, selection[d]);
      auto member = cube_.find(d, name);
      const auto code = codes_.find(name);
      if (!member && book.name_of(d) == "unit" && code != codes_.end()) {
        member = cube_.find(d, code->second);
      }
      // What no fact names may still be a member without money: a code that a form always lists.
      if (!member) member = cube_.intern(d, name);
      if (!member) return std::nullopt;
      result = result.with(d, *member);
    }
    return result;
  }

 private:
  Cube& cube_;
  std::map<std::string, std::string, std::less<>> codes_;  // by folded name
};

// Facts that say nothing along a dimension, or name a member that has parts, lie in some part; in
// which of those that the book does not print is free. They are taken to lie in the last one, for
// instance in own_work where a fact does not say whether a service is commissioned.
class Completer {
 public:
  explicit Completer(const Cube& cube) : cube_(cube) {}

  void complete(Fact& fact) const {
    for (int d = 0; d < cube_.dimensions(); ++d) {
      bool named = false;
      for (auto& [dimension, member] : fact.at) {
        if (dimension != cube_.name_of(d)) continue;
        named = true;
        const auto node = cube_.find(d, member);
        if (node) member = cube_.name_of(d, innermost(d, *node));
      }
      const Node last = named ? all_of_it : innermost(d, all_of_it);
      if (last != all_of_it) fact.at.emplace_back(cube_.name_of(d), cube_.name_of(d, last));
    }
  }

 private:
  Node innermost(int dimension, Node member) const {
    const std::vector<Node>& parts = cube_.parts(dimension, member);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
      const std::pair<int, Node> at(dimension, *part);
      const auto& rare = cube_.rare();
      if (std::find(rare.begin(), rare.end(), at) == rare.end()) return innermost(dimension, *part);
    }
    return member;
  }

  const Cube& cube_;
};

}  // namespace

std::vector<Fen> amounts_of(const Source& source, Cube cube, const Cube& of_book,
                            const std::vector<Selection>& selections) {
  Source complete = source;
  const Completer completer(cube);
  for (Fact& fact : complete.facts) completer.complete(fact);
  const Sums sums(complete, cube);
  const Translator translator(source, cube);
  std::vector<Fen> amounts;
  amounts.reserve(selections.size());
  for (const Selection& selection : selections) {
    const auto translated = translator.translate(selection, of_book);
    if (!translated) return {};
    amounts.push_back(sums.of(*translated));
  }
  return amounts;
}

}  // namespace yiben
