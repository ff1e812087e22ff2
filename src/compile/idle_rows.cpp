// Rows of a source that its book does not print.
#include "compile/needs.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/text.h"

namespace yiben::compiling {

namespace {

using Select = std::vector<Coordinate>;

Select sorted(Select select) {
  std::sort(select.begin(), select.end());
  return select;
}

class IdleRows {
 public:
  explicit IdleRows(const NeedsContext& context)
      : c_(context), narrative_(context.family.narrative) {}

  Errors find() {
    if (!narrative_.parts.empty()) {
      find_sections();
      find_reasons();
    }
    for (const Form& form : c_.family.forms) {
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

  // What the slots {change NAME} of all sentences speak of.
  std::vector<Select> spoken_changes() const {
    std::vector<Select> spoken;
    for (const NarrativePart& part : narrative_.parts) {
      for (const NarrativeSection& section : part.sections) {
        for (const NarrativeText& text : section.texts) add_changes(text.say, spoken);
      }
    }
    return spoken;
  }

  void add_changes(std::string_view words, std::vector<Select>& spoken) const {
    static constexpr std::string_view begins = "{change ";
    for (std::size_t at = words.find(begins); at != words.npos; at = words.find(begins)) {
      words.remove_prefix(at + begins.size());
      const std::string name(words.substr(0, words.find_first_of(" }")));
      const auto known = narrative_.selects.find(name);
      if (known == narrative_.selects.end()) continue;
      const auto select = coordinates_of(known->second, narrative_.file, {});
      if (select) spoken.push_back(sorted(*select));
    }
  }

  void find_reasons() {
    const std::vector<Select> spoken = spoken_changes();
    for (const Record& record : sheet(c_.source, "reasons")) {
      const auto select = coordinates_of(field(record, "select"), "reasons.csv", {});
      if (!select) continue;
      if (std::find(spoken.begin(), spoken.end(), sorted(*select)) != spoken.end()) continue;
      add("reasons", record.line, "select", field(record, "select"),
          fmt::format("no sentence of {} speaks of this change: the reason is not printed",
                      c_.family.id),
          "correct the selection, or take the row away");
    }
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
