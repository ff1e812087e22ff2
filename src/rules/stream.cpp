// Every two characters that stand side by side, sorted with their places.
#include "rules/stream.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr int bits = 16, place_bits = 32;

bool is_chinese(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

std::uint64_t pair_of(char32_t a, char32_t b) {
  return (static_cast<std::uint64_t>(a) << bits | b) << place_bits;
}

std::size_t place_of(std::uint64_t pair) {
  return static_cast<std::uint32_t>(pair);
}

}  // namespace

void Stream::add(const Passage& passage) {
  add(passage.words, &passage);
  printed_ = characters_.size();
}

void Stream::add(std::string_view words) {
  add(words, nullptr);
}

void Stream::add(std::string_view words, const Passage* passage) {
  for (std::size_t at = 0; at < words.size();) {
    const auto [value, next] = text::code_point_at(words, at);
    characters_ += is_chinese(value) ? value : gap;
    if (passage != nullptr) sources_.push_back({passage, at});
    at = next;
  }
  characters_ += gap;
  if (passage != nullptr) sources_.push_back({passage, words.size()});
}

void Stream::index() {
  pairs_.reserve(characters_.size());
  for (std::size_t i = 0; i + 1 < characters_.size(); ++i) {
    if (characters_[i] == gap || characters_[i + 1] == gap) continue;
    pairs_.push_back(pair_of(characters_[i], characters_[i + 1]) | i);
  }
  std::sort(pairs_.begin(), pairs_.end());
}

std::size_t Stream::count(char32_t a, char32_t b) const {
  const std::uint64_t pair = pair_of(a, b);
  const auto begin = std::lower_bound(pairs_.begin(), pairs_.end(), pair);
  const auto end = std::lower_bound(begin, pairs_.end(), pair + (std::uint64_t{1} << place_bits));
  return static_cast<std::size_t>(end - begin);
}

bool Stream::stands(std::u32string_view words, std::size_t apart) const {
  const std::uint64_t pair = pair_of(words[0], words[1]);
  for (auto it = std::lower_bound(pairs_.begin(), pairs_.end(), pair);
       it != pairs_.end() && *it >> place_bits == pair >> place_bits; ++it) {
    const std::size_t at = place_of(*it);
    if (at <= apart && apart < at + words.size()) continue;
    if (characters().substr(at, words.size()) == words) return true;
  }
  return false;
}

std::vector<std::size_t> Stream::places(char32_t a, char32_t b) const {
  std::vector<std::size_t> places;
  const std::uint64_t pair = pair_of(a, b);
  for (auto it = std::lower_bound(pairs_.begin(), pairs_.end(), pair);
       it != pairs_.end() && *it >> place_bits == pair >> place_bits; ++it)
    places.push_back(place_of(*it));
  return places;
}

Evidence Stream::evidence(std::size_t begin, std::size_t end) const {
  return evidence_of(*sources_[begin].passage, sources_[begin].byte, sources_[end].byte);
}

}  // namespace yiben::rules
