// Sentences → sheets.
#include "compile/prose_sheets.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "compile/names.h"
#include "compile/said_rows.h"
#include "compile/sections.h"
#include "compile/slots.h"
#include "compile/unsaid.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

constexpr int last_item_level = 3;

class ProseSheets {
 public:
  ProseSheets(const Book& book, const Catalog& catalog, const Family& family, Source& source,
              std::vector<std::string>& notes)
      : catalog_(catalog),
        narrative_(family.narrative),
        sections_(book),
        source_(source),
        notes_(notes) {}

  void add() {
    add_functions();
    add_divisions();
    add_glossary();
    add_said("staffing");
    add_said("procurement");
    add_assets();
    add_carry_over_reasons();
    for (auto& [name, records] : source_.sheets) {
      int line = 1;
      for (Record& record : records) record.line = ++line;
    }
  }

 private:
  Record& add(const char* sheet, std::map<std::string, std::string> fields) {
    Record& record = source_.sheets[sheet].emplace_back();
    record.fields = std::move(fields);
    return record;
  }

  bool says(const std::string& words, const std::string& list) const {
    return words.find("{list " + list + "}") != std::string::npos;
  }

  // Names of the sections in which the family prints a sheet.
  std::vector<std::string> headings_of(const std::string& sheet) const {
    std::vector<std::string> names;
    for (const auto& entry : narrative_.lists) {
      if (entry.second.sheet != sheet) continue;
      const std::string& name = entry.first;
      for (const NarrativePart& part : narrative_.parts) {
        for (const NarrativeSection& section : part.sections) {
          const bool here = std::any_of(
              section.texts.begin(), section.texts.end(),
              [&](const NarrativeText& one) { return one.each == name || says(one.say, name); });
          if (here) names.push_back(bare(fill_names(section.heading, source_)));
        }
      }
    }
    return names;
  }

  std::vector<Passage> passages_of(const char* sheet) const {
    std::vector<std::string> names = headings_of(sheet);
    if (names.empty()) return {};
    names.push_back(bare(catalog_.source.sheet(sheet)->title));
    return sections_.below(names);
  }

  void missing(const char* sheet) {
    if (headings_of(sheet).empty()) return;
    notes_.push_back(fmt::format("nothing was found for the sheet {} ({})",
                                 catalog_.source.sheet(sheet)->file,
                                 catalog_.source.sheet(sheet)->title));
  }

  // What is numbered is a duty; below it numbers of another kind (1. below （一）) are its points,
  // and stay the words of a paragraph.
  void add_functions() {
    const std::vector<Passage> all = passages_of("functions");
    int outermost = 0;
    for (const Passage& one : all) {
      if (one.level > 0 && (outermost == 0 || one.level < outermost)) outermost = one.level;
    }
    for (const Passage& one : all) {
      if (one.text.empty()) continue;
      if (one.level > 0 && one.level == outermost) {
        add("functions", {{"text", one.text}});
      } else {
        const bool heading = one.heading && one.level <= 0;
        add("functions", {{"kind", heading ? "标题" : "段落"}, {"text", one.ordinal + one.text}});
      }
    }
    if (sheet(source_, "functions").empty()) missing("functions");
  }

  // What begins with an ordinal is a division, what stands behind a colon or below it what it does.
  void add_divisions() {
    std::set<std::string> names;
    Record* open = nullptr;
    for (const Passage& one : passages_of("divisions")) {
      if (one.level < 2 || one.level > last_item_level) {
        if (open != nullptr && one.level < 0 && open->fields["text"].empty() && is_about_it_) {
          open->fields["text"] = one.text;
        }
        continue;
      }
      std::string_view name = one.text;
      std::string_view behind;
      const std::size_t colon = std::min(name.find("："), name.find(':'));
      is_about_it_ = colon != name.npos;
      if (colon != name.npos) {
        behind = name.substr(colon + (name[colon] == ':' ? 1 : std::string_view("：").size()));
        name = name.substr(0, colon);
      }
      for (const std::string_view mark : {"。", "；"}) {
        if (name.ends_with(mark)) name.remove_suffix(mark.size());
        if (behind.ends_with(mark)) behind.remove_suffix(mark.size());
      }
      open = nullptr;
      if (!names.insert(std::string(name)).second) continue;
      open = &add("divisions", {{"name", std::string(name)}});
      if (!behind.empty()) open->fields["text"] = behind;
    }
    if (sheet(source_, "divisions").empty()) missing("divisions");
  }

  void add_glossary() {
    std::vector<std::string> names;
    for (const NarrativePart& part : narrative_.parts) {
      if (part.kind == PartKind::glossary) names.push_back(bare(part.heading));
    }
    if (names.empty()) return;
    std::set<std::string> terms;
    for (const Passage& one : sections_.below(names)) {
      const std::size_t colon = one.text.find("：");
      if (colon == std::string::npos) continue;
      const std::string term = one.text.substr(0, colon);
      const std::string explanation = one.text.substr(colon + std::string_view("：").size());
      const bool known =
          std::any_of(narrative_.terms.begin(), narrative_.terms.end(), [&](const auto& own) {
            return text::fold(own.first) == text::fold(term) &&
                   text::fold(own.second) == text::fold(explanation);
          });
      if (known || explanation.empty() || !terms.insert(term).second) continue;
      add("glossary", {{"term", term}, {"explanation", explanation}});
    }
  }

  void add_said(const char* name) {
    if (!sheet(source_, name).empty()) return;  // tables have said it
    std::vector<Record> rows =
        rows_said(name, passages_of(name), catalog_, narrative_, source_.year);
    if (rows.empty()) return missing(name);
    source_.sheets[name] = std::move(rows);
  }

  // "…有：车辆3辆，其中公务用车1辆；房屋2180平方米。"
  void add_assets() {
    static const Result<text::Pattern> counted = text::Pattern::compile(
        "^([^，]*[^0-9.,，])([1-9][0-9.,]*[^0-9，。；、：]+)(，(.*))?$", "assets");
    for (const Passage& one : passages_of("assets")) {
      std::string text = one.text;
      std::erase(text, ' ');
      std::string_view words = text;
      const std::size_t lead = words.find("：");
      if (lead != words.npos) words.remove_prefix(lead + std::string_view("：").size());
      if (words.ends_with("。")) words.remove_suffix(std::string_view("。").size());
      while (!words.empty()) {
        const std::size_t end = std::min(words.find("；"), words.size());
        const std::string piece(words.substr(0, end));
        words.remove_prefix(std::min(end + std::string_view("；").size(), words.size()));
        const auto match = counted->find(piece);
        if (!match || lead == std::string_view::npos) continue;
        const auto group = [&](std::size_t i) -> std::string {
          if (i >= match->size()) return "";
          return piece.substr((*match)[i].begin, (*match)[i].end - (*match)[i].begin);
        };
        std::map<std::string, std::string> fields{{"kind", group(1)}, {"quantity", group(2)}};
        if (!group(4).empty()) fields["note"] = group(4);
        add("assets", std::move(fields));
      }
    }
    if (sheet(source_, "assets").empty()) missing("assets");
  }

  // "项目名称：原因；", wherever it stands; a project that carries money over needs one.
  void add_carry_over_reasons() {
    const bool asked = std::any_of(narrative_.lists.begin(), narrative_.lists.end(),
                                   [&](const auto& one) { return !one.second.expects.empty(); });
    if (!asked) return;
    int without = 0;
    for (Record& project : source_.sheets["projects"]) {
      if (!carries_over(project)) continue;
      std::string reason = reason_of(field(project, "level2"));
      if (reason.empty()) {
        ++without;
        reason = unsaid;
      }
      project.fields["carry_over_reason"] = reason;
    }
    if (without > 0) {
      notes_.push_back(fmt::format(
          "{} projects carry money over and the book gives no reason: '{}' in projects.csv",
          without, unsaid));
    }
  }

  bool carries_over(const Record& project) const {
    const std::string path = project_path(project);
    return std::any_of(source_.facts.begin(), source_.facts.end(), [&](const Fact& fact) {
      const auto has = [&](const char* dimension, const std::string& member) {
        return std::find(fact.at.begin(), fact.at.end(), Coordinate(dimension, member)) !=
               fact.at.end();
      };
      return fact.amount != 0 && has("project", path) && has("origin", "carried_over");
    });
  }

  std::string reason_of(const std::string& project) const {
    for (const Passage& one : sections_.all()) {
      const std::string lead = project + "：";
      const std::size_t at = one.text.find(lead);
      if (at == std::string::npos) continue;
      const std::size_t begin = at + lead.size();
      const std::size_t end = std::min(one.text.find("；", begin), one.text.find("。", begin));
      return one.text.substr(begin, std::min(end, one.text.size()) - begin);
    }
    return "";
  }

  const Catalog& catalog_;
  const Narrative& narrative_;
  const Sections sections_;
  Source& source_;
  std::vector<std::string>& notes_;
  bool is_about_it_ = false;
};

}  // namespace

void add_prose_sheets(const Book& book, const Catalog& catalog, const Family& family,
                      Source& source, std::vector<std::string>& notes) {
  ProseSheets(book, catalog, family, source, notes).add();
}

}  // namespace yiben::compiling
