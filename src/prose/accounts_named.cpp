// The amount of an account whose levels are written out, against the rows of that account:
// 农林水支出 (类)水利(款)防汛(项) is one row and no other, so what another row prints is no excuse.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

// Digits of the code of 类, 款 and 项.
constexpr std::array<std::size_t, 3> code_digits{3, 5, 7};

// The names that stand before the marks of the levels, bare, from the top down; empty where the
// words behind the last mark say more than whether the money was planned or spent.
std::vector<std::string> levels_of(std::string_view words, const Phrases& phrases) {
  std::vector<std::string> levels;
  const auto ordinal = text::leading_ordinal(words);
  if (ordinal) words = ordinal->rest;
  for (const std::string& mark : phrases.item_marks) {
    const std::size_t at = words.find(mark);
    if (at == words.npos) break;
    levels.push_back(bare_subject(words.substr(0, at), phrases));
    words.remove_prefix(at + mark.size());
  }
  const std::string rest = bare_subject(words, phrases);
  const Labels& empty = phrases.empty_ends;
  const bool says_nothing =
      rest.empty() || std::find(empty.begin(), empty.end(), rest) != empty.end();
  return says_nothing ? levels : std::vector<std::string>();
}

class Accounts {
 public:
  explicit Accounts(Sentences& sentences)
      : all_(sentences),
        cube_(sentences.book().cube),
        function_(cube_.dimension("function")),
        economic_(cube_.dimension("economic")) {}

  std::vector<Break> compare() {
    if (!function_ || !economic_ || all_.book().of_several) return {};
    for (int i = 0; i < size(); ++i) {
      if (is_open(i)) compare_account(i);
    }
    accuse_where_others_fit();
    return std::move(breaks_);
  }

 private:
  int size() const { return static_cast<int>(all_.size()); }

  bool is_open(int i) const {
    const Statement& one = all_.at(i);
    return all_.is_exact(i) && one.bond != Bond::broken && all_.mention(i).number.digits != 0 &&
           !all_.is_of_another_year(i) && !all_.is_compared_with(i) &&
           !all_.tables().is_planned(all_.tables().meaning(one.clause));
  }

  std::string_view code_of(int f) const {
    const Selection& own = all_.tables().figure(f).selection;
    const bool account = own[*function_] != all_of_it && own[*economic_] == all_of_it;
    return account ? cube_.name_of(*function_, own[*function_]) : std::string_view();
  }

  // Codes of so many digits that rows of that name bear.
  std::set<std::string> codes_of(const std::string& name, std::size_t digits) const {
    std::set<std::string> codes;
    for (const int f : all_.tables().called(name)) {
      const std::string_view code = code_of(f);
      if (code.size() == digits) codes.emplace(code);
    }
    return codes;
  }

  // The only account of the tables whose name, and those above it, the sentence writes out.
  std::string account_of(const std::vector<std::string>& levels) const {
    if (levels.empty() || levels.size() > code_digits.size()) return {};
    std::set<std::string> codes = codes_of(levels.back(), code_digits[levels.size() - 1]);
    for (std::size_t level = 0; level + 1 < levels.size(); ++level) {
      const std::set<std::string> above = codes_of(levels[level], code_digits[level]);
      if (above.empty()) continue;
      std::erase_if(codes, [&](const std::string& code) {
        return !above.contains(code.substr(0, code_digits[level]));
      });
    }
    return codes.size() == 1 ? *codes.begin() : std::string();
  }

  // Of all years, funds and kinds of expenditure.
  std::vector<int> figures_of(std::string_view code) const {
    std::vector<int> figures;
    for (int f = 0; f < static_cast<int>(all_.book().figures.size()); ++f) {
      if (!all_.tables().figure(f).blank && code_of(f) == code) figures.push_back(f);
    }
    return figures;
  }

  // Money of the account as a whole, of whatever fund.
  bool is_whole(int f) const {
    const Figure& figure = all_.tables().figure(f);
    if (all_.tables().is_of_last_year(figure)) return false;
    for (int d = 0; d < cube_.dimensions(); ++d) {
      const std::string_view name = cube_.name_of(d);
      const bool free = d == *function_ || name == "fund" || name == "side" || name == "scope";
      if (!free && figure.selection[d] != all_of_it) return false;
    }
    return true;
  }

  void compare_account(int i) {
    const Statement& one = all_.at(i);
    const std::string& words = one.item.empty() ? one.clause : one.item;
    const std::string code = account_of(levels_of(words, all_.phrases()));
    if (code.empty()) return;
    std::vector<int> figures = figures_of(code);
    const auto fits = [&](int f) {
      return meet(all_.tables().figure(f).interval, *all_.amount(i));
    };
    if (std::any_of(figures.begin(), figures.end(), fits)) {
      ++fitting_;
      return;
    }
    std::erase_if(figures, [&](int f) { return !is_whole(f); });
    std::set<std::int64_t> values = all_.printed_as(i, figures);
    values.erase(0);
    if (values.size() != 1) return;
    // One unit of the last place is how the sentence was rounded.
    const std::int64_t told = all_.mention(i).number.digits;
    if (std::abs(told - *values.begin()) <= 1) return;
    if (all_.tables().items_add_up_to(figures.front(), *all_.amount(i))) return;
    Break found;
    found.rule = "amount-not-printed";
    found.statement = i;
    found.figures = std::move(figures);
    found.expected = to_string(Number{*values.begin(), all_.mention(i).number.decimals});
    found.arithmetic = fmt::format("{} ≠ {}", all_.mention(i).printed, found.expected);
    breaks_.push_back(std::move(found));
  }

  // Sentences of another scope than the tables differ one and all, and not by what another account
  // has.
  void accuse_where_others_fit() {
    if (fitting_ < breaks_.size()) {
      std::erase_if(breaks_, [&](const Break& one) { return !is_of_another(one.statement); });
    }
    for (const Break& found : breaks_) all_.at(found.statement).bond = Bond::broken;
  }

  // Another account has so much, to the last digit.
  bool is_of_another(int i) const {
    const std::vector<int> printing = all_.tables().printing(*all_.amount(i));
    return all_.is_telling(i) && std::any_of(printing.begin(), printing.end(), [&](int f) {
             return code_of(f).size() == code_digits.back() && is_whole(f);
           });
  }

  Sentences& all_;
  const Cube& cube_;
  const std::optional<int> function_, economic_;
  std::vector<Break> breaks_;
  std::size_t fitting_ = 0;
};

}  // namespace

std::vector<Break> compare_accounts(Sentences& sentences) {
  return Accounts(sentences).compare();
}

}  // namespace yiben::prose
