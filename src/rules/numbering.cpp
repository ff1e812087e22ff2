// Numbers of headings and points: one that does not follow the one before.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "text/text.h"

namespace yiben::rules {
namespace {

// A heading, or a point of a list that is no heading.
struct Point {
  int level = 0;
  int number = 0;
  std::string_view printed;
  Place place;
};

Point point_of(const Heading& heading) {
  return {heading.level, heading.number, heading.printed, heading.place};
}

// Whether the number is printed between the two, with neither of them: then that heading was not
// found, was taken for page furniture, or was joined to a paragraph that lacks its full stop.
bool is_printed_between(const Book& book, const Point& last, const Point& next, int number) {
  const auto is_the_number = [&](std::string_view words, const Place& place) {
    if (place < last.place || next.place < place) return false;
    for (std::size_t at = 0; at < words.size(); at = text::code_point_at(words, at).next) {
      const auto ordinal = text::leading_ordinal(words.substr(at));
      if (ordinal && ordinal->level == last.level && ordinal->number == number) return true;
    }
    return false;
  };
  for (const Document* document : book.documents) {
    for (const Block& block : document->blocks) {
      if (const auto* prose = std::get_if<Prose>(&block)) {
        if (is_the_number(prose->text, prose->place)) return true;
        continue;
      }
      for (const Cell& cell : std::get<Grid>(block).cells()) {
        const Place place{.document = cell.place.document, .page = cell.place.page};
        if (is_the_number(cell.text, place)) return true;
      }
    }
  }
  return false;
}

// The ordinal of a heading, "第三部分", and what it would be with another number.
std::string ordinal_of(const Point& point, int number) {
  const std::string_view printed = text::trim(point.printed);
  const auto ordinal = text::leading_ordinal(printed);
  if (!ordinal) return std::to_string(number);
  std::string words(text::trim(printed.substr(0, printed.size() - ordinal->rest.size())));
  for (const auto& [old, now] :
       {std::pair{text::in_chinese(point.number), text::in_chinese(number)},
        std::pair{std::to_string(point.number), std::to_string(number)}}) {
    const std::size_t at = words.find(old);
    if (at == words.npos) continue;
    return words.replace(at, old.size(), now);
  }
  return std::to_string(number);
}

class Search {
 public:
  explicit Search(const Context& context) : context_(context) {}

  Findings findings() {
    look_at_points();
    look_at_headings();
    look_at_contents();
    return std::move(findings_);
  }

 private:
  using List = std::vector<Point>;

  void add(const Point& last, const Point& point) {
    if (!reported_.emplace(point.place, std::string(point.printed)).second) return;
    Finding finding = context_.finding();
    finding.operands = {{"heading", ordinal_of(point, point.number)},
                        {"before", ordinal_of(last, last.number)},
                        {"expected", ordinal_of(point, last.number + 1)}};
    // The contents repeat what the headings have.
    const bool is_told = std::any_of(findings_.begin(), findings_.end(), [&](const Finding& other) {
      return other.operands == finding.operands;
    });
    if (is_told && is_of_contents(point)) return;
    finding.evidence = {{std::string(last.printed), last.place},
                        {std::string(point.printed), point.place}};
    findings_.push_back(std::move(finding));
  }

  bool is_of_contents(const Point& point) const {
    const std::vector<Heading>& contents = context_.book.contents;
    return std::any_of(contents.begin(), contents.end(),
                       [&](const Heading& entry) { return entry.place == point.place; });
  }

  // Points of one level that no point of a higher level parts.
  void look_at_points() {
    std::map<int, List> open;
    const auto close_from = [&](int level) {
      for (auto list = open.lower_bound(level); list != open.end(); list = open.erase(list)) {
        look_at_list(list->second);
      }
    };
    for (const Passage& passage : context_.text_of_book.passages) {
      if (passage.where != Where::narrative && passage.where != Where::heading) continue;
      const auto ordinal = text::leading_ordinal(passage.raw);
      if (!ordinal) continue;
      close_from(ordinal->level + 1);
      open[ordinal->level].push_back({ordinal->level, ordinal->number, passage.raw, passage.place});
    }
    close_from(0);
  }

  // Both neighbours of a number leave room for one other: 五、七、七、 and 8、8、10、; or the last
  // of a list has the number of the one before it; or one is left out.
  void look_at_list(const List& list, bool again_at_end = true) {
    constexpr std::size_t many_points = 5;
    const int deepest = context_.number("deepest_at_end", 2);
    std::size_t faults = 0;
    const Point* last = nullptr;
    const Point* wrong = nullptr;
    for (std::size_t i = 1; i < list.size(); ++i) {
      const int number = list[i].number;
      const int expected = list[i - 1].number + 1;
      if (number == expected || number == 1) continue;
      const bool is_end = i + 1 == list.size() || list[i + 1].number == 1;
      const bool between = !is_end && list[i + 1].number == expected + 1;
      const bool again = again_at_end && is_end && i > 1 && number == expected - 1 &&
                         list[i].level <= deepest && list[i - 2].number == number - 1;
      const bool is_high = list[i].level <= deepest;
      const bool is_long = list[i].level <= deepest + 1 && list.size() >= many_points;
      const bool skipped = !between && number == expected + 1 && (is_high || is_long);
      if (!between && !again && !skipped) continue;
      const Point& next = between ? list[i + 1] : list[i];
      if (is_printed_between(context_.book, list[i - 1], next, expected)) continue;
      if (again && is_printed_between(context_.book, list[i - 1], next, 1)) continue;
      ++faults;
      last = &list[i - 1];
      wrong = &list[i];
      // The one behind it is right.
      if (between) ++i;
    }
    if (faults == 1) add(*last, *wrong);
  }

  // Entries of the contents: one whose number is another's, or one that is missing.
  void look_at_contents() {
    std::map<std::pair<int, int>, List> siblings;
    for (const Heading& entry : context_.book.contents) {
      siblings[{entry.parent, entry.level}].push_back(point_of(entry));
    }
    for (const auto& [parent, list] : siblings) {
      // 一、(a part) 一、二、(its entries) 二、(the next part): the same numbers on two levels.
      const auto firsts = std::count_if(list.begin(), list.end(),
                                        [](const Point& point) { return point.number == 1; });
      look_at_list(list, firsts < 2);
    }
  }

  // Headings under one parent whose number is skipped.
  void look_at_headings() {
    constexpr std::size_t least_headings = 3;
    std::map<std::pair<int, int>, std::vector<const Heading*>> siblings;
    for (const Heading& heading : context_.book.headings) {
      siblings[{heading.parent, heading.level}].push_back(&heading);
    }
    const int deepest = context_.number("deepest_level", 1);
    for (const auto& [parent, list] : siblings) {
      if (parent.second <= deepest && list.size() >= least_headings) look_for_gap(list);
    }
  }

  // More than one is another way of numbering, or headings that were not found.
  void look_for_gap(const std::vector<const Heading*>& list) {
    std::size_t faults = 0;
    std::size_t at = 0;
    for (std::size_t i = 1; i < list.size(); ++i) {
      const Heading& last = *list[i - 1];
      const Heading& heading = *list[i];
      // A list that begins anew is another list.
      if (heading.number == last.number + 1 || heading.number < last.number) continue;
      if (is_printed_between(context_.book, point_of(last), point_of(heading), last.number + 1)) {
        continue;
      }
      ++faults;
      at = i;
    }
    if (faults == 1) add(point_of(*list[at - 1]), point_of(*list[at]));
  }

  const Context& context_;
  std::set<std::pair<Place, std::string>> reported_;
  Findings findings_;
};

}  // namespace

Findings numbering_broken(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
