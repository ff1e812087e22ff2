// The form of a project.
#include "compile/form_boxes.h"

#include <fmt/format.h>

#include <algorithm>

#include "compile/form_targets.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

// Squares of a label that stands on the left of all rows of a line.
constexpr int side_columns = 1;

// What a name ends with and the words behind it begin with stands once: 修复项目 and
// 项目绩效目标表.
std::string caption_of(std::string_view caption, std::string_view name) {
  constexpr std::string_view slot = "{project}";
  const std::size_t at = std::min(caption.find(slot), caption.size());
  const std::string_view behind = caption.substr(std::min(at + slot.size(), caption.size()));
  std::size_t shared = std::min(name.size(), behind.size());
  while (shared > 0 && !name.ends_with(behind.substr(0, shared))) --shared;
  return std::string(caption.substr(0, at)) + std::string(name) +
         std::string(behind.substr(shared));
}

class BoxMaker {
 public:
  BoxMaker(const Form& form, const FormContext& context, const ProjectName& project,
           const std::vector<const Record*>& indicators)
      : form_(form), context_(context), project_(project), indicators_(indicators) {}

  Box make() {
    box_.caption = caption_of(form_.each->caption, project_.level2);
    box_.table.name = project_.level2;
    for (const BoxLine& line : form_.each->lines) {
      const int begin = row_;
      if (line.targets) {
        add_targets();
      } else if (!line.amounts.empty()) {
        add_amounts(line.amounts);
      } else {
        add_words(line.words);
      }
      if (!line.side.empty()) add(begin, 0, row_ - begin, side_columns, line.side);
    }
    std::sort(box_.table.squares.begin(), box_.table.squares.end());
    return std::move(box_);
  }

 private:
  int columns() const { return static_cast<int>(form_.performance_columns.size()); }

  Square& add(int row, int column, int row_span, int column_span, std::string text) {
    return add_square(box_.table, row, column, row_span, column_span, std::move(text));
  }

  void add_words(const std::vector<BoxLine::Words>& all) {
    int column = 0;
    for (const BoxLine::Words& words : all) {
      add(row_, column, 1, 1, words.label);
      add(row_, column + 1, 1, words.squares, words_of(words.role));
      column += 1 + words.squares;
    }
    ++row_;
  }

  std::string words_of(const std::string& role) const {
    if (role == "project") return project_.level2;
    if (role == "unit") return units();
    if (role == "department") return department();
    return field(*project_.record, role);
  }

  std::vector<Coordinate> select_of(const Coordinates& narrower) const {
    std::vector<Coordinate> select =
        named(narrow(narrow(Selection(), form_.select), narrower), context_.cube);
    select.emplace_back("project", project_.path(3));
    return select;
  }

  std::string units() const {
    std::string names;
    for (const std::string& code : context_.sums.members("unit", select_of({}))) {
      names += (names.empty() ? "" : "、") + context_.names.unit_name(code);
    }
    return names.empty() ? context_.source.entity : names;
  }

  // The unit above all others.
  std::string department() const {
    for (const Record& record : sheet(context_.source, "units")) {
      if (field(record, "parent").empty()) return field(record, "name");
    }
    return context_.source.entity;
  }

  // Labels on the left half, amounts on the right.
  void add_amounts(const std::vector<ValueColumn>& amounts) {
    const int half = columns() / 2;
    WideFen whole = 0;
    WideFen parts = 0;
    bool has_total = false;
    for (const ValueColumn& amount : amounts) {
      add(row_, side_columns, 1, half, amount.path.front().front());
      Square& square = add(row_, side_columns + half, 1, columns() - half, "");
      square.amount = true;
      square.style = context_.style();
      square.style.blank_zero = form_.blank_zero;
      square.select = select_of(amount.select);
      (amount.total ? whole : parts) += context_.sums.of(square.select);
      has_total = has_total || amount.total;
      ++row_;
    }
    if (has_total && whole != parts) lacks_a_row(static_cast<Fen>(whole - parts));
  }

  void lacks_a_row(Fen amount) {
    // Facts that are wrong may be what it lacks.
    if (!context_.doubtful.empty()) return;
    const Place place = place_in(context_.source, "projects.csv", project_.record->line, "level2");
    context_.errors.push_back(
        {"projects.csv", place, text::excerpt(project_.level2),
         fmt::format("no row of {} of {} counts {} 元 of the project, which its total does",
                     form_.title, context_.family.id, format(amount, Unit::yuan, 2)),
         "enter the fund otherwise, or choose a family whose tables have it"});
  }

  void add_targets() {
    int column = side_columns;
    for (const KeyColumn& one : form_.performance_columns) {
      add(row_, column++, 1, 1, one.path.front().front());
    }
    ++row_;
    for (std::size_t i = 0; i < indicators_.size(); ++i) add_target(i);
  }

  // Levels that stay the same stand once, over all their rows.
  void add_target(std::size_t index) {
    bool same_above = true;
    for (int c = 0; c < columns(); ++c) {
      const std::string& role = form_.performance_columns[static_cast<std::size_t>(c)].role;
      const bool is_level = role == "level1" || role == "level2";
      same_above = same_above && is_level && index > 0 && is_same(role, index - 1, index);
      if (same_above) continue;
      std::size_t end = index + 1;
      while (is_level && end < indicators_.size() && is_same(role, index, end)) ++end;
      add(row_, side_columns + c, static_cast<int>(end - index), 1,
          of_indicator(role, *indicators_[index]));
    }
    ++row_;
  }

  bool is_same(const std::string& role, std::size_t a, std::size_t b) const {
    const auto word = [&](const char* level, std::size_t i) {
      return field(*indicators_[i], level);
    };
    return word("level1", a) == word("level1", b) &&
           (role == "level1" || word("level2", a) == word("level2", b));
  }

  const Form& form_;
  const FormContext& context_;
  const ProjectName& project_;
  const std::vector<const Record*>& indicators_;
  Box box_;
  int row_ = 0;
};

}  // namespace

std::vector<Box> boxes_of(const Form& form, const FormContext& context) {
  const RecordsByWords indicators = by_words(context.source, "indicators", "project");
  std::vector<Box> boxes;
  for (const ProjectName& project : context.names.projects()) {
    const auto found = indicators.find(text::fold(project.level2));
    if (found == indicators.end()) continue;
    boxes.push_back(BoxMaker(form, context, project, found->second).make());
  }
  return boxes;
}

}  // namespace yiben::compiling
