// The accounts inside an account, as tables print them.
#include "prose/tables.h"

#include <algorithm>
#include <array>
#include <map>

namespace yiben::prose {
namespace {

// 2040501 lies in 204 whether a table prints both or not.
bool is_inside(std::string_view inner, std::string_view outer) {
  return inner.size() > outer.size() && inner.starts_with(outer);
}

}  // namespace

// Its code by its selection; else by its name: 公共安全支出 among funds is no account to the cube.
std::string_view Tables::account_of(const Figure& figure, int dimension) const {
  const Cube& cube = book_.cube;
  const Node own = figure.selection[dimension];
  if (own != all_of_it) return cube.name_of(dimension, own);
  if (cube.name_of(dimension) != "function") return {};
  constexpr std::size_t digits_of_class = 3;
  const CodeName* known = catalog_.function_codes.by_name(label_of(figure), digits_of_class);
  return known == nullptr ? std::string_view() : std::string_view(known->code);
}

bool Tables::items_add_up_to(int figure, const Interval& amount) const {
  for (const std::string_view name : {"function", "economic"}) {
    const auto dimension = book_.cube.dimension(name);
    const std::string_view account =
        dimension ? account_of(this->figure(figure), *dimension) : std::string_view();
    if (account.empty()) continue;
    using Item = std::pair<std::string_view, Interval>;
    std::map<std::array<int, 3>, std::vector<Item>> columns;  // table, panel, column
    for (const Figure& one : book_.figures) {
      const std::string_view code = account_of(one, *dimension);
      if (one.blank || !is_inside(code, account)) continue;
      columns[{one.table, one.panel, one.column}].emplace_back(code, one.interval);
    }
    for (const auto& [place, items] : columns) {
      Interval sum;
      for (const Item& item : items) {
        const bool nested = std::any_of(items.begin(), items.end(), [&](const Item& other) {
          return is_inside(item.first, other.first);
        });
        if (!nested) sum = {sum.low + item.second.low, sum.high + item.second.high};
      }
      if (!intersect(sum, amount).is_empty()) return true;
    }
  }
  return false;
}

}  // namespace yiben::prose
