// Rows of a source that its book does not print.
#include "compile/change.h"
#include "compile/needs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "text/text.h"

namespace yiben::compiling {

namespace {

using Select = std::vector<Coordinate>;

class IdleRows {
 public:
  explicit IdleRows(const NeedsContext& context)
      : c_(context), narrative_(context.family.narrative) {}

  Errors find() {
    if (!narrative_.parts.empty()) {
      find_sections();
      find_sheets_of_targets();
      find_reasons();
    }
    for (const Form& form : c_.family.forms) {
      if (form.kind == FormKind::performance && !form.overall) find_projects_without_targets(form);
      for (const PanelForm& panel : form.panels) {
        if (panel.axis == Axis::unit_projects) find_commissioned(form, panel);
      }
    }
    return std::move(errors_);
  }

 private:
  void add(const std::string& name, int line, const std::string& column, std::string_view excerpt,
           std::string what, std::string remedy) {
    const std::string& file = c_.catalog.source.sheet(name)->file;
    const Place place = line > 0 ? place_in(c_.source, file, line, column) : Place{};
    errors_.push_back({file, place, text::excerpt(excerpt), std::move(what), std::move(remedy)});
  }

  // Headings whose only words are the rows of a sheet that has none.
  void find_sections() {
    for (const NarrativePart& part : narrative_.parts) {
      for (const NarrativeSection& section : part.sections) {
        if (section.texts.size() != 1 || !section.texts.front().when.empty()) continue;
        const auto list = narrative_.lists.find(section.texts.front().each);
        if (list == narrative_.lists.end() || list->second.sheet.empty()) continue;
        if (!sheet(c_.source, list->second.sheet).empty()) continue;
        const SourceSheet* about = c_.catalog.source.sheet(list->second.sheet);
        if (about == nullptr) continue;
        add(about->name, 0, "", "",
            fmt::format("the sheet has no rows: '{}' of {} has nothing else", section.heading,
                        c_.family.id),
            fmt::format("fill it in ({})", about->help));
      }
    }
  }

  // Not every family prints targets, of projects or of the whole.
  void find_sheets_of_targets() {
    for (const auto& [name, overall] :
         {std::pair("indicators", false), {"overall", true}, {"overall_indicators", true}}) {
      const bool is_printed = std::any_of(
          c_.family.forms.begin(), c_.family.forms.end(), [&, of = overall](const Form& form) {
            return form.kind == FormKind::performance && form.overall.has_value() == of;
          });
      if (is_printed || sheet(c_.source, name).empty()) continue;
      add(name, 0, "", "", fmt::format("no table of {} prints such targets", c_.family.id),
          "choose a family that has one, or leave the sheet empty");
    }
  }

  // A sentence gives the reason only where it tells of a change.
  void find_unchanged(const Record& record, const Select& select,
                      const std::set<std::string>& ways) {
    const bool told = std::any_of(ways.begin(), ways.end(), [&](const std::string& how) {
      const auto words = narrative_.changes.find(how);
      return words == narrative_.changes.end() || is_change_told(select, words->second, c_.sums);
    });
    if (told) return;
    add("reasons", record.line, "select", field(record, "select"),
        "nothing changes by as much as is printed: the reason is not printed",
        "correct the selection or the facts of last year, or take the row away");
  }

  void find_reasons() {
    const SpokenChanges spoken = spoken_changes(narrative_);
    for (const Record& record : sheet(c_.source, "reasons")) {
      const auto select = coordinates_of(field(record, "select"), "reasons.csv", {});
      if (!select) continue;
      if (spoken.contains(sorted(*select))) {
        find_unchanged(record, *select, spoken.at(sorted(*select)));
        continue;
      }
      add("reasons", record.line, "select", field(record, "select"),
          fmt::format("no sentence of {} speaks of this change: the reason is not printed",
                      c_.family.id),
          "correct the selection, or take the row away");
    }
  }

  // A table of targets lists the projects that have some: the others are missed by nobody.
  void find_projects_without_targets(const Form& form) {
    const RecordsByWords indicators = by_words(c_.source, "indicators", "project");
    const Select inside = named(narrow(Selection(), form.select), c_.cube);
    std::vector<const ProjectName*> without;
    for (const ProjectName& project : c_.names.projects()) {
      Select select = inside;
      select.emplace_back("project", project.path(3));
      if (indicators.contains(text::fold(project.level2)) || c_.sums.of(select) == 0) continue;
      without.push_back(&project);
    }
    if (without.empty() || indicators.empty()) return;
    std::string others;
    for (std::size_t i = 1; i < without.size(); ++i) {
      others += (i == 1 ? ", nor those of rows " : ", ") + std::to_string(without[i]->record->line);
    }
    add("projects", without.front()->record->line, "level2", without.front()->level2,
        fmt::format("the project has money and no indicators: {} of {} does not list it{}",
                    form.title, c_.family.id, others),
        "enter its indicators, unless it needs none");
  }

  void find_commissioned(const Form& form, const PanelForm& panel) {
    const Select inside = named(narrow(narrow(Selection(), form.select), panel.select), c_.cube);
    for (const Record& record : sheet(c_.source, "commissioned")) {
      const ProjectName* project = c_.names.project_named(field(record, "project"));
      if (project == nullptr) continue;
      Select select = inside;
      select.emplace_back("project", project->path(3));
      if (c_.sums.any(select)) continue;
      add("commissioned", record.line, "project", field(record, "project"),
          fmt::format("the project has no money in '{}': {} does not print this row",
                      to_text(inside), form.title),
          "mark its facts as commissioned, or take the row away");
    }
  }

  const NeedsContext& c_;
  const Narrative& narrative_;
  Errors errors_;
};

}  // namespace

Errors idle_rows(const NeedsContext& context) {
  return IdleRows(context).find();
}

}  // namespace yiben::compiling
