// Names of units and their codes.
#include "compile/sheets_of_book.h"

#include <map>
#include <string>
#include <vector>

#include "text/text.h"

namespace yiben::compiling {

Aliases unit_aliases(const Book& book, const Terms& terms) {
  const auto unit = book.cube.dimension("unit");
  Aliases aliases;
  if (!unit) return aliases;
  std::map<std::string, Node> exact, plain;  // coded rows by their names
  std::vector<Node> all;
  for (const Table& table : book.tables) {
    for (const Panel& panel : table.panels) {
      for (const Row& row : panel.rows) {
        for (const auto& [d, node] : row.select) {
          if (d != *unit || node == all_of_it) continue;
          all.push_back(node);
          if (row.code.empty() || text::fold(row.code) != text::fold(book.cube.name_of(d, node))) {
            continue;
          }
          const std::string name = text::fold(row.label);
          exact[name] = node;  // the last is the deepest
          plain[std::string(terms.without_own_level(name))] = node;
        }
      }
    }
  }
  for (const Node node : all) {
    const std::string name = text::fold(book.cube.name_of(*unit, node));
    const auto same = exact.find(name);
    const auto near = plain.find(std::string(terms.without_own_level(name)));
    const auto other = same != exact.end()   ? same->second
                       : near != plain.end() ? near->second
                                             : node;
    if (other != node) aliases[{*unit, node}] = other;
  }
  return aliases;
}

}  // namespace yiben::compiling
