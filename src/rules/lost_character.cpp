// Predicate "lost-character": words that stand once and make no word at one place, where the book
// has the same words more often with one character more.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "rules/stream.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

class Search {
 public:
  explicit Search(const Context& context) : context_(context), words_(context.catalog.words) {
    for (const Passage& passage : context.text_of_book.passages) {
      if (passage.where != Where::indicator) stream_.add(passage);
    }
    stream_.index();
    text_ = stream_.characters();
    cover();
  }

  Findings findings() {
    Findings findings;
    // The words may end soon behind the gap, or begin soon before it.
    for (const auto& [before, behind] : {std::pair{4, 2}, std::pair{3, 3}, std::pair{2, 4}}) {
      before_ = static_cast<std::size_t>(before);
      behind_ = static_cast<std::size_t>(behind);
      look(findings);
    }
    return findings;
  }

 private:
  static constexpr std::size_t least_times = 2;

  void look(Findings& findings) {
    wanted_.clear();
    whole_.clear();
    for (std::size_t i = 0; i + behind_ < text_.size(); ++i) {
      if (is_suspicious(i)) wanted_.emplace(text_.substr(i + 1 - before_, before_ + behind_), i);
    }
    gather_whole_ones();
    for (const auto& [words, place] : wanted_) {
      const auto found = whole_.find(words);
      if (found == whole_.end() || found->second.size() != 1) continue;
      const auto& [lost, times] = *found->second.begin();
      // Particles come and go: 及有关, 及其有关.
      if (times < least_times || is_particle(lost)) continue;
      if (stands_again(words) || !makes_words(words, lost)) continue;
      std::u32string whole(words.substr(0, before_));
      whole += lost;
      whole += words.substr(before_);
      if (told_.insert(place).second) findings.push_back(finding_for(words, whole, place));
    }
  }

  void cover() {
    covered_.resize(text_.size());
    for (std::size_t i = 0; i < stream_.printed(); ++i) {
      const std::u32string_view run = run_at(i);
      const std::size_t n = words_.longest_at(run);
      std::fill_n(covered_.begin() + static_cast<std::ptrdiff_t>(i), n, true);
    }
  }

  std::u32string_view run_at(std::size_t i) const {
    const std::u32string_view run = text_.substr(i, Words::longest);
    return run.substr(0, run.find(Stream::gap));
  }

  bool is_particle(char32_t c) const {
    const std::vector<std::string>& particles = context_.words("particles");
    return std::find(particles.begin(), particles.end(), bytes_of({&c, 1})) != particles.end();
  }

  // One of the two characters at the gap belongs to no word.
  bool is_suspicious(std::size_t i) const {
    if (i + 1 < before_ || i + behind_ >= stream_.printed()) return false;
    const std::u32string_view around = text_.substr(i + 1 - before_, before_ + behind_);
    if (around.find(Stream::gap) != around.npos) return false;
    return !covered_[i] || !covered_[i + 1];
  }

  // All places where the book has one character more amid what is wanted.
  void gather_whole_ones() {
    const std::size_t size = before_ + 1 + behind_;
    for (std::size_t i = 0; i + size <= stream_.printed(); ++i) {
      const std::u32string_view here = text_.substr(i, size);
      if (here[before_] == Stream::gap) continue;
      std::u32string words(here.substr(0, before_));
      words += here.substr(before_ + 1);
      if (wanted_.contains(words)) ++whole_[words][here[before_]];
    }
  }

  bool stands_again(const std::u32string& words) const {
    const std::size_t first = text_.find(words);
    return first != text_.npos && text_.find(words, first + 1) != text_.npos;
  }

  // The character makes a word with a neighbour that had none.
  bool makes_words(const std::u32string& words, char32_t lost) const {
    const std::u32string before{words[before_ - 1], lost};
    const std::u32string behind{lost, words[before_]};
    const bool left = words_.has(before);
    const bool right = words_.has(behind);
    const std::size_t i = wanted_.at(words);
    return (!covered_[i] && left) || (!covered_[i + 1] && right);
  }

  Finding finding_for(const std::u32string& words, const std::u32string& whole,
                      std::size_t place) const {
    Finding finding = context_.finding();
    finding.operands = {{"printed", bytes_of(words)}, {"name", bytes_of(whole)}};
    finding.evidence = {stream_.evidence(place + 1 - before_, place + 1 + behind_)};
    return finding;
  }

  static std::string bytes_of(std::u32string_view s) {
    std::string out;
    for (const char32_t c : s) text::append_code_point(out, c);
    return out;
  }

  const Context& context_;
  const Words& words_;
  Stream stream_;
  std::u32string_view text_;
  std::vector<bool> covered_;
  std::size_t before_ = 0, behind_ = 0;  // so many characters on each side of the gap
  std::set<std::size_t> told_;
  std::map<std::u32string, std::size_t> wanted_;  // the character before the gap
  std::map<std::u32string, std::map<char32_t, std::size_t>> whole_;
};

}  // namespace

Findings lost_character(const Context& context) {
  if (context.catalog.words.empty()) return {};
  return Search(context).findings();
}

}  // namespace yiben::rules
