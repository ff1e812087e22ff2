// Predicate "another-entity": the subject of a standard sentence is an office that the book never
// names again, where its own office stands in all such sentences; names of the book's own region
// that once stand with another region; and the same office of another place alone in a line.
#include "rules/predicates.h"

#include <algorithm>
#include <map>

#include "rules/short_names.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t character_bytes = 3;

std::string plain_entity(const Book& book) {
  const std::string entity = without_spaces(book.entity);
  return entity.substr(0, std::min(entity.find("（"), entity.find('(')));
}

std::size_t count_in(const Text& text, std::string_view words) {
  std::size_t count = 0;
  for (const Passage& passage : text.passages) {
    if (passage.where == Where::indicator) continue;
    for (std::size_t at = passage.words.find(words); at != std::string::npos;
         at = passage.words.find(words, at + words.size()))
      ++count;
  }
  return count;
}

struct Subject {
  std::string name;
  const Passage* passage = nullptr;
  std::size_t begin = 0, end = 0;
};

std::vector<Subject> subjects_of(const Context& context) {
  std::vector<Subject> subjects;
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::narrative && passage.where != Where::heading) continue;
    for (const text::Pattern& pattern : context.patterns("subjects")) {
      for (std::size_t from = 0; from < passage.words.size();) {
        const auto match = pattern.find(passage.words, from);
        if (!match || match->size() < 2) break;
        const auto [begin, end] = (*match)[1];
        subjects.push_back({passage.words.substr(begin, end - begin), &passage, begin, end});
        from = std::max(match->front().end, from + 1);
      }
    }
  }
  return subjects;
}

Finding finding_for(const Context& context, const Subject& subject, const std::string& own) {
  Finding finding = context.finding();
  finding.operands = {{"printed", subject.name}, {"name", own}};
  finding.evidence = {evidence_of(*subject.passage, subject.begin, subject.end)};
  return finding;
}

void other_subjects(const Context& context, const std::string& entity, Findings& findings) {
  constexpr std::ptrdiff_t least_own = 1;
  const std::vector<Subject> subjects = subjects_of(context);
  const auto is_own = [&](const Subject& subject) {
    return contains(subject.name, entity) || is_short_for(subject.name, entity) ||
           is_short_for(entity, subject.name);
  };
  const bool own_too = std::count_if(subjects.begin(), subjects.end(), is_own) >= least_own;
  // Without a sentence of its own the book must say its name elsewhere, and the other must be an
  // office of the same kind and place.
  constexpr std::size_t least_mentions = 3;
  if (!own_too && count_in(context.text_of_book, entity) < least_mentions) return;
  const std::string place = entity.substr(0, 3 * character_bytes);
  for (const Subject& subject : subjects) {
    if (is_own(subject)) continue;
    const bool is_sister =
        subject.name.starts_with(place) && last_character(subject.name) == last_character(entity);
    if (!own_too && !is_sister) continue;
    if (contains_any(subject.name, context.words("general"))) continue;
    // Offices of the book's own stand in its lists too.
    if (count_in(context.text_of_book, subject.name) != 1) continue;
    findings.push_back(finding_for(context, subject, entity));
  }
}

// 普陀区 of 上海市普陀区司法局: the last region that the name begins with.
std::string region_of(const Context& context, const std::string& entity) {
  std::string region;
  for (const text::Pattern& pattern : context.patterns("regions")) {
    const auto match = pattern.find(entity);
    if (match && match->size() > 1)
      region = entity.substr((*match)[1].begin, (*match)[1].end - (*match)[1].begin);
  }
  return region;
}

// What stands behind a region: so many characters of one run.
constexpr std::size_t tail_bytes = 6 * character_bytes;

std::map<std::string, std::size_t> tails_of(const Text& text, const std::string& region) {
  std::map<std::string, std::size_t> tails;
  for (const Passage& passage : text.passages) {
    for (std::size_t at = passage.words.find(region); at != std::string::npos;
         at = passage.words.find(region, at + region.size()))
      ++tails[passage.words.substr(at + region.size(), tail_bytes)];
  }
  return tails;
}

void other_regions(const Context& context, const std::string& entity, Findings& findings) {
  const std::string region = region_of(context, entity);
  if (region.empty()) return;
  const std::string level(last_character(region));
  const auto tails = tails_of(context.text_of_book, region);
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::narrative) continue;
    for (std::size_t at = passage.words.find(level); at != std::string::npos;
         at = passage.words.find(level, at + level.size())) {
      const std::size_t size = region.size();
      const std::size_t end = at + level.size();
      if (end < size) continue;
      const std::string other = passage.words.substr(end - size, size);
      const std::string tail = passage.words.substr(end, tail_bytes);
      const auto own = tails.find(tail);
      if (other == region || own == tails.end() || own->second < 2) continue;
      const bool is_a_name =
          std::any_of(context.patterns("names").begin(), context.patterns("names").end(),
                      [&](const text::Pattern& name) { return name.matches(other); });
      if (!is_a_name || contains_any(other, context.words("general"))) continue;
      if (tail.size() < tail_bytes || count_in(context.text_of_book, other + tail) != 1) continue;
      findings.push_back(
          finding_for(context, {other + tail, &passage, end - size, end + tail.size()}, region));
    }
  }
}

// Where the name of the place ends in an office's name: 西安市 of 西安市审计局.
std::size_t end_of_place(std::string_view name) {
  std::size_t end = 0;
  for (const std::string_view level : {"省", "市", "区", "县"}) {
    const std::size_t at = name.rfind(level);
    if (at != name.npos) end = std::max(end, at + level.size());
  }
  return end;
}

// A line or a labelled square that is nothing but the name of the same office of another place.
void other_places(const Context& context, const std::string& entity, Findings& findings) {
  constexpr std::size_t least_office = 3 * character_bytes;
  const std::size_t place = end_of_place(entity);
  if (place == 0 || entity.size() - place < least_office) return;
  const std::string office = entity.substr(place);
  const std::string_view level = last_character(std::string_view(entity).substr(0, place));
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where == Where::indicator || passage.words.find(office) == std::string::npos)
      continue;
    for (const text::Pattern& pattern : context.patterns("alone")) {
      const auto match = pattern.find(passage.words);
      if (!match || match->size() < 2) continue;
      const auto [begin, end] = (*match)[1];
      const std::string name = passage.words.substr(begin, end - begin);
      const std::size_t its = end_of_place(name);
      if (its == 0 || name.substr(its) != office || contains(entity, name) ||
          contains(name, entity))
        continue;
      if (last_character(std::string_view(name).substr(0, its)) != level) continue;
      const bool is_told = std::any_of(findings.begin(), findings.end(), [&](const Finding& other) {
        return contains(name, other.operands.at("printed"));
      });
      if (is_told || count_in(context.text_of_book, name) != 1) continue;
      findings.push_back(finding_for(context, {name, &passage, begin, end}, entity));
    }
  }
}

}  // namespace

Findings another_entity(const Context& context) {
  constexpr std::size_t least_characters = 4;
  Findings findings;
  const std::string entity = plain_entity(context.book);
  if (text::count_characters(entity) < least_characters) return findings;
  other_subjects(context, entity, findings);
  other_regions(context, entity, findings);
  other_places(context, entity, findings);
  return findings;
}

}  // namespace yiben::rules
