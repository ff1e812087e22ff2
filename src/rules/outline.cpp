// The contents against the pages, headings that name no table, pages without anything.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t least_entries = 5;

// "……", "......", "····" between the words and the page.
std::size_t leaders_in(std::string_view printed) {
  const std::string words = without_spaces(printed);
  for (const std::string_view leader : {"………", ".....", "·····", "．．．．", "_____"}) {
    const std::string_view dot = leader.substr(0, text::code_point_at(leader, 0).next);
    std::size_t count = 0;
    for (std::size_t at = words.find(leader); at != words.npos; at = words.find(leader, at)) {
      ++count;
      while (words.compare(at, dot.size(), dot) == 0) at += dot.size();
    }
    if (count > 0) return count;
  }
  return 0;
}

std::optional<int> printed_page(const Heading& entry) {
  constexpr std::size_t max_digits = 3;
  const std::string words = text::fold(entry.printed);
  std::size_t digits = 0;
  int page = 0;
  int unit = 1;
  while (digits < words.size() && text::is_digit(words[words.size() - 1 - digits])) {
    if (digits == max_digits) return std::nullopt;
    page += unit * (words[words.size() - 1 - digits] - '0');
    unit *= 10;
    ++digits;
  }
  if (digits == 0 || digits == words.size() || page == 0) return std::nullopt;
  return page;
}

struct Entry {
  const Heading* heading = nullptr;  // of the contents
  int printed = 0;                   // its page as the contents say
  int real = 0;                      // the page of what it names
  Place place;                       // of that
};

// Entries with a page whose heading or table was found by its very words.
std::vector<Entry> entries_with_pages(const Book& book) {
  std::vector<Entry> entries;
  const std::vector<int> pairs = headings_of_contents(book);
  for (std::size_t i = 0; i < book.contents.size(); ++i) {
    const Heading& entry = book.contents[i];
    const auto page = printed_page(entry);
    if (!page) continue;
    if (pairs[i] >= 0) {
      const Heading& heading = book.headings[static_cast<std::size_t>(pairs[i])];
      if (comparable(book, heading.text) != comparable(book, entry.text)) continue;
      entries.push_back({&entry, *page, heading.place.page, heading.place});
      continue;
    }
    std::vector<const Table*> named;
    for (const Table& table : book.tables) {
      if (comparable(book, table.title) == comparable(book, entry.text)) named.push_back(&table);
    }
    if (named.size() != 1) continue;
    const Place& place = named[0]->title_place;
    entries.push_back({&entry, *page, place.page, place});
  }
  return entries;
}

std::size_t alike_at_end(std::string_view a, std::string_view b) {
  std::size_t bytes = 0;
  while (bytes < std::min(a.size(), b.size()) && a[a.size() - 1 - bytes] == b[b.size() - 1 - bytes])
    ++bytes;
  return bytes;
}

// Lines that run to the margin may have been read as one paragraph, which is no entry: so leaders
// are counted where they are printed.
std::size_t leaders_on_pages(const Book& book, const std::vector<const Heading*>& entries) {
  std::set<std::pair<int, int>> pages;
  for (const Heading* entry : entries) pages.emplace(entry->place.document, entry->place.page);
  std::size_t count = 0;
  for (const Document* document : book.documents) {
    for (const Block& block : document->blocks) {
      const auto* prose = std::get_if<Prose>(&block);
      if (prose == nullptr || !pages.contains({prose->place.document, prose->place.page})) continue;
      count += leaders_in(prose->text);
    }
  }
  return count;
}

// Folded words of a heading as it prints them; as they are where it does not.
std::string printed_name(const Heading& heading, const std::string& folded) {
  const std::string words = without_spaces(heading.printed);
  for (std::size_t at = 0; at < words.size(); at = text::code_point_at(words, at).next) {
    std::string so_far;
    for (std::size_t end = at; end < words.size() && so_far.size() < folded.size();) {
      const std::size_t next = text::code_point_at(words, end).next;
      so_far += text::fold(words.substr(end, next - end));
      end = next;
      if (so_far == folded) return words.substr(at, end - at);
    }
  }
  return folded;
}

}  // namespace

// Dotted leaders that lead to no page.
Findings contents_page_missing(const Context& context) {
  std::vector<const Heading*> without;
  for (const Heading& entry : context.book.contents) {
    if (leaders_in(entry.printed) > 0 && !printed_page(entry)) without.push_back(&entry);
  }
  const std::size_t with = static_cast<std::size_t>(
      std::count_if(context.book.contents.begin(), context.book.contents.end(),
                    [](const Heading& entry) { return printed_page(entry).has_value(); }));
  // A few beside many with pages may be lines that were cut when they were read.
  if (without.size() < least_entries || with != 0) return {};
  Finding finding = context.finding();
  finding.operands = {
      {"count", std::to_string(std::max(without.size(), leaders_on_pages(context.book, without)))}};
  constexpr std::size_t shown = 3;
  without.resize(shown);
  for (const Heading* entry : without) finding.evidence.push_back({entry->text, entry->place});
  return {finding};
}

// Most entries agree on how far printed pages and pages of the file are apart; one does not.
Findings contents_page_wrong(const Context& context) {
  std::map<std::pair<int, int>, std::vector<Entry>> by_distance;
  std::size_t all = 0;
  for (const Entry& entry : entries_with_pages(context.book)) {
    if (entry.real == 0) continue;
    by_distance[{entry.place.document, entry.real - entry.printed}].push_back(entry);
    ++all;
  }
  const auto most = std::max_element(
      by_distance.begin(), by_distance.end(),
      [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  if (most == by_distance.end() || most->second.size() < least_entries) return {};
  if ((all - most->second.size()) * 4 > most->second.size()) return {};
  Findings findings;
  for (const auto& [distance, entries] : by_distance) {
    if (distance == most->first || distance.first != most->first.first) continue;
    for (const Entry& entry : entries) {
      Finding finding = context.finding();
      finding.operands = {{"heading", entry.heading->text},
                          {"printed", std::to_string(entry.printed)},
                          {"page", std::to_string(entry.real - most->first.second)}};
      finding.evidence = {{entry.heading->printed, entry.heading->place},
                          {entry.heading->text, entry.place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

namespace {

// A title without what stands before its name: "表4.", 单位.
std::string without_label(const Context& context, std::string title) {
  for (const text::Pattern& pattern : context.patterns("labels")) {
    const auto match = pattern.find(title);
    if (match && match->front().begin == 0) title.erase(0, match->front().end);
  }
  return title;
}

}  // namespace

// "关于……表的说明" for a table that bears another title.
Findings heading_names_no_table(const Context& context) {
  constexpr double least_likeness = 0.6;
  Findings findings;
  const Book& book = context.book;
  for (const Heading& heading : book.headings) {
    const std::string words = comparable(book, heading.text);
    for (const text::Pattern& pattern : context.patterns("headings")) {
      const auto match = pattern.find(words);
      if (!match || match->size() < 2) continue;
      const std::string name = words.substr((*match)[1].begin, (*match)[1].end - (*match)[1].begin);
      bool is_there = false;
      const Table* nearest = nullptr;
      std::pair<std::size_t, double> most;
      for (const Table& table : book.tables) {
        const std::string title = without_label(context, comparable(book, table.title));
        is_there = is_there || is_same_title(title, name);
        const double likeness = text::similarity(title, name);
        // What a title ends with says what the table is of, what it begins with only of which
        // money.
        const std::pair here{alike_at_end(title, name), likeness};
        if (likeness < least_likeness || (nearest != nullptr && here <= most)) continue;
        most = here;
        nearest = &table;
      }
      if (is_there || nearest == nullptr) continue;
      Finding finding = context.finding();
      finding.operands = {{"name", printed_name(heading, name)},
                          {"nearest", title_of(book, *nearest)}};
      finding.evidence = {{heading.printed, heading.place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

// A page inside the paper with no character and no picture that was noticed.
Findings blank_page(const Context& context) {
  Findings findings;
  for (const Document* document : context.book.documents) {
    if (document->pages == 0) continue;
    std::set<int> filled;
    for (const ReadingDoubt& doubt : document->doubts) filled.insert(doubt.place.page);
    for (const Block& block : document->blocks) {
      if (const auto* prose = std::get_if<Prose>(&block)) {
        filled.insert(prose->place.page);
      } else {
        for (const Cell& cell : std::get<Grid>(block).cells()) filled.insert(cell.place.page);
        filled.insert(std::get<Grid>(block).place.page);
      }
    }
    std::vector<int> blank;
    for (int page = 3; page < document->pages; ++page) {
      if (!filled.contains(page)) blank.push_back(page);
    }
    // Several are the backs of sheets.
    if (blank.size() != 1) continue;
    Finding finding = context.finding();
    finding.operands = {{"page", std::to_string(blank[0])}};
    finding.evidence = {{"", {.document = document->index, .page = blank[0]}}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
