// The order of a compiled book: cover, contents, parts, tables.
#include "compile/compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compile/balance.h"
#include "compile/demands.h"
#include "compile/form_boxes.h"
#include "compile/form_overall.h"
#include "compile/form_targets.h"
#include "compile/narrative.h"
#include "compile/needs.h"
#include "compile/slots.h"
#include "compile/unsaid.h"

namespace yiben {

namespace {

using namespace compiling;

class BookMaker {
 public:
  BookMaker(const Source& source, const Catalog& catalog, const Family& family, Doubtful doubtful)
      : doubtful_(std::move(doubtful)),
        source_(source),
        family_(family),
        narrative_(family.narrative),
        catalog_(catalog),
        cube_(catalog.cube),
        names_(source, catalog),
        sums_(source, cube_) {}

  Result<Layout> make() {
    errors_ = unknown_coordinates(source_, cube_, doubtful_);
    append(demands(source_, catalog_, family_, names_, doubtful_));
    append(unbalanced(source_, sums_, cube_, doubtful_, said_lines()));
    append(units_of_values(source_, catalog_));
    append(needs({source_, catalog_, family_, names_, sums_, cube_, doubtful_}));
    append(at_odds({source_, catalog_, family_, names_, sums_, cube_, doubtful_}));
    if (narrative_.parts.empty()) {
      add_tables();
    } else {
      add_cover();
      for (const NarrativePart& part : narrative_.parts) add_part(part);
    }
    if (!errors_.empty()) return errors_;
    return std::move(layout_);
  }

 private:
  // Of the facts of which something was said.
  std::set<int> said_lines() const {
    std::set<int> lines;
    for (const Error& error : errors_) {
      if (error.file == "facts.csv" && error.place.column > 0) lines.insert(error.place.line);
    }
    return lines;
  }

  void append(const Errors& errors) { errors_.insert(errors_.end(), errors.begin(), errors.end()); }

  void add(Role role, std::string text, int heading_level = 0) {
    if (text.empty()) return;
    layout_.blocks.push_back({role, heading_level, std::move(text), -1});
  }

  std::string filled(std::string_view words) const { return fill_names(words, source_); }

  void add_cover() {
    // Each line of the title is a paragraph.
    const std::string title = source_.title.empty() ? filled(narrative_.title) : source_.title;
    for (std::size_t begin = 0; begin < title.size();) {
      const std::size_t end = std::min(title.find('\n', begin), title.size());
      add(Role::title, title.substr(begin, end - begin));
      begin = end + 1;
    }
    add(Role::subtitle, filled(narrative_.subtitle));
    add(Role::contents, narrative_.contents);
  }

  void add_part(const NarrativePart& part) {
    add(Role::heading, filled(part.heading), part.level);
    if (part.kind == PartKind::tables) return add_tables();
    const Result<Narrated> told =
        narrative_blocks(source_, catalog_, family_, part.name, layout_, doubtful_);
    if (!told) return append(told.errors());
    auto next = told->forms.begin();
    for (std::size_t i = 0; i <= told->blocks.size(); ++i) {
      for (; next != told->forms.end() && next->first == i; ++next) add_form(next->second);
      if (i < told->blocks.size()) layout_.blocks.push_back(told->blocks[i]);
    }
  }

  void add_form(const std::string& id) {
    for (const Form& form : family_.forms) {
      if (form.id != id) continue;
      if (form.each) {
        add_boxes(form);
      } else {
        add_table(form);
      }
    }
  }

  // Whether its tables stand among the sentences.
  bool is_told(const Form& form) const {
    for (const NarrativePart& part : narrative_.parts) {
      for (const NarrativeSection& section : part.sections) {
        const bool here =
            std::any_of(section.texts.begin(), section.texts.end(),
                        [&](const NarrativeText& text) { return text.form == form.id; });
        if (here) return true;
      }
    }
    return false;
  }

  void add_tables() {
    std::vector<const Form*> forms;
    for (const Form& form : family_.forms) {
      if (!is_told(form)) forms.push_back(&form);
    }
    std::stable_sort(forms.begin(), forms.end(),
                     [](const Form* a, const Form* b) { return a->number < b->number; });
    for (const Form* form : forms) add_form(form->id);
  }

  static MadeTable made_by(const Form& form, const FormContext& context) {
    if (form.overall) return overall_of(form, context);
    return form.kind == FormKind::performance ? targets_of(form, context) : table_of(form, context);
  }

  // What stands over a table: the unit of its money, unless its form says it.
  std::string head_of(const Form& form, const LayoutTable& table) const {
    if (form.overall && !form.overall->head.empty()) return filled(form.overall->head);
    const std::string unit(name_of(table.unit));
    return narrative_.unit.empty() ? "单位：" + unit : fill(narrative_.unit, {{"unit", unit}});
  }

  FormContext context() {
    return {source_, catalog_, names_, sums_, cube_, family_, errors_, doubtful_};
  }

  void add_boxes(const Form& form) {
    for (Box& box : boxes_of(form, context())) {
      add(Role::caption, std::move(box.caption));
      layout_.blocks.push_back({Role::body, 0, "", static_cast<int>(layout_.tables.size())});
      layout_.tables.push_back(std::move(box.table));
    }
  }

  void add_table(const Form& form) {
    MadeTable made = made_by(form, context());
    add(Role::caption, form.title);
    add(Role::label, fill(narrative_.label, {{"number", fmt::format("{:02}", form.number)}}));
    add(Role::unit, head_of(form, made.table));
    layout_.blocks.push_back({Role::body, 0, "", static_cast<int>(layout_.tables.size())});
    layout_.tables.push_back(std::move(made.table));
    if (!made.empty) return;
    const auto own = narrative_.empty_tables.find(form.id);
    add(Role::note, filled(own == narrative_.empty_tables.end() ? narrative_.empty : own->second));
  }

  Doubtful doubtful_;
  const Source& source_;
  const Family& family_;
  const Narrative& narrative_;
  const Catalog& catalog_;
  Cube cube_;
  const Names names_;
  const Sums sums_;
  Layout layout_;
  Errors errors_;
};

}  // namespace

Result<Layout> layout_by_forms(const Source& source, const Catalog& catalog, const Family& family,
                               Doubtful doubtful) {
  return BookMaker(source, catalog, family, std::move(doubtful)).make();
}

Errors warnings_of(const Source& source, const Catalog& catalog, const Family& family) {
  Cube cube = catalog.cube;
  const Sums sums(source, cube);
  const Names names(source, catalog);
  Errors warnings = idle_rows({source, catalog, family, names, sums, cube, {}});
  const Errors small = small_amounts({source, catalog, family, names, sums, cube, {}});
  warnings.insert(warnings.end(), small.begin(), small.end());
  const Errors repeated = repeated_rows(source, catalog);
  warnings.insert(warnings.end(), repeated.begin(), repeated.end());
  const Errors others = entity_of_units(source, catalog.terms);
  warnings.insert(warnings.end(), others.begin(), others.end());
  const Errors one_sided = one_sided_units(source, sums, cube);
  warnings.insert(warnings.end(), one_sided.begin(), one_sided.end());
  const Errors open = unsaid_in(source, catalog, family);
  warnings.insert(warnings.end(), open.begin(), open.end());
  return warnings;
}

}  // namespace yiben
