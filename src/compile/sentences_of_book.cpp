// Sentences of a book, with sums and shares of facts for amounts.
#include "compile/sentences_of_book.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>

#include "compile/layout_of_book.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

constexpr std::int64_t least_digits = 1'000;

AmountStyle style_of(const Mention& mention) {
  AmountStyle style;
  style.decimals = mention.number.decimals;
  style.separators = mention.printed.find(',') != std::string::npos;
  return style;
}

SentenceAmount amount_of(const Mention& mention, const std::vector<Coordinate>& select) {
  SentenceAmount amount;
  amount.unit = mention.unit.value_or(Unit::ten_thousand_yuan);
  amount.style = style_of(mention);
  amount.select = select;
  return amount;
}

// The last characters before both amounts are the same.
bool is_named_alike(const Mention& a, const Mention& b) {
  static constexpr std::size_t three_characters = 9;
  const auto end = [](const std::string& words) {
    return std::string_view(words).substr(words.size() - std::min(words.size(), three_characters));
  };
  return a.before.size() >= three_characters && end(a.before) == end(b.before);
}

// What lies inside a selection along one dimension, one step down.
std::vector<Selection> parts_of(const std::vector<Coordinate>& whole, const Sums& sums,
                                const Cube& cube) {
  std::vector<Selection> parts;
  const auto selection = sums.selection_of(whole);
  for (int d = 0; selection && d < cube.dimensions(); ++d) {
    for (const Node part : cube.parts(d, (*selection)[d])) {
      parts.push_back(selection->with(d, part));
    }
  }
  return parts;
}

}  // namespace

// Those whose row the clause names, then those that select the most: a department of one function
// prints the same amount for the function and for all.
void SentencesOfBook::broadest_first(std::vector<int>& figures, std::string_view clause) const {
  const auto rank = [&](int figure) {
    const auto f = static_cast<std::size_t>(figure);
    const std::size_t words = naming(book_, book_.figures[f], clause);
    return std::pair(-static_cast<std::int64_t>(words), facts_.select[f].size());
  };
  std::stable_sort(figures.begin(), figures.end(), [&](int a, int b) { return rank(a) < rank(b); });
}

SentencesOfBook::SentencesOfBook(const Book& book, const BookFacts& facts,
                                 const std::vector<Told>& told)
    : book_(book), facts_(facts) {
  Source source;
  source.facts = facts.facts;
  source.tree = facts.tree;
  Cube cube = book.cube;
  const Sums sums(source, cube);
  find_amounts(sums, told);
  find_narrower(sums, cube);
  find_repeated(sums);
  // Parts of what was found so.
  find_narrower(sums, cube);
  find_repeated(sums);
  find_shares(sums, told);
}

// True where the facts print it as the sentence does.
bool SentencesOfBook::keep(std::size_t mention, const SentenceAmount& amount, const Sums& sums) {
  const Mention& stated = book_.mentions[mention];
  if (stated.prose == nullptr) return false;
  const std::string& words = stated.prose->text;
  const bool stands_there = words.compare(stated.begin, stated.printed.size(), stated.printed) == 0;
  if (!stands_there || print(amount, sums) != stated.printed || !to_text(amount)) return false;
  amounts_[mention] = amount;
  paragraphs_[{stated.prose->place, words}][stated.begin] = mention;
  return true;
}

// What words tie to a figure is believed first, then what names its row or has telling digits.
void SentencesOfBook::find_amounts(const Sums& sums, const std::vector<Told>& told) {
  const std::vector<int> named = figures_of_mentions(book_);
  for (std::size_t m = 0; m < book_.mentions.size(); ++m) {
    const Mention& mention = book_.mentions[m];
    if (mention.percent) continue;
    std::vector<int> figures = m < told.size() ? told[m].figures : std::vector<int>();
    broadest_first(figures, text::fold(mention.before));
    if (named[m] >= 0) figures.push_back(named[m]);
    for (const int figure : figures) {
      const auto& select = facts_.select[static_cast<std::size_t>(figure)];
      if (keep(m, amount_of(mention, select), sums)) break;
    }
  }
}

// A part of an amount of the same paragraph that no table prints: 基本支出 where tables have only
// its two halves. Of so many digits that chance is no explanation, and for one set of facts only.
void SentencesOfBook::find_narrower(const Sums& sums, const Cube& cube) {
  std::map<const Prose*, std::set<std::vector<Coordinate>>> wholes;
  for (const auto& [m, amount] : amounts_) {
    wholes[book_.mentions[m].prose].insert(amount.select);
  }
  for (std::size_t m = 0; m < book_.mentions.size(); ++m) {
    if (!is_telling(m, least_digits)) continue;
    std::optional<SentenceAmount> found;
    bool several = false;
    for (const std::vector<Coordinate>& whole : wholes[book_.mentions[m].prose]) {
      for (const Selection& part : parts_of(whole, sums, cube)) {
        SentenceAmount amount = amount_of(book_.mentions[m], compiling::named(part, cube));
        if (print(amount, sums) != book_.mentions[m].printed) continue;
        several =
            several || (found && sums.facts_in(found->select) != sums.facts_in(amount.select));
        if (!found) found = std::move(amount);
      }
    }
    if (found && !several) keep(m, *found, sums);
  }
}

// What is said again elsewhere: of fewer digits behind the same words alone.
void SentencesOfBook::find_repeated(const Sums& sums) {
  const std::map<std::size_t, SentenceAmount> known = amounts_;
  for (std::size_t m = 0; m < book_.mentions.size(); ++m) {
    if (!is_telling(m, least_digits)) continue;
    const bool telling = is_telling(m, telling_digits);
    for (const auto& [other, amount] : known) {
      const Mention& said = book_.mentions[other];
      const bool same = said.printed == book_.mentions[m].printed && !said.percent &&
                        (telling || is_named_alike(said, book_.mentions[m]));
      if (same && keep(m, amount_of(book_.mentions[m], amount.select), sums)) break;
    }
  }
}

// An amount that is still words, and has so many digits that another would hardly have them.
bool SentencesOfBook::is_telling(std::size_t mention, std::int64_t least) const {
  const Mention& stated = book_.mentions[mention];
  return !stated.percent && std::abs(stated.number.digits) >= least && !amounts_.contains(mention);
}

void SentencesOfBook::find_shares(const Sums& sums, const std::vector<Told>& told) {
  for (std::size_t m = 0; m < told.size(); ++m) {
    const Mention& mention = book_.mentions[m];
    if (!mention.percent || told[m].part < 0 || told[m].whole < 0) continue;
    const auto part = amounts_.find(static_cast<std::size_t>(told[m].part));
    const auto whole = amounts_.find(static_cast<std::size_t>(told[m].whole));
    if (part == amounts_.end() || whole == amounts_.end()) continue;
    SentenceAmount share{.is_share = true,
                         .style = style_of(mention),
                         .select = part->second.select,
                         .whole = whole->second.select};
    keep(m, share, sums);
  }
}

std::string SentencesOfBook::words_of(const Prose& prose) {
  const auto paragraph = paragraphs_.find({prose.place, prose.text});
  if (paragraph == paragraphs_.end()) return plain_words(prose.text);
  const std::string_view words = prose.text;
  std::string out;
  std::size_t done = 0;
  for (const auto& [begin, mention] : paragraph->second) {
    out += plain_words(words.substr(done, begin - done));
    out += *to_text(amounts_.at(mention));
    done = begin + book_.mentions[mention].printed.size();
    ++bound_;
  }
  return out + plain_words(words.substr(done));
}

std::string plain_words(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '{') {
      out += "｛";
    } else {
      out += c == '\n' || c == '\r' ? ' ' : c;
    }
  }
  return out;
}

}  // namespace yiben::compiling
