// Sheets against the tables and sentences that are to print them.
#include "compile/needs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compile/change.h"
#include "compile/speaker.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

class Needs {
 public:
  explicit Needs(const NeedsContext& context)
      : c_(context), indicators_(by_words(context.source, "indicators", "project")) {}

  Errors check() {
    check_projects();
    for (const Form& form : c_.family.forms) {
      // Without a form of the whole department its table says that it has money alone.
      if (form.kind == FormKind::performance && !form.overall) check_targets(form);
      for (const PanelForm& panel : form.panels) {
        if (panel.axis == Axis::unit_projects) check_commissioned(form, panel);
      }
    }
    for (const auto& [name, list] : c_.family.narrative.lists) check_list(list);
    for (const SourceSheet& sheet : c_.catalog.source.sheets) check_money(sheet);
    check_reasons();
    return std::move(errors_);
  }

 private:
  bool in_doubt(const std::vector<Coordinate>& select) const {
    return std::any_of(select.begin(), select.end(),
                       [&](const Coordinate& one) { return c_.doubtful.contains(one.first); });
  }

  bool no_projects() const {
    return has_no_column(c_.doubtful, "projects", {"type", "level1", "level2"});
  }

  // As the user calls a sheet or a column.
  std::string sheet_called(const char* name) const {
    return called(*c_.catalog.source.sheet(name), c_.source.origin);
  }
  std::string column_called(const std::string& sheet, const std::string& column) const {
    return called(*c_.catalog.source.sheet(sheet), column, c_.source.origin);
  }

  bool is_there(const std::string& name, const std::string& column) const {
    const auto columns = c_.source.origin.columns.find(c_.catalog.source.sheet(name)->file);
    return columns == c_.source.origin.columns.end() || columns->second.contains(column);
  }

  void fail(const std::string& sheet, int line, const std::string& column, std::string excerpt,
            std::string what, std::string remedy) {
    const SourceSheet* about = c_.catalog.source.sheet(sheet);
    const std::string file = about == nullptr ? sheet + ".csv" : about->file;
    const Place place = line > 0 ? place_in(c_.source, file, line, column) : Place{};
    errors_.push_back({file, place, text::excerpt(excerpt), std::move(what), std::move(remedy)});
  }

  std::string of_family(const Form& form) const {
    return fmt::format("{} of {}", form.title, c_.family.id);
  }

  void is_empty(const std::string& sheet, const Form& form, const std::string& printed) {
    const SourceSheet* about = c_.catalog.source.sheet(sheet);
    fail(sheet, 0, "", "",
         fmt::format("the sheet has no rows: {} prints {}", of_family(form), printed),
         fmt::format("fill it in ({})", about == nullptr ? "" : about->help));
  }

  // Of facts that are not in doubt. Where an amount is wrong, any fact is taken for money.
  bool has_money(const std::vector<Coordinate>& select) const {
    return c_.doubtful.contains("amount") ? c_.sums.any(select) : c_.sums.of(select) != 0;
  }

  bool has_money(std::vector<Coordinate> select, const std::string& path) const {
    select.emplace_back("project", path);
    return has_money(select);
  }

  // Tables list only what has facts; so must the sheet, or sentences would count what no table has.
  void check_projects() {
    if (in_doubt({{"project", ""}, {"year", ""}}) || no_projects()) return;
    if (!c_.names.projects().empty() && !is_there("facts", "project")) {
      return fail("facts", 0, "", "",
                  fmt::format("the column {} is missing: no row of {} has facts",
                              column_called("facts", "project"), sheet_called("projects")),
                  c_.catalog.source.sheet("facts")->column("project")->help);
    }
    const std::vector<std::string> paths = c_.sums.members("project", {});
    for (const ProjectName& project : c_.names.projects()) {
      if (std::find(paths.begin(), paths.end(), project.path(3)) != paths.end()) continue;
      fail("projects", project.record->line, "level2", project.level2,
           "a project without facts of this year, which no table would list",
           fmt::format("enter its money in {} with {} {}, or take the row away",
                       sheet_called("facts"), column_called("facts", "project"), project.path(3)));
    }
  }

  void check_targets(const Form& form) {
    const std::vector<Coordinate> select = named(narrow(Selection(), form.select), c_.cube);
    if (sheet(c_.source, "indicators").empty()) {
      if (!has_no_column(c_.doubtful, "indicators", {"project"}) && has_money(select)) {
        is_empty("indicators", form, "the targets of every project that has money in it");
      }
      return;
    }
    const auto prints = [&](std::string_view role) {
      return std::any_of(form.performance_columns.begin(), form.performance_columns.end(),
                         [&](const KeyColumn& column) { return column.role == role; });
    };
    for (const char* name : {"indicators", "projects"}) {
      for (const SourceColumn& column : c_.catalog.source.sheet(name)->columns) {
        if (column.required_in_print && prints(column.name)) check_filled(name, column, form);
      }
    }
    // A published book has the weights that it has.
    if (prints("weight") && !c_.source.derived) check_weights();
  }

  // Of projects only those that have targets are printed.
  void check_filled(const std::string& name, const SourceColumn& column, const Form& form) {
    if (has_no_column(c_.doubtful, name, {column.name})) return;
    for (const Record& record : sheet(c_.source, name)) {
      const bool is_printed =
          name != "projects" || indicators_.contains(text::fold(field(record, "level2")));
      if (!is_printed || !field(record, column.name).empty()) continue;
      const bool there = is_there(name, column.name);
      fail(name, there ? record.line : 0, column.name, "",
           fmt::format("{}{} is missing: {} prints it", there ? "" : "the column ",
                       column_called(name, column.name), of_family(form)),
           column.help);
      if (!there) return;
    }
  }

  // Of whole numbers; what is missing or no number is another mistake.
  void check_weights() {
    const std::vector<int>& right = c_.family.weight_totals;
    if (right.empty() || c_.doubtful.contains("indicators.project")) return;
    if (has_no_column(c_.doubtful, "indicators", {"project", "weight"})) return;
    for (const auto& [project, records] : indicators_) {
      Fen hundredths = 0;
      bool whole = true;
      for (const Record* record : records) {
        const CellValue value = parse_cell(field(*record, "weight"));
        const auto fen =
            value.kind == CellKind::number ? fen_of(value.number, Unit::yuan) : std::nullopt;
        whole = whole && fen && *fen >= 0;
        hundredths += fen.value_or(0);
      }
      const bool fits = std::any_of(right.begin(), right.end(),
                                    [&](int total) { return hundredths == Fen(total) * 100; });
      if (!whole || fits || is_beyond("indicators", "weight", hundredths)) continue;
      const Record& first = *records.front();
      fail("indicators", first.line, "weight", field(first, "project"),
           fmt::format("the weights of the project add up to {}",
                       format(hundredths, Unit::yuan, hundredths % 100 == 0 ? 0 : 2)),
           fmt::format("{} asks for {}", c_.family.id, right.front()));
    }
  }

  // Whether a column adds up to more than is ever possible, which the reader of sources reports.
  bool is_beyond(const char* sheet, const char* column, Fen hundredths) const {
    const std::vector<SourceTotal>& totals = c_.catalog.source.sheet(sheet)->totals;
    return std::any_of(totals.begin(), totals.end(), [&](const SourceTotal& total) {
      return total.column == column && hundredths > Fen(total.at_most) * 100;
    });
  }

  void check_commissioned(const Form& form, const PanelForm& panel) {
    const std::vector<Coordinate> select =
        named(narrow(narrow(Selection(), form.select), panel.select), c_.cube);
    if (c_.doubtful.contains("commissioned.project")) return;
    if (has_no_column(c_.doubtful, "commissioned", {"project"})) return;
    if (in_doubt(select) || no_projects()) return;
    const RecordsByWords commissioned = by_words(c_.source, "commissioned", "project");
    for (const ProjectName& project : c_.names.projects()) {
      const bool there = commissioned.contains(text::fold(project.level2));
      if (there || !has_money(select, project.path(3))) continue;
      fail("commissioned", 0, "", project.level2,
           fmt::format("no row for a project with commissioned services: {} prints what is "
                       "commissioned",
                       of_family(form)),
           fmt::format("add a row with {}, {}, {} and {}", column_called("commissioned", "project"),
                       column_called("commissioned", "service"),
                       column_called("commissioned", "purchased"),
                       column_called("commissioned", "procured")));
    }
  }

  // A reason is printed behind the change that it is of.
  void check_reasons() {
    const Narrative& narrative = c_.family.narrative;
    if (in_doubt({{"amount", ""}, {"year", ""}, {"stage", ""}})) return;
    const SpokenChanges spoken = spoken_changes(narrative);
    for (const Record& record : sheet(c_.source, "reasons")) {
      const auto select = coordinates_of(field(record, "select"), "reasons.csv", {});
      const auto ways = select ? spoken.find(sorted(*select)) : spoken.end();
      if (ways == spoken.end() || in_doubt(*select)) continue;
      std::string last;
      for (const std::string& how : ways->second) {
        const auto words = narrative.changes.find(how);
        const bool known =
            words == narrative.changes.end() || is_last_known(*select, words->second, c_.sums);
        last = known ? "" : words->second.last;
        if (known) break;
      }
      if (last.empty()) continue;
      fail("reasons", record.line, "select", has_last_year() ? field(record, "select") : "",
           fmt::format("the reason of a change, and nothing to compare with: no fact {}",
                       has_last_year() ? "inside has " + last : "is of last year"),
           fmt::format("enter that amount in {}, or take the row away", sheet_called("facts")));
    }
  }

  // Where nothing is, all reasons have one message.
  bool has_last_year() const {
    return std::any_of(c_.source.facts.begin(), c_.source.facts.end(), [](const Fact& fact) {
      return std::any_of(fact.at.begin(), fact.at.end(),
                         [](const Coordinate& one) { return one.first == "year"; });
    });
  }

  // A list of projects that says something of all that have money of a kind.
  void check_list(const NarrativeList& list) {
    if (list.expects.empty() || list.sheet != "projects") return;
    const auto select = c_.family.narrative.selects.find(list.expects);
    if (select == c_.family.narrative.selects.end()) return;
    const auto coordinates = coordinates_of(select->second, c_.family.narrative.file, {});
    if (!coordinates || in_doubt(*coordinates) || in_doubt({{"project", ""}})) return;
    if (no_projects()) return;
    if (has_no_column(c_.doubtful, "projects", {list.needs})) return;
    for (const ProjectName& project : c_.names.projects()) {
      const std::string& said = field(*project.record, list.needs);
      const bool has = has_money(*coordinates, project.path(3));
      const bool surely = !in_doubt({{"amount", ""}, {"year", ""}});
      if (!said.empty() && !has && surely) {
        fail("projects", project.record->line, list.needs, project.level2,
             fmt::format("{} is printed of a project that has no money in '{}'",
                         column_called("projects", list.needs), select->second),
             "take it away, or enter the money");
      }
      if (!said.empty() || !has) continue;
      const SourceColumn* column = c_.catalog.source.sheet("projects")->column(list.needs);
      const bool there = is_there("projects", list.needs);
      fail("projects", there ? project.record->line : 0, list.needs, project.level2,
           fmt::format("{}{} is missing: the project has money in '{}'", there ? "" : "the column ",
                       column_called("projects", list.needs), select->second),
           column == nullptr ? "" : column->help);
      if (!there) return;
    }
  }

  // What is bought is bought with money of the budget.
  void check_money(const SourceSheet& about) {
    if (about.within.empty()) return;
    const auto select = coordinates_of(about.within, "source.toml", {});
    if (!select || in_doubt(*select) || c_.doubtful.contains("amount")) return;
    std::vector<const Record*> all;
    std::map<std::string, std::vector<const Record*>> of_projects;
    for (const Record& record : sheet(c_.source, about.name)) {
      all.push_back(&record);
      const std::string& project = field(record, "project");
      if (!project.empty()) of_projects[project].push_back(&record);
    }
    check_sum(about, all, *select, "the sheet adds");
    if (c_.doubtful.contains("project") || no_projects()) return;
    for (const auto& [name, records] : of_projects) {
      const ProjectName* project = c_.names.project_named(name);
      if (project == nullptr) continue;
      std::vector<Coordinate> inside = *select;
      inside.emplace_back("project", project->path(3));
      check_sum(about, records, inside, "what names the project adds");
      for (const Record* record : records) check_unit(about, *record, inside);
    }
  }

  void check_unit(const SourceSheet& about, const Record& record,
                  const std::vector<Coordinate>& inside) {
    const Fen amount = money_of({&record}, "amount").value_or(0);
    if (!is_in_ten_thousands(amount, inside, c_.source, c_.sums)) return;
    fail(about.name, record.line, "amount", field(record, "amount"),
         fmt::format("the facts of the project have 10,000 times as much, {} 元: this is in 万元",
                     format(amount * 10'000, Unit::yuan, 2)),
         "write the amount in yuan");
  }

  // At the row in which the sum passes what is possible.
  void check_sum(const SourceSheet& about, const std::vector<const Record*>& records,
                 const std::vector<Coordinate>& inside, std::string_view what) {
    const Fen most = c_.sums.of(inside);
    WideFen sum = 0;
    for (const Record* record : records) {
      sum += money_of({record}, "amount").value_or(0);
      if (sum <= most) continue;
      return fail(about.name, record->line, "amount", field(*record, "amount"),
                  fmt::format("with this row {} up to more than the {} 元 of '{}'", what,
                              format(most, Unit::yuan, 2), to_text(inside)),
                  "correct the amount, or the facts");
    }
  }

  const NeedsContext& c_;
  const RecordsByWords indicators_;
  Errors errors_;
};

}  // namespace

Errors needs(const NeedsContext& context) {
  return Needs(context).check();
}

}  // namespace yiben::compiling
