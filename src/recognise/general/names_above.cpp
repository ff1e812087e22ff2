// Blank cells below a name.
#include "recognise/general/names_above.h"

#include <algorithm>

#include "recognise/general/panel_amounts.h"

namespace yiben::recognition {

namespace {

bool is_empty(const Key& key) {
  return key.code.empty() && key.name.empty();
}

class Continuer {
 public:
  Continuer(std::vector<RawRow>& rows, const Grid& grid, const PrintedPanel& panel,
            const LabelReader& labels)
      : rows_(rows), labels_(labels), amounts_(printed(rows), grid, panel) {}

  // The names of key `k`, beside which stands what the following keys name.
  void fill(std::size_t k) {
    std::vector<int> named;
    std::vector<int> all;
    std::vector<int> totals;
    bool any_blank = false;
    for (int i = 0; i < static_cast<int>(rows_.size()); ++i) {
      if (is_total(row(i))) {
        totals.push_back(i);
        continue;
      }
      if (!names_behind(row(i), k)) continue;
      const bool blank = is_empty(row(i).keys[k]);
      if (blank && named.empty()) return;
      any_blank = any_blank || blank;
      all.push_back(i);
      if (!blank) named.push_back(i);
    }
    if (!any_blank || totals.empty() || !is_sum(totals.front(), all)) return;
    if (is_sum(totals.front(), named)) return;
    const Key* above = nullptr;
    for (const int i : all) {
      Key& key = rows_[static_cast<std::size_t>(i)].keys[k];
      if (!is_empty(key)) above = &key;
      if (is_empty(key)) key = *above;
    }
  }

 private:
  static std::vector<PrintedRow> printed(const std::vector<RawRow>& rows) {
    std::vector<PrintedRow> all;
    for (const RawRow& row : rows) all.push_back(PrintedRow{.grid_row = row.grid_row});
    return all;
  }

  const RawRow& row(int i) const { return rows_[static_cast<std::size_t>(i)]; }

  bool is_sum(int total, const std::vector<int>& parts) const {
    const Amounts::Votes votes = amounts_.votes(total, parts);
    return votes.fits > 0 && votes.fails == 0;
  }

  bool is_total(const RawRow& row) const {
    return std::any_of(row.keys.begin(), row.keys.end(), [&](const Key& key) {
      if (!key.code.empty() || key.name.empty()) return false;
      const Meaning meaning = labels_.read(key.name);
      return meaning.understood && meaning.role == TermRole::total;
    });
  }

  static bool names_behind(const RawRow& row, std::size_t k) {
    return std::any_of(row.keys.begin() + static_cast<std::ptrdiff_t>(k) + 1, row.keys.end(),
                       [](const Key& key) { return !is_empty(key); });
  }

  std::vector<RawRow>& rows_;
  const LabelReader& labels_;
  const Amounts amounts_;
};

}  // namespace

void continue_names(std::vector<RawRow>& rows, const Grid& grid, const PrintedPanel& panel,
                    const LabelReader& labels) {
  if (panel.keys.size() < 2 || rows.empty()) return;
  Continuer continuer(rows, grid, panel, labels);
  for (std::size_t k = 0; k + 1 < panel.keys.size(); ++k) continuer.fill(k);
}

}  // namespace yiben::recognition
