// Blank cells below a name.
#include "recognise/general/names_above.h"

#include <algorithm>
#include <optional>

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
    std::optional<int> total;  // the first one that is of all names
    bool begun = false;
    for (int i = 0; i < static_cast<int>(rows_.size()); ++i) {
      const bool blank = is_empty(row(i).keys[k]);
      const bool sums = is_total(row(i));
      if (sums && !total && (blank || is_total(row(i).keys[k]))) total = i;
      begun = begun || (!blank && !is_total(row(i).keys[k]));
      if (sums || !names_behind(row(i), k)) continue;
      if (blank && !begun) return;
      all.push_back(i);
      if (!blank) named.push_back(i);
    }
    if (named.size() == all.size() || !total || !is_sum(*total, all)) return;
    if (!named.empty() && is_sum(*total, named)) return;
    const Key* above = nullptr;
    for (RawRow& raw : rows_) {
      Key& key = raw.keys[k];
      if (!is_empty(key)) above = is_total(key) ? nullptr : &key;
      if (is_empty(key) && above != nullptr && !is_total(raw) && names_behind(raw, k)) key = *above;
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

  bool is_total(const Key& key) const {
    if (!key.code.empty() || key.name.empty()) return false;
    const Meaning meaning = labels_.read(key.name);
    return meaning.understood && meaning.role == TermRole::total;
  }
  bool is_total(const RawRow& row) const {
    return std::any_of(row.keys.begin(), row.keys.end(),
                       [&](const Key& key) { return is_total(key); });
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
