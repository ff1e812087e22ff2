// Tables of targets → projects.
#include "compile/targets_by_words.h"

#include <algorithm>

#include "compile/table_words.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

bool is_code(std::string_view words) {
  return words.size() >= 4 && std::all_of(words.begin(), words.end(), [](char c) {
           return text::is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
         });
}

class Reader {
 public:
  Reader(const Book& book, const Family& family) : family_(family) { made_.book = book; }

  WithTargets read() {
    const auto project = made_.book.cube.dimension("project");
    const bool known = std::any_of(made_.book.projects.begin(), made_.book.projects.end(),
                                   [](const Project& one) { return !one.indicators.empty(); });
    if (!project || known) return std::move(made_);
    project_ = *project;
    for (std::size_t t = 0; t < made_.book.tables.size(); ++t) {
      const Form* form = form_of(made_.book.tables[t], family_);
      const bool lists =
          form != nullptr && form->kind == FormKind::performance && !form->overall && !form->each;
      if (lists) read(static_cast<int>(t), *form);
    }
    return std::move(made_);
  }

 private:
  void read(int t, const Form& form) {
    const TableWords words(made_.book, made_.book.tables[static_cast<std::size_t>(t)]);
    std::map<Place, Node> rows;
    for (const TableWords::Line& line : words.lines(form.performance_columns, "level3")) {
      const Node node = add_line(line.words);
      if (node == all_of_it) continue;
      for (const Place& place : line.places) rows.emplace(place, node);
    }
    for (Figure& figure : made_.book.figures) {
      const auto row = rows.find(figure.place);
      if (figure.table == t && row != rows.end()) place(figure, row->second, form);
    }
  }

  static std::string said(const std::map<std::string, std::string>& words, const char* role) {
    const auto found = words.find(role);
    return found == words.end() ? "" : found->second;
  }

  Node add_line(const std::map<std::string, std::string>& words) {
    std::string name = said(words, "project");
    std::string code;
    if (name.empty()) name = said(words, "coded_project");
    std::size_t dash = name.find('-');
    // Its end may stand in the next line of the square.
    std::string front = name.substr(0, std::min(dash, name.size()));
    std::erase(front, ' ');
    if (dash != std::string::npos && is_code(front)) {
      name = front + name.substr(dash);
      dash = front.size();
    }
    if (dash != std::string::npos && is_code(name.substr(0, dash))) {
      code = name.substr(0, dash);
      name.erase(0, dash + 1);
    }
    const auto node = made_.book.cube.intern(project_, "?" + text::fold(name));
    if (name.empty() || !node) return all_of_it;
    auto project = std::find_if(made_.book.projects.begin(), made_.book.projects.end(),
                                [&](const Project& one) { return one.node == *node; });
    if (project == made_.book.projects.end()) {
      Project& added = made_.book.projects.emplace_back();
      added.name = name;
      added.node = *node;
      if (!code.empty()) made_.codes[*node] = code;
      made_.objectives[*node] = said(words, "objective");
      project = made_.book.projects.end() - 1;
    }
    Indicator& one = project->indicators.emplace_back();
    one.level1 = said(words, "level1");
    one.level2 = said(words, "level2");
    one.level3 = said(words, "level3");
    one.meaning = said(words, "meaning");
    one.target.relation = said(words, "relation");
    one.target.value = said(words, "value");
    one.target.unit = said(words, "measure");
    one.target.printed = one.target.relation + one.target.value + one.target.unit;
    if (one.target.printed.empty()) one.target = parse_target(said(words, "target"));
    one.weight_printed = said(words, "weight");
    const CellValue weight = parse_cell(one.weight_printed);
    if (weight.kind == CellKind::number) one.weight = weight.number;
    return *node;
  }

  // An amount of the project, by the form's column of its header.
  void place(Figure& figure, Node node, const Form& form) {
    Table& table = made_.book.tables[static_cast<std::size_t>(figure.table)];
    Panel& panel = table.panels[static_cast<std::size_t>(figure.panel)];
    const std::string& path = panel.columns[static_cast<std::size_t>(figure.column)].path;
    const std::string label =
        text::fold(path.substr(path.rfind('>') == path.npos ? 0 : path.rfind('>') + 1));
    for (const KeyColumn& key : form.performance_columns) {
      const Labels& labels = key.path.back();
      if (key.role != "amount") continue;
      if (std::find(labels.begin(), labels.end(), label) == labels.end()) continue;
      figure.selection =
          narrow(narrow(narrow(Selection(), form.select), key.select), {{project_, node}});
      Row& row = panel.rows[static_cast<std::size_t>(figure.row)];
      row.select = {{project_, node}};
      return;
    }
  }

  const Family& family_;
  WithTargets made_;
  int project_ = 0;
};

}  // namespace

WithTargets with_targets(const Book& book, const Family& family) {
  return Reader(book, family).read();
}

}  // namespace yiben::compiling
