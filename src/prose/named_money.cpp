// Money that a phrase names in full, a total, a fund or a part of the three public expenses,
// against the figures that are of just that. An amount that some other figure prints is not borne
// out by it.
#include "prose/bind.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "prose/partitions.h"
#include "prose/statements.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

void erase_all(std::string& s, std::string_view word) {
  for (std::size_t at = s.find(word); at != s.npos; at = s.find(word, at)) s.erase(at, word.size());
}

// The folded words of the sentence before a number.
std::string sentence_before(const Mention& mention) {
  constexpr std::string_view stop = "。";
  const std::string_view before = std::string_view(mention.prose->text).substr(0, mention.begin);
  const std::size_t end = before.rfind(stop);
  return text::fold(end == before.npos ? before : before.substr(end + stop.size()));
}

// What the clause of a number says, 收、支总计 being one thing, and what stands right before it.
struct Phrase {
  std::string words;
  std::string before;
};

// `previous` is the mention before, where there is one.
Phrase phrase_of(const Mention& mention, const Mention* previous) {
  const std::string sentence = sentence_before(mention);
  std::size_t begin = 0;
  for (const std::string_view mark : {",", ";", ":"}) {
    const std::size_t at = sentence.rfind(mark);
    if (at != sentence.npos) begin = std::max(begin, at + mark.size());
  }
  // 货物 1 万元、工程 2 万元: behind a number something else begins.
  if (previous != nullptr && previous->prose == mention.prose) {
    const std::string_view between =
        std::string_view(mention.prose->text).substr(previous->end, mention.begin - previous->end);
    const std::string folded = text::fold(between);
    if (sentence.ends_with(folded)) begin = std::max(begin, sentence.size() - folded.size());
  }
  Phrase phrase{sentence.substr(begin), sentence.substr(0, begin)};
  erase_all(phrase.words, "、");
  return phrase;
}

class NamedMoney {
 public:
  explicit NamedMoney(Sentences& sentences)
      : all_(sentences),
        cube_(sentences.book().cube),
        partitions_(partitions_of(sentences.phrases())) {}

  std::vector<Break> compare() {
    const bool known = cube_.dimension("side") && cube_.dimension("fund") &&
                       cube_.dimension("stage") && cube_.dimension("economic");
    if (!known || all_.book().of_several) return {};
    for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
      if (!is_open(i)) continue;
      if (const auto said = selection_of(i)) compare_selection(i, *said);
    }
    return std::move(breaks_);
  }

 private:
  Phrase phrase_of(int i) const {
    return prose::phrase_of(all_.mention(i), i > 0 ? &all_.mention(i - 1) : nullptr);
  }

  bool is_open(int i) const {
    const Statement& one = all_.at(i);
    return all_.is_exact(i) && one.bond != Bond::broken && one.item.empty() &&
           all_.mention(i).number.digits != 0 && all_.mention(i).prose != nullptr &&
           !all_.is_of_another_year(i) && !all_.is_compared_with(i) && !all_.is_counted_off(i);
  }

  // 收支总预算 is what tables print as 收入总计: the word of the sentence and that of the tables.
  std::optional<std::pair<std::string_view, std::string_view>> total_in(
      std::string_view words) const {
    for (const std::string_view known : all_.phrases().covered) {
      const std::size_t equal = known.find('=');
      if (equal == known.npos || words.find(known.substr(0, equal)) == words.npos) continue;
      if (!all_.tables().names_total(known.substr(equal))) continue;
      return std::pair(known.substr(0, equal), known.substr(equal + 1));
    }
    return std::nullopt;
  }

  std::string in_words_of_tables(std::string words) const {
    const auto total = total_in(words);
    if (!total) return words;
    return words.replace(words.find(total->first), total->first.size(), total->second);
  }

  // What the phrase selects, with the fund of its sentence; nothing where its words leave doubt.
  std::optional<Selection> selection_of(int i) const {
    const Phrase phrase = phrase_of(i);
    if (phrase.before.ends_with(":") && !is_list_of_parts(phrase.before)) return std::nullopt;
    const auto own = all_.tables().named_in_full(in_words_of_tables(phrase.words));
    if (!own) return std::nullopt;
    Selection said = *own;
    const int stage = *cube_.dimension("stage"), fund = *cube_.dimension("fund");
    said = said.with(stage, planned(phrase.words));
    if (const auto year = cube_.dimension("year")) said = said.with(*year, all_of_it);
    if (!is_of_interest(i, said, phrase.words) || is_narrowed(i, said)) return std::nullopt;
    if (said[fund] == all_of_it) said = said.with(fund, fund_around(i));
    return said;
  }

  static bool is_list_of_parts(std::string_view before) {
    return before.ends_with("其中:") || before.ends_with("包括:");
  }

  // In final accounts 预算 is a stage of its own; what the book is about is the whole.
  Node planned(std::string_view words) const {
    const Coordinates said = all_.tables().meaning(words);
    if (!all_.tables().is_planned(said)) return all_of_it;
    return narrow({}, said)[*cube_.dimension("stage")];
  }

  // Totals by words of their own, what was left at the start or the end of the year, and a part of
  // the three public expenses: no other table says these of something else.
  bool is_of_interest(int i, const Selection& said, std::string_view words) const {
    const auto is = [&](std::string_view name, std::string_view member) {
      const auto d = cube_.dimension(name);
      return d && said[*d] != all_of_it && cube_.name_of(*d, said[*d]) == member;
    };
    const auto economic = cube_.dimension("economic");
    const auto public_costs = three_public();
    const bool of_public = public_costs && said[*economic] != all_of_it &&
                           cube_.is_inside(*economic, said[*economic], *public_costs);
    return total_in(words) || (of_public && is_about(i, words)) || is("side", "carried_forward") ||
           is("origin", "carried_over") || is_year_of_fund(i, said, words);
  }

  std::optional<Node> three_public() const {
    const int economic = *cube_.dimension("economic");
    return cube_.find(economic, "three_public");
  }

  // 本年支出 in a sentence that said 政府性基金 before.
  bool is_year_of_fund(int i, const Selection& said, std::string_view words) const {
    const Labels own_year = {"本年", "当年"};
    return said[*cube_.dimension("side")] != all_of_it && starts_with_any(words, own_year) &&
           fund_around(i) != all_of_it;
  }

  // The whole of which the phrase names a part stands above it or before it in its paragraph.
  bool is_about(int i, std::string_view words) const {
    return std::any_of(partitions_.begin(), partitions_.end(), [&](const Partition& partition) {
      const bool is_part = std::any_of(partition.parts.begin(), partition.parts.end(),
                                       [&](const Labels& part) { return holds_any(words, part); });
      bool is_named =
          holds_any(words, partition.whole) || holds_any(all_.at(i).headings, partition.whole);
      for (int j = i; j >= 0 && all_.at(j).paragraph == all_.at(i).paragraph; --j) {
        is_named = is_named || holds_any(all_.at(j).lead, partition.whole);
      }
      return is_part && is_named;
    });
  }

  // The headings or the sentence are of something that the phrase does not say.
  bool is_narrowed(int i, const Selection& said) const {
    const auto narrows = [&](std::string_view words) {
      for (const auto& [dimension, member] : all_.tables().meaning(words)) {
        const std::string_view name = cube_.name_of(dimension);
        if (is_loose(name) || name == "year" || said[dimension] == member) continue;
        // “三公”经费 above 公务接待费.
        const Node own = said[dimension];
        if (own != all_of_it && cube_.is_inside(dimension, own, member)) continue;
        if (name == "economic" && own != all_of_it) continue;
        // 年初结转和结余 1 万元，本年收入 9 万元 stand side by side.
        if (name == "origin") continue;
        return true;
      }
      return false;
    };
    return narrows(all_.at(i).headings) || narrows(phrase_of(i).before);
  }

  // The fund that was said last in the sentence, else in the heading.
  Node fund_around(int i) const {
    const int fund = *cube_.dimension("fund");
    const Node before = narrow({}, all_.tables().meaning(phrase_of(i).before))[fund];
    if (before != all_of_it) return before;
    return narrow({}, all_.tables().meaning(all_.at(i).headings))[fund];
  }

  bool is_of_public_costs(const Selection& said) const {
    return said[*cube_.dimension("economic")] != all_of_it;
  }

  // The figure is of what is said. A table of its own has a scope; the three public expenses are
  // of one fund that the sentence need not name; a side is left out where it is clear.
  bool is_meant(const Selection& own, const Selection& said) const {
    for (int d = 0; d < cube_.dimensions(); ++d) {
      const std::string_view name = cube_.name_of(d);
      if (name == "scope" || own[d] == said[d]) continue;
      if (name == "side" && said[d] == all_of_it) continue;
      if (name == "fund" && is_of_public_costs(said)) continue;
      if (name == "column" && is_of_public_costs(said) && said[d] == all_of_it) continue;
      return false;
    }
    return true;
  }

  // It is of the same kind of money, of whatever fund, year, unit or stage: what a sentence may
  // mean without saying so.
  bool may_be_meant(const Selection& own, const Selection& said) const {
    for (const std::string_view name : {"economic", "function", "nature"}) {
      const auto d = cube_.dimension(name);
      if (d && own[*d] != said[*d] && !is_of_public_costs(said)) return false;
      if (d && name == "economic" && own[*d] != said[*d]) return false;
    }
    return true;
  }

  void compare_selection(int i, const Selection& said) {
    std::vector<int> meant;
    for (int f = 0; f < static_cast<int>(all_.book().figures.size()); ++f) {
      const Figure& figure = all_.tables().figure(f);
      if (figure.blank) continue;
      if (may_be_meant(figure.selection, said) && meet(figure.interval, *all_.amount(i))) return;
      if (is_meant(figure.selection, said)) meant.push_back(f);
    }
    const std::set<std::int64_t> values = all_.printed_as(i, meant);
    if (values.size() != 1) return;
    const std::int64_t told = all_.mention(i).number.digits;
    if (std::abs(told - *values.begin()) <= 1) return;
    Break found;
    found.rule = "amount-not-printed";
    found.statement = i;
    found.figures = std::move(meant);
    found.expected = to_string(Number{*values.begin(), all_.mention(i).number.decimals});
    found.arithmetic = fmt::format("{} ≠ {}", all_.mention(i).printed, found.expected);
    all_.at(i).bond = Bond::broken;
    breaks_.push_back(std::move(found));
  }

  Sentences& all_;
  const Cube& cube_;
  const std::vector<Partition> partitions_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> compare_named_money(Sentences& sentences) {
  return NamedMoney(sentences).compare();
}

}  // namespace yiben::prose
