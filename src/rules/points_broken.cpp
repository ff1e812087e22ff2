// 一是, 二是, 三是 inside a sentence or a paragraph.
#include "rules/predicates.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::rules {
namespace {

struct Point {
  int number = 0;
  std::size_t begin = 0;  // of the numeral, in the words of the passage
  std::size_t end = 0;
};

std::vector<Point> points_of(const Context& context, std::string_view words) {
  std::vector<Point> points;
  for (const text::Pattern& pattern : context.patterns("points")) {
    for (auto match = pattern.find(words); match; match = pattern.find(words, match->front().end)) {
      const auto [begin, end] = (*match)[1];
      const auto number = text::chinese_number(words.substr(begin, end - begin));
      if (number) points.push_back({*number, begin, match->front().end});
    }
  }
  return points;
}

class Search {
 public:
  explicit Search(const Context& context) : context_(context) {}

  Findings findings() {
    const Passage* before = nullptr;
    Point last;
    for (const Passage& passage : context_.text_of_book.passages) {
      const bool is_prose = passage.where == Where::narrative || passage.where == Where::cell;
      if (!is_prose || !contains(passage.words, "是")) continue;
      const std::vector<Point> points = points_of(context_, passage.words);
      if (points.empty()) continue;
      look_at_order(passage, points);
      if (points.front().begin > 0 || passage.where != Where::narrative) continue;
      if (before != nullptr && before + 1 == &passage) look_at_lines(last, passage, points.front());
      before = &passage;
      last = points.front();
      last_words_ = before->words.substr(last.begin, last.end - last.begin);
    }
    return std::move(findings_);
  }

 private:
  void add(const Passage& passage, const std::string& before, const Point& point) {
    const Evidence evidence = evidence_of(passage, point.begin, point.end);
    Finding finding = context_.finding();
    finding.operands = {{"before", before},
                        {"point", passage.words.substr(point.begin, point.end - point.begin)},
                        {"text", text::excerpt(evidence.printed)}};
    finding.evidence = {evidence};
    findings_.push_back(std::move(finding));
  }

  bool is_between(const char* list, const Passage& passage, std::size_t begin,
                  std::size_t end) const {
    return matches_any(std::string_view(passage.words).substr(begin, end - begin),
                       context_.patterns(list));
  }

  void look_at_order(const Passage& passage, const std::vector<Point>& points) {
    const auto firsts = std::count_if(points.begin(), points.end(),
                                      [](const Point& point) { return point.number == 1; });
    for (std::size_t i = 1; i < points.size(); ++i) {
      const Point& last = points[i - 1];
      const Point& point = points[i];
      const std::string before = passage.words.substr(last.begin, last.end - last.begin);
      const bool one_sentence = sentence_ends_after(passage, last) >= point.begin;
      // Points inside points begin anew.
      const bool again = point.number == last.number &&
                         (point.number > 1 ? firsts == 1 : points.size() == 2 && one_sentence);
      const bool skipped = firsts == 1 && point.number > last.number + 1 &&
                           !is_between("between", passage, last.end, point.begin);
      if (again || skipped) add(passage, before, point);
    }
    const Point& first = points.front();
    if (first.number == 2 && is_between("one_side", passage, 0, first.begin) &&
        !is_between("other_side", passage, 0, first.begin)) {
      add(passage, "一方面", first);
    }
  }

  // Each point is a paragraph: 五是 stands at the beginning of two that follow each other.
  void look_at_lines(const Point& last, const Passage& passage, const Point& point) {
    const bool again = point.number == last.number && point.number > 1;
    const bool skipped = point.number == last.number + 2;
    if (again || skipped) add(passage, last_words_, point);
  }

  // Where the sentence of a point ends: a semicolon parts its points.
  static std::size_t sentence_ends_after(const Passage& passage, const Point& point) {
    return std::min(passage.words.find("。", point.end), passage.words.size());
  }

  const Context& context_;
  std::string last_words_;  // of the paragraph before
  Findings findings_;
};

}  // namespace

Findings points_broken(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
