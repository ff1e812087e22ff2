// Names that do not change with the year or with the order of tables.
#include "differ/names.h"

#include "text/text.h"

namespace yiben {
namespace {

// "2026年" and "2026年度" out of a folded title.
std::string without_years(std::string_view title) {
  constexpr std::string_view year = "年";
  constexpr std::string_view degree = "度";
  constexpr std::size_t digits = 4;
  std::string out;
  for (std::size_t i = 0; i < title.size();) {
    std::size_t end = i;
    while (end < title.size() && text::is_digit(title[end])) ++end;
    if (end - i == digits && title.substr(end).starts_with(year)) {
      i = end + year.size();
      if (title.substr(i).starts_with(degree)) i += degree.size();
      continue;
    }
    const std::size_t next = end > i ? end : text::code_point_at(title, i).next;
    out += title.substr(i, next - i);
    i = next;
  }
  return out;
}

}  // namespace

std::string comparable_title(const Book& book, const Table& table) {
  return without_years(text::fold(title_of(book, table)));
}

std::string comparable_selection(const Book& book, const Figure& figure) {
  const std::optional<int> scope = book.cube.dimension("scope");
  if (!scope || figure.selection[*scope] == all_of_it) return book.cube.describe(figure.selection);
  const Table& table = book.tables[static_cast<std::size_t>(figure.table)];
  return book.cube.describe(figure.selection.with(*scope, all_of_it)) +
         " scope=" + comparable_title(book, table);
}

}  // namespace yiben
