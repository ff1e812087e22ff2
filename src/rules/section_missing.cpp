// A part that books of the family have is nowhere in the body.
#include "rules/predicates.h"

#include <algorithm>

#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t max_heading_characters = 40;
constexpr double same_section = 0.6;

bool contains_any(std::string_view words, const Labels& section) {
  return std::any_of(section.begin(), section.end(),
                     [&](const std::string& name) { return contains(words, name); });
}

bool names(std::string_view words, const Labels& section) {
  return contains_any(words, section) ||
         std::any_of(section.begin(), section.end(), [&](const std::string& name) {
           return text::similarity(words, name) >= same_section;
         });
}

// A heading of the body says it, or stands where the contents announce it, or a short line says it
// without an ordinal.
bool has_section(const Book& book, const Labels& section, const std::vector<int>& pairs) {
  for (const Heading& heading : book.headings) {
    if (names(comparable(book, heading.text), section)) return true;
  }
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i] >= 0 && names(comparable(book, book.contents[i].text), section)) return true;
  }
  return std::any_of(book.narrative.begin(), book.narrative.end(), [&](const Prose* prose) {
    return text::count_characters(prose->text) <= max_heading_characters &&
           contains_any(text::fold(prose->text), section);
  });
}

// Where the contents announce it, else the beginning of what was searched.
Evidence evidence_for(const Book& book, const Labels& section) {
  for (const Heading& entry : book.contents) {
    if (names(comparable(book, entry.text), section)) return {entry.printed, entry.place};
  }
  const Heading& first = book.contents.empty() ? book.headings.front() : book.contents.front();
  return {first.printed, first.place};
}

}  // namespace

Findings section_missing(const Context& context) {
  Findings findings;
  const Book& book = context.book;
  // A file of tables or sentences alone, or one whose headings were not understood, says nothing
  // about parts.
  const bool has_parts = std::any_of(book.headings.begin(), book.headings.end(),
                                     [](const Heading& heading) { return heading.level == 0; });
  if (book.family == nullptr || stands_alone(book) || !has_parts) return findings;
  const std::vector<int> pairs = headings_of_contents(book);
  for (const Labels& section : book.family->sections) {
    if (has_section(book, section, pairs)) continue;
    Finding finding = context.finding();
    finding.operands = {{"section", section.front()}};
    finding.evidence = {evidence_for(book, section)};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
