// Terms and explanations that stand twice in the glossary.
#include "rules/predicates.h"

#include <algorithm>
#include <optional>

#include "text/text.h"

namespace yiben::rules {
namespace {

struct Entry {
  int level = 0;
  std::string term;     // as printed
  std::string folded;   // the term
  std::string meaning;  // folded
  const Passage* passage = nullptr;
};

class Glossary {
 public:
  explicit Glossary(const Context& context) : context_(context) {}

  Findings findings() {
    bool inside = false;
    int section = 0;
    for (const Passage& passage : context_.text_of_book.passages) {
      if (passage.where != Where::narrative && passage.where != Where::heading) continue;
      const auto ordinal = text::leading_ordinal(passage.words);
      if (matches_any(passage.words, context_.patterns("sections"))) {
        inside = true;
        section = ordinal ? ordinal->level : -1;
        entries_.clear();
        continue;
      }
      if (!inside || !ordinal) continue;
      inside = ordinal->level > section;
      if (inside) look_at(passage, *ordinal);
    }
    return std::move(findings_);
  }

 private:
  void look_at(const Passage& passage, const text::Ordinal& ordinal) {
    // Points below a heading are compared among themselves.
    std::erase_if(entries_, [&](const Entry& entry) { return entry.level > ordinal.level; });
    const auto entry = entry_of(passage, ordinal);
    if (!entry) return;
    const auto same = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& other) {
      return other.level == entry->level &&
             (other.folded == entry->folded || is_copy(other, *entry));
    });
    if (same != entries_.end()) add(*same, *entry);
    entries_.push_back(*entry);
  }

  std::optional<Entry> entry_of(const Passage& passage, const text::Ordinal& ordinal) const {
    constexpr std::size_t least_characters = 8;
    for (const text::Pattern& pattern : context_.patterns("terms")) {
      const auto match = pattern.find(ordinal.rest);
      if (!match || match->size() < 3) continue;
      const auto group = [&](std::size_t at) {
        return ordinal.rest.substr((*match)[at].begin, (*match)[at].end - (*match)[at].begin);
      };
      if (text::count_characters(group(2)) < least_characters) continue;
      if (matches_any(group(2), context_.patterns("amounts"))) continue;
      return Entry{ordinal.level, std::string(group(1)), text::fold(group(1)), text::fold(group(2)),
                   &passage};
    }
    return std::nullopt;
  }

  bool is_copy(const Entry& a, const Entry& b) const {
    constexpr std::size_t least_characters = 15;
    if (a.meaning != b.meaning || text::count_characters(a.meaning) < least_characters)
      return false;
    return !matches_any(a.term, context_.patterns("accounts")) &&
           !matches_any(b.term, context_.patterns("accounts"));
  }

  void add(const Entry& first, const Entry& second) {
    Finding finding = context_.finding();
    finding.operands = {{"term", first.term},
                        {"other", second.term},
                        {"text", text::excerpt(second.passage->words)}};
    finding.evidence = {evidence_of(*second.passage, 0, 0), evidence_of(*first.passage, 0, 0)};
    findings_.push_back(std::move(finding));
  }

  const Context& context_;
  std::vector<Entry> entries_;  // of one glossary
  Findings findings_;
};

}  // namespace

Findings glossary_twice(const Context& context) {
  return Glossary(context).findings();
}

}  // namespace yiben::rules
