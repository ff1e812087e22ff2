// Sums that sentences spell out, a whole and its parts, where they do not add up.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "prose/partitions.h"
#include "prose/statements.h"

namespace yiben::prose {
namespace {

// Numbers with fewer digits are like many others.
constexpr std::size_t telling_digits = 5;
// Other words of a list may begin something else than parts.
constexpr std::string_view of_which = "其中";
// Numbers among which the parts of a whole are looked for.
constexpr int most_behind = 24;

class Adder {
 public:
  explicit Adder(Sentences& sentences)
      : all_(sentences), partitions_(partitions_of(sentences.phrases())) {}

  std::vector<Break> add() {
    for (int i = 0; i < size(); ++i) {
      if (!all_.is_exact(i)) continue;
      bool broken = false;
      for (const Partition& partition : partitions_) {
        if (!broken && names(i, partition.whole)) {
          const std::vector<int> parts = parts_named(i, partition);
          broken = compare_partition(i, parts) || compare_changes(i, parts);
        }
      }
      if (!broken && !compare_part(i)) compare_list(i, list_behind(i));
    }
    return std::move(breaks_);
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  Fen fen(int i) const { return fen_of(all_.mention(i).number, *all_.mention(i).unit).value_or(0); }

  // In its clause, or before a full stop: 公务用车购置及运行费。2026年预算数为.
  bool names(int i, const Labels& words) const {
    return holds_any(all_.at(i).clause, words) || holds_any(all_.at(i).subject, words);
  }

  bool begins_parts(int j) const {
    return starts_with_any(all_.at(j).lead, all_.phrases().of_which);
  }

  // The amounts that follow in the sentence, or in the one behind that begins with 其中. Empty
  // where one of them is divided again.
  std::vector<int> list_behind(int whole) const {
    std::vector<int> parts;
    for (int j = whole + 1; j < size() && j <= whole + most_behind; ++j) {
      if (all_.at(j).paragraph != all_.at(whole).paragraph) break;
      const bool begins = begins_parts(j);
      if (all_.at(j).starts_sentence && (!parts.empty() || !begins)) break;
      if (!all_.is_amount(j)) continue;
      if (begins && !parts.empty()) return {};
      if (parts.empty() && !begins) return {};
      if (!all_.is_exact(j)) return {};
      parts.push_back(j);
    }
    return parts;
  }

  // What names each part of the partition, in the order of the text; empty where one is missing or
  // something else stands among them.
  std::vector<int> parts_named(int whole, const Partition& partition) const {
    std::vector<int> parts;
    std::vector<bool> found(partition.parts.size(), false);
    const int last = std::min(size() - 1, whole + most_behind);
    for (int j = first_named_again(whole, partition); j <= last; ++j) {
      const bool same_sentence = !all_.at(j).starts_sentence;
      if (same_sentence && is_what_was_planned(j)) continue;
      if (parts.size() == found.size()) {
        // One more in the same list: it is not divided by these words. Behind 其中 a part is.
        if (same_sentence && all_.is_amount(j) && !begins_parts(j)) return {};
        if (same_sentence && all_.is_amount(j)) break;
        if (!all_.is_amount(j) && same_sentence) continue;
        break;
      }
      if (all_.at(j).headings != all_.at(whole).headings) break;
      if (!all_.is_amount(j)) continue;
      const std::size_t named = part_of(j, partition, found);
      const bool nested = !parts.empty() &&
                          all_.at(j).paragraph == all_.at(parts.back()).paragraph &&
                          all_.at(parts.back()).paragraph != all_.at(whole).paragraph;
      if (named == found.size() && nested) continue;
      if (named == found.size() || !all_.is_exact(j)) return {};
      found[named] = true;
      parts.push_back(j);
    }
    return parts.size() == found.size() ? parts : std::vector<int>();
  }

  // Behind other amounts a sentence may come back to it: 基本支出中，人员经费.
  int first_named_again(int whole, const Partition& partition) const {
    for (int j = whole + 1; j < size() && j <= whole + most_behind; ++j) {
      if (all_.at(j).paragraph != all_.at(whole).paragraph) break;
      const bool again = std::any_of(
          partition.whole.begin(), partition.whole.end(),
          [&](const std::string& words) { return all_.at(j).lead.starts_with(words + "中"); });
      if (again) return j;
      if (all_.is_amount(j) && names(j, partition.whole)) break;
    }
    return whole + 1;
  }

  // "支出决算为 1.20 万元，完成预算 1.50 万元的 80 %": no part of anything.
  bool is_what_was_planned(int j) const {
    return starts_with_any(all_.at(j).clause, all_.phrases().completed);
  }

  std::size_t part_of(int j, const Partition& partition, const std::vector<bool>& found) const {
    for (std::size_t p = 0; p < found.size(); ++p) {
      if (!found[p] && names(j, partition.parts[p])) return p;
    }
    return found.size();
  }

  // Nothing is no money at all, and 5.4 among numbers of two decimals has lost a zero: neither
  // makes up for what is missing.
  Interval meant(int i, int decimals) const {
    const Mention& mention = all_.mention(i);
    if (mention.number.digits == 0) return {0, 0};
    if (mention.number.decimals == 0 || mention.number.decimals >= decimals) return *all_.amount(i);
    const Fen half = fen_of(Number{1, decimals}, *mention.unit).value_or(0) / 2;
    return {fen(i) - half, fen(i) + half};
  }

  bool adds_up(int whole, const std::vector<int>& parts) const {
    int decimals = all_.mention(whole).number.decimals;
    for (const int part : parts) decimals = std::max(decimals, all_.mention(part).number.decimals);
    Interval sum{0, 0};
    for (const int part : parts) sum = plus(sum, meant(part, decimals));
    return meet(sum, *all_.amount(whole));
  }

  // One of the numbers is wrong by what a table prints: that is said already.
  bool is_explained(int whole, const std::vector<int>& parts) const {
    const auto broken = [&](int one) { return all_.at(one).bond == Bond::broken; };
    return broken(whole) || std::any_of(parts.begin(), parts.end(), broken);
  }

  bool compare_partition(int whole, const std::vector<int>& parts) {
    if (parts.empty() || is_explained(whole, parts) || adds_up(whole, parts)) return false;
    Fen sum = 0;
    for (const int part : parts) sum += fen(part);
    const auto expected = as_printed(whole, sum);
    int wrong = whole;
    if (const int odd = only_unprinted(whole, parts); odd >= 0) wrong = odd;
    report(whole, parts, wrong, wrong == whole ? expected : remainder(whole, parts, wrong));
    return true;
  }

  // What an amount grew by, as its sentence says; nothing where it does not say so.
  struct Change {
    Interval size;
    Node base = all_of_it;  // 执行数 is another base than 预算数
    std::vector<int> statements;
  };

  std::optional<Change> change_of(int i) const {
    const auto stage = all_.book().cube.dimension("stage");
    const auto base = [&](std::string_view words) {
      return stage ? narrow({}, all_.tables().meaning(words))[*stage] : all_of_it;
    };
    if (!all_.at(i).equal.empty()) return Change{{0, 0}, base(all_.at(i).equal), {i}};
    const int j = i + 1;
    const bool beside = j < size() && all_.at(j).kind == Kind::change && all_.amount(j) &&
                        all_.at(j).paragraph == all_.at(i).paragraph &&
                        all_.at(j).subject.empty() && !all_.at(j).about_so_much;
    if (!beside || all_.mention(j).number.digits < 0) return std::nullopt;
    const Interval size = *all_.amount(j);
    if (all_.mention(j).number.digits == 0) return Change{{0, 0}, base(all_.at(j).clause), {j}};
    if (all_.at(j).direction == 0) return std::nullopt;
    return Change{
        all_.at(j).direction > 0 ? size : minus({0, 0}, size), base(all_.at(j).clause), {j}};
  }

  // What all of the amounts grew by; nothing where one does not say so, nor its own parts do.
  std::optional<Change> change_of_all(const std::vector<int>& amounts, bool by_parts) const {
    std::optional<Change> all;
    for (const int one : amounts) {
      auto change = change_of(one);
      for (const Partition& partition : partitions_) {
        if (change || !by_parts || !names(one, partition.whole)) continue;
        change = change_of_all(parts_named(one, partition), false);
      }
      if (!change || (all && change->base != all->base)) return std::nullopt;
      if (!all) all = Change{{0, 0}, change->base, {}};
      all->size = plus(all->size, change->size);
      all->statements.insert(all->statements.end(), change->statements.begin(),
                             change->statements.end());
    }
    return all;
  }

  // "“三公”经费 3 万元，比上年减少 13.1 万元": what its parts grew by makes up something else.
  bool compare_changes(int whole, const std::vector<int>& parts) {
    const auto said = change_of(whole);
    const auto sum = said ? change_of_all(parts, true) : std::nullopt;
    if (!sum || sum->base != said->base || meet(sum->size, said->size)) return false;
    const int stated = said->statements.front();
    std::vector<int> all = sum->statements;
    all.push_back(stated);
    const bool explained = std::any_of(all.begin(), all.end(),
                                       [&](int one) { return all_.at(one).bond == Bond::broken; });
    if (explained) return false;
    Break found;
    found.rule = "changes-of-parts-differ";
    found.statement = stated;
    found.others = sum->statements;
    found.arithmetic = arithmetic_of(found.others, stated);
    breaks_.push_back(std::move(found));
    return true;
  }

  std::string arithmetic_of(const std::vector<int>& changes, int whole) const {
    const auto written = [&](int i) {
      if (!all_.at(i).equal.empty()) return std::string("0");
      return (all_.at(i).direction < 0 ? "−" : "") + all_.mention(i).printed;
    };
    std::string sum;
    for (const int one : changes) sum += (sum.empty() ? "" : " + ") + written(one);
    return sum + " ≠ " + written(whole);
  }

  // "项目支出 100.00 万元，其中：设备购置 150.00 万元", with nothing between that 其中 could speak
  // of.
  bool compare_part(int whole) {
    const int part = whole + 1;
    if (part >= size() || all_.at(part).paragraph != all_.at(whole).paragraph) return false;
    const bool is_part = all_.is_exact(part) && all_.at(part).lead.starts_with(of_which) &&
                         !all_.is_of_another_year(part) && !all_.is_of_another_year(whole);
    if (!is_part || is_explained(whole, {part})) return false;
    const Interval& larger = *all_.amount(part);
    const Interval& smaller = *all_.amount(whole);
    if (smaller.low <= 0 || larger.low <= smaller.high || fits_what_is_listed(part)) return false;
    Break found;
    found.rule = "part-of-sentence-above-whole";
    found.statement = part;
    found.others = {whole};
    found.arithmetic =
        fmt::format("{} > {}", all_.mention(part).printed, all_.mention(whole).printed);
    all_.at(part).bond = Bond::broken;
    breaks_.push_back(std::move(found));
    return true;
  }

  // 其中 behind a list may speak of what the list makes up: 采购 712 万元：货物 486 万元、服务 226
  // 万元； 其中财政拨款 505 万元.
  bool fits_what_is_listed(int part) const {
    Interval sum = *all_.amount(part - 1);
    for (int i = part - 2; i >= 0 && all_.is_exact(i); --i) {
      if (all_.at(i).paragraph != all_.at(part).paragraph) return false;
      const Interval& amount = *all_.amount(i);
      if (meet(sum, amount)) return amount.high >= all_.amount(part)->low;
      sum = plus(sum, amount);
    }
    return false;
  }

  // A list may leave out parts. But where a number that no table prints is just a slip away from
  // what the others leave for it, or tables print all others and that, it was meant to be that.
  void compare_list(int whole, const std::vector<int>& parts) {
    constexpr std::size_t least_parts = 2;
    if (parts.size() < least_parts || is_explained(whole, parts)) return;
    if (begins_with_all(whole, parts)) return;
    const bool of_it = all_.at(parts.front()).lead.starts_with(of_which);
    std::vector<int> slips;
    std::vector<int> all = parts;
    all.push_back(whole);
    for (const int one : all) {
      const auto meant = remainder(whole, parts, one);
      if (!all_.at(one).figures.empty() || !meant) continue;
      const bool slip = is_slip(all_.mention(one).number.digits, *meant, telling_digits);
      const bool odd = of_it && only_unprinted(whole, parts) == one;
      if (slip || (odd && stands_in_tables(one, *meant))) {
        slips.push_back(one);
      }
    }
    if (slips.empty()) return;
    const bool sure = slips.size() == 1;
    report(whole, parts, slips.front(),
           sure ? remainder(whole, parts, slips.front()) : std::nullopt);
  }

  // The first of them, or all, make up the whole; what follows is of something else.
  bool begins_with_all(int whole, std::vector<int> parts) const {
    for (; parts.size() > 1; parts.pop_back()) {
      if (adds_up(whole, parts)) return true;
    }
    return false;
  }

  // Tables print what a number should be, with digits enough not to do so by chance.
  bool stands_in_tables(int i, std::int64_t meant) const {
    constexpr std::int64_t least_meant = 100;
    const Mention& mention = all_.mention(i);
    const auto amount = fen_of(Number{meant, mention.number.decimals}, *mention.unit);
    return meant >= least_meant && amount && !all_.tables().printing({*amount, *amount}).empty();
  }

  // The one of them that no table prints; -1 where there is none or are several.
  int only_unprinted(int whole, const std::vector<int>& parts) const {
    int odd = all_.at(whole).figures.empty() ? whole : -1;
    for (const int part : parts) {
      const bool printed = !all_.at(part).figures.empty() || all_.mention(part).number.digits == 0;
      if (printed) continue;
      if (odd >= 0) return -1;
      odd = part;
    }
    return odd;
  }

  // What all others leave for one of them, as it would be printed there.
  std::optional<std::int64_t> remainder(int whole, const std::vector<int>& parts, int one) const {
    Fen left = one == whole ? 0 : fen(whole);
    for (const int part : parts) {
      if (part != one) left += one == whole ? fen(part) : -fen(part);
    }
    return as_printed(one, left);
  }

  std::optional<std::int64_t> as_printed(int i, Fen amount) const {
    const Mention& mention = all_.mention(i);
    const CellValue value = parse_cell(format(amount, *mention.unit, mention.number.decimals));
    if (value.kind != CellKind::number) return std::nullopt;
    return value.number.digits;
  }

  void report(int whole, const std::vector<int>& parts, int wrong,
              std::optional<std::int64_t> expected) {
    Break found;
    found.rule = "sum-of-sentence-differs";
    found.statement = wrong;
    std::string sum;
    Fen total = 0;
    for (const int part : parts) {
      sum += (sum.empty() ? "" : " + ") + all_.mention(part).printed;
      total += fen(part);
      if (part != wrong) found.others.push_back(part);
    }
    if (whole != wrong) found.others.push_back(whole);
    const Mention& mention = all_.mention(whole);
    found.arithmetic =
        fmt::format("{} = {} ≠ {}", sum, format(total, *mention.unit, mention.number.decimals),
                    mention.printed);
    if (expected) {
      found.expected = to_string(Number{*expected, all_.mention(wrong).number.decimals});
    }
    all_.at(wrong).bond = Bond::broken;
    breaks_.push_back(std::move(found));
  }

  Sentences& all_;
  const std::vector<Partition> partitions_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> compare_sums(Sentences& sentences) {
  return Adder(sentences).add();
}

}  // namespace yiben::prose
