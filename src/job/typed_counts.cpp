// Counts among typed words: 行政编制35名.
#include "job/typed.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "text/text.h"

namespace yiben::job {

namespace {

// What is counted, and by which word: 行政编制, 名.
using Counted = std::pair<std::string, std::string>;

struct Count {
  Counted of;
  std::string number;
  std::string printed;
  std::size_t begin = 0, end = 0;  // bytes of the paragraph
};

bool is_word(std::string_view character) {
  return !character.empty() && text::is_chinese(text::code_point_at(character, 0).value);
}

bool is_of_time(std::string_view character) {
  return character == "年" || character == "月" || character == "日" || character == "时";
}

// Without what changes nothing in what it names, at its front and its end.
std::string bare(std::string_view words, const Phrases& phrases) {
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const Labels* list : {&phrases.fillers, &phrases.of_which, &phrases.linkers}) {
      for (const std::string& word : *list) {
        if (words.size() > word.size() && words.starts_with(word)) {
          words.remove_prefix(word.size());
          shorter = true;
        }
      }
    }
  }
  return std::string(words);
}

std::vector<Count> counts_in(const std::string& text, const Phrases& phrases) {
  constexpr std::size_t least_bytes = 12;  // four characters
  std::vector<Count> counts;
  std::size_t run = 0;  // where the words before begin
  for (std::size_t at = 0; at < text.size();) {
    if (!text::is_digit(text[at])) {
      const std::size_t next = text::code_point_at(text, at).next;
      if (!is_word(std::string_view(text).substr(at, next - at))) run = next;
      at = next;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && text::is_digit(text[end])) ++end;
    const std::size_t next = end < text.size() ? text::code_point_at(text, end).next : end;
    const std::string counter = text.substr(end, next - end);
    const std::string of = bare(std::string_view(text).substr(run, at - run), phrases);
    const bool money = parse_unit(std::string_view(text).substr(end)).has_value();
    if (of.size() >= least_bytes && is_word(counter) && !is_of_time(counter) && !money) {
      counts.push_back(
          {{of, counter}, text.substr(at, end - at), text.substr(run, next - run), at, end});
    }
    run = end;
    at = end;
  }
  return counts;
}

}  // namespace

Errors counts_told_otherwise(const Checked& checked, const TypedWords& typed) {
  const Phrases& phrases = checked.catalog->phrases;
  std::map<Counted, std::set<std::string>> told;
  std::vector<std::pair<Count, TypedPlace>> counts;
  for (const Block& block : checked.documents.front().blocks) {
    const auto* prose = std::get_if<Prose>(&block);
    if (prose == nullptr) continue;
    for (Count& count : counts_in(prose->text, phrases)) {
      const auto place = typed.place_of(prose->text, count.begin, count.end);
      if (place) {
        counts.emplace_back(std::move(count), *place);
      } else {
        told[count.of].insert(count.number);
      }
    }
  }
  Errors errors;
  for (const auto& [count, at] : counts) {
    const auto other = told.find(count.of);
    if (other == told.end() || other->second.contains(count.number)) continue;
    errors.push_back({at.file, at.place, text::excerpt(count.printed),
                      fmt::format("the book would contradict itself: its own sentences say {}{}{}",
                                  count.of.first, *other->second.begin(), count.of.second),
                      "correct the words or the sheet that counts them"});
  }
  return errors;
}

}  // namespace yiben::job
