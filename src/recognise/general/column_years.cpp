// Columns of this year beside columns of what was carried over.
#include "recognise/general/column_years.h"

#include <algorithm>

#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

// Without 其中： before it.
std::string words_of(const Cell& cell) {
  return text::fold(bare(without_spaces(cell.text)).words);
}

void narrow_origin(std::string_view name, const LabelReader& labels, Meaning& meaning) {
  const auto origin = labels.cube().dimension("origin");
  const auto member = origin ? labels.cube().find(*origin, name) : std::nullopt;
  if (!member) return;
  std::erase_if(meaning.select, [&](const auto& c) { return c.first == *origin; });
  meaning.select.emplace_back(*origin, *member);
}

bool are_siblings(const PrintedColumn& a, const PrintedColumn& b) {
  return !a.header.empty() && a.header.size() == b.header.size() &&
         a.header.back() != b.header.back() &&
         std::equal(a.header.begin(), a.header.end() - 1, b.header.begin());
}

bool says_carried_over(const Meaning& meaning, const Cube& cube) {
  const auto origin = cube.dimension("origin");
  const auto member = origin ? cube.find(*origin, "carried_over") : std::nullopt;
  return member && meaning.understood &&
         std::find(meaning.select.begin(), meaning.select.end(), std::pair{*origin, *member}) !=
             meaning.select.end();
}

void part_siblings(std::vector<PrintedColumn>& columns, const LabelReader& labels) {
  const Terms& terms = labels.catalog().terms;
  for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
    PrintedColumn& left = columns[i];
    PrintedColumn& right = columns[i + 1];
    if (!are_siblings(left, right)) continue;
    const bool current = terms.is_current_beside(words_of(*left.header.back()));
    const Meaning beside = labels.read(right.header.back()->text);
    const bool carried = terms.is_carried_over_beside(words_of(*right.header.back())) ||
                         says_carried_over(beside, labels.cube());
    if (!current || !carried) continue;
    narrow_origin("current", labels, left.meaning);
    narrow_origin("carried_over", labels, right.meaning);
    right.meaning.understood = left.meaning.understood;
    right.meaning.role = left.meaning.role;
    right.kind = left.kind;
  }
}

// The heads over the two differ first where the one, over columns of its own, says 本年 and the
// other another origin.
bool is_of_the_year(const PrintedColumn& column, const PrintedColumn& other, int origin,
                    const LabelReader& labels) {
  const auto [head, beside] = std::mismatch(column.header.begin(), column.header.end() - 1,
                                            other.header.begin(), other.header.end());
  if (head == column.header.end() - 1 || beside == other.header.end()) return false;
  if (!labels.catalog().terms.begins_current(words_of(**head))) return false;
  return narrow(Selection(), labels.read((*beside)->text).select)[origin] != all_of_it;
}

void part_groups(std::vector<PrintedColumn>& columns, const LabelReader& labels) {
  const auto origin = labels.cube().dimension("origin");
  if (!origin) return;
  for (PrintedColumn& column : columns) {
    if (column.header.size() < 2) continue;
    if (narrow(Selection(), column.meaning.select)[*origin] != all_of_it) continue;
    const bool beside = std::any_of(columns.begin(), columns.end(), [&](const auto& other) {
      return is_of_the_year(column, other, *origin, labels);
    });
    if (beside) narrow_origin("current", labels, column.meaning);
  }
}

}  // namespace

void part_years(std::vector<PrintedColumn>& columns, const LabelReader& labels) {
  part_siblings(columns, labels);
  part_groups(columns, labels);
}

}  // namespace yiben::recognition
