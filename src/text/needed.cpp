// What a regular expression needs, read off its text; and the pairs of characters of some texts.
#include "text/needed.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "text/text.h"

namespace yiben::text {
namespace {

using Runs = std::vector<std::u32string>;

// More runs than these are not worth to be looked for.
constexpr std::size_t most_runs = 24;
constexpr std::size_t least_length = 2;

std::size_t shortest(const Runs& runs) {
  std::size_t length = runs.empty() ? 0 : runs.front().size();
  for (const std::u32string& run : runs) length = std::min(length, run.size());
  return length;
}

// The better of two sets of which a match holds one run each.
bool is_better(const Runs& a, const Runs& b) {
  if (shortest(a) != shortest(b)) return shortest(a) > shortest(b);
  return a.size() < b.size();
}

// What an expression, or a group of it, needs.
struct Need {
  Runs runs;           // one of them is in every match
  bool exact = false;  // a match is one of them and nothing else
};

class Reader {
 public:
  explicit Reader(std::string_view expression) : expression_(expression) {}

  // Up to the end of the group or of the expression.
  Need alternatives() {
    Need all = sequence();
    bool known = shortest(all.runs) > 0;
    while (known_ && is_at('|')) {
      ++at_;
      Need next = sequence();
      known = known && shortest(next.runs) > 0;
      all.exact = all.exact && next.exact;
      all.runs.insert(all.runs.end(), next.runs.begin(), next.runs.end());
    }
    if (!known || all.runs.size() > most_runs) return {};
    return all;
  }

  bool is_known() const { return known_; }

 private:
  bool is_at(char c) const { return at_ < expression_.size() && expression_[at_] == c; }

  // One alternative: the best of the stretches that it holds.
  Need sequence() {
    Runs best;
    Runs current{U""};
    bool exact = true;
    const auto cut = [&] {
      if (is_better(current, best)) best = current;
      current = {U""};
      exact = false;
    };
    while (known_ && at_ < expression_.size() && !is_at('|') && !is_at(')')) {
      Need atom = read_atom();
      const bool optional = skip_quantifier(atom.exact);
      if (!optional && atom.exact && current.size() * atom.runs.size() <= most_runs) {
        current = joined(current, atom.runs);
        if (!repeats_) continue;
      }
      cut();
      if (!optional && is_better(atom.runs, best)) best = std::move(atom.runs);
    }
    if (exact) return {std::move(current), true};
    cut();
    return {std::move(best), false};
  }

  static Runs joined(const Runs& heads, const Runs& tails) {
    Runs all;
    for (const std::u32string& head : heads) {
      for (const std::u32string& tail : tails) all.push_back(head + tail);
    }
    return all;
  }

  // Whether what stands before may be left out. What may stand more than once is no longer exact.
  bool skip_quantifier(bool& exact) {
    repeats_ = is_at('+') || is_at('*') || is_at('{');
    const bool optional = is_at('?') || is_at('*') || is_at('{');
    if (repeats_) exact = exact && is_at('+');
    while (is_at('?') || is_at('*') || is_at('+')) ++at_;
    if (is_at('{')) {
      const std::size_t end = expression_.find('}', at_);
      at_ = end == expression_.npos ? expression_.size() : end + 1;
      while (is_at('?') || is_at('+')) ++at_;
    }
    return optional;
  }

  Need read_atom() {
    const CodePoint next = code_point_at(expression_, at_);
    const std::size_t begin = std::exchange(at_, next.next);
    if (next.value == U'\\') return skip_escape();
    if (next.value == U'[') return read_class();
    if (next.value == U'(') return read_group(begin);
    if (next.value < 0x80) return {};
    return {{std::u32string(1, next.value)}, true};
  }

  // What follows a class such as "\p{...}" is ASCII; "\Q" quotes what follows.
  Need skip_escape() {
    if (at_ >= expression_.size()) return {};
    known_ = known_ && expression_[at_] != 'Q';
    const bool braces =
        expression_[at_] == 'p' || expression_[at_] == 'P' || expression_[at_] == 'x';
    at_ = code_point_at(expression_, at_).next;
    if (braces && is_at('{'))
      at_ = std::min(expression_.find('}', at_), expression_.size() - 1) + 1;
    return {};
  }

  // A "]" at the beginning stands for itself. One of a few characters is like alternatives.
  Need read_class() {
    Need one{{}, true};
    if (is_at('^')) {
      ++at_;
      one.exact = false;
    }
    for (bool first = true; at_ < expression_.size() && (first || !is_at(']')); first = false) {
      const CodePoint next = code_point_at(expression_, at_);
      at_ = next.next;
      if (next.value == U'\\' && at_ < expression_.size()) {
        at_ = code_point_at(expression_, at_).next;
      }
      one.exact = one.exact && next.value >= 0x80;
      one.runs.push_back(std::u32string(1, next.value));
    }
    ++at_;
    return one.exact && one.runs.size() <= most_runs ? one : Need{};
  }

  Need read_group(std::size_t begin) {
    const std::string_view group = expression_.substr(begin);
    const bool special = group.size() > 2 && group[1] == '?';
    // "(?i)" and the like change what follows.
    if (special && std::string_view("imnsxUJ-^").find(group[2]) != group.npos) known_ = false;
    if (special && group[2] == ':') at_ = begin + 3;
    const bool plain = !special || group[2] == ':';
    Need inside = plain ? alternatives() : skip_group();
    if (is_at(')')) ++at_;
    return inside;
  }

  // To the end of a group that says what stands before or behind, or is of another kind.
  Need skip_group() {
    int depth = 1;
    while (at_ < expression_.size() && known_) {
      if (is_at('(')) ++depth;
      if (is_at(')') && --depth == 0) break;
      const char c = expression_[at_++];
      if (c == '[') read_class();
      if (c == '\\') skip_escape();
    }
    return {};
  }

  std::string_view expression_;
  std::size_t at_ = 0;
  bool known_ = true;
  bool repeats_ = false;
};

// A place for every two characters; two that share one only cost a search.
std::size_t kind_of(char32_t first, char32_t second, std::size_t kinds) {
  constexpr std::uint32_t spread = 0x9E3779B1;
  return ((static_cast<std::uint32_t>(first) * spread) ^
          (static_cast<std::uint32_t>(second) * 31U)) %
         kinds;
}

}  // namespace

std::vector<std::u32string> needed_by(std::string_view expression) {
  Reader reader(expression);
  Need need = reader.alternatives();
  if (!reader.is_known() || shortest(need.runs) < least_length) return {};
  return std::move(need.runs);
}

void Pairs::add(std::string_view s) {
  char32_t before = 0;
  for (std::size_t at = 0; at < s.size();) {
    const CodePoint next = code_point_at(s, at);
    seen_[kind_of(before, next.value, kinds)] = true;
    before = next.value;
    at = next.next;
  }
}

bool Pairs::may_match(const Pattern& pattern) const {
  const std::vector<std::u32string>& needed = pattern.needed();
  return needed.empty() || std::any_of(needed.begin(), needed.end(), [&](const auto& run) {
           for (std::size_t i = 1; i < run.size(); ++i) {
             if (!seen_[kind_of(run[i - 1], run[i], kinds)]) return false;
           }
           return true;
         });
}

}  // namespace yiben::text
