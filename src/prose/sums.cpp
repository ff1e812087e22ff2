// Sums that sentences spell out, a whole and its parts, where they do not add up.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "prose/listed.h"
#include "prose/partitions.h"
#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

// Numbers among which the parts of a whole are looked for: the items of all accounts are about 70.
constexpr int most_behind = 200;

// 含上年结转 10.00 万元 in brackets is one part of several.
constexpr std::string_view contained = "含";

// 按经济分类为 begins to divide the whole once more.
constexpr std::string_view divided_by = "按";

// What ends the words of a sum behind its parts.
const Labels totals = {"合计", "共计", "总计"};

class Adder {
 public:
  explicit Adder(Sentences& sentences)
      : all_(sentences), partitions_(partitions_of(sentences.phrases())) {}

  std::vector<Break> add() {
    for (int i = 0; i < size(); ++i) {
      if (!all_.is_exact(i) || all_.is_compared_with(i)) continue;
      bool broken = false;
      for (const Partition& partition : partitions_) {
        if (!broken && names(i, partition.whole)) {
          const std::vector<int> parts = parts_named(i, partition);
          broken = compare_partition(i, parts) || compare_changes(i, parts);
        }
      }
      if (broken || compare_part(i)) continue;
      for (const bool in_brackets : {true, false}) {
        const std::vector<int> parts = list_behind(i, in_brackets);
        listed_.compare(i, parts);
        if (!parts.empty() && !listed_.adds_up(i, parts)) listed_.compare(i, joined(parts));
      }
      listed_.compare(i, list_before(i));
      listed_.compare(i, items_below(all_, i));
    }
    return std::move(breaks_);
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  // In its clause, or before a full stop: 公务用车购置及运行费。2026年预算数为.
  bool names(int i, const Labels& words) const {
    return holds_any(all_.at(i).clause, words) || holds_any(all_.at(i).subject, words);
  }

  bool begins_parts(int j) const {
    return starts_with_any(all_.at(j).lead, all_.phrases().of_which);
  }

  // The amounts that follow in the sentence, or in the one behind that begins with 其中; or those
  // in the brackets right behind it, which divide it alone. Empty where one of them is divided
  // again.
  std::vector<int> list_behind(int whole, bool in_brackets) const {
    std::vector<int> parts;
    bool explained = false;  // what stands before, up to the next semicolon
    const int level = in_brackets ? 1 : 0;
    for (int j = whole + 1; j < size() && j <= whole + most_behind; ++j) {
      if (all_.at(j).paragraph != all_.at(whole).paragraph) break;
      const int depth = brackets_between(whole, j);
      if (depth < level) break;
      if (depth > level) continue;
      OwnWords own = own_words(j);
      const bool opens = in_brackets && parts.empty() && own.words.starts_with("(");
      if (opens || own.words.starts_with(")")) own.words.erase(0, 1);
      if (parts.empty()) skip_count(own.words, text::fold(between(j - 1, j)));
      const bool begins = starts_with_any(own.words, all_.phrases().of_which) ||
                          (opens && own.words.find(contained) == std::string::npos);
      if (all_.at(j).starts_sentence && (!parts.empty() || !begins)) break;
      explained = !parts.empty() &&
                  ((explained && own.goes_on) || holds_any(own.words, all_.phrases().explains));
      if (!all_.is_amount(j) || explained) continue;
      if (begins && !parts.empty() && own.words.starts_with(divided_by)) break;
      if (begins && !parts.empty()) return {};
      if (parts.empty() && !begins) return {};
      if (!all_.is_exact(j)) return {};
      parts.push_back(j);
    }
    return parts;
  }

  // "，共 3 项，其中：": how many there are may stand before 其中.
  void skip_count(std::string& words, const std::string& between) const {
    const std::size_t at = between.find(std::string(",") + std::string(of_which));
    const bool plain =
        at != std::string::npos && !holds_any(between.substr(0, at), all_.phrases().explains);
    if (plain) words = between.substr(at + 1);
  }

  // The first of them, as far as 、 joins them, where something else joins what follows.
  std::vector<int> joined(const std::vector<int>& parts) const {
    std::vector<int> first;
    for (const int part : parts) {
      if (!first.empty() && !between(first.back(), part).starts_with("、")) break;
      first.push_back(part);
    }
    return first.size() < parts.size() ? first : std::vector<int>();
  }

  // The raw text from one number to another one behind it; empty where a paragraph of the file ends
  // in between.
  std::string_view between(int before, int after) const {
    const Mention& one = all_.mention(before);
    const Mention& other = all_.mention(after);
    if (one.prose == nullptr || one.prose != other.prose || other.begin < one.end) return {};
    return std::string_view(one.prose->text).substr(one.end, other.begin - one.end);
  }

  // "财政拨款 90.00 万元、其他收入 6.00 万元，合计 96.00 万元": what the sentence lists up to its
  // sum.
  std::vector<int> list_before(int whole) const {
    std::vector<int> parts;
    const std::string_view words = without_ends(all_.at(whole).clause, {std::string("为")});
    if (all_.at(whole).starts_sentence || !ends_with_any(words, totals)) return parts;
    for (int j = whole - 1; j >= 0; --j) {
      if (all_.at(j).paragraph != all_.at(whole).paragraph || !all_.is_exact(j)) return {};
      parts.insert(parts.begin(), j);
      if (all_.at(j).starts_sentence) break;
    }
    return parts;
  }

  // How many brackets are open at a number that were not at another one before it.
  int brackets_between(int before, int after) const {
    const std::string words = text::fold(between(before, after));
    return static_cast<int>(std::count(words.begin(), words.end(), '(')) -
           static_cast<int>(std::count(words.begin(), words.end(), ')'));
  }

  // The words of its own part: "…，主要原因是人员增加；项目支出" → "项目支出". `goes_on` where they
  // are those of the number before it, too.
  struct OwnWords {
    std::string words;
    bool goes_on = false;
  };

  OwnWords own_words(int j) const {
    const Mention& own = all_.mention(j);
    const Mention& last = all_.mention(j - 1);
    if (own.prose != last.prose || own.begin < last.end) return {all_.at(j).lead, false};
    const std::string words = text::fold(between(j - 1, j));
    const std::size_t mark = words.rfind(';');
    if (mark == std::string::npos) return {all_.at(j).lead, true};
    return {words.substr(mark + 1), false};
  }

  // What names each part of the partition, in the order of the text; empty where one is missing or
  // something else stands among them.
  std::vector<int> parts_named(int whole, const Partition& partition) const {
    std::vector<int> parts;
    std::vector<bool> found(partition.parts.size(), false);
    const int last = std::min(size() - 1, whole + most_behind);
    for (int j = first_named_again(whole, partition); j <= last; ++j) {
      const bool same_sentence = !all_.at(j).starts_sentence;
      if (same_sentence && (is_what_was_planned(j) || all_.is_compared_with(j))) continue;
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

  bool compare_partition(int whole, const std::vector<int>& parts) {
    if (parts.empty() || listed_.is_explained(whole, parts) || listed_.adds_up(whole, parts))
      return false;
    const int odd = listed_.only_unprinted(whole, parts);
    listed_.report(whole, parts, odd >= 0 ? odd : whole);
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
    if (!is_part || listed_.is_explained(whole, {part})) return false;
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

  Sentences& all_;
  const std::vector<Partition> partitions_;
  std::vector<Break> breaks_;
  Listed listed_{all_, breaks_};
};

}  // namespace

std::vector<Break> compare_sums(Sentences& sentences) {
  return Adder(sentences).add();
}

}  // namespace yiben::prose
