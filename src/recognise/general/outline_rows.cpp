// The outline of rows.
#include "recognise/general/outline_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "text/text.h"

namespace yiben::recognition {

namespace {

class Outliner {
 public:
  Outliner(const std::vector<RawRow>& raw, const std::vector<std::string>& codes,
           bool codes_printed, bool accounts, const LabelReader& labels,
           std::vector<PrintedRow>& rows)
      : raw_(raw),
        codes_(codes),
        codes_printed_(codes_printed),
        accounts_(accounts),
        labels_(labels),
        rows_(rows) {}

  // Depths: by the prefixes of codes; by ordinals; by which of several key columns is filled. A row
  // without a code among coded rows heads a block.
  void set() {
    const bool coded = std::any_of(codes_.begin(), codes_.end(),
                                   [](const std::string& code) { return !code.empty(); });
    const bool ordinals = std::any_of(raw_.begin(), raw_.end(), [&](const RawRow& raw) {
      return !raw.keys.empty() && bare(raw.keys.front().name).level >= 0;
    });
    if (ordinals && !codes_printed_) {
      set_ordinal_depths();
    } else if (coded) {
      set_code_depths();
    } else {
      for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i].depth = last_filled_key(i);
    }
    set_inner_lists();
    set_parents();
  }

 private:
  // 公务用车购置及运行费, 其中：购置费, 运行费, 公务接待费, without indentation, in a list that is
  // behind 其中 itself: rows that name parts of the one before belong to it, and the first other
  // one is beside it.
  void set_inner_lists() {
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      const PrintedRow& whole = rows_[i - 1];
      const int depth = whole.depth;
      if (!rows_[i].of_which || whole.total || rows_[i].depth != depth) continue;
      for (std::size_t part = i; part < rows_.size(); ++part) {
        if (rows_[part].total || rows_[part].depth != depth || !names_part(part, i - 1)) break;
        ++rows_[part].depth;
      }
    }
  }

  bool names_part(std::size_t part, std::size_t whole) const {
    const Cube& cube = labels_.cube();
    const auto& own = rows_[part].select;
    return std::any_of(own.begin(), own.end(), [&](const auto& coordinate) {
      const auto& above = rows_[whole].select;
      return std::any_of(above.begin(), above.end(), [&](const auto& of_whole) {
        return of_whole.first == coordinate.first && of_whole.second != coordinate.second &&
               cube.is_inside(coordinate.first, coordinate.second, of_whole.second);
      });
    });
  }

  bool is_total(std::string_view name) const {
    const Meaning meaning = labels_.read(name);
    return meaning.understood && meaning.role == TermRole::total;
  }

  int last_filled_key(std::size_t i) const {
    int last = 0;
    for (std::size_t k = 0; k < raw_[i].keys.size(); ++k) {
      const Key& key = raw_[i].keys[k];
      const bool names = !key.name.empty() && !is_total(key.name);
      if (!key.code.empty() || names) last = static_cast<int>(k);
    }
    return last;
  }

  static bool has_cut_code(const RawRow& raw) {
    return std::any_of(raw.keys.begin(), raw.keys.end(),
                       [](const Key& key) { return !key.code.empty() && key.code.size() <= 2; });
  }

  void set_code_depths() {
    std::vector<PrintedRow>& rows = rows_;
    std::vector<std::string> open;
    std::size_t last = 0;  // the row of the last of them
    bool in_block = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].total) continue;
      const std::string code = codes_[i];
      // A row without any name stands beside the one above it and heads nothing.
      if (code.empty() && rows[i].label.empty()) {
        rows[i].depth = i > 0 ? rows[i - 1].depth : 0;
        continue;
      }
      // Projects below the codes of their units.
      if (code.empty() && !accounts_ && !open.empty()) {
        rows[i].depth = static_cast<int>(open.size());
        continue;
      }
      if (code.empty()) {
        rows[i].depth = 0;
        open.clear();
        // A code that was cut ("05" for 20805 at the head of a page) heads nothing.
        in_block = codes_printed_ && !has_cut_code(raw_[i]);
        continue;
      }
      while (!open.empty() &&
             !(code.size() > open.back().size() && code.starts_with(open.back()))) {
        if (code == open.back() && says_more(i, last)) break;
        open.pop_back();
      }
      rows[i].depth = static_cast<int>(open.size()) + (in_block ? 1 : 0);
      if (!open.empty() && code == open.back()) continue;
      open.push_back(code);
      last = i;
    }
  }

  // True where the key is the account `code` by its name, and no other with a code of its own.
  bool is_account(const Key& key, const std::string& code) const {
    const Catalog& catalog = labels_.catalog();
    const auto has = [&](const std::string& of) {
      for (const Classification* list :
           {&catalog.function_codes, &catalog.economic_codes, &catalog.government_economic_codes}) {
        const CodeName* known = list->by_code(of);
        if (known != nullptr && text::fold(known->name) == bare(key.name).words) return true;
      }
      return false;
    };
    return has(code) && (key.code.empty() || key.code == code || !has(key.code));
  }

  // Behind an account itself (2080505 and its name) a row of the same code lists what lies in it: a
  // project, a unit.
  bool says_more(std::size_t part, std::size_t whole) const {
    if (!accounts_) return false;
    bool whole_is_account = false;
    bool more = false;
    for (std::size_t k = 0; k < raw_[whole].keys.size(); ++k) {
      const Key& above = raw_[whole].keys[k];
      const Key& own = raw_[part].keys[k];
      if (is_account(above, codes_[whole])) {
        whole_is_account = true;
      } else if (!above.name.empty()) {
        if (above.name != own.name || above.code != own.code) return false;
        continue;
      }
      more = more || (!own.name.empty() && !is_account(own, codes_[whole]));
    }
    return whole_is_account && more;
  }

  static int rank_of(const std::vector<int>& levels, int level) {
    return static_cast<int>(std::find(levels.begin(), levels.end(), level) - levels.begin());
  }

  // Labels that stand below one numbered row and again below another: 上年结转 is then part of
  // each.
  std::set<std::string> labels_below_several() const {
    std::map<std::string, std::size_t> first;  // the numbered row above a label
    std::set<std::string> several;
    std::optional<std::size_t> numbered;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].total) continue;
      if (!raw_[i].keys.empty() && bare(raw_[i].keys.front().name).level >= 0) {
        numbered = i;
      } else if (numbered && first.emplace(rows_[i].label, *numbered).first->second != *numbered) {
        several.insert(rows_[i].label);
      }
    }
    return several;
  }

  void set_ordinal_depths() {
    std::vector<PrintedRow>& rows = rows_;
    std::vector<int> levels;
    for (const RawRow& raw : raw_) {
      const int level = raw.keys.empty() ? -1 : bare(raw.keys.front().name).level;
      if (level >= 0) levels.push_back(level);
    }
    std::sort(levels.begin(), levels.end());
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    const auto origin = labels_.cube().dimension("origin");
    const std::set<std::string> repeated = labels_below_several();
    int last = -1;
    // 一、 begins anew behind 上年结转结余, which stands alone: what follows are its parts.
    bool alone = false;
    bool below = false;
    std::vector<std::string> open;  // codes below the last ordinal
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const BareLabel label = bare(raw_[i].keys.empty() ? "" : raw_[i].keys.front().name);
      if (rows[i].total) {
        alone = below = false;
        // "一、本年支出合计" opens a part as a heading does.
        if (label.level < 0) continue;
        last = rank_of(levels, label.level);
        open = {""};
        continue;
      }
      const std::string code = codes_[i];
      const bool stands_alone = std::any_of(rows[i].select.begin(), rows[i].select.end(),
                                            [&](const auto& coordinate) {
                                              return origin && coordinate.first == *origin;
                                            }) &&
                                !repeated.contains(rows[i].label);
      if (label.level >= 0) {
        below = below || (alone && label.number == 1);
        alone = false;
        last = rank_of(levels, label.level);
        rows[i].depth = last + (below ? 1 : 0);
        open = {code};
      } else if (last < 0 || (stands_alone && !rows[i].of_which)) {
        rows[i].depth = 0;
        alone = last >= 0;
        below = false;
      } else {
        while (open.size() > 1 &&
               !(code.size() > open.back().size() && code.starts_with(open.back()))) {
          open.pop_back();
        }
        rows[i].depth = last + (below ? 1 : 0) + static_cast<int>(open.size());
        if (!code.empty()) open.push_back(code);
      }
    }
  }

  void set_parents() {
    std::vector<PrintedRow>& rows = rows_;
    std::vector<int> open;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].total) {
        open.clear();
        continue;
      }
      while (!open.empty() && rows[static_cast<std::size_t>(open.back())].depth >= rows[i].depth) {
        open.pop_back();
      }
      rows[i].parent = open.empty() ? -1 : open.back();
      open.push_back(static_cast<int>(i));
    }
  }

  const std::vector<RawRow>& raw_;
  const std::vector<std::string>& codes_;
  const bool codes_printed_;
  const bool accounts_;
  const LabelReader& labels_;
  std::vector<PrintedRow>& rows_;
};

}  // namespace

void set_outline(const std::vector<RawRow>& raw, const std::vector<std::string>& codes,
                 bool codes_printed, bool accounts, const LabelReader& labels,
                 std::vector<PrintedRow>& rows) {
  Outliner(raw, codes, codes_printed, accounts, labels, rows).set();
}

}  // namespace yiben::recognition
