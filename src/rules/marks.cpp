// Punctuation of paragraphs: pairs that are not closed, full stops that are missing, what a
// paragraph cannot begin with.
#include "rules/predicates.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "text/text.h"

namespace yiben::rules {
namespace {

bool is_paragraph(const Passage& passage) {
  return passage.where == Where::narrative;
}

bool ends_a_sentence(std::string_view words) {
  for (const std::string_view mark :
       {"。", "！", "？", "；", "：", ".", ";", ":", "”", "）", ")"}) {
    if (words.ends_with(mark)) return true;
  }
  return false;
}

// Ends with a Chinese character and no mark at all.
bool ends_with_a_word(std::string_view words) {
  return begins_in_chinese(last_character(words));
}

// "…，占 0.78%": a number that ends a sentence.
bool ends_with_a_percentage(std::string_view words) {
  for (const std::string_view sign : {"%", "％"}) {
    if (words.size() > sign.size() && words.ends_with(sign))
      return text::is_digit(words[words.size() - sign.size() - 1]);
  }
  return false;
}

// Opening and closing marks of one kind, in every form in which they are printed.
class Pairs {
 public:
  explicit Pairs(const Context& context)
      : open_(context.words("open")), close_(context.words("close")) {}

  struct Open {
    int depth = 0;                     // 0: balanced
    std::optional<std::size_t> first;  // the first mark without its partner
  };

  Open read(std::string_view words) const {
    Open open;
    std::vector<std::size_t> pending;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t next = text::code_point_at(words, at).next;
      const std::string mark(words.substr(at, next - at));
      if (is_in(open_, mark)) pending.push_back(at);
      if (is_in(close_, mark)) {
        if (!pending.empty()) {
          pending.pop_back();
        } else if (!numbers_a_point(words, at)) {
          --open.depth;
          if (!open.first) open.first = at;
        }
      }
      at = next;
    }
    open.depth += static_cast<int>(pending.size());
    if (!open.first && !pending.empty()) open.first = pending.front();
    if (open.first && open.depth == 0) open.depth = 1;  // both a loose opening and a loose closing
    return open;
  }

  // The other one of its pair: the lists of the rule are in the same order.
  std::string partner_of(const std::string& mark) const {
    return partner_in(open_, mark, close_) + partner_in(close_, mark, open_);
  }

 private:
  static bool is_in(const std::vector<std::string>& list, const std::string& mark) {
    return std::find(list.begin(), list.end(), mark) != list.end();
  }

  static std::string partner_in(const std::vector<std::string>& from, const std::string& mark,
                                const std::vector<std::string>& to) {
    const auto found = std::find(from.begin(), from.end(), mark);
    if (found == from.end()) return "";
    const auto index = static_cast<std::size_t>(found - from.begin());
    return index < to.size() ? to[index] : "";
  }

  // "1）", "（其中：1）", "一）"
  static bool numbers_a_point(std::string_view words, std::size_t at) {
    if (at == 0) return true;
    if (text::is_digit(words[at - 1])) return true;
    for (const std::string_view number :
         {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "①", "②", "③"}) {
      if (words.substr(0, at).ends_with(number)) return true;
    }
    return false;
  }

  std::vector<std::string> open_, close_;
};

// A value that opens a bracket, where another indicator closes it behind the same words.
void values_left_open(const Context& context, const Pairs& pairs, Findings& findings) {
  const std::vector<Passage>& passages = context.text_of_book.passages;
  const auto value_of = [](const Passage& passage) {
    return std::string_view(passage.words).substr(passage.words.rfind('|') + 1);
  };
  // The values that close a bracket, without it, by the mark that closes it.
  std::map<std::string, std::set<std::string>> closed;
  const auto closed_without = [&](const std::string& partner) -> const std::set<std::string>& {
    const auto [entry, is_new] = closed.try_emplace(partner);
    if (!is_new) return entry->second;
    for (const Passage& other : passages) {
      if (other.where != Where::indicator) continue;
      std::string value(value_of(other));
      const std::size_t at = value.rfind(partner);
      if (at != value.npos) entry->second.insert(value.erase(at, partner.size()));
    }
    return entry->second;
  };
  for (const Passage& passage : passages) {
    if (passage.where != Where::indicator) continue;
    const std::string_view value = value_of(passage);
    const Pairs::Open open = pairs.read(value);
    if (!open.first || open.depth != 1) continue;
    const std::string mark(
        value.substr(*open.first, text::code_point_at(value, *open.first).next - *open.first));
    const std::string partner = pairs.partner_of(mark);
    const bool is_closed_elsewhere = closed_without(partner).contains(std::string(value));
    if (!is_closed_elsewhere) continue;
    Finding finding = context.finding();
    finding.operands = {{"mark", mark}, {"partner", partner}, {"text", text::excerpt(value)}};
    finding.evidence = {evidence_of(passage, 0, passage.words.size())};
    findings.push_back(std::move(finding));
  }
}

// Points that follow each other line by line; one of them has no mark at its end, all others have.
class Siblings {
 public:
  explicit Siblings(const std::vector<Passage>& passages) : passages_(passages) {}

  std::vector<const Passage*> without_mark() {
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      const auto ordinal = is_text(passages_[i]) ? text::leading_ordinal(passages_[i].words)
                                                 : std::optional<text::Ordinal>();
      const bool follows =
          ordinal && end_ > begin_ && ordinal->level == level_ && ordinal->number == number_ + 1;
      if (!follows) {
        close();
        begin_ = i;
      }
      end_ = ordinal ? i + 1 : i;
      if (!ordinal) continue;
      level_ = ordinal->level;
      number_ = ordinal->number;
    }
    close();
    return std::move(found_);
  }

 private:
  static bool is_text(const Passage& passage) {
    return passage.where == Where::narrative || passage.where == Where::heading;
  }

  void close() {
    constexpr std::size_t least_points = 4;
    if (end_ < begin_ + least_points) return;
    const Passage* odd = nullptr;
    for (std::size_t i = begin_; i < end_; ++i) {
      const std::string_view words = passages_[i].words;
      if (words.ends_with("。") || words.ends_with("；") || words.ends_with(";")) continue;
      // What the last one says may go on on the next page.
      if (odd != nullptr || i + 1 == end_ || !ends_with_a_word(words)) return;
      odd = &passages_[i];
    }
    if (odd != nullptr) found_.push_back(odd);
  }

  const std::vector<Passage>& passages_;
  std::vector<const Passage*> found_;
  std::size_t begin_ = 0;  // of the points at hand
  std::size_t end_ = 0;
  int level_ = 0;
  int number_ = 0;
};

}  // namespace

// Only whole paragraphs count, and neighbours that make up for it were one paragraph.
Findings unbalanced_marks(const Context& context) {
  Findings findings;
  const Pairs pairs(context);
  values_left_open(context, pairs, findings);
  const std::vector<Passage>& passages = context.text_of_book.passages;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (!is_paragraph(passage)) continue;
    const Pairs::Open open = pairs.read(passage.words);
    if (!open.first) continue;
    if (!ends_a_sentence(passage.words)) continue;
    const auto is_odd = [&](std::size_t other) {
      return other < passages.size() && is_paragraph(passages[other]) &&
             pairs.read(passages[other].words).first.has_value();
    };
    if (is_odd(i + 1) || (i > 0 && is_odd(i - 1))) continue;
    const std::size_t end = text::code_point_at(passage.words, *open.first).next;
    Finding finding = context.finding();
    const Evidence evidence = evidence_of(passage, *open.first, end);
    const std::string mark = passage.words.substr(*open.first, end - *open.first);
    finding.operands = {{"mark", mark},
                        {"partner", pairs.partner_of(mark)},
                        {"text", text::excerpt(evidence.printed)}};
    finding.evidence = {evidence};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// Where most paragraphs of sentences end with a full stop, one that goes on to a new point without;
// and of points that follow each other the only one without a mark.
Findings full_stop_missing(const Context& context) {
  const std::vector<Passage>& passages = context.text_of_book.passages;
  const int least_characters = context.number("least_characters", 20);
  int with = 0;
  std::vector<const Passage*> without;
  for (std::size_t i = 0; i + 1 < passages.size(); ++i) {
    const Passage& passage = passages[i];
    const Passage& next = passages[i + 1];
    if (!is_paragraph(passage)) continue;
    const bool is_long =
        static_cast<int>(text::count_characters(passage.words)) >= least_characters;
    const bool is_sentence = is_long && matches_any(passage.words, context.patterns("sentences"));
    if (!is_sentence && !matches_any(passage.words, context.patterns("statements"))) continue;
    // The number of the table below, on one line with the end.
    if (matches_any(passage.words, context.patterns("labels"))) continue;
    if (passage.words.ends_with("。")) ++with;
    if (!ends_with_a_word(passage.words) && !ends_with_a_percentage(passage.words)) continue;
    // Else it may go on in what follows.
    if (next.where != Where::narrative && next.where != Where::heading) continue;
    if (!matches_any(next.words, context.patterns("next"))) continue;
    without.push_back(&passage);
  }
  Findings findings;
  const auto share = static_cast<std::size_t>(context.number("least_share", 4));
  if (static_cast<std::size_t>(with) < share * without.size()) without.clear();
  for (const Passage* odd : Siblings(passages).without_mark()) {
    if (std::find(without.begin(), without.end(), odd) == without.end()) without.push_back(odd);
  }
  for (const Passage* passage : without) {
    Finding finding = context.finding();
    const std::size_t end = passage->words.size();
    const Evidence evidence =
        evidence_of(*passage, end - last_character(passage->words).size(), end);
    finding.operands = {{"text", evidence.printed}};
    finding.evidence = {evidence};
    findings.push_back(std::move(finding));
  }
  return findings;
}

// A line begins with a mark, and another line of the book says the same with a word before it.
Findings begins_with_a_mark(const Context& context) {
  constexpr std::array<std::string_view, 6> marks = {"：", "，", "。", "；", "、", ":"};
  constexpr std::size_t least_bytes = 18;
  Findings findings;
  const std::vector<Passage>& passages = context.text_of_book.passages;
  for (const Passage& passage : passages) {
    const bool begins = std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
      return passage.words.starts_with(mark);
    });
    if (!begins || passage.words.size() < least_bytes) continue;
    const auto whole = std::find_if(passages.begin(), passages.end(), [&](const Passage& other) {
      return other.words.size() > passage.words.size() && other.words.ends_with(passage.words);
    });
    if (whole == passages.end()) continue;
    Finding finding = context.finding();
    finding.operands = {{"text", text::excerpt(passage.words)},
                        {"instead", text::excerpt(whole->words)}};
    finding.evidence = {evidence_of(passage, 0, last_character(passage.words).size()),
                        evidence_of(*whole, 0, last_character(whole->words).size())};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
