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
  bool follows = false;  // right behind the point before it, with no other paragraph between
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
    look_at_captions();
    look_at_columns();
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
    int last_level = -1;  // of the paragraph before; -1 where it is no point
    for (const Passage& passage : context_.text_of_book.passages) {
      if (passage.where != Where::narrative && passage.where != Where::heading) continue;
      const auto ordinal = text::leading_ordinal(passage.raw);
      if (ordinal) {
        close_from(ordinal->level + 1);
        open[ordinal->level].push_back({ordinal->level, ordinal->number, passage.raw, passage.place,
                                        last_level == ordinal->level});
      }
      last_level = ordinal ? ordinal->level : -1;
    }
    close_from(0);
  }

  // Titles of tables, 五、五、七、, which may be repeated on further pages.
  void look_at_captions() {
    List list;
    for (const Passage& passage : context_.text_of_book.passages) {
      if (passage.where != Where::caption) continue;
      const auto ordinal = text::leading_ordinal(passage.raw);
      if (!ordinal || ordinal->level != 1) continue;
      if (!list.empty() && without_spaces(list.back().printed) == passage.words) continue;
      list.push_back({ordinal->level, ordinal->number, passage.raw, passage.place});
    }
    look_between(list);
  }

  // Labels of rows that stand right below each other.
  void look_at_columns() {
    for (const Document* document : context_.book.documents) {
      for (const Block& block : document->blocks) {
        const auto* grid = std::get_if<Grid>(&block);
        for (int column = 0; grid != nullptr && column < grid->columns(); ++column) {
          look_at_column(*grid, column);
        }
      }
    }
  }

  void look_at_column(const Grid& grid, int column) {
    List list;
    for (int row = 0; row < grid.rows(); ++row) {
      const Cell* cell = grid.at(row, column);
      const bool own = cell != nullptr && cell->is_sure() && cell->row == row &&
                       cell->column == column && !cell->from_image;
      const auto ordinal = own ? text::leading_ordinal(text::trim(cell->text)) : std::nullopt;
      if (!ordinal || (!list.empty() && ordinal->level != list.back().level)) {
        look_between(list);
        list.clear();
      }
      if (ordinal) list.push_back({ordinal->level, ordinal->number, cell->text, cell->place});
    }
    look_between(list);
  }

  // Neighbours that leave room for one other number.
  void look_between(const List& list) {
    std::size_t wrong = 0;
    std::size_t faults = 0;
    for (std::size_t i = 1; i + 1 < list.size(); ++i) {
      const int expected = list[i - 1].number + 1;
      if (list[i + 1].number != expected + 1 || list[i].number == expected) continue;
      if (is_printed_between(context_.book, list[i - 1], list[i + 1], expected)) continue;
      wrong = i;
      ++faults;
    }
    if (faults == 1) add(list[wrong - 1], list[wrong]);
  }

  // All points of the list stand right below each other and begin with the first. Of two, one may
  // keep the number that it has in the form.
  static bool is_in_one_piece(const List& list) {
    return list.size() > 2 && list.front().number == 1 &&
           std::all_of(list.begin() + 1, list.end(),
                       [](const Point& one) { return one.follows && one.number > 1; });
  }

  // Both neighbours of a number leave room for one other: 五、七、七、 and 8、8、10、; or the last
  // of a list has the number of the one before it; or one is left out, which is believed of a deep
  // list only where it is long or in one piece.
  void look_at_list(const List& list, bool again_at_end = true) {
    constexpr std::size_t many_points = 5;
    const bool one_piece = is_in_one_piece(list);
    const int deepest = one_piece ? list.front().level : context_.number("deepest_at_end", 2);
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
