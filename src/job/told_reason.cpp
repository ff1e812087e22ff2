// Sentences → reasons.
#include "job/told_reason.h"

#include <algorithm>
#include <string_view>

#include "text/text.h"

namespace yiben::job {

namespace {

constexpr std::string_view stop = "。";
constexpr std::string_view semicolon = "；";

bool starts_with_any_of(std::string_view words, const Labels& all) {
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& one) { return words.starts_with(one); });
}

// Where the words that lead to a reason stand in a sentence.
struct Lead {
  std::size_t begin = std::string_view::npos;
  std::size_t end = std::string_view::npos;
};

Lead lead_in(std::string_view sentence, const Phrases& phrases) {
  Lead lead;
  lead.begin = sentence.find(semicolon);
  for (const Labels* all : {&phrases.explains, &phrases.reasons}) {
    for (const std::string& words : *all) {
      const std::size_t found = sentence.find(words);
      if (found >= lead.begin) continue;
      lead = {found, found + words.size()};
    }
  }
  return lead;
}

// The reason itself, behind the words that lead to it.
std::string without_lead(std::string_view sentence, const Lead& lead, const Phrases& phrases) {
  if (lead.end == sentence.npos) return "";
  sentence.remove_prefix(lead.end);
  for (const std::string& mark : phrases.explains_with) {
    if (sentence.empty()) break;
    const std::size_t end = text::code_point_at(sentence, 0).next;
    if (text::fold(sentence.substr(0, end)) == mark) sentence.remove_prefix(end);
  }
  // 原因：一是…；二是… goes on behind the semicolon.
  if (!starts_with_any_of(sentence, phrases.explains)) {
    sentence = sentence.substr(0, sentence.find(semicolon));
  }
  return std::string(text::trim(sentence));
}

// 2026年增加的, 变动: words that say of no other amount that it has changed.
bool says_nothing_else(std::string_view words, const Phrases& phrases) {
  const std::string folded = text::fold(words);
  std::string_view rest = folded;
  const text::YearAt year = text::find_year(rest);
  if (year.year != 0 && year.begin == 0)
    rest.remove_prefix(year.end + std::string_view("年").size());
  while (!rest.empty()) {
    const std::string* known = nullptr;
    for (const Labels* all : {&phrases.more, &phrases.less, &phrases.either, &phrases.compared,
                              &phrases.last, &phrases.fillers}) {
      for (const std::string& one : *all) {
        if (rest.starts_with(one) && (known == nullptr || one.size() > known->size())) known = &one;
      }
    }
    if (known == nullptr) return false;
    rest.remove_prefix(known->size());
  }
  return true;
}

// 主要用于 and the like go on with what the money is for: behind a full stop only what calls
// itself a reason is one.
std::string reason_in_the_next(std::string_view sentence, const Phrases& phrases) {
  const Lead lead = lead_in(sentence, phrases);
  if (lead.end == sentence.npos) return "";
  const std::string_view words = sentence.substr(lead.begin, lead.end - lead.begin);
  const bool is_named =
      std::any_of(phrases.reasons.begin(), phrases.reasons.end(),
                  [&](const std::string& one) { return words.find(one) != words.npos; });
  if (!is_named || !says_nothing_else(text::trim(sentence.substr(0, lead.begin)), phrases)) {
    return "";
  }
  return without_lead(sentence, lead, phrases);
}

}  // namespace

std::string reason_behind(const Mention& last, bool alone, const Phrases& phrases) {
  if (last.prose == nullptr) return "";
  std::string_view rest(last.prose->text);
  rest.remove_prefix(std::min(last.end, rest.size()));
  const std::size_t end = rest.find(stop);
  const std::string_view own = rest.substr(0, end);
  const Lead lead = lead_in(own, phrases);
  if (lead.end != own.npos) return without_lead(own, lead, phrases);
  const bool ends_here = end != rest.npos && std::none_of(own.begin(), own.end(), text::is_digit);
  if (!alone || !ends_here) return "";
  rest.remove_prefix(end + stop.size());
  return reason_in_the_next(rest.substr(0, rest.find(stop)), phrases);
}

}  // namespace yiben::job
