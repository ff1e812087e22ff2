// Squares of a table.
#include "compile/form_table.h"

#include <algorithm>

#include "book/book.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

// From so many columns on a table lies on a page in landscape.
constexpr std::size_t min_wide_columns = 9;

using Path = std::vector<std::string>;

Path printed_path(const std::string& heading, const std::vector<Labels>& path) {
  Path labels;
  if (!heading.empty()) labels.push_back(heading);
  for (const Labels& alternatives : path) labels.push_back(alternatives.front());
  return labels;
}

// "A>B", as the form spells it.
Path printed_path(const std::string& heading, std::string_view path) {
  Path labels;
  if (!heading.empty()) labels.push_back(heading);
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('>'), path.size());
    labels.emplace_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return labels;
}

Square words_at(int row, int column, std::string words) {
  Square square;
  square.row = row;
  square.column = column;
  square.text = std::move(words);
  return square;
}

class TableMaker {
 public:
  TableMaker(const Form& form, const FormContext& context) : form_(form), context_(context) {}

  MadeTable make() {
    LayoutTable& table = made_.table;
    table.name = form_.title;
    std::vector<Path> paths;
    std::size_t body = 0;
    std::size_t foot = 0;
    made_.empty = true;
    for (const PanelForm& panel : form_.panels) {
      add_paths(panel, paths);
      const Selection select = selection_of(panel);
      rows_.push_back(rows_of(panel, select, context_));
      body = std::max(body, rows_.back().body.size());
      foot = std::max(foot, rows_.back().foot.size());
      made_.empty = made_.empty && !rows_.back().any_facts;
    }
    table.wide = paths.size() >= min_wide_columns;
    table.header_rows = add_header(paths, table.squares);
    height_ = body + foot;
    for (std::size_t i = 0; i < form_.panels.size(); ++i) add_panel(form_.panels[i], rows_[i]);
    std::sort(table.squares.begin(), table.squares.end());
    return std::move(made_);
  }

 private:
  static void add_paths(const PanelForm& panel, std::vector<Path>& paths) {
    for (const KeyColumn& key : panel.keys) {
      paths.push_back(printed_path(panel.heading, key.path));
    }
    for (const ValueColumn& column : panel.columns) {
      paths.push_back(printed_path(panel.heading, column.printed_path));
    }
    for (const KeyColumn& key : panel.text_columns) {
      paths.push_back(printed_path(panel.heading, key.path));
    }
  }

  // What stands in a sheet beside the facts is a world of its own.
  Selection selection_of(const PanelForm& panel) const {
    const Selection select = narrow(narrow(Selection(), form_.select), panel.select);
    const auto scope = context_.cube.dimension("scope");
    if (panel.axis != Axis::records || !scope) return select;
    return select.with(*scope, context_.cube.intern(*scope, form_.id).value_or(all_of_it));
  }

  void add_panel(const PanelForm& form, const FormRows& rows) {
    panel_ = Panel();
    panel_.select = selection_of(form);
    for (std::size_t i = 0; i < height_; ++i) {
      const std::size_t foot_begin = height_ - rows.foot.size();
      const FormRow* row = nullptr;
      if (i < rows.body.size()) row = &rows.body[i];
      if (i >= foot_begin) row = &rows.foot[i - foot_begin];
      add_row(form, row == nullptr || row->empty ? nullptr : row, static_cast<int>(i));
    }
    column_ += static_cast<int>(form.keys.size() + form.columns.size() + form.text_columns.size());
  }

  // Where a half has no row its squares are blank.
  void add_row(const PanelForm& form, const FormRow* row, int index) {
    const int at = made_.table.header_rows + index;
    int column = column_;
    for (const KeyColumn& key : form.keys) add_words(row, key.role, at, column++);
    for (const ValueColumn& value : form.columns) add_amount(row, value, at, column++);
    for (const KeyColumn& key : form.text_columns) add_words(row, key.role, at, column++);
  }

  void add_words(const FormRow* row, const std::string& role, int at, int column) {
    std::string words;
    if (row != nullptr) {
      const auto found = row->words.find(role);
      if (found != row->words.end()) words = found->second;
    }
    made_.table.squares.push_back(words_at(at, column, std::move(words)));
  }

  void add_amount(const FormRow* row, const ValueColumn& value, int at, int column) {
    Square square = words_at(at, column, "");
    if (row != nullptr) {
      Row selected;
      selected.select = row->select;
      Column over;
      over.select = value.select;
      square.amount = true;
      square.select = named(selection_at(context_.cube, panel_, selected, over), context_.cube);
      square.style = context_.style();
      square.style.blank_zero = form_.blank_zero;
    }
    made_.table.squares.push_back(std::move(square));
  }

  const Form& form_;
  const FormContext& context_;
  std::vector<FormRows> rows_;
  MadeTable made_;
  Panel panel_;
  std::size_t height_ = 0;
  int column_ = 0;  // where the panel begins
};

bool same_group(const Path& a, const Path& b, std::size_t level) {
  return a.size() > level + 1 && b.size() > level + 1 &&
         std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(level) + 1, b.begin());
}

}  // namespace

int add_header(const std::vector<std::vector<std::string>>& paths, std::vector<Square>& squares) {
  std::size_t depth = 0;
  for (const Path& path : paths) depth = std::max(depth, path.size());
  for (std::size_t level = 0; level < depth; ++level) {
    for (std::size_t c = 0; c < paths.size();) {
      std::size_t end = c + 1;
      if (level < paths[c].size()) {
        while (end < paths.size() && same_group(paths[c], paths[end], level)) ++end;
        Square square = words_at(static_cast<int>(level), static_cast<int>(c), paths[c][level]);
        square.column_span = static_cast<int>(end - c);
        const bool lowest = level + 1 == paths[c].size();
        square.row_span = lowest ? static_cast<int>(depth - level) : 1;
        squares.push_back(std::move(square));
      }
      c = end;
    }
  }
  return static_cast<int>(depth);
}

MadeTable table_of(const Form& form, const FormContext& context) {
  return TableMaker(form, context).make();
}

Square& add_square(LayoutTable& table, int row, int column, int row_span, int column_span,
                   std::string text) {
  Square& square = table.squares.emplace_back();
  square.row = row;
  square.column = column;
  square.row_span = row_span;
  square.column_span = column_span;
  square.text = std::move(text);
  return square;
}

}  // namespace yiben::compiling
