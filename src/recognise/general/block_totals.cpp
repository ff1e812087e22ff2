// Sums of blocks.
#include "recognise/general/block_totals.h"

#include <algorithm>
#include <cstddef>

#include "text/text.h"

namespace yiben::recognition {

namespace {

class Blocks {
 public:
  Blocks(const std::vector<RawRow>& raw, const LabelReader& labels, std::vector<PrintedRow>& rows)
      : raw_(raw), labels_(labels), rows_(rows) {}

  void set() {
    for (std::size_t i = 0; i < raw_.size(); ++i) {
      if (sums_a_name(i)) set_block_of(i);
    }
  }

 private:
  bool is_total(const Key& key) const {
    const Meaning meaning = labels_.read(key.name);
    return key.code.empty() && meaning.understood && meaning.role == TermRole::total;
  }

  static bool is_blank(const Key& key) { return key.code.empty() && key.name.empty(); }

  // One key says 小计, another one of what.
  bool sums_a_name(std::size_t row) const {
    bool total = false;
    bool name = false;
    for (const Key& key : raw_[row].keys) {
      if (is_blank(key)) continue;
      (is_total(key) ? total : name) = true;
    }
    return total && name;
  }

  // The other row bears the name that `total` sums, and says something else where that says 小计.
  bool is_in_block(std::size_t row, std::size_t total) const {
    const std::vector<Key>& of_total = raw_[total].keys;
    const std::vector<Key>& keys = raw_[row].keys;
    for (std::size_t k = 0; k < of_total.size(); ++k) {
      if (is_blank(of_total[k])) continue;
      if (is_total(of_total[k])) {
        if (is_blank(keys[k]) || is_total(keys[k])) return false;
      } else if (keys[k].code != of_total[k].code || keys[k].name != of_total[k].name) {
        return false;
      }
    }
    return true;
  }

  void set_block_of(std::size_t total) {
    std::size_t begin = total;
    while (begin > 0 && is_in_block(begin - 1, total)) --begin;
    std::size_t end = total + 1;
    while (end < rows_.size() && is_in_block(end, total)) ++end;
    if (end - begin < 2 || rows_[total].parent >= 0) return;
    for (std::size_t i = begin; i < end; ++i) {
      if (i != total && rows_[i].parent >= 0) return;
    }
    for (std::size_t i = begin; i < end; ++i) {
      if (i == total) continue;
      rows_[i].parent = static_cast<int>(total);
      rows_[i].depth = rows_[total].depth + 1;
    }
    rows_[total].sums_block = true;
  }

  const std::vector<RawRow>& raw_;
  const LabelReader& labels_;
  std::vector<PrintedRow>& rows_;
};

}  // namespace

std::string summed_name(std::string_view name) {
  std::string words = bare(name).words;
  for (const std::string_view word : {"小计", "合计"}) {
    if (words.ends_with(word)) return words.substr(0, words.size() - word.size());
  }
  return {};
}

bool sums_a_kind(std::string_view name, const Grid& grid, const PrintedPanel& panel) {
  const std::string kind = summed_name(name);
  if (kind.empty()) return false;
  return std::any_of(panel.others.begin(), panel.others.end(), [&](const PrintedColumn& other) {
    for (int row = 0; row < grid.rows(); ++row) {
      if (text::fold(grid.text(row, other.column)) == kind) return true;
    }
    return false;
  });
}

void set_block_totals(const std::vector<RawRow>& raw, const LabelReader& labels,
                      std::vector<PrintedRow>& rows) {
  Blocks(raw, labels, rows).set();
}

}  // namespace yiben::recognition
