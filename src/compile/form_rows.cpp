// Rows by axis.
#include "compile/form_rows.h"

#include <algorithm>
#include <set>

#include "text/text.h"

namespace yiben::compiling {

namespace {

// What tells the rows of a sheet apart where a form lists them.
std::string words_of_keys(const PanelForm& form, const Record& record) {
  std::string words;
  for (const KeyColumn& key : form.keys) words += "/" + field(record, key.role);
  return words;
}

class RowMaker {
 public:
  RowMaker(const PanelForm& form, const Selection& select, const FormContext& context)
      : form_(form), context_(context), inside_(named(select, context.cube)) {}

  FormRows make() {
    rows_.any_facts = context_.sums.any(inside_);
    switch (form_.axis) {
      case Axis::fixed:
        break;
      case Axis::function_codes:
        add_codes("function");
        break;
      case Axis::economic_codes:
        add_codes("economic");
        break;
      case Axis::function_classes:
        add_classes();
        break;
      case Axis::units:
        add_units();
        break;
      case Axis::projects:
        add_projects();
        break;
      case Axis::unit_projects:
        add_unit_projects();
        break;
      case Axis::combinations:
        add_combinations();
        break;
      case Axis::records:
        add_records();
        break;
    }
    add_fixed();
    add_total();
    return std::move(rows_);
  }

 private:
  Coordinates at(std::string_view dimension, std::string_view member) const {
    const auto of = context_.cube.dimension(dimension);
    const auto node = of ? context_.cube.intern(*of, member) : std::nullopt;
    return node ? Coordinates{{*of, *node}} : Coordinates{};
  }

  FormRow& add(std::string_view role, std::string_view words, Coordinates select) {
    FormRow& row = rows_.body.emplace_back();
    row.words[std::string(role)] = words;
    row.select = std::move(select);
    return row;
  }

  // Codes that occur, those that the form always lists, and all codes that these begin with: 类 has
  // three digits, each level below two more. A form may list the upper levels alone.
  void add_codes(std::string_view dimension) {
    std::set<std::string> codes(form_.listed.begin(), form_.listed.end());
    for (const std::string& code : context_.sums.members(dimension, inside_)) {
      for (std::size_t length = 3; length < code.size(); length += 2) {
        codes.insert(code.substr(0, length));
      }
      codes.insert(code);
    }
    if (form_.digits > 0) {
      std::erase_if(codes, [&](const std::string& code) { return code.size() > form_.digits; });
    }
    for (auto code = codes.begin(); code != codes.end(); ++code) {
      if (is_left_out(codes, code)) continue;
      FormRow& row = add("code", *code, at(dimension, *code));
      row.words["name"] = context_.names.code_name(dimension, *code);
    }
  }

  // Codes that others begin with, where the form lists the deepest alone.
  bool is_left_out(const std::set<std::string>& codes,
                   std::set<std::string>::const_iterator code) const {
    const auto next = std::next(code);
    return form_.deepest_codes && next != codes.end() && next->starts_with(*code);
  }

  // A row for what facts have in common along all keys: "2010801-行政运行", "30101-基本工资".
  void add_combinations() {
    std::vector<std::string> dimensions;
    for (const KeyColumn& key : form_.keys) dimensions.push_back(key.role);
    for (const Sums::Combination& members : context_.sums.combinations(dimensions, inside_)) {
      FormRow row;
      for (std::size_t i = 0; i < members.size(); ++i) {
        // Facts that name none are a mistake, and said already.
        if (members[i].empty()) continue;
        const Coordinates here = at(dimensions[i], members[i]);
        row.select.insert(row.select.end(), here.begin(), here.end());
        row.words[dimensions[i]] =
            members[i] + "-" + context_.names.code_name(dimensions[i], members[i]);
      }
      rows_.body.push_back(std::move(row));
    }
  }

  void add_records() {
    std::set<std::string> done;
    for (const Record& record : sheet(context_.source, form_.sheet)) {
      const std::string member = words_of_keys(form_, record);
      if (!done.insert(member).second) continue;
      FormRow row;
      row.select = at("row", member);
      for (const KeyColumn& key : form_.keys) row.words[key.role] = field(record, key.role);
      rows_.body.push_back(std::move(row));
    }
    for (FormRow& row : rows_.body) print_as_listed(row);
  }

  // `rows` of the form say how the words of a sheet are printed.
  void print_as_listed(FormRow& row) const {
    std::string& words = row.words[form_.keys.front().role];
    for (const FixedRow& known : form_.rows) {
      if (known.labels.front() == text::fold(words)) words = known.printed;
    }
  }

  void add_classes() {
    std::vector<std::string> classes = form_.listed;
    for (const std::string& code : context_.sums.members("function", inside_)) {
      const std::string name = code.substr(0, 3);
      if (std::find(classes.begin(), classes.end(), name) == classes.end()) {
        classes.push_back(name);
      }
    }
    int number = 0;
    for (const std::string& member : classes) {
      const std::string name = context_.names.code_name("function", member);
      add("name", text::in_chinese(++number) + "、" + name, at("function", member));
    }
  }

  void add_units() {
    std::set<std::string> codes;
    for (const std::string& code : context_.sums.members("unit", inside_)) {
      for (const Record& record : sheet(context_.source, "units")) {
        if (code.starts_with(field(record, "code"))) codes.insert(field(record, "code"));
      }
    }
    for (auto code = codes.begin(); code != codes.end(); ++code) {
      if (is_left_out(codes, code)) continue;
      FormRow& row = add("code", *code, at("unit", *code));
      row.words["name"] = context_.names.unit_name(*code);
    }
  }

  std::vector<const ProjectName*> projects_inside(const std::vector<Coordinate>& select) const {
    return context_.names.projects_at(context_.sums.members("project", select));
  }

  // Each level has a column of its own and a row before those below it, in the order in which the
  // sheet names them first.
  void add_projects() {
    const std::vector<const ProjectName*> projects = projects_inside(inside_);
    std::set<std::string> done;
    const auto each_new = [&](std::string_view prefix, int levels, const auto& visit) {
      for (const ProjectName* project : projects) {
        const std::string path = project->path(levels);
        if (path.starts_with(prefix) && done.insert(path).second) visit(*project, path);
      }
    };
    each_new("", 1, [&](const ProjectName& type, const std::string& type_path) {
      add("level1", type.type, at("project", type_path));
      each_new(type_path + "/", 2, [&](const ProjectName& group, const std::string& group_path) {
        add("level2", group.level1, at("project", group_path));
        each_new(group_path + "/", 3, [&](const ProjectName& project, const std::string& path) {
          add_project(project, path);
        });
      });
    });
  }

  void add_project(const ProjectName& project, const std::string& path) {
    FormRow& row = add("level3", project.level2, at("project", path));
    std::vector<Coordinate> select = inside_;
    select.emplace_back("project", path);
    std::string& units = row.words["unit"];
    for (const std::string& code : context_.sums.members("unit", select)) {
      units += (units.empty() ? "" : "、") + context_.names.unit_name(code);
    }
  }

  void add_unit_projects() {
    const RecordsByWords commissioned = by_words(context_.source, "commissioned", "project");
    for (const std::string& code : context_.sums.members("unit", inside_)) {
      const Coordinates unit = at("unit", code);
      add("name", context_.names.unit_name(code), unit);
      std::vector<Coordinate> inside = inside_;
      inside.emplace_back("unit", code);
      for (const ProjectName* project : projects_inside(inside)) {
        Coordinates select = at("project", project->path(3));
        select.insert(select.end(), unit.begin(), unit.end());
        FormRow& row = add("name", project->level2, std::move(select));
        const auto records = commissioned.find(text::fold(project->level2));
        if (records == commissioned.end()) continue;
        // The words of the sheet's rows about the project.
        for (const Record* record : records->second) {
          for (const auto& [name, words] : record->fields) row.words.emplace(name, words);
        }
      }
    }
  }

  static FormRow fixed(const FixedRow& row) {
    FormRow made;
    made.words["name"] = row.printed;
    made.select = row.select;
    return made;
  }

  // Fixed rows stand above what the axis lists, but for those of the foot.
  void add_fixed() {
    if (form_.axis == Axis::records) return;
    // A table of one row has no words for it.
    if (form_.keys.empty()) rows_.body.emplace_back();
    std::vector<FormRow> head;
    for (const FixedRow& row : form_.rows) {
      const auto& foot = form_.foot;
      if (std::find(foot.begin(), foot.end(), row.labels.front()) == foot.end()) {
        head.push_back(fixed(row));
      }
    }
    rows_.body.insert(rows_.body.begin(), head.begin(), head.end());
    for (const std::string& label : form_.foot) {
      FormRow row;
      row.empty = true;
      for (const FixedRow& known : form_.rows) {
        if (!label.empty() && known.labels.front() == label) row = fixed(known);
      }
      rows_.foot.push_back(std::move(row));
    }
  }

  // A table without facts keeps its total row.
  void add_total() {
    TotalRow place = form_.total;
    if (place == TotalRow::none && rows_.body.empty()) place = TotalRow::first;
    if (form_.keys.empty()) return;
    if (place == TotalRow::none) return;
    FormRow total;
    const bool has_name = std::any_of(form_.keys.begin(), form_.keys.end(),
                                      [](const KeyColumn& key) { return key.role == "name"; });
    total.words[has_name ? "name" : form_.keys.front().role] =
        form_.total_label.empty() ? context_.catalog.total_labels.front() : form_.total_label;
    const auto where = place == TotalRow::first ? rows_.body.begin() : rows_.body.end();
    rows_.body.insert(where, std::move(total));
  }

  const PanelForm& form_;
  const FormContext& context_;
  const std::vector<Coordinate> inside_;
  FormRows rows_;
};

}  // namespace

FormRows rows_of(const PanelForm& form, const Selection& select, const FormContext& context) {
  return RowMaker(form, select, context).make();
}

}  // namespace yiben::compiling

namespace yiben {

std::vector<Fact> facts_of_records(const Source& source, const Family& family) {
  std::vector<Fact> facts;
  for (const Form& form : family.forms) {
    for (const PanelForm& panel : form.panels) {
      if (panel.axis != Axis::records) continue;
      for (const Record& record : sheet(source, panel.sheet)) {
        Fact fact;
        fact.at = {{"scope", form.id}, {"row", compiling::words_of_keys(panel, record)}};
        const CellValue value = parse_cell(field(record, "amount"));
        fact.amount = fen_of(value.number, Unit::yuan).value_or(0);
        facts.push_back(std::move(fact));
      }
    }
  }
  return facts;
}

}  // namespace yiben
