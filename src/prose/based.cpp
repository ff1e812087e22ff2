// Changes against an amount that their sentence prints: "预算 100.00 万元，较上年 92.00 万元增加
// 8.00 万元，增长 8.70 %". Each of the four follows from the others, whatever tables say.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "prose/gap.h"
#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

// Statement numbers; -1 where the sentence does not say it, or leaves open which one it is.
struct Told {
  int amount = -1, base = -1, change = -1, growth = -1;
};

class Based {
 public:
  Based(Sentences& sentences, const std::vector<Break>& known) : all_(sentences), known_(known) {}

  std::vector<Break> compare() {
    for (int i = 1; i < static_cast<int>(all_.size()); ++i) {
      const Statement& one = all_.at(i);
      const bool change = one.kind == Kind::change && all_.amount(i) && all_.mention(i).unit &&
                          one.direction != 0 && !one.about_so_much &&
                          all_.mention(i).number.digits > 0 && !all_.is_counted_off(i);
      if (!change) continue;
      Told told = one.subject.empty() ? told_beside(i) : Told();
      if (told.base < 0) told = told_by_name(i);
      if (told.base >= 0 && !is_said(told)) compare_told(told);
    }
    return std::move(breaks_);
  }

 private:
  bool is_beside(int j, int i) const {
    return j >= 0 && all_.at(j).paragraph == all_.at(i).paragraph;
  }

  int growth_behind(int i) const {
    const int next = i + 1;
    if (next >= static_cast<int>(all_.size()) || !is_beside(i, next)) return -1;
    const Statement& growth = all_.at(next);
    return growth.kind == Kind::growth && !growth.starts_sentence && !growth.about_so_much ? next
                                                                                           : -1;
  }

  // "较上年 92.00 万元", "与上年 92.00 万元相比".
  bool is_base(int j) const {
    if (starts_with_any(all_.at(j).clause, all_.phrases().compared)) return true;
    const Mention& amount = all_.mention(j);
    if (amount.prose == nullptr) return false;
    const std::string_view behind = std::string_view(amount.prose->text).substr(amount.end);
    return starts_with_any(text::trim(behind), all_.phrases().compared_behind);
  }

  // The base right before the change, and what is compared with it right before that.
  Told told_beside(int i) const {
    const int base = i - 1;
    if (!is_beside(base, i) || !all_.is_told_money(base) || all_.at(i).starts_sentence) return {};
    std::string_view words = all_.at(i).lead;
    for (const std::string& word : all_.phrases().compared_behind) {
      if (!words.starts_with(word)) continue;
      words.remove_prefix(word.size());
      break;
    }
    const bool compares = holds_any(words, all_.phrases().compared);
    const Told told{amount_before(base), base, i, growth_behind(i)};
    if (is_base(base)) return compares ? Told() : told;
    // 上年预算 92.00 万元，比上年增加: what else could be meant, where both are plans or both done.
    const bool side_by_side =
        told.amount >= 0 && told.amount == base - 1 && all_.at(base).kind == Kind::last;
    return side_by_side && (!compares || have_one_stage({told.amount, base, i})) ? told : Told();
  }

  bool have_one_stage(const std::vector<int>& statements) const {
    const auto stage = all_.book().cube.dimension("stage");
    if (!stage) return false;
    Node only = all_of_it;
    for (const int one : statements) {
      const Node own = narrow({}, all_.tables().meaning(all_.at(one).clause))[*stage];
      if (own != all_of_it && only != all_of_it && own != only) return false;
      if (own != all_of_it) only = own;
    }
    return true;
  }

  // The amount of the same sentence before the base, with no more between than its share and what
  // explains it.
  int amount_before(int base) const {
    int j = base;
    do {
      if (all_.at(j).starts_sentence || !is_beside(j - 1, base)) return -1;
      --j;
      const Kind kind = all_.at(j).kind;
      if (kind != Kind::share && kind != Kind::completion) break;
    } while (j > 0);
    const bool exact = all_.is_exact(j) && !is_base(j) && !all_.ends_a_list(j);
    return exact && goes_on(base) ? j : -1;
  }

  // Other clauses before the base may name another amount, which is the one that is compared.
  bool goes_on(int base) const {
    const Statement& one = all_.at(base);
    if (holds_any(one.lead, {std::string("其中")})) return false;
    return one.lead == one.clause || starts_with_any(one.lead, all_.phrases().explains);
  }

  // "年初预算 92.00 万元，…，决算 100.00 万元，比年初预算增加 8.00 万元": the one amount before it
  // that bears the name, where it says but one other.
  Told told_by_name(int i) const {
    const Names names = names_in(i);
    if (names.base.empty()) return {};
    Told told{-1, -1, i, growth_behind(i)};
    int others = 0;
    for (int j = i - 1; is_beside(j, i); --j) {
      if (!all_.is_told_money(j)) continue;
      const std::string_view clause = without_ends(all_.at(j).clause, all_.phrases().linkers);
      if (clause.ends_with(names.base)) {
        if (told.base >= 0) return {};
        told.base = j;
      } else if (all_.at(j).kind == Kind::last || is_stage(clause)) {
        continue;  // 上年决算 92.00 万元: another one to compare with
      } else {
        told.amount = j;
        ++others;
      }
    }
    const bool plain =
        others == 1 && all_.is_exact(told.amount) && told.base >= 0 &&
        without_ends(all_.at(told.amount).clause, all_.phrases().linkers).ends_with(names.amount);
    return plain ? told : Told();
  }

  // What stands between 比 and 增加, where that is no year alone, and before 比: 决算比预算减少.
  struct Names {
    std::string amount, base;
  };

  Names names_in(int i) const {
    const Phrases& phrases = all_.phrases();
    std::string_view clause = without_ends(all_.at(i).clause, phrases.linkers);
    for (const std::string& word : phrases.compared) {
      const std::size_t at = clause.find(word);
      if (at == clause.npos) continue;
      std::string_view base = clause.substr(at + word.size());
      for (const Labels* ends : {&phrases.more, &phrases.less}) {
        if (ends_with_any(base, *ends)) base = without_ends(base, *ends);
      }
      base = without_ends(without_ends(base, phrases.compared_behind), phrases.linkers);
      const std::string_view amount = clause.substr(0, at);
      const bool staged = amount.empty() || is_stage(without_ends(amount, phrases.linkers));
      const bool names = ends_with_any(base, phrases.item_stages) ||
                         (starts_with_any(base, phrases.last) && !is_last_alone(base));
      if (!staged || !names) return {};
      return {std::string(without_ends(amount, phrases.linkers)), std::string(base)};
    }
    return {};
  }

  bool is_stage(std::string_view words) const {
    return is_among(all_.phrases().item_stages, words);
  }

  bool is_last_alone(std::string_view words) const { return is_among(all_.phrases().last, words); }

  static bool is_among(const Labels& labels, std::string_view words) {
    return std::find(labels.begin(), labels.end(), words) != labels.end();
  }

  // One of them is wrong by something else: that is said already.
  bool is_said(const Told& told) const {
    const auto among = [&](int one) {
      return one >= 0 &&
             (one == told.amount || one == told.base || one == told.change || one == told.growth);
    };
    return std::any_of(known_.begin(), known_.end(), [&](const Break& one) {
      return among(one.statement) || std::any_of(one.others.begin(), one.others.end(), among);
    });
  }

  Interval signed_change(const Told& told) const {
    const Interval size = *all_.amount(told.change);
    return all_.at(told.change).direction > 0 ? size : minus({0, 0}, size);
  }

  bool fits(const Told& told, const Ratio& ratio) const {
    const auto match = yiben::compare(all_.mention(told.growth).number, ratio);
    return !match || *match != Match::differs;
  }

  void compare_told(const Told& told) {
    const Ratio of_base{*all_.amount(told.change), *all_.amount(told.base)};
    const bool rate_fits = told.growth < 0 || fits(told, of_base);
    if (told.amount >= 0 && !fits_difference(told)) return break_difference(told, rate_fits);
    if (rate_fits || all_.amount(told.base)->low <= 0) return;
    Break found = wrong_percentage(
        all_, "growth-differs", told.growth, of_base,
        fmt::format("{} ÷ {}", all_.mention(told.change).printed, all_.mention(told.base).printed));
    found.others = {told.base, told.change};
    all_.at(told.growth).bond = Bond::broken;
    breaks_.push_back(std::move(found));
  }

  bool fits_difference(const Told& told) const {
    const Interval base = *all_.amount(told.base);
    // Another amount of the paragraph may be the one that is compared.
    for (int j = told.change - 1; is_beside(j, told.change); --j) {
      const bool other = j != told.base && all_.is_told_money(j);
      if (other && meet(*all_.amount(j), plus(base, signed_change(told)))) return true;
    }
    return false;
  }

  // The percentage bears out two of the three, or nobody knows which one is wrong.
  void break_difference(const Told& told, bool rate_fits) {
    const Interval amount = *all_.amount(told.amount), base = *all_.amount(told.base);
    const Interval change = *all_.amount(told.change);
    if (meet(magnitude(minus(amount, base)), change)) return break_direction(told);
    if (told.growth >= 0 && rate_fits) return add("difference-differs", told.amount, told);
    const auto of_amount = growth_from_change(amount, change, all_.at(told.change).direction);
    if (told.growth >= 0 && of_amount && fits(told, *of_amount)) {
      return add("difference-differs", told.base, told);
    }
    add("comparison-differs", told.change, told);
  }

  // A percentage that goes the other way, too, is said elsewhere.
  void break_direction(const Told& told) {
    const int growth = told.growth < 0 ? 0 : all_.at(told.growth).direction;
    if (growth != 0 && growth != all_.at(told.change).direction) return;
    add("direction-turned", told.change, told);
  }

  void add(const char* rule, int statement, const Told& told) {
    Break found;
    found.rule = rule;
    found.statement = statement;
    for (const int one : {told.amount, told.base, told.change}) {
      if (one != statement) found.others.push_back(one);
    }
    found.arithmetic =
        fmt::format("{} {} {} ≠ {}", all_.mention(told.base).printed,
                    all_.at(told.change).direction > 0 ? "+" : "−",
                    all_.mention(told.change).printed, all_.mention(told.amount).printed);
    breaks_.push_back(std::move(found));
  }

  Sentences& all_;
  const std::vector<Break>& known_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> compare_with_bases(Sentences& sentences, const std::vector<Break>& known) {
  return Based(sentences, known).compare();
}

}  // namespace yiben::prose
