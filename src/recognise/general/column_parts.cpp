// Parts of totals across the columns.
#include "recognise/general/column_parts.h"

#include <algorithm>

namespace yiben::recognition {

Selection ColumnParts::selection_of(int i) const {
  return narrow(Selection(), columns_[static_cast<std::size_t>(i)].select);
}

bool ColumnParts::lies_in(int part, int other) const {
  const Selection inner = selection_of(part);
  const Selection outer = selection_of(other);
  if (inner == outer) return false;
  for (int d = 0; d < cube_.dimensions(); ++d) {
    if (outer[d] != all_of_it && !cube_.is_inside(d, inner[d], outer[d])) return false;
  }
  return true;
}

void ColumnParts::keep_inside(int whole, std::vector<int>& parts) const {
  const Selection of_total = selection_of(whole);
  for (int d = 0; d < cube_.dimensions(); ++d) {
    if (of_total[d] == all_of_it) continue;
    const auto lies_inside = [&](int part) {
      return cube_.is_inside(d, selection_of(part)[d], of_total[d]);
    };
    if (std::any_of(parts.begin(), parts.end(), lies_inside)) {
      std::erase_if(parts, [&](int part) { return !lies_inside(part); });
    }
  }
}

std::vector<int> ColumnParts::with_more(int whole, const std::vector<int>& parts,
                                        const std::vector<int>& beside) const {
  std::vector<int> more = parts;
  for (const int next : beside) {
    if (next <= parts.back()) continue;
    more.push_back(next);
    if (amounts_.column_votes(whole, more).fails == 0) return more;
  }
  return {};
}

bool ColumnParts::has_lost_column(int whole, const std::vector<int>& parts) const {
  int first = printed(whole).column;
  int last = first;
  for (const int part : parts) {
    first = std::min(first, printed(part).column);
    last = std::max(last, printed(part).column);
  }
  return std::any_of(panel_.others.begin(), panel_.others.end(), [&](const PrintedColumn& other) {
    const Meaning& meaning = other.meaning;
    const bool money = meaning.understood && meaning.role == TermRole::narrows;
    return money && !meaning.select.empty() && other.has_words && other.column > first &&
           other.column < last;
  });
}

std::vector<int> ColumnParts::without_nested(const std::vector<int>& parts) const {
  std::vector<int> outer;
  for (const int part : parts) {
    const bool nested =
        std::any_of(parts.begin(), parts.end(), [&](int other) { return lies_in(part, other); });
    if (!nested) outer.push_back(part);
  }
  return outer;
}

std::vector<int> ColumnParts::without_of_which(const std::vector<int>& parts) const {
  std::vector<int> others = parts;
  std::erase_if(others, [&](int part) { return printed(part).meaning.role == TermRole::of_which; });
  return others;
}

std::vector<int> ColumnParts::without_summed(const std::vector<int>& parts) const {
  std::vector<int> outer;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    outer.push_back(parts[p]);
    if (printed(parts[p]).meaning.role != TermRole::total) continue;
    std::vector<int> inner;
    for (std::size_t q = p + 1; q < parts.size(); ++q) {
      inner.push_back(parts[q]);
      const Amounts::Votes votes = amounts_.column_votes(parts[p], inner);
      if (votes.fails > 0 || votes.fits == 0) continue;
      p = q;
      break;
    }
  }
  return outer;
}

}  // namespace yiben::recognition
