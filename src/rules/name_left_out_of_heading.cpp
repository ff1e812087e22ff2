// A heading without the name of the department that the contents print in it.
#include "rules/predicates.h"

#include <algorithm>

#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

bool is_named(const Book& book, std::string_view words) {
  return contains(text::fold(words), text::fold(book.entity));
}

// The heading as the body prints it, also where it is the name of tables and so none of
// Book::headings; empty where there is none that differs by the name alone.
Evidence nameless(const Book& book, const Heading& entry, const Heading* heading) {
  const std::string announced = comparable(book, entry.text);
  const auto fits = [&](std::string_view words) {
    return !is_named(book, words) && comparable(book, words) == announced;
  };
  if (heading != nullptr) {
    if (fits(heading->text)) return {heading->printed, heading->place};
    return {};
  }
  for (const Document* document : book.documents) {
    for (const Block& block : document->blocks) {
      const auto* line = std::get_if<Prose>(&block);
      if (line == nullptr) continue;
      const auto ordinal = text::leading_ordinal(text::trim(line->text));
      const bool same = ordinal && ordinal->level == entry.level && ordinal->number == entry.number;
      if (same && fits(ordinal->rest)) return {line->text, line->place};
    }
  }
  return {};
}

}  // namespace

// Books may leave the name out as they like: only where headings beside this one have it.
Findings name_left_out_of_heading(const Context& context) {
  const Book& book = context.book;
  Findings findings;
  const std::vector<int> pairs = headings_of_contents(book);
  for (std::size_t i = 0; i < pairs.size() && !book.entity.empty(); ++i) {
    const Heading& entry = book.contents[i];
    if (!is_named(book, entry.text)) continue;
    const Heading* heading =
        pairs[i] < 0 ? nullptr : &book.headings[static_cast<std::size_t>(pairs[i])];
    Evidence found = nameless(book, entry, heading);
    const bool beside = std::any_of(book.headings.begin(), book.headings.end(), [&](auto& other) {
      return other.level == entry.level && is_named(book, other.text);
    });
    if (found.printed.empty() || !beside) continue;
    Finding finding = context.finding();
    found.printed = std::string(text::trim(found.printed));
    finding.operands = {{"heading", found.printed},
                        {"contents", std::string(text::trim(entry.text))}};
    finding.evidence = {found, {std::string(text::trim(entry.printed)), entry.place}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
