// A heading or the title of a table reads otherwise than the contents announce it.
#include "rules/predicates.h"
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

void compare_headings(const Context& context, Findings& findings) {
  const Book& book = context.book;
  const std::vector<int> pairs = headings_of_contents(book);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i] < 0) continue;
    const Heading& entry = book.contents[i];
    const Heading& heading = book.headings[static_cast<std::size_t>(pairs[i])];
    if (comparable(book, entry.text) == comparable(book, heading.text)) continue;
    findings.push_back(difference(context, entry, heading.text, heading.printed, heading.place));
  }
}

void compare_tables(const Context& context, Findings& findings) {
  const Book& book = context.book;
  for (const Heading& entry : book.contents) {
    const Form* form = form_of_entry(book, entry);
    const Table* table = form == nullptr ? nullptr : book.table(form->id);
    if (table == nullptr || table->title.empty()) continue;
    std::string_view title = table->title;
    if (const auto ordinal = text::leading_ordinal(title)) title = ordinal->rest;
    const std::string words = comparable(book, title);
    const std::string announced = comparable(book, entry.text);
    // The reader may have taken a label such as "预算表3" into the title.
    if (is_same_title(words, announced) || contains(words, announced)) continue;
    findings.push_back(difference(context, entry, title, table->title, table->title_place));
  }
}

}  // namespace

Findings heading_differs_from_contents(const Context& context) {
  Findings findings;
  compare_headings(context, findings);
  compare_tables(context, findings);
  return findings;
}

}  // namespace yiben::rules
