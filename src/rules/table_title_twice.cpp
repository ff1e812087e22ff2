// Two tables under one title: the second was copied with the title of the first.
#include "rules/predicates.h"

#include <algorithm>
#include <map>

#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

// A table that goes on overleaf has its total only once.
bool begins_with_total(const Context& context, const Table& table) {
  constexpr std::size_t first_rows = 2;
  for (const Panel& panel : table.panels) {
    for (std::size_t i = 0; i < std::min(first_rows, panel.rows.size()); ++i) {
      const std::vector<std::string>& totals = context.words("totals");
      if (std::find(totals.begin(), totals.end(), text::fold(panel.rows[i].label)) != totals.end())
        return true;
    }
  }
  return false;
}

// By their titles the tables that a book has once, in the order of the book.
std::map<std::string, std::vector<std::size_t>> by_title(const Context& context) {
  std::map<std::string, std::vector<std::size_t>> tables;
  const Book& book = context.book;
  for (std::size_t i = 0; i < book.tables.size(); ++i) {
    const auto ordinal = text::leading_ordinal(book.tables[i].title);
    const std::string title =
        comparable(book, ordinal ? ordinal->rest : std::string_view(book.tables[i].title));
    if (title.empty() || contains_any(title, context.words("of_many"))) continue;
    tables[title].push_back(i);
  }
  return tables;
}

}  // namespace

// A book of several units has all its tables several times: one title alone is meant.
Findings table_title_twice(const Context& context) {
  const auto least = static_cast<std::size_t>(context.number("least_titles", 6));
  const auto tables = by_title(context);
  const std::vector<std::size_t>* twins = nullptr;
  for (const auto& [title, places] : tables) {
    if (places.size() < 2) continue;
    if (twins != nullptr || places.size() > 2) return {};
    twins = &places;
  }
  if (twins == nullptr || tables.size() < least) return {};
  const Table& first = context.book.tables[twins->front()];
  const Table& second = context.book.tables[twins->back()];
  // 九、…决算表 of the contents or of a heading may stand above a small table of the text.
  const bool numbered = text::leading_ordinal(first.title).has_value();
  if (numbered != text::leading_ordinal(second.title).has_value()) return {};
  const bool beside = twins->back() == twins->front() + 1;
  if (beside && !(begins_with_total(context, first) && begins_with_total(context, second)))
    return {};
  Finding finding = context.finding();
  finding.operands = {{"title", std::string(text::trim(second.title))}};
  finding.evidence = {{first.title, first.title_place}, {second.title, second.title_place}};
  return {finding};
}

}  // namespace yiben::rules
