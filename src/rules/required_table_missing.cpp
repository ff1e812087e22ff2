// Predicate "required-table-missing": a book read by its words has all its tables but one that has
// to be published, no line, label or entry names that one, and the labels of the tables leave out a
// number. Layouts of some regions have no such table; and what was not read whole may hold it.
#include "rules/predicates.h"

#include <algorithm>
#include <set>

#include "text/text.h"

namespace yiben::rules {
namespace {

// A title, or any short line or square that may be one.
bool is_named(const Context& context, const text::Pattern& pattern) {
  constexpr std::size_t longest_title = 40;
  const Book& book = context.book;
  const auto is_title = [&](const Table& table) {
    return pattern.matches(text::fold(table.title));
  };
  if (std::any_of(book.tables.begin(), book.tables.end(), is_title)) return true;
  const auto& passages = context.text_of_book.passages;
  return std::any_of(passages.begin(), passages.end(), [&](const Passage& passage) {
    return passage.where != Where::indicator &&
           text::count_characters(passage.words) <= longest_title &&
           pattern.matches(text::fold(passage.words));
  });
}

// 公开08表, 公开10表: exactly one number is left out from the first to the last. Groups: the
// number.
bool labels_leave_one_out(const Context& context) {
  constexpr std::size_t least_labels = 5;
  std::set<std::int64_t> numbers;
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where == Where::indicator || passage.where == Where::contents) continue;
    for (const text::Pattern& pattern : context.patterns("labels")) {
      const auto match = pattern.find(passage.words);
      if (!match || match->size() < 2) continue;
      const auto [begin, end] = (*match)[1];
      const auto number = text::chinese_number(passage.words.substr(begin, end - begin));
      if (number) numbers.insert(*number);
    }
  }
  if (numbers.size() < least_labels || *numbers.begin() != 1) return false;
  return *numbers.rbegin() == static_cast<std::int64_t>(numbers.size()) + 1;
}

}  // namespace

Findings required_table_missing(const Context& context) {
  const Book& book = context.book;
  if (!book.by_words || book.of_several || !book.doubts.empty() || !was_read_whole(book)) return {};
  const std::vector<text::Pattern>& beside = context.patterns("beside");
  const auto has_table = [&](const text::Pattern& pattern) {
    return std::any_of(book.tables.begin(), book.tables.end(), [&](const Table& table) {
      return pattern.matches(text::fold(table.title));
    });
  };
  const auto others = std::count_if(beside.begin(), beside.end(), has_table);
  if (others < context.number("least_beside", 1) || !labels_leave_one_out(context)) return {};
  Findings findings;
  const std::vector<text::Pattern>& needed = context.patterns("needed");
  const std::vector<std::string>& names = context.words("names");
  for (std::size_t i = 0; i < std::min(needed.size(), names.size()); ++i) {
    if (is_named(context, needed[i])) continue;
    const Table& last = book.tables.back();
    Finding finding = context.finding();
    finding.operands = {{"table", names[i]}};
    finding.evidence = {{last.title, last.title_place}};
    findings.push_back(std::move(finding));
  }
  // A book without several of them is a paper of another kind.
  return findings.size() > 1 ? Findings{} : findings;
}

}  // namespace yiben::rules
