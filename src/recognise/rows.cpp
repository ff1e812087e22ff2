// The rows of a panel by the axis of its form: which member of the cube each label names, and which
// rows add up to which.
#include "recognise/parts.h"

#include <algorithm>
#include <map>

#include "recognise/general/label.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

// Codes as printed, spaces, hyphens and full-width digits aside: "6030 01" is 603001.
std::string code_of(std::string_view printed) {
  return digits_of(printed);
}

class RowReader {
 public:
  RowReader(const PanelForm& form, const PanelColumns& columns, const Grid& grid,
            const Catalog& catalog, Book& book)
      : form_(form), columns_(columns), grid_(grid), catalog_(catalog), book_(book) {}

  PanelRows read(int first_row) {
    result_.dimension = dimension();
    for (int row = first_row; row < grid_.rows(); ++row) read_row(row);
    group_rows();
    return std::move(result_);
  }

 private:
  std::optional<int> dimension() const {
    switch (form_.axis) {
      case Axis::fixed:
      case Axis::combinations:
      case Axis::records:
        return std::nullopt;
      case Axis::function_codes:
      case Axis::function_classes:
        return book_.cube.dimension("function");
      case Axis::economic_codes:
        return book_.cube.dimension("economic");
      case Axis::units:
        return book_.cube.dimension("unit");
      case Axis::projects:
      case Axis::unit_projects:
        return book_.cube.dimension("project");
    }
    return std::nullopt;
  }

  std::string_view key(int grid_row, std::string_view role) const {
    for (std::size_t i = 0; i < form_.keys.size(); ++i) {
      if (form_.keys[i].role == role && columns_.keys[i] >= 0) {
        return grid_.text(grid_row, columns_.keys[i]);
      }
    }
    return {};
  }

  int first_key_column() const {
    for (const int column : columns_.keys) {
      if (column >= 0) return column;
    }
    return 0;
  }

  bool holds_amount(int grid_row) const {
    for (const int column : columns_.values) {
      if (column < 0) continue;
      if (parse_cell(grid_.text(grid_row, column)).kind == CellKind::number) return true;
    }
    return false;
  }

  void read_row(int grid_row) {
    switch (form_.axis) {
      case Axis::fixed:
        return read_fixed(grid_row, key(grid_row, "name"));
      case Axis::function_classes:
        return read_class(grid_row, key(grid_row, "name"));
      case Axis::function_codes:
      case Axis::economic_codes:
      case Axis::units:
        return read_coded(grid_row, key(grid_row, "code"), key(grid_row, "name"));
      case Axis::projects:
        return read_project_level(grid_row);
      case Axis::unit_projects:
        return read_unit_or_project(grid_row, key(grid_row, "name"));
      case Axis::combinations:
      case Axis::records:
        return;  // only of families whose books are read by their words
    }
  }

  void add(int grid_row, std::string code, std::string_view label, Coordinates select, int level) {
    PanelRow row;
    row.grid_row = grid_row;
    row.row.code = std::move(code);
    row.row.label = without_spaces(label);
    row.row.select = std::move(select);
    const Cell* cell = grid_.at(grid_row, first_key_column());
    row.row.place = cell != nullptr ? cell->place : grid_.place;
    result_.rows.push_back(std::move(row));
    levels_.push_back(level);
  }

  void unknown(int grid_row, std::string_view label) {
    if (!holds_amount(grid_row)) return;
    const Cell* cell = grid_.at(grid_row, first_key_column());
    book_.doubts.push_back(
        {"unknown-row", text::excerpt(label), cell != nullptr ? cell->place : grid_.place});
  }

  const FixedRow* fixed_row(std::string_view label) const {
    const std::string bare = bare_label(label);
    for (const FixedRow& row : form_.rows) {
      if (is_label(bare, row.labels)) return &row;
    }
    return nullptr;
  }

  bool is_total(std::string_view label) const {
    return is_label(bare_label(label), catalog_.total_labels);
  }

  void read_fixed(int grid_row, std::string_view label) {
    if (label.empty()) return unknown(grid_row, label);
    if (const FixedRow* row = fixed_row(label)) return add(grid_row, "", label, row->select, -1);
    unknown(grid_row, label);
  }

  void read_class(int grid_row, std::string_view label) {
    if (label.empty()) return unknown(grid_row, label);
    if (const FixedRow* row = fixed_row(label)) return add(grid_row, "", label, row->select, -1);
    const std::string bare = bare_label(label);
    const CodeName* known = catalog_.function_codes.by_name(bare, 3);
    const auto member = book_.cube.intern(*result_.dimension, known ? known->code : bare);
    if (!member) return unknown(grid_row, label);
    add(grid_row, "", label, {{*result_.dimension, *member}}, 1);
  }

  void read_coded(int grid_row, std::string_view code_printed, std::string_view label) {
    const std::string code = code_of(code_printed);
    if (code.empty() && (is_total(label) || is_total(code_printed))) {
      return add(grid_row, "", label.empty() ? code_printed : label, {}, 0);
    }
    if (code.empty() && label.empty()) return unknown(grid_row, code_printed);
    std::string name = code;
    if (name.empty() && form_.axis == Axis::function_codes) {
      // A table without codes names its accounts; the shortest code of that name is meant.
      const CodeName* known = catalog_.function_codes.by_name(bare_label(label), 0);
      if (known != nullptr) name = known->code;
    }
    if (name.empty()) name = bare_label(label);
    const auto member = book_.cube.intern(*result_.dimension, name);
    if (!member) return unknown(grid_row, label);
    add(grid_row, code, label, {{*result_.dimension, *member}}, 1);
  }

  // Levels stand in columns of their own: the first that is filled says the level of the row.
  void read_project_level(int grid_row) {
    static constexpr std::string_view roles[] = {"level1", "level2", "level3"};
    for (int level = 1; level <= 3; ++level) {
      const std::string_view label = key(grid_row, roles[level - 1]);
      if (label.empty()) continue;
      if (is_total(label)) return add(grid_row, "", label, {}, 0);
      path_.resize(static_cast<std::size_t>(level - 1));
      path_.push_back(text::fold(label));
      std::string name;
      for (const std::string& part : path_) name += "/" + part;
      // The same name twice under one parent is two projects.
      std::string unique = name;
      for (int copy = 2; book_.cube.find(*result_.dimension, unique); ++copy) {
        unique = name + "#" + std::to_string(copy);
      }
      const auto member = book_.cube.intern(*result_.dimension, unique);
      if (!member) return unknown(grid_row, label);
      add(grid_row, "", label, {{*result_.dimension, *member}}, level);
      if (level == 3) remember_project(*member);
      return;
    }
    unknown(grid_row, "");
  }

  void remember_project(Node member) {
    const Row& row = result_.rows.back().row;
    Project project;
    project.name = row.label;
    project.node = member;
    project.names.push_back({row.label, "projects", row.place});
    book_.projects.push_back(std::move(project));
  }

  // 市园林局本级 and 市园林局（机关本级） are one unit.
  std::string unit_name(std::string_view label) const {
    return std::string(catalog_.terms.without_own_level(text::fold(label)));
  }

  bool is_unit(std::string_view label) const {
    const auto unit = book_.cube.dimension("unit");
    const std::string name = unit_name(label);
    for (const Table& table : book_.tables) {
      for (const Panel& panel : table.panels) {
        if (panel.row_dimension != unit) continue;
        for (const Row& row : panel.rows) {
          if (unit_name(row.label) == name) return true;
        }
      }
    }
    return name == unit_name(book_.entity);
  }

  void read_unit_or_project(int grid_row, std::string_view label) {
    if (label.empty()) return unknown(grid_row, label);
    if (is_total(label)) return add(grid_row, "", label, {}, 0);
    if (is_unit(label)) {
      const auto unit = book_.cube.dimension("unit");
      const auto member = book_.cube.intern(*unit, text::fold(label));
      if (!member) return unknown(grid_row, label);
      return add(grid_row, "", label, {{*unit, *member}}, 1);
    }
    Project& project = project_named(label, book_);
    add(grid_row, "", label, {{*result_.dimension, project.node}}, 2);
    const Row& row = result_.rows.back().row;
    project.names.push_back({row.label, "commissioned", row.place});
  }

  void group_rows() {
    if (form_.axis == Axis::fixed || !form_.exhaustive) return;
    if (form_.axis == Axis::projects || form_.axis == Axis::unit_projects) return group_by_level();
    group_by_prefix();
  }

  Group& group_of(std::optional<int> total) {
    for (Group& group : result_.groups) {
      if (group.total == total) return group;
    }
    return result_.groups.emplace_back(Group{total, {}});
  }

  std::optional<int> printed_total() const {
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      if (levels_[i] == 0) return static_cast<int>(i);
    }
    return std::nullopt;
  }

  // A code belongs to the longest printed code that begins it; what belongs to none adds up to the
  // total.
  void group_by_prefix() {
    std::map<std::string, int, std::less<>> by_name;
    std::vector<int> coded;
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      if (levels_[i] == 1) coded.push_back(static_cast<int>(i));
    }
    for (const int i : coded) by_name.emplace(name_of(i), i);
    for (const int i : coded) {
      const std::string name = name_of(i);
      std::optional<int> parent = printed_total();
      for (std::size_t length = name.size() - 1; !digits_of(name).empty() && length >= 3;
           --length) {
        const auto found = by_name.find(std::string_view(name).substr(0, length));
        if (found != by_name.end()) {
          parent = found->second;
          break;
        }
      }
      group_of(parent).parts.push_back(i);
    }
  }

  std::string name_of(int row) const {
    const Coordinates& select = result_.rows[static_cast<std::size_t>(row)].row.select;
    return std::string(book_.cube.name_of(select.front().first, select.front().second));
  }

  // A row belongs to the last row of a higher level.
  void group_by_level() {
    std::vector<std::pair<int, int>> above;  // level, row
    const std::optional<int> total = printed_total();
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      if (levels_[i] == 0) continue;
      while (!above.empty() && above.back().first >= levels_[i]) above.pop_back();
      const std::optional<int> parent =
          above.empty() ? total : std::optional<int>(above.back().second);
      group_of(parent).parts.push_back(static_cast<int>(i));
      above.emplace_back(levels_[i], static_cast<int>(i));
    }
  }

  const PanelForm& form_;
  const PanelColumns& columns_;
  const Grid& grid_;
  const Catalog& catalog_;
  Book& book_;
  PanelRows result_;
  std::vector<int> levels_;        // per row: 0 total, 1… depth, -1 outside the tree
  std::vector<std::string> path_;  // folded labels of the levels above
};

}  // namespace

PanelRows read_rows(const PanelForm& form, const PanelColumns& columns, const Grid& grid,
                    int first_row, const Catalog& catalog, Book& book) {
  return RowReader(form, columns, grid, catalog, book).read(first_row);
}

}  // namespace yiben::recognition
