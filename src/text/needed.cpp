// What a regular expression needs, read off its text; and the pairs of characters of some texts.
#include "text/needed.h"

#include <cstdint>
#include <utility>

#include "text/text.h"

namespace yiben::text {
namespace {

class Needed {
 public:
  explicit Needed(std::string_view expression) : expression_(expression) {}

  std::u32string longest() {
    while (at_ < expression_.size()) {
      if (!step()) return {};
    }
    end_run();
    return longest_;
  }

 private:
  // False: nothing is known of the whole expression.
  bool step() {
    const CodePoint next = code_point_at(expression_, at_);
    const std::size_t begin = std::exchange(at_, next.next);
    switch (next.value) {
      case U'|':
        return false;
      case U'\\':
        end_run();
        return skip_escape(begin);
      case U'[':
        end_run();
        skip_class();
        return true;
      case U'(':
        end_run();
        return skip_group(begin);
      case U'?':
      case U'*':
      case U'{':
        // What stands before may be left out.
        if (!run_.empty()) run_.pop_back();
        end_run();
        return true;
      default:
        if (next.value < 0x80) {
          end_run();
        } else {
          run_ += next.value;
        }
        return true;
    }
  }

  void end_run() {
    if (run_.size() > longest_.size()) longest_ = run_;
    run_.clear();
  }

  // What follows a class such as "\p{...}" is ASCII and needs no skipping; "\Q" quotes what
  // follows.
  bool skip_escape(std::size_t begin) {
    if (begin + 1 >= expression_.size()) return true;
    at_ = code_point_at(expression_, begin + 1).next;
    return expression_[begin + 1] != 'Q';
  }

  // A "]" at the beginning stands for itself.
  void skip_class() {
    if (expression_.substr(at_).starts_with("^")) ++at_;
    if (expression_.substr(at_).starts_with("]")) ++at_;
    while (at_ < expression_.size() && expression_[at_] != ']') {
      at_ = expression_[at_] == '\\' && at_ + 1 < expression_.size()
                ? code_point_at(expression_, at_ + 1).next
                : at_ + 1;
    }
    ++at_;
  }

  bool skip_group(std::size_t begin) {
    const std::string_view group = expression_.substr(begin);
    // "(?i)" and the like change what follows.
    if (group.size() > 2 && group[1] == '?' &&
        std::string_view("imnsxUJ-^").find(group[2]) != group.npos)
      return false;
    for (int depth = 1; depth > 0 && at_ < expression_.size();) {
      const std::size_t here = at_++;
      if (expression_[here] == '(') ++depth;
      if (expression_[here] == ')') --depth;
      if (expression_[here] == '[') skip_class();
      if (expression_[here] == '\\' && !skip_escape(here)) return false;
    }
    return true;
  }

  std::string_view expression_;
  std::size_t at_ = 0;
  std::u32string run_;
  std::u32string longest_;
};

// A place for every two characters; two that share one only cost a search.
std::size_t kind_of(char32_t first, char32_t second, std::size_t kinds) {
  constexpr std::uint32_t spread = 0x9E3779B1;
  return ((static_cast<std::uint32_t>(first) * spread) ^
          (static_cast<std::uint32_t>(second) * 31U)) %
         kinds;
}

}  // namespace

std::u32string needed_by(std::string_view expression) {
  return Needed(expression).longest();
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
  const std::u32string_view needed = pattern.needed();
  for (std::size_t i = 1; i < needed.size(); ++i) {
    if (!seen_[kind_of(needed[i - 1], needed[i], kinds)]) return false;
  }
  return true;
}

}  // namespace yiben::text
