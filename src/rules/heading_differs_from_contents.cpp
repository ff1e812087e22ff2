// A heading or the title of a table reads otherwise than the contents announce it.
#include "rules/predicates.h"

#include <algorithm>
#include <optional>
#include <set>

#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

Finding difference(const Context& context, const Heading& entry, std::string_view words,
                   std::string_view printed, const Place& place) {
  Finding finding = context.finding();
  finding.operands = {{"heading", std::string(words)}, {"contents", entry.text}};
  finding.evidence = {{std::string(text::trim(printed)), place},
                      {std::string(text::trim(entry.printed)), entry.place}};
  return finding;
}

void erase_page(std::string& words) {
  while (!words.empty() && text::is_digit(words.back())) words.pop_back();
}

// Without "(详见表1)" or "(单位:万元)" behind and without the page of the contents.
std::string bare(const Book& book, std::string_view words) {
  std::string bare = comparable(book, words);
  const std::size_t bracket = bare.rfind('(');
  if (bare.ends_with(")") && bracket != bare.npos) {
    const std::string inside = bare.substr(bracket);
    if (contains(inside, "见") || contains(inside, "单位:")) bare.erase(bracket);
  }
  erase_page(bare);
  return bare;
}

std::string_view without_ordinal(std::string_view title) {
  const auto ordinal = text::leading_ordinal(title);
  return ordinal ? ordinal->rest : title;
}

// A long heading wraps, and its second line stands as a paragraph of its own.
bool goes_on_below(const Book& book, const Heading& heading, std::string_view entry) {
  // Not `bare`: it would take the name of the unit from the whole entry and leave a part of it
  // here.
  const std::string words = text::fold(heading.text);
  std::string announced = text::fold(entry);
  erase_page(announced);
  if (words.empty() || !announced.starts_with(words)) return false;
  const std::string rest = announced.substr(words.size());
  const auto& narrative = book.narrative;
  for (std::size_t i = 0; i + 1 < narrative.size(); ++i) {
    if (narrative[i]->place != heading.place) continue;
    if (text::fold(narrative[i]->text) != text::fold(heading.printed)) continue;
    const std::string next = text::fold(narrative[i + 1]->text);
    return !next.empty() && (next.starts_with(rest) || rest.starts_with(next));
  }
  return false;
}

void compare_headings(const Context& context, Findings& findings) {
  const Book& book = context.book;
  const std::vector<int> pairs = headings_of_contents(book);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i] < 0) continue;
    const Heading& entry = book.contents[i];
    const Heading& heading = book.headings[static_cast<std::size_t>(pairs[i])];
    const std::string announced = bare(book, entry.text);
    if (announced == bare(book, heading.text)) continue;
    if (goes_on_below(book, heading, entry.text)) continue;
    findings.push_back(difference(context, entry, heading.text, heading.printed, heading.place));
  }
}

void compare_tables(const Context& context, Findings& findings) {
  const Book& book = context.book;
  for (const Heading& entry : book.contents) {
    const Form* form = form_of_entry(book, entry);
    const Table* table = form == nullptr ? nullptr : book.table(form->id);
    if (table == nullptr || table->title.empty()) continue;
    const std::string_view title = without_ordinal(table->title);
    const std::string words = comparable(book, title);
    const std::string announced = comparable(book, entry.text);
    // The reader may have taken a label such as "预算表3" into the title.
    if (is_same_title(words, announced) || contains(words, announced)) continue;
    findings.push_back(difference(context, entry, title, table->title, table->title_place));
  }
}

// One is the other with something in front that tells which money it is, as 一般公共预算.
bool lacks_its_fund(const Context& context, const std::string& a, const std::string& b) {
  if (a == b || !is_same_title(a, b)) return false;
  const std::string& longer = a.size() > b.size() ? a : b;
  const std::string front = longer.substr(0, longer.size() - std::min(a.size(), b.size()));
  const std::vector<std::string>& funds = context.words("funds");
  return std::find(funds.begin(), funds.end(), front) != funds.end();
}

struct Announced {
  const Heading* entry = nullptr;
  std::string words;
  std::optional<std::size_t> table;  // the one of the same title, by index
};

// Tables of a book without a family: an entry whose title no table has, between two that are found,
// means the one table between theirs.
void compare_unknown_tables(const Context& context, Findings& findings) {
  constexpr double least_likeness = 0.6;
  const Book& book = context.book;
  std::vector<std::string> titles;
  for (const Table& table : book.tables) {
    titles.push_back(bare(book, without_ordinal(table.title)));
    // "(功能科目)" says by which classification the same table is laid out.
    const std::size_t bracket = titles.back().rfind('(');
    if (titles.back().ends_with(")") && bracket > 0) titles.back().erase(bracket);
  }
  std::vector<Announced> entries;
  std::set<std::string> announced;
  for (const Heading& entry : book.contents) announced.insert(bare(book, entry.text));
  for (const Heading& entry : book.contents) {
    Announced one{&entry, bare(book, entry.text), std::nullopt};
    if (!is_table_title(one.words)) continue;
    const auto exact = std::find(titles.begin(), titles.end(), one.words);
    if (exact != titles.end()) one.table = static_cast<std::size_t>(exact - titles.begin());
    for (std::size_t i = 0; i < titles.size() && !one.table; ++i) {
      // A table that another entry names by its very words is not meant.
      if (announced.contains(titles[i])) continue;
      if (is_same_title(titles[i], one.words)) one.table = i;
    }
    entries.push_back(std::move(one));
  }
  for (const Announced& one : entries) {
    if (!one.table || !lacks_its_fund(context, titles[*one.table], one.words)) continue;
    const Table& table = book.tables[*one.table];
    findings.push_back(difference(context, *one.entry, without_ordinal(table.title), table.title,
                                  table.title_place));
  }
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (entries[i].table || !entries[i - 1].table) continue;
    const std::size_t between = *entries[i - 1].table + 1;
    const bool is_last = i + 1 == entries.size();
    if (between >= titles.size()) continue;
    if (!is_last && entries[i + 1].table != between + 1) continue;
    if (text::similarity(titles[between], entries[i].words) < least_likeness) continue;
    const Table& table = book.tables[between];
    findings.push_back(difference(context, *entries[i].entry, without_ordinal(table.title),
                                  table.title, table.title_place));
  }
}

}  // namespace

Findings heading_differs_from_contents(const Context& context) {
  Findings findings;
  compare_headings(context, findings);
  if (context.book.by_words) {
    compare_unknown_tables(context, findings);
  } else {
    compare_tables(context, findings);
  }
  return findings;
}

}  // namespace yiben::rules
