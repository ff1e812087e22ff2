// The table of targets.
#include "compile/form_targets.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "text/text.h"

namespace yiben::compiling {

namespace {

// Columns that say of the whole project what the others say of one indicator.
bool is_of_project(std::string_view role) {
  return role == "unit" || role == "project" || role == "coded_project" || role == "amount" ||
         role == "objective";
}

class TargetsMaker {
 public:
  TargetsMaker(const Form& form, const FormContext& context)
      : form_(form),
        context_(context),
        indicators_(by_words(context.source, "indicators", "project")) {}

  MadeTable make() {
    choose_columns();
    LayoutTable& table = made_.table;
    table.name = form_.title;
    table.wide = true;
    table.header_rows = add_header(paths_, table.squares);
    row_ = table.header_rows;
    check_projects();
    for (const ProjectName& project : context_.names.projects()) add_project(project);
    made_.empty = row_ == table.header_rows;
    if (made_.empty) add_blank_row();
    std::sort(table.squares.begin(), table.squares.end());
    return std::move(made_);
  }

 private:
  // Units are named where the book has several.
  void choose_columns() {
    const bool units = context_.sums.members("unit", named(Selection(), context_.cube)).size() > 1;
    for (const KeyColumn& column : form_.performance_columns) {
      if (column.role == "unit" && !units) continue;
      std::vector<std::string>& path = paths_.emplace_back();
      for (const Labels& labels : column.path) path.push_back(labels.front());
      columns_.push_back(&column);
    }
  }

  void check_projects() {
    const bool unread = has_no_column(context_.doubtful, "projects", {"level2"}) ||
                        has_no_column(context_.doubtful, "indicators", {"project"});
    if (unread) return;
    const SourceSheet& projects = *context_.catalog.source.sheet("projects");
    const Origin& origin = context_.source.origin;
    std::set<std::string> missing;
    for (const Record& record : sheet(context_.source, "indicators")) {
      const std::string& name = field(record, "project");
      if (context_.names.project_named(name) != nullptr || !missing.insert(name).second) continue;
      context_.errors.push_back(
          {"indicators.csv", place_in(context_.source, "indicators.csv", record.line, "project"),
           text::excerpt(name),
           fmt::format("no project of this name is in {}", called(projects, origin)),
           fmt::format("write the name as the column {} of {} has it",
                       called(projects, "level2", origin), called(projects, origin))});
    }
  }

  void add_project(const ProjectName& project) {
    const auto found = indicators_.find(text::fold(project.level2));
    if (found == indicators_.end()) return;
    const std::vector<const Record*>& indicators = found->second;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (is_of_project(columns_[c]->role)) {
        Square square = of_project(*columns_[c], project);
        square.row = row_;
        square.column = static_cast<int>(c);
        square.row_span = static_cast<int>(indicators.size());
        made_.table.squares.push_back(std::move(square));
        continue;
      }
      for (std::size_t i = 0; i < indicators.size(); ++i) {
        Square square;
        square.row = row_ + static_cast<int>(i);
        square.column = static_cast<int>(c);
        square.text = of_indicator(columns_[c]->role, *indicators[i]);
        made_.table.squares.push_back(std::move(square));
      }
    }
    row_ += static_cast<int>(indicators.size());
  }

  Square of_project(const KeyColumn& column, const ProjectName& project) const {
    const std::string& role = column.role;
    Square square;
    std::vector<Coordinate> select =
        named(narrow(narrow(Selection(), form_.select), column.select), context_.cube);
    select.emplace_back("project", project.path(3));
    if (role == "project") square.text = project.level2;
    if (role == "coded_project") {
      const std::string& code = field(*project.record, "code");
      square.text = (code.empty() ? "" : code + "-") + project.level2;
    }
    if (role == "objective") square.text = field(*project.record, "objective");
    if (role == "amount") {
      square.amount = true;
      square.style = context_.style();
      square.style.blank_zero = form_.blank_zero;
      square.select = std::move(select);
    } else if (role == "unit") {
      for (const std::string& code : context_.sums.members("unit", select)) {
        square.text += (square.text.empty() ? "" : "、") + context_.names.unit_name(code);
      }
    }
    return square;
  }

  void add_blank_row() {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      Square square;
      square.row = row_;
      square.column = static_cast<int>(c);
      made_.table.squares.push_back(std::move(square));
    }
  }

  const Form& form_;
  const FormContext& context_;
  const RecordsByWords indicators_;  // of each project
  std::vector<const KeyColumn*> columns_;
  std::vector<std::vector<std::string>> paths_;
  MadeTable made_;
  int row_ = 0;
};

}  // namespace

std::string of_indicator(const std::string& role, const Record& record) {
  if (role == "measure") return field(record, "unit");
  if (role != "target") return field(record, role);
  return field(record, "relation") + field(record, "value") + field(record, "unit");
}

MadeTable targets_of(const Form& form, const FormContext& context) {
  return TargetsMaker(form, context).make();
}

}  // namespace yiben::compiling
