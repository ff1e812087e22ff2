// How precisely the numbers of the tables are meant.
#include "recognise/parts.h"

#include <algorithm>

namespace yiben::recognition {

namespace {

// A table that prints 434.5 beside 12 and no zero at the end of any decimal drops trailing zeros:
// its numbers are as precise as those of the other tables in the same unit.
void settle_dropped_zeros(Book& book) {
  struct Decimals {
    int least = limits::max_number_digits;
    int most = 0;
    bool ends_in_zero = false;
  };
  std::vector<Decimals> tables(book.tables.size());
  for (const Figure& figure : book.figures) {
    if (figure.blank) continue;
    Decimals& table = tables[static_cast<std::size_t>(figure.table)];
    table.least = std::min(table.least, figure.number.decimals);
    table.most = std::max(table.most, figure.number.decimals);
    const bool zero_at_end = figure.number.decimals > 0 && figure.number.digits % 10 == 0;
    table.ends_in_zero = table.ends_in_zero || zero_at_end;
  }
  const auto drops_zeros = [](const Decimals& table) {
    return table.least < table.most && !table.ends_in_zero;
  };
  for (Figure& figure : book.figures) {
    const Decimals& own = tables[static_cast<std::size_t>(figure.table)];
    figure.meant_decimals = figure.number.decimals;
    if (figure.blank || !drops_zeros(own)) continue;
    figure.meant_decimals = own.most;
    for (std::size_t t = 0; t < tables.size(); ++t) {
      if (book.tables[t].unit != figure.unit || drops_zeros(tables[t])) continue;
      figure.meant_decimals = std::max(figure.meant_decimals, tables[t].most);
    }
    set_intervals(figure);
  }
}

// Yuan of which every one is a whole number of hundreds were 万元 with two decimals before: each
// was rounded by up to fifty yuan. By chance that many amounts do not end so.
void settle_multiplied(Book& book) {
  constexpr Fen hundred_yuan = 10'000;
  constexpr std::size_t least_amounts = 40;
  std::size_t amounts = 0;
  for (const Figure& figure : book.figures) {
    if (figure.blank || figure.number.digits == 0 || figure.unit != Unit::yuan) continue;
    if (fen_of(figure.number, figure.unit).value_or(1) % hundred_yuan != 0) return;
    ++amounts;
  }
  if (amounts < least_amounts) return;
  for (Figure& figure : book.figures) {
    if (figure.blank || figure.unit != Unit::yuan) continue;
    figure.rounded_to = hundred_yuan;
    set_intervals(figure);
  }
}

}  // namespace

void settle_precision(Book& book) {
  settle_dropped_zeros(book);
  settle_multiplied(book);
}

}  // namespace yiben::recognition
