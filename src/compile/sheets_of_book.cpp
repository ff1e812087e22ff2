// Tables → sheets of names.
#include "compile/sheets_of_book.h"

#include <fmt/format.h>

#include <algorithm>

#include "compile/names.h"
#include "compile/table_words.h"
#include "compile/unsaid.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

std::string name_in(const Row& row) {
  return in_one_line(row.label);
}

// The fixed form of a row's table has that role in one of its columns.
const KeyColumn* key_of(const std::vector<KeyColumn>& keys, std::string_view role) {
  const auto key = std::find_if(keys.begin(), keys.end(),
                                [&](const KeyColumn& one) { return one.role == role; });
  return key == keys.end() ? nullptr : &*key;
}

class Maker {
 public:
  Maker(const WithTargets& read, const Catalog& catalog, const Family& family,
        const Aliases& aliases)
      : read_(read),
        book_(read.book),
        catalog_(catalog),
        family_(family),
        aliases_(aliases),
        project_(*read.book.cube.dimension("project")),
        unit_(*read.book.cube.dimension("unit")) {}

  TableSheets make() {
    add_units();
    add_projects();
    add_indicators();
    add_commissioned();
    add_records();
    add_accounts();
    for (auto& [name, records] : made_.sheets) number(records);
    return std::move(made_);
  }

 private:
  static void number(std::vector<Record>& records) {
    int line = 1;
    for (Record& record : records) {
      record.line = ++line;
      std::erase_if(record.fields, [](const auto& one) { return one.second.empty(); });
    }
  }

  Record& add(const std::string& sheet) { return made_.sheets[sheet].emplace_back(); }

  template <class Visit>
  void each_row(int dimension, const Visit& visit) const {
    for (const Table& table : book_.tables) {
      for (const Panel& panel : table.panels) {
        for (const Row& row : panel.rows) {
          for (const auto& [d, node] : row.select) {
            if (d == dimension && node != all_of_it) visit(table, row, node);
          }
        }
      }
    }
  }

  void add_units() {
    std::map<std::string, std::string> names;  // by code
    each_row(unit_, [&](const Table&, const Row& row, Node node) {
      const std::string code(book_.cube.name_of(unit_, node));
      if (!row.code.empty() && text::fold(row.code) == text::fold(code)) {
        names.emplace(code, name_in(row));
      }
    });
    // Of a book that prints no codes, units by their names.
    int made = 0;
    each_row(unit_, [&](const Table&, const Row& row, Node node) {
      const std::string name(book_.cube.name_of(unit_, node));
      if (names.contains(name) || aliases_.contains({unit_, node})) return;
      if (made_.written.contains({unit_, node})) return;
      const std::string code = fmt::format("{:03}", ++made);
      made_.written[{unit_, node}] = code;
      names.emplace(code, row.label.empty() ? name : name_in(row));
    });
    if (made > 0)
      made_.notes.push_back(
          fmt::format("{} units have no code in the book: numbered from 001", made));
    for (const auto& [code, name] : names) {
      Record& unit = add("units");
      unit.fields = {{"code", code}, {"name", name}};
      for (const auto& [other, other_name] : names) {
        const bool above = code != other && code.starts_with(other);
        if (above && other.size() > unit.fields["parent"].size()) unit.fields["parent"] = other;
      }
    }
  }

  // The words of each level as a table prints them, by the paths of the levels.
  std::map<std::string, std::string> level_names() const {
    std::map<std::string, std::string> names;
    each_row(project_, [&](const Table&, const Row& row, Node node) {
      const std::string path(book_.cube.name_of(project_, node));
      if (path.starts_with('/') && !row.label.empty()) names.emplace(path, name_in(row));
    });
    return names;
  }

  void add_projects() {
    const std::map<std::string, std::string> names = level_names();
    std::vector<Node> deepest;
    each_row(project_, [&](const Table&, const Row&, Node node) {
      const auto name = book_.cube.name_of(project_, node);
      if (std::find(deepest.begin(), deepest.end(), node) != deepest.end()) return;
      const bool above = std::any_of(names.begin(), names.end(), [&](const auto& one) {
        return one.first.starts_with(std::string(name) + "/");
      });
      if (!above) deepest.push_back(node);
    });
    for (const Node node : deepest) add_project(node, names);
    if (unplaced_ > 0) {
      made_.notes.push_back(fmt::format(
          "{} projects stand in no table of levels: their type and first level are made up",
          unplaced_));
    }
  }

  void add_project(Node node, const std::map<std::string, std::string>& names) {
    const std::string path(book_.cube.name_of(project_, node));
    std::vector<std::string> levels = levels_of(path, names);
    const Project* known = project_of(node);
    if (levels.empty()) levels.push_back(known != nullptr ? known->name : path);
    if (levels.size() < 3) ++unplaced_;
    const SourceSheet& about = *catalog_.source.sheet("projects");
    for (const char* above : {"level1", "type"}) {
      if (levels.size() < 3) levels.insert(levels.begin(), about.column(above)->stands_in);
    }
    Record& record = add("projects");
    record.fields = {{"type", levels[0]}, {"level1", levels[1]}, {"level2", levels[2]}};
    made_.written[{project_, node}] = project_path(record);
    const auto code = read_.codes.find(node);
    if (code != read_.codes.end()) record.fields["code"] = code->second;
    level2_[node] = levels[2];
    projects_[node] = made_.sheets["projects"].size() - 1;
  }

  const Project* project_of(Node node) const {
    for (const Project& project : book_.projects) {
      if (project.node == node) return &project;
    }
    return nullptr;
  }

  // The table of targets, and its form.
  std::pair<const Table*, const Form*> targets() const {
    for (const Table& table : book_.tables) {
      const Form* form = form_of(table, family_);
      if (form != nullptr && form->kind == FormKind::performance) return {&table, form};
    }
    return {nullptr, nullptr};
  }

  void add_indicators() {
    const auto [table, form] = targets();
    for (const Project& project : book_.projects) {
      const auto name = level2_.find(project.node);
      if (name == level2_.end() || project.indicators.empty()) continue;
      for (const Indicator& one : project.indicators) add_indicator(one, name->second);
      add_moved(project, name->second);
      std::string objective;
      const auto said = read_.objectives.find(project.node);
      if (said != read_.objectives.end()) {
        objective = said->second;
      } else if (table != nullptr)
        objective = objective_of(*table, *form, project);
      Record& record = made_.sheets["projects"][projects_[project.node]];
      record.fields["objective"] = objective.empty() ? unsaid : objective;
      without_objective_ += objective.empty() ? 1 : 0;
    }
    if (!moved_.empty()) {
      made_.notes.push_back("targets beside one project are given to another by their weights: " +
                            moved_);
    }
    if (without_objective_ > 0 && form != nullptr &&
        key_of(form->performance_columns, "objective") != nullptr) {
      made_.notes.push_back(fmt::format("{} projects with targets state no objective: '{}'",
                                        without_objective_, unsaid));
    }
  }

  std::string objective_of(const Table& table, const Form& form, const Project& project) const {
    const KeyColumn* key = key_of(form.performance_columns, "objective");
    return key == nullptr ? ""
                          : TableWords(book_, table).beside(project, form.id, key->path.back());
  }

  // Given by the weights of the projects, and not by the name beside them.
  void add_moved(const Project& project, const std::string& name) {
    std::string targets;
    for (const Indicator& one : project.indicators) {
      if (!one.moved) continue;
      targets += fmt::format("{}{} ({})", targets.empty() ? "" : ", ",
                             text::excerpt(in_one_line(one.level3)), to_string(one.place));
    }
    if (targets.empty()) return;
    moved_ += fmt::format("{}{} to {}", moved_.empty() ? "" : "; ", targets, name);
  }

  // Printed again it must be the same words: relation, value and unit side by side.
  void add_indicator(const Indicator& one, const std::string& project) {
    Record& record = add("indicators");
    record.fields = {{"project", project},
                     {"level1", in_one_line(one.level1)},
                     {"level2", in_one_line(one.level2)},
                     {"level3", in_one_line(one.level3)},
                     {"meaning", in_one_line(one.meaning)},
                     {"weight", one.weight ? one.weight_printed : ""}};
    const Target& target = one.target;
    // In columns of their own.
    const auto& known = catalog_.source.sheet("indicators")->column("relation")->one_of;
    if (!target.relation.empty() && !target.value.empty() &&
        target.printed == target.relation + target.value + target.unit &&
        std::find(known.begin(), known.end(), target.relation) != known.end()) {
      record.fields["relation"] = target.relation;
      record.fields["value"] = target.value;
      record.fields["unit"] = target.unit;
      return;
    }
    std::string rest = in_one_line(one.target.printed);
    const SourceColumn* relation = catalog_.source.sheet("indicators")->column("relation");
    std::string begins;
    for (const std::string& word : relation->one_of) {
      if (rest.starts_with(word) && word.size() > begins.size()) begins = word;
    }
    const std::string behind = rest.substr(begins.size());
    const bool counts = !one.target.value.empty() && text::is_digit(one.target.value.front());
    if (begins.empty() || behind.empty() || !counts) {
      record.fields["value"] = rest;
      return;
    }
    record.fields["relation"] = begins;
    const bool has_unit = !one.target.unit.empty() && behind.ends_with(one.target.unit) &&
                          behind.size() > one.target.unit.size() &&
                          !text::is_digit(one.target.unit.front());
    record.fields["unit"] = has_unit ? one.target.unit : "";
    record.fields["value"] = behind.substr(0, behind.size() - record.fields["unit"].size());
  }

  void add_commissioned() {
    for (const Form& form : family_.forms) {
      for (const PanelForm& panel : form.panels) {
        if (panel.axis != Axis::unit_projects) continue;
        for (const Table& table : book_.tables) {
          if (form_of(table, family_) != &form) continue;
          for (const Panel& read : table.panels) {
            for (const Row& row : read.rows) add_service(row, panel, table);
          }
        }
      }
    }
  }

  void add_service(const Row& row, const PanelForm& form, const Table& table) {
    const auto at = std::find_if(row.select.begin(), row.select.end(),
                                 [&](const auto& one) { return one.first == project_; });
    if (at == row.select.end() || !level2_.contains(at->second)) return;
    const TableWords words(book_, table);
    std::map<std::string, std::string> fields{{"project", level2_[at->second]}};
    for (const std::vector<KeyColumn>* keys : {&form.keys, &form.text_columns}) {
      for (const KeyColumn& key : *keys) {
        if (key.role == "name") continue;
        const SourceColumn* column = catalog_.source.sheet("commissioned")->column(key.role);
        if (column == nullptr) continue;
        std::string said = words.beside(row.place, key.path.back());
        if (said.empty() && column->required) {
          said = column->values.empty() ? unsaid : column->values.back();
          made_.notes.push_back(fmt::format("{} says nothing of {} of {}: '{}'",
                                            title_of(book_, table), column->title,
                                            level2_[at->second], said));
        }
        fields[key.role] = said;
      }
    }
    add("commissioned").fields = std::move(fields);
  }

  // Tables that a form makes of the rows of a sheet.
  void add_records() {
    for (std::size_t t = 0; t < book_.tables.size(); ++t) {
      const Form* form = form_of(book_.tables[t], family_);
      if (form == nullptr) continue;
      for (const PanelForm& panel : form->panels) {
        if (panel.axis == Axis::records) add_records(static_cast<int>(t), panel);
      }
    }
  }

  // Merged squares name all rows that they cover.
  void add_records(int t, const PanelForm& form) {
    const Table& table = book_.tables[static_cast<std::size_t>(t)];
    const TableWords words(book_, table);
    for (const Figure& figure : book_.figures) {
      if (figure.table != t || figure.blank) continue;
      std::map<std::string, std::string> fields;
      bool whole = true;
      for (const KeyColumn& key : form.keys) {
        std::string said = words.beside(figure.place, key.path.back());
        for (const FixedRow& known : form.rows) {
          if (text::fold(said) == text::fold(known.printed)) said = known.labels.front();
        }
        const std::string folded = text::fold(said);
        const auto& totals = catalog_.total_labels;
        whole = whole && !said.empty() &&
                std::find(totals.begin(), totals.end(), folded) == totals.end();
        fields[key.role] = said;
      }
      const auto fen = fen_of(figure.number, figure.unit);
      if (!whole || !fen || *fen <= 0) continue;
      fields["amount"] = format(*fen, Unit::yuan, 2);
      add(form.sheet).fields = std::move(fields);
    }
  }

  void add_accounts() {
    std::map<std::pair<std::string, std::string>, std::string> names;
    for (const char* dimension : {"function", "economic", "government"}) {
      const auto d = book_.cube.dimension(dimension);
      if (!d) continue;
      const Classification& codes = codes_of(dimension);
      each_row(*d, [&](const Table&, const Row& row, Node node) {
        if (row.code.empty() || row.label.empty()) return;
        if (row.code != book_.cube.name_of(*d, node)) return;  // of several at once
        const CodeName* known = codes.by_code(row.code);
        if (known != nullptr && text::fold(known->name) == text::fold(row.label)) return;
        names.emplace(std::pair(dimension, row.code), name_in(row));
      });
    }
    add_unknown_codes(names);
    for (const auto& [key, name] : names) {
      add("accounts").fields = {{"dimension", key.first}, {"code", key.second}, {"name", name}};
    }
  }

  // "3021101-差旅费" in a row of several accounts: of codes that no classification has.
  void add_unknown_codes(std::map<std::pair<std::string, std::string>, std::string>& names) const {
    for (const char* dimension : {"function", "economic", "government"}) {
      const auto d = book_.cube.dimension(dimension);
      if (!d) continue;
      each_row(*d, [&](const Table& table, const Row&, Node node) {
        const std::string code(book_.cube.name_of(*d, node));
        const std::pair<std::string, std::string> key(dimension, code);
        const bool digits = std::all_of(code.begin(), code.end(), text::is_digit);
        if (!digits || codes_of(dimension).by_code(code) != nullptr || names.contains(key)) return;
        const std::string name = TableWords(book_, table).name_of_code(code);
        if (!name.empty()) names.emplace(key, name);
      });
    }
  }

  const Classification& codes_of(std::string_view dimension) const {
    if (dimension == "function") return catalog_.function_codes;
    if (dimension == "economic") return catalog_.economic_codes;
    return catalog_.government_economic_codes;
  }

  const WithTargets& read_;
  const Book& book_;
  const Catalog& catalog_;
  const Family& family_;
  const Aliases& aliases_;
  const int project_;
  const int unit_;
  TableSheets made_;
  std::map<Node, std::string> level2_;
  std::map<Node, std::size_t> projects_;  // rows of the sheet
  std::string moved_;                     // targets, and to which projects
  int unplaced_ = 0;
  int without_objective_ = 0;
};

}  // namespace

TableSheets sheets_of_tables(const WithTargets& read, const Catalog& catalog, const Family& family,
                             const Aliases& aliases) {
  return Maker(read, catalog, family, aliases).make();
}

}  // namespace yiben::compiling
