// Lines that are numbered 1, 2, 3 with one mark behind their numbers, and one of them with another.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "text/text.h"

namespace yiben::rules {
namespace {

struct Line {
  const Passage* passage = nullptr;
  int number = 0;
  std::string mark;
  std::size_t end = 0;  // of the mark
};

class Lists {
 public:
  explicit Lists(const Context& context) : context_(context) {}

  Findings findings() {
    for (const Passage& passage : context_.text_of_book.passages) {
      const auto line = line_of(passage);
      const bool follows = line && !list_.empty() && list_.back().passage + 1 == &passage &&
                           list_.back().number + 1 == line->number;
      if (!follows) close();
      if (line) list_.push_back(*line);
    }
    close();
    return std::move(findings_);
  }

 private:
  std::optional<Line> line_of(const Passage& passage) const {
    constexpr std::size_t groups_needed = 3;
    const bool is_text = passage.where == Where::narrative || passage.where == Where::heading ||
                         passage.where == Where::contents;
    if (!is_text) return std::nullopt;
    for (const text::Pattern& pattern : context_.patterns("numbers")) {
      const auto match = pattern.find(passage.words);
      if (!match || match->size() < groups_needed) continue;
      const auto word = [&](std::size_t group) {
        const auto& [begin, end] = (*match)[group];
        return passage.words.substr(begin, end - begin);
      };
      return Line{&passage, std::stoi(word(1)), word(2), match->front().end};
    }
    return std::nullopt;
  }

  void close() {
    std::map<std::string, std::size_t> uses;
    for (const Line& line : list_) ++uses[line.mark];
    const auto least = static_cast<std::size_t>(context_.number("least_in_list", 1));
    if (list_.size() >= least && uses.size() == 2) {
      const auto& [one, one_uses] = *uses.begin();
      const auto& [other, other_uses] = *uses.rbegin();
      const bool one_is_odd = one_uses < other_uses;
      tell(one_is_odd ? one : other, one_is_odd ? other : one, std::min(one_uses, other_uses));
    }
    list_.clear();
  }

  void tell(const std::string& odd, const std::string& usual, std::size_t times) {
    const auto share = static_cast<std::size_t>(context_.number("with_for_each_other", 1));
    if (times * share > list_.size() - times) return;
    for (const Line& line : list_) {
      if (line.mark != odd) continue;
      Finding finding = context_.finding();
      const Evidence evidence = evidence_of(*line.passage, 0, line.end);
      finding.operands = {{"printed", line.passage->words.substr(0, line.end)},
                          {"other", usual},
                          {"text", text::excerpt(evidence.printed)}};
      finding.evidence = {evidence};
      findings_.push_back(std::move(finding));
    }
  }

  const Context& context_;
  std::vector<Line> list_;
  Findings findings_;
};

}  // namespace

Findings number_mark_unlike_its_list(const Context& context) {
  return Lists(context).findings();
}

}  // namespace yiben::rules
