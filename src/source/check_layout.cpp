// A layout of its own against the columns of the facts.
#include "source/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "source/layout_text.h"

namespace yiben::sourcing {

namespace {

struct Selected {
  std::size_t squares = 0;
  std::size_t table = 0;  // the first
  int line = 0;
};

std::map<std::string, Selected> selected_by(const Layout& layout) {
  std::map<std::string, Selected> all;
  for (std::size_t t = 0; t < layout.tables.size(); ++t) {
    for (const Square& square : layout.tables[t].squares) {
      for (const auto& [dimension, member] : square.select) {
        Selected& one = all[dimension];
        if (one.squares++ == 0) one = {1, t, square.line.number};
      }
    }
  }
  return all;
}

}  // namespace

void check_layout(RawSource& raw, const Layout& layout) {
  const SheetRows* facts = raw.find("facts");
  if (facts == nullptr || facts->header.empty()) return;
  for (const auto& [dimension, selected] : selected_by(layout)) {
    const SourceColumn* about = facts->about->column(dimension);
    const bool is_there =
        std::find(facts->header.begin(), facts->header.end(), dimension) != facts->header.end();
    if (about == nullptr || is_there || raw.missing.contains("facts." + dimension)) continue;
    raw.missing.insert("facts." + dimension);
    raw.faults.add(
        facts->file, {.line = facts->header_line}, "",
        fmt::format("the column {} is missing, and {} squares of the layout print what it selects, "
                    "the first in row {} of {}",
                    called(*facts->about, dimension, raw.origin), selected.squares, selected.line,
                    "layout/" + layout_text::table_file(selected.table)),
        fmt::format("add it: {}", about->help));
  }
}

}  // namespace yiben::sourcing
