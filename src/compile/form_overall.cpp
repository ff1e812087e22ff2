// The form of the whole department.
#include "compile/form_overall.h"

#include <algorithm>

#include "compile/slots.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

// Squares of a label that stands on the left of all rows.
constexpr int side_columns = 1;

class OverallMaker {
 public:
  OverallMaker(const Form& form, const FormContext& context)
      : form_(form), overall_(*form.overall), context_(context) {}

  MadeTable make() {
    LayoutTable& table = made_.table;
    table.name = form_.title;
    table.wide = true;
    made_.empty = sheet(context_.source, "overall").empty() &&
                  sheet(context_.source, "overall_indicators").empty();
    add_entity();
    add_money();
    const int begin = row_;
    for (const KeyColumn& words : overall_.words) add_words(words);
    add_targets();
    if (row_ > begin) add(begin, 0, row_ - begin, side_columns, overall_.side);
    std::sort(table.squares.begin(), table.squares.end());
    return std::move(made_);
  }

 private:
  int money_columns() const { return static_cast<int>(overall_.columns.size()); }

  Square& add(int row, int column, int row_span, int column_span, std::string text) {
    return add_square(made_.table, row, column, row_span, column_span, std::move(text));
  }

  void add_entity() {
    add(row_, 0, 1, side_columns + 1, overall_.entity);
    add(row_++, side_columns + 1, 1, money_columns(), context_.source.entity);
  }

  // The label stands beside the header of the amounts and the amounts.
  void add_money() {
    std::vector<std::vector<std::string>> paths;
    for (const ValueColumn& column : overall_.columns) {
      std::vector<std::string>& path = paths.emplace_back();
      for (const Labels& labels : column.path) path.push_back(labels.front());
    }
    std::vector<Square> header;
    const int depth = add_header(paths, header);
    for (Square& square : header) {
      square.row += row_;
      square.column += side_columns + 1;
      made_.table.squares.push_back(std::move(square));
    }
    add(row_, 0, depth + 1, side_columns + 1, overall_.money);
    row_ += depth;
    for (int c = 0; c < money_columns(); ++c) {
      const ValueColumn& column = overall_.columns[static_cast<std::size_t>(c)];
      Square& square = add(row_, side_columns + 1 + c, 1, 1, "");
      square.amount = true;
      square.style = context_.style();
      square.style.blank_zero = form_.blank_zero;
      square.select =
          named(narrow(narrow(Selection(), form_.select), column.select), context_.cube);
    }
    ++row_;
  }

  // A row of the sheet is a paragraph.
  void add_words(const KeyColumn& words) {
    std::string all;
    for (const Record& record : sheet(context_.source, "overall")) {
      const std::string& paragraph = field(record, words.role);
      if (paragraph.empty()) continue;
      all += (all.empty() ? "" : "\n") + paragraph;
    }
    add(row_, side_columns, 1, 1, words.path.front().front());
    add(row_++, side_columns + 1, 1, money_columns(), std::move(all));
  }

  void add_targets() {
    const std::vector<Record>& records = sheet(context_.source, "overall_indicators");
    if (records.empty()) return;
    add_row([](const KeyColumn& column) { return column.path.front().front(); });
    for (const Record& record : records) {
      add_row([&](const KeyColumn& column) { return of_indicator(column.role, record); });
    }
  }

  template <typename Words>
  void add_row(const Words& words) {
    int column = side_columns;
    for (std::size_t i = 0; i < form_.performance_columns.size(); ++i) {
      add(row_, column, 1, overall_.spans[i], words(form_.performance_columns[i]));
      column += overall_.spans[i];
    }
    ++row_;
  }

  // A role with fields in braces is what stands around them, too.
  static std::string of_indicator(const std::string& role, const Record& record) {
    if (role == "measure") return field(record, "unit");
    if (role.find('{') == role.npos) return field(record, role);
    return fill(role, [&](std::string_view slot) { return field(record, slot); });
  }

  const Form& form_;
  const OverallForm& overall_;
  const FormContext& context_;
  MadeTable made_;
  int row_ = 0;
};

}  // namespace

MadeTable overall_of(const Form& form, const FormContext& context) {
  return OverallMaker(form, context).make();
}

}  // namespace yiben::compiling
