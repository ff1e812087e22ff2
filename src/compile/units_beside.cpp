// 项目单位.
#include "compile/units_beside.h"

#include <algorithm>

#include "compile/compile.h"
#include "compile/table_words.h"
#include "text/text.h"

namespace yiben::compiling {

UnitsBeside::UnitsBeside(const Book& book, const Family& family, const Aliases& aliases)
    : book_(book), family_(family) {
  const auto unit = book.cube.dimension("unit");
  if (!unit) return;
  for (const Table& table : book.tables) {
    for (const Panel& panel : table.panels) {
      for (const Row& row : panel.rows) {
        for (const auto& [d, node] : row.select) {
          if (d != *unit || node == all_of_it || row.label.empty()) continue;
          const auto other = aliases.find({d, node});
          // Rows come from the whole to its parts: of two with one name the deeper is meant.
          by_name_[text::fold(row.label)] = other != aliases.end() ? other->second : node;
        }
      }
    }
  }
}

std::optional<Node> UnitsBeside::unit_of(const Figure& figure) const {
  const Table& table = book_.tables[static_cast<std::size_t>(figure.table)];
  const Form* form = form_of(table, family_);
  const auto panel = static_cast<std::size_t>(figure.panel);
  if (form == nullptr || panel >= form->panels.size() || panel >= table.panels.size()) {
    return std::nullopt;
  }
  const std::vector<KeyColumn>& keys = form->panels[panel].keys;
  const auto key =
      std::find_if(keys.begin(), keys.end(), [](const auto& one) { return one.role == "unit"; });
  if (key == keys.end()) return std::nullopt;
  const Row& row = table.panels[panel].rows[static_cast<std::size_t>(figure.row)];
  const std::string words = TableWords(book_, table).beside(row.place, key->path.back());
  const auto found = by_name_.find(text::fold(words));
  return found == by_name_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace yiben::compiling
