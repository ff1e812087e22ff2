// Comparing titles and pairing the contents with what they announce.
#include "rules/titles.h"

#include <algorithm>
#include <cstdlib>

#include "text/text.h"

namespace yiben::rules {
namespace {

// Below this, two lines with the same ordinal have nothing to do with each other.
constexpr double least_likeness = 0.3;
// From this on, an entry of the contents means the table of its number although no title is quite
// the same.
constexpr double same_table = 0.7;

void erase_all(std::string& s, std::string_view word) {
  if (word.empty()) return;
  for (std::size_t at = s.find(word); at != s.npos; at = s.find(word, at)) s.erase(at, word.size());
}

void erase_end(std::string& s, std::string_view word) {
  if (s.ends_with(word)) s.erase(s.size() - word.size());
}

// Pairs the entries under one parent with the headings under that parent's heading.
class Siblings {
 public:
  Siblings(const Book& book, const std::vector<std::string>& entry_words,
           const std::vector<std::string>& heading_words, std::vector<int>& pairs)
      : book_(book), entry_words_(entry_words), heading_words_(heading_words), pairs_(pairs) {
    taken_.resize(book.headings.size(), false);
  }

  void pair(const std::vector<std::size_t>& entries, const std::vector<std::size_t>& headings) {
    for (const std::size_t entry : entries) {
      find(entry, headings,
           [&](std::size_t heading) { return entry_words_[entry] == heading_words_[heading]; });
    }
    for (const std::size_t entry : entries) {
      if (pairs_[entry] >= 0) continue;
      const Heading& of_contents = book_.contents[entry];
      find(entry, headings, [&](std::size_t heading) {
        return book_.headings[heading].number == of_contents.number &&
               (of_contents.level == 0 || likeness(entry, heading) >= least_likeness);
      });
    }
  }

 private:
  double likeness(std::size_t entry, std::size_t heading) const {
    return text::similarity(entry_words_[entry], heading_words_[heading]);
  }

  void find(std::size_t entry, const std::vector<std::size_t>& headings, const auto& fits) {
    for (const std::size_t heading : headings) {
      if (taken_[heading] || book_.headings[heading].level != book_.contents[entry].level) continue;
      if (!fits(heading)) continue;
      taken_[heading] = true;
      pairs_[entry] = static_cast<int>(heading);
      return;
    }
  }

  const Book& book_;
  const std::vector<std::string>& entry_words_;
  const std::vector<std::string>& heading_words_;
  std::vector<int>& pairs_;
  std::vector<bool> taken_;
};

// Indices of the children of each heading; [0] those of none, [i + 1] those of heading i.
std::vector<std::vector<std::size_t>> children_of(const std::vector<Heading>& list) {
  std::vector<std::vector<std::size_t>> children(list.size() + 1);
  for (std::size_t i = 0; i < list.size(); ++i) {
    children[static_cast<std::size_t>(list[i].parent + 1)].push_back(i);
  }
  return children;
}

std::vector<std::string> words_of(const Book& book, const std::vector<Heading>& list) {
  std::vector<std::string> words;
  words.reserve(list.size());
  for (const Heading& heading : list) words.push_back(comparable(book, heading.text));
  return words;
}

}  // namespace

std::string comparable(const Book& book, std::string_view title) {
  std::string words = text::fold(title);
  if (book.year != 0) {
    erase_all(words, std::to_string(book.year) + "年度");
    erase_all(words, std::to_string(book.year) + "年");
  }
  const std::string entity = text::fold(book.entity);
  if (words.size() > entity.size() && words.starts_with(entity)) erase_all(words, entity);
  erase_end(words, "(续)");
  erase_end(words, "(续表)");
  erase_end(words, ":");
  return words;
}

bool is_same_title(std::string_view a, std::string_view b) {
  return a.ends_with(b) || b.ends_with(a);
}

std::vector<int> headings_of_contents(const Book& book) {
  std::vector<int> pairs(book.contents.size(), -1);
  const std::vector<std::string> entry_words = words_of(book, book.contents);
  const std::vector<std::string> heading_words = words_of(book, book.headings);
  const auto entries = children_of(book.contents);
  const auto headings = children_of(book.headings);
  Siblings siblings(book, entry_words, heading_words, pairs);
  siblings.pair(entries[0], headings[0]);
  // Parents stand before their children in both lists.
  for (std::size_t i = 0; i < book.contents.size(); ++i) {
    if (pairs[i] >= 0)
      siblings.pair(entries[i + 1], headings[static_cast<std::size_t>(pairs[i]) + 1]);
  }
  return pairs;
}

const Form* form_of_entry(const Book& book, const Heading& entry) {
  if (book.family == nullptr) return nullptr;
  const std::string words = comparable(book, entry.text);
  if (!is_table_title(words)) return nullptr;
  for (const Form& form : book.family->forms) {
    if (std::find(form.titles.begin(), form.titles.end(), words) != form.titles.end()) return &form;
  }
  for (const Form& form : book.family->forms) {
    if (form.number != entry.number || form.titles.empty()) continue;
    if (text::similarity(form.titles.front(), words) >= same_table) return &form;
  }
  return nullptr;
}

bool is_table_title(std::string_view comparable_title) {
  return comparable_title.ends_with("表");
}

}  // namespace yiben::rules
