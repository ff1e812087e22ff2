// Accounts of the economic classification that a sentence lists, against the rows of the tables.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t item_digits = 5;

// The rows of one table whose codes are items of the economic classification.
struct Items {
  std::set<std::string> with_money;  // folded names
  std::set<std::string> printed;
};

std::vector<Items> items_of_tables(const Context& context) {
  std::map<int, Items> tables;
  const Book& book = context.book;
  for (const Figure& figure : book.figures) {
    const Row& row = book.tables[static_cast<std::size_t>(figure.table)]
                         .panels[static_cast<std::size_t>(figure.panel)]
                         .rows[static_cast<std::size_t>(figure.row)];
    const CodeName* known = context.catalog.economic_codes.by_code(row.code);
    if (row.code.size() != item_digits || known == nullptr) continue;
    Items& items = tables[figure.table];
    for (const std::string& name : {text::fold(row.label), text::fold(known->name)}) {
      items.printed.insert(name);
      if (!figure.blank && figure.number.digits != 0) items.with_money.insert(name);
    }
  }
  std::vector<Items> all;
  for (auto& [table, items] : tables) all.push_back(std::move(items));
  return all;
}

struct Entry {
  std::string words;   // as printed
  std::string folded;  // the same, folded
  std::size_t begin = 0;
};

std::vector<Entry> entries_of(const Context& context, const Passage& passage, std::size_t begin,
                              std::size_t end) {
  std::vector<Entry> entries;
  const std::string_view words = std::string_view(passage.words).substr(0, end);
  while (begin < end) {
    std::size_t until = end;
    std::size_t next = end;
    for (const text::Pattern& pattern : context.patterns("between")) {
      const auto mark = pattern.find(words, begin);
      if (!mark || mark->front().begin >= until) continue;
      until = mark->front().begin;
      next = mark->front().end;
    }
    const std::string one(words.substr(begin, until - begin));
    if (!one.empty()) entries.push_back({one, text::fold(one), begin});
    begin = std::max(next, begin + 1);
  }
  return entries;
}

// An item that a table prints in nearly these words, as 医疗费 and 医疗费补助.
bool is_like_one_of(const std::set<std::string>& printed, const std::string& name) {
  constexpr double likeness = 0.6;
  return std::any_of(printed.begin(), printed.end(), [&](const std::string& other) {
    return contains(other, name) || contains(name, other) ||
           text::similarity(other, name) >= likeness;
  });
}

class Search {
 public:
  explicit Search(const Context& context) : context_(context), tables_(items_of_tables(context)) {
    for (const Items& items : tables_)
      money_.insert(items.with_money.begin(), items.with_money.end());
  }

  Findings findings() {
    if (tables_.empty()) return {};
    for (const Passage& passage : context_.text_of_book.passages) {
      if (passage.where != Where::narrative) continue;
      for (const text::Pattern& pattern : context_.patterns("lists")) {
        for (auto match = pattern.find(passage.words); match && match->size() > 1;
             match = pattern.find(passage.words, match->front().end)) {
          look_at(passage, (*match)[1].begin, (*match)[1].end);
        }
      }
    }
    return std::move(findings_);
  }

 private:
  void look_at(const Passage& passage, std::size_t begin, std::size_t end) {
    const std::vector<Entry> entries = entries_of(context_, passage, begin, end);
    const auto has_money = [&](const Items& items) {
      return std::count_if(entries.begin(), entries.end(), [&](const Entry& entry) {
        return items.with_money.contains(entry.folded);
      });
    };
    const int least = context_.number("least_with_money", 1);
    const bool is_of_a_table = std::any_of(tables_.begin(), tables_.end(), [&](const Items& items) {
      return has_money(items) >= least;
    });
    if (!is_of_a_table) return;
    std::vector<std::string> names;
    Finding finding = context_.finding();
    for (const Entry& entry : entries) {
      if (!is_without_money(entry.folded)) continue;
      names.push_back(entry.words);
      finding.evidence.push_back(
          evidence_of(passage, entry.begin, entry.begin + entry.words.size()));
    }
    if (names.empty()) return;
    finding.operands = {{"names", joined(names)}, {"count", std::to_string(names.size())}};
    const auto known = std::find_if(findings_.begin(), findings_.end(), [&](const Finding& one) {
      return one.operands == finding.operands;
    });
    if (known == findings_.end()) findings_.push_back(std::move(finding));
  }

  bool is_without_money(const std::string& name) const {
    if (context_.catalog.economic_codes.by_name(name, item_digits) == nullptr) return false;
    if (money_.contains(name)) return false;
    return !is_like_one_of(money_, name);
  }

  const Context& context_;
  std::vector<Items> tables_;
  std::set<std::string> money_;  // of all tables
  Findings findings_;
};

}  // namespace

// "人员经费9.00万元。主要包括：基本工资、伙食补助费": the table has no money for 伙食补助费.
Findings listed_item_without_money(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
