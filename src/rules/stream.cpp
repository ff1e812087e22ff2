// Every two characters that stand side by side, sorted with their places.
#include "rules/stream.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr int bits = 16, place_bits = 32;

using text::first_chinese, text::last_chinese, text::is_chinese;

std::uint64_t pair_of(char32_t a, char32_t b) {
  return (static_cast<std::uint64_t>(a) << bits | b) << place_bits;
}

std::size_t place_of(std::uint64_t pair) {
  return static_cast<std::uint32_t>(pair);
}

// Keeps the order of those whose characters, `shift` bits up, are the same.
void sort_by(int shift, std::vector<std::uint64_t>& pairs) {
  const auto character = [&](std::uint64_t pair) {
    return static_cast<std::size_t>(pair >> shift & 0xFFFF) - first_chinese;
  };
  std::vector<std::uint32_t> places(last_chinese - first_chinese + 2);
  for (const std::uint64_t pair : pairs) ++places[character(pair) + 1];
  std::partial_sum(places.begin(), places.end(), places.begin());
  std::vector<std::uint64_t> sorted(pairs.size());
  for (const std::uint64_t pair : pairs) sorted[places[character(pair)]++] = pair;
  pairs = std::move(sorted);
}

}  // namespace

void Stream::add(const Passage& passage) {
  begins_.push_back({characters_.size(), &passage});
  add(passage.words);
  printed_ = characters_.size();
}

void Stream::add(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const auto [value, next] = text::code_point_at(words, at);
    characters_ += is_chinese(value) ? value : gap;
    at = next;
  }
  characters_ += gap;
}

void Stream::index() {
  pairs_.reserve(characters_.size());
  for (std::size_t i = 0; i + 1 < characters_.size(); ++i) {
    if (characters_[i] == gap || characters_[i + 1] == gap) continue;
    pairs_.push_back(pair_of(characters_[i], characters_[i + 1]) | i);
  }
  // By the second characters, then, in that order, by the first: the places are in order already.
  sort_by(place_bits, pairs_);
  sort_by(place_bits + bits, pairs_);
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

void Stream::visit_pairs(bool by_second,
                         const std::function<void(const std::vector<Pair>&)>& visit) const {
  std::vector<Pair> pairs;
  for (const std::uint64_t one : pairs_) {
    const std::u32string_view words = characters().substr(place_of(one), 2);
    if (pairs.empty() || pairs.back().words != words) pairs.push_back({words, 0, place_of(one)});
    ++pairs.back().times;
  }
  const std::size_t side = by_second ? 1 : 0;
  if (by_second) {
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.words[1] < b.words[1]; });
  }
  std::vector<Pair> group;
  for (const Pair& pair : pairs) {
    if (!group.empty() && group.back().words[side] != pair.words[side]) {
      visit(group);
      group.clear();
    }
    group.push_back(pair);
  }
  if (!group.empty()) visit(group);
}

Evidence Stream::evidence(std::size_t begin, std::size_t end) const {
  const auto behind =
      std::upper_bound(begins_.begin(), begins_.end(), begin,
                       [](std::size_t place, const Begin& passage) { return place < passage.at; });
  const Begin& found = *(behind - 1);
  const auto byte_of = [&](std::size_t place) {
    std::size_t byte = 0;
    for (std::size_t i = found.at; i < place; ++i) {
      byte = text::code_point_at(found.passage->words, byte).next;
    }
    return byte;
  };
  return evidence_of(*found.passage, byte_of(begin), byte_of(end));
}

}  // namespace yiben::rules
