// Predicate "definition-part-replaced": a definition of the glossary that is worded as usual but
// for one part, which is another of its kind (上级 for 本级, 自有资金 for 财政性资金), and one that
// names what the term never includes. What parts there are is data of the rule.
#include "rules/predicates.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "text/text.h"

namespace yiben::rules {
namespace {

// Chinese characters alone, without those that say nothing: regions set marks and 所, 的, 其 each
// their own way.
struct Plain {
  std::u32string characters;
  std::vector<std::size_t> begins;  // of each character in what it was made from, and the end
};

bool says_something(char32_t c) {
  constexpr std::u32string_view silent = U"所的而其等各";
  return text::is_chinese(c) && silent.find(c) == silent.npos;
}

Plain plain(std::string_view words) {
  Plain out;
  std::size_t end = 0;
  for (std::size_t at = 0; at < words.size();) {
    const auto [value, next] = text::code_point_at(words, at);
    if (says_something(value)) {
      out.characters += value;
      out.begins.push_back(at);
      end = next;
    }
    at = next;
  }
  out.begins.push_back(end);
  return out;
}

std::vector<std::string> parted(const std::string& s, char by) {
  std::vector<std::string> parts(1);
  for (const char c : s) {
    if (c == by) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// A usual definition with one part replaced.
struct Turned {
  std::u32string words;
  std::u32string term;  // in whose definition alone it is wrong; empty: in any
  std::string part, instead;
};

constexpr std::size_t longest_term = 20;
constexpr std::size_t longest_definition = 80;

class Search {
 public:
  explicit Search(const Context& context) : context_(context) {
    for (const std::string& line : context.words("siblings")) {
      for (const std::string& meaning : parted(line, '|')) kinds_.push_back({line, meaning});
    }
    for (const std::string& line : context.words("parts")) add(line);
  }

  Findings findings() {
    const Passage* before = nullptr;
    for (const Passage& passage : context_.text_of_book.passages) {
      if (passage.where == Where::cell || passage.where == Where::indicator ||
          passage.where == Where::contents)
        continue;
      if (contains_any(passage.words, context_.words("marks"))) {
        const Plain above = before == nullptr ? Plain{} : plain(before->words);
        look_at(passage, plain(passage.words), above);
      }
      before = &passage;
    }
    return std::move(findings_);
  }

 private:
  struct Kind {
    std::string line, meaning;
  };

  // "财政拨款收入：从{本级}财政部门取得", "{a|b,c}" with what stands wrongly for a.
  void add(const std::string& line) {
    constexpr std::string_view colon = "：";
    const std::size_t mark = line.find(colon);
    const std::string term = mark == line.npos ? "" : line.substr(0, mark);
    const std::string words = mark == line.npos ? line : line.substr(mark + colon.size());
    const std::size_t open = words.find('{');
    const std::size_t close = words.find('}', open);
    if (open == words.npos || close == words.npos) return;
    const std::string slot = words.substr(open + 1, close - open - 1);
    const std::string right = slot.substr(0, slot.find('|'));
    const std::u32string head = plain(words.substr(0, open)).characters;
    const std::u32string tail = plain(words.substr(close + 1)).characters;
    for (const std::string& wrong : wrong_for(slot)) {
      const std::u32string part = plain(wrong).characters;
      Turned turned{head + part + tail, plain(term).characters, wrong, right};
      if (turned.words.size() < 2) continue;
      by_pair_[pair_of(turned.words, 0)].push_back(std::move(turned));
    }
  }

  std::vector<std::string> wrong_for(const std::string& slot) const {
    if (const std::size_t bar = slot.find('|'); bar != slot.npos)
      return parted(slot.substr(bar + 1), ',');
    std::set<std::string> wrong, right;
    for (const Kind& kind : kinds_) {
      const std::vector<std::string> words = parted(kind.meaning, ',');
      if (std::find(words.begin(), words.end(), slot) == words.end()) continue;
      right.insert(words.begin(), words.end());
      for (const Kind& other : kinds_) {
        if (other.line != kind.line || other.meaning == kind.meaning) continue;
        for (const std::string& word : parted(other.meaning, ',')) wrong.insert(word);
      }
    }
    std::vector<std::string> out;
    std::set_difference(wrong.begin(), wrong.end(), right.begin(), right.end(),
                        std::back_inserter(out));
    return out;
  }

  static std::uint64_t pair_of(std::u32string_view s, std::size_t at) {
    return std::uint64_t{s[at]} << 32U | s[at + 1];
  }

  void look_at(const Passage& passage, const Plain& here, const Plain& before) {
    const std::u32string_view s = here.characters;
    for (std::size_t i = 0; i + 1 < s.size(); ++i) {
      const auto candidates = by_pair_.find(pair_of(s, i));
      if (candidates == by_pair_.end()) continue;
      for (const Turned& turned : candidates->second) {
        if (s.substr(i, turned.words.size()) != turned.words) continue;
        // The words may begin with the verb.
        if (!is_of_term(turned.term, s.substr(0, i + 2), before.characters)) continue;
        add_finding(passage, here, i, turned);
        break;
      }
    }
  }

  // Whether the words stand in the definition of the term, "X指" or "X反映" before them; the term
  // may be the line above.
  bool is_of_term(std::u32string_view term, std::u32string_view head,
                  std::u32string_view above) const {
    if (term.empty()) return true;
    head.remove_prefix(head.size() - std::min(head.size(), longest_definition));
    bool begins_here = false;
    for (const std::string& word : context_.words("verbs")) {
      const std::u32string verb = text::characters_of(word);
      for (std::size_t at = head.find(verb); at != head.npos; at = head.find(verb, at + 1)) {
        const std::size_t from = at - std::min(at, longest_term);
        if (head.substr(from, at - from).find(term) != head.npos) return true;
        begins_here = begins_here || at == 0;
      }
    }
    const bool is_below = head.size() <= 2 || begins_here;
    return is_below && above.size() <= longest_term && above.find(term) != above.npos;
  }

  void add_finding(const Passage& passage, const Plain& here, std::size_t at,
                   const Turned& turned) {
    const std::size_t begin = here.begins[at];
    const std::size_t end = here.begins[at + turned.words.size() - 1];
    const std::size_t after = text::code_point_at(passage.words, end).next;
    Finding finding = context_.finding();
    finding.operands = {{"text", text::excerpt(passage.words.substr(begin, after - begin))},
                        {"printed", turned.part},
                        {"name", turned.instead}};
    finding.evidence = {evidence_of(passage, begin, after)};
    findings_.push_back(std::move(finding));
  }

  const Context& context_;
  std::vector<Kind> kinds_;
  std::unordered_map<std::uint64_t, std::vector<Turned>> by_pair_;
  Findings findings_;
};

}  // namespace

Findings definition_part_replaced(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
