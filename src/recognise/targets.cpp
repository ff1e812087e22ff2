// Reads performance tables: one line per indicator, projects by their labels, the cut decided by
// the weights.
#include "recognise/parts.h"

#include <algorithm>
#include <map>

#include "text/text.h"

namespace yiben::recognition {

namespace {

// Order of the level-1 indicators within a project, as every form of this kind prints them.
int rank_of(std::string_view level1) {
  static constexpr std::string_view order[] = {"产出", "成本", "效益", "满意度"};
  const std::string folded = text::fold(level1);
  for (int i = 0; i < 4; ++i) {
    if (folded.starts_with(order[i])) return i + 1;
  }
  return 0;
}

// A label of a project as printed: name, money beside it, line of the first indicator below.
struct Label {
  std::string name;
  Place place;
  std::size_t line = 0;
  bool begins_piece = false;
  const Cell* amount = nullptr;
};

Unit usual_unit(const Book& book) {
  std::map<Unit, int> count;
  for (const Table& table : book.tables) {
    if (table.unit_stated) ++count[table.unit];
  }
  Unit usual = Unit::ten_thousand_yuan;
  int most = 0;
  for (const auto& [unit, times] : count) {
    if (times > most) {
      most = times;
      usual = unit;
    }
  }
  return usual;
}

class TargetsReader {
 public:
  TargetsReader(const FoundTable& found, Book& book)
      : found_(found), form_(*found.form), book_(book) {}

  void read() {
    for (const Grid* piece : found_.pieces) read_piece(*piece);
    // A table of nothing but its header says that there are no targets.
    if (lines_.empty() && (!is_blank_ || found_.cut)) {
      book_.doubts.push_back({"table-not-recognised", form_.title, found_.pieces.front()->place});
      return;
    }
    table_.form = form_.id;
    table_.title = found_.title;
    table_.title_place = found_.title_place;
    table_.unit = found_.unit.value_or(usual_unit(book_));
    table_.unit_stated = found_.unit.has_value();
    for (const Grid* piece : found_.pieces) table_.pieces.push_back(piece->place);
    table_.pages_first = found_.pieces.front()->place.page;
    table_.pages_last = found_.pieces.back()->place.page;
    assign_projects();
    book_.tables.push_back(std::move(table_));
  }

 private:
  int column(const TargetColumns& header, std::string_view role) const {
    for (std::size_t i = 0; i < form_.performance_columns.size(); ++i) {
      if (form_.performance_columns[i].role == role) return header.columns[i];
    }
    return -1;
  }

  void read_piece(const Grid& grid) {
    TargetColumns header = match_target_header(grid, form_);
    // Rows that go on below a blank line have no header of their own.
    const bool goes_on = header.score == 0 && grid.columns() == columns_;
    if (goes_on) {
      header = header_;
      header.first_data_row = 0;
    }
    if (header.score == 0) {
      is_blank_ = false;
      book_.doubts.push_back({"table-not-recognised", form_.title, grid.place});
      return;
    }
    is_blank_ = is_blank_ && is_blank_from(grid, header.first_data_row);
    header_ = header;
    columns_ = grid.columns();
    bool first_label = !goes_on;
    for (int row = header.first_data_row; row < grid.rows(); ++row) {
      if (const Cell* name = label_cell(grid, header, row)) {
        Label label;
        label.name = without_spaces(name->text);
        label.place = name->place;
        label.line = lines_.size();
        const int amount = column(header, "amount");
        if (amount >= 0) label.amount = grid.at(row, amount);
        label.begins_piece = first_label && !labels_.empty() && !has_other_amount(label);
        labels_.push_back(std::move(label));
        first_label = false;
      }
      read_indicator(grid, header, row);
    }
  }

  static bool is_blank_from(const Grid& grid, int first) {
    for (int row = first; row < grid.rows(); ++row) {
      for (int column = 0; column < grid.columns(); ++column) {
        if (!grid.text(row, column).empty()) return false;
      }
    }
    return true;
  }

  // The project's label in its own column, or in another one where a lost column has moved it: then
  // only a name that the book knows counts.
  const Cell* label_cell(const Grid& grid, const TargetColumns& header, int row) const {
    const Cell* own = at(grid, row, column(header, "project"));
    if (own != nullptr && own->row == row && !own->text.empty()) return own;
    for (const std::string_view role : {"unit", "amount", "objective"}) {
      const Cell* cell = at(grid, row, column(header, role));
      if (cell == nullptr || cell->row != row || cell->text.empty()) continue;
      const std::string folded = text::fold(cell->text);
      const bool known =
          std::any_of(book_.projects.begin(), book_.projects.end(),
                      [&](const Project& project) { return text::fold(project.name) == folded; });
      if (known) return cell;
    }
    return nullptr;
  }

  static const Cell* at(const Grid& grid, int row, int column) {
    return column < 0 ? nullptr : grid.at(row, column);
  }

  void read_indicator(const Grid& grid, const TargetColumns& header, int row) {
    const auto text_of = [&](std::string_view role) {
      const int c = column(header, role);
      return c < 0 ? std::string() : std::string(grid.text(row, c));
    };
    Indicator indicator;
    indicator.level1 = text_of("level1");
    indicator.level2 = text_of("level2");
    indicator.level3 = text_of("level3");
    indicator.meaning = text_of("meaning");
    indicator.target = parse_target(text_of("target"));
    indicator.weight_printed = text_of("weight");
    if (indicator.level3.empty() && indicator.target.printed.empty()) return;
    const CellValue weight = parse_cell(indicator.weight_printed);
    if (weight.kind == CellKind::number) indicator.weight = weight.number;
    const Cell* cell = at(grid, row, column(header, "level3"));
    indicator.place = cell != nullptr ? cell->place : grid.place;
    lines_.push_back(std::move(indicator));
  }

  // Beside the two halves of a label stands one amount, once or twice.
  bool has_other_amount(const Label& label) const {
    const std::optional<Interval> own = amount_of(label);
    const std::optional<Interval> above = amount_of(labels_.back());
    return own && above && intersect(*own, *above).is_empty();
  }

  std::optional<Interval> amount_of(const Label& label) const {
    if (label.amount == nullptr) return std::nullopt;
    const CellValue value = parse_cell(label.amount->text);
    if (value.kind != CellKind::number) return std::nullopt;
    return interval_of(value.number, table_.unit);
  }

  void assign_projects() {
    std::vector<WeightedLine> lines;
    for (const Indicator& line : lines_) lines.push_back({line.weight, rank_of(line.level1)});
    std::vector<LabelLine> labels;
    for (const Label& label : labels_) labels.push_back({label.line, label.begins_piece});
    const std::vector<Segment> segments =
        cut_by_weights(lines, labels, book_.family->weight_totals);

    std::vector<ProjectLabel> names;
    for (const Segment& segment : segments) {
      ProjectLabel name;
      for (std::size_t k = 0; k < segment.label_count; ++k) {
        const Label& label = labels_[segment.first_label + k];
        name.pieces.push_back(label.name);
        if (!name.amount) name.amount = amount_of(label);
      }
      names.push_back(std::move(name));
    }
    const std::vector<std::size_t> projects = match_projects(names, book_);

    table_.panels.emplace_back();
    Panel& panel = table_.panels.back();
    panel.select = narrow(Selection(), form_.select);
    panel.row_dimension = book_.cube.dimension("project");
    panel.exhaustive = false;
    panel.columns.push_back({"年度资金总额", {}, {}});
    // Of a table that was cut off, the last project may lack indicators.
    const std::size_t whole = segments.size() - (found_.cut && !segments.empty() ? 1 : 0);
    for (std::size_t i = 0; i < whole; ++i) store(segments[i], projects[i], panel);
    if (found_.cut) book_.doubts.push_back({"table-cut", form_.title, found_.title_place});
  }

  void store(const Segment& segment, std::size_t index, Panel& panel) {
    Project& project = book_.projects[index];
    Row row;
    row.select = {{*panel.row_dimension, project.node}};
    for (std::size_t k = 0; k < segment.label_count; ++k) {
      const Label& label = labels_[segment.first_label + k];
      row.label += label.name;
      if (k == 0) row.place = label.place;
      project.names.push_back({label.name, form_.id, label.place});
      if (k > 0) table_.repairs.push_back({"joined-label", label.name, label.place});
      if (k == 0 && segment.begin != label.line) {
        table_.repairs.push_back({"shifted-label", label.name, label.place});
      }
    }
    panel.rows.push_back(std::move(row));
    for (std::size_t k = 0; k < segment.label_count; ++k) {
      add_amount(labels_[segment.first_label + k], project, panel);
    }
    for (std::size_t line = segment.begin; line < segment.end; ++line) {
      Indicator& indicator = lines_[line];
      indicator.moved = !printed_under(line, segment);
      project.indicators.push_back(std::move(indicator));
    }
  }

  // The last label printed at or above the line is one of the segment's.
  bool printed_under(std::size_t line, const Segment& segment) const {
    std::size_t last = 0;
    for (std::size_t k = 0; k < labels_.size(); ++k) {
      if (labels_[k].line <= line) last = k;
    }
    return last >= segment.first_label && last < segment.first_label + segment.label_count;
  }

  void add_amount(const Label& label, Project& project, const Panel& panel) {
    if (label.amount == nullptr) return;
    const CellValue value = parse_cell(label.amount->text);
    if (value.kind == CellKind::blank || value.kind == CellKind::dash) return;
    Figure figure;
    figure.number = value.number;
    figure.unit = table_.unit;
    if (value.kind != CellKind::number || !set_intervals(figure)) {
      book_.doubts.push_back(
          {"unread-number", text::excerpt(label.amount->text), label.amount->place});
      return;
    }
    figure.printed = label.amount->text;
    figure.selection = narrow(panel.select, panel.rows.back().select);
    figure.non_negative = form_.non_negative;
    figure.place = label.amount->place;
    figure.table = static_cast<int>(book_.tables.size());
    figure.row = static_cast<int>(panel.rows.size()) - 1;
    project.target_amount = static_cast<int>(book_.figures.size());
    book_.figures.push_back(std::move(figure));
  }

  const FoundTable& found_;
  const Form& form_;
  TargetColumns header_;  // of the piece before
  int columns_ = 0;       // of that piece
  bool is_blank_ = true;  // no piece has anything below its header
  Book& book_;
  Table table_;
  std::vector<Indicator> lines_;
  std::vector<Label> labels_;
};

}  // namespace

void read_targets(const FoundTable& found, Book& book) {
  TargetsReader(found, book).read();
}

}  // namespace yiben::recognition
