// What is wrong with a source by itself, and what its family misses in it, in one pass.
#include "job/lay_out.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "job/pipeline.h"
#include "text/text.h"

namespace yiben::job {

namespace {

constexpr const char* facts_file = "facts.csv";
constexpr const char* unit_file = "unit.toml";
constexpr std::string_view facts_columns = "facts.";

class LayOut {
 public:
  LayOut(const CompileOptions& options, const Catalog& catalog)
      : options_(options),
        catalog_(catalog),
        reading_(reading_of(options.source, catalog.source)),
        source_(reading_.source) {
    for (const Error& error : reading_.mistakes.errors) note(error);
    for (const std::string& column : reading_.missing) {
      doubtful_.insert("no " + column);
      if (column.starts_with(facts_columns)) {
        doubtful_.insert(column.substr(facts_columns.size()));
      }
    }
  }

  Result<Laid> lay_out() {
    if (!options_.family.empty()) {
      source_.family = options_.family;
      source_.layout = {};
    }
    if (reading_.whole) {
      for (Error& error : lacking(source_)) add_lacking(std::move(error));
      print_entity(source_, catalog_.terms);
      if (source_.layout.blocks.empty()) set_by_forms();
    }
    if (!reading_.mistakes.errors.empty()) {
      Errors errors = shown(std::move(reading_.mistakes), catalog_.source, source_.origin);
      for (Error& stray : strays_in(options_.source)) {
        if (is_named_as_sheet(stray.file)) errors.push_back(std::move(stray));
      }
      return errors;
    }
    Errors warnings = strays_in(options_.source);
    if (!by_forms_) {
      add_unused(warnings);
      const Errors typed = within(source_.origin, typed_amounts(source_));
      warnings.insert(warnings.end(), typed.begin(), typed.end());
    }
    warnings.insert(warnings.end(), warnings_.begin(), warnings_.end());
    return Laid{std::move(source_), std::move(warnings), by_forms_};
  }

 private:
  // reasons.csv.txt: what is missing may stand there.
  bool is_named_as_sheet(const std::string& file) const {
    const std::vector<SourceSheet>& sheets = catalog_.source.sheets;
    return std::any_of(sheets.begin(), sheets.end(), [&](const SourceSheet& sheet) {
      return file.find("/" + sheet.file) != file.npos;
    });
  }

  using Spot = std::tuple<std::string, int, int>;

  static Spot spot_of(const Error& error) {
    return {error.file, error.place.line, error.place.column};
  }

  void note(const Error& error) {
    said_.insert(spot_of(error));
    const auto columns = source_.origin.columns.find(error.file);
    if (columns == source_.origin.columns.end()) return;
    const bool is_facts = error.file == facts_file;
    const std::string sheet = error.file.substr(0, error.file.rfind('.'));
    bool known = false;
    for (const auto& [name, place] : columns->second) {
      if (place != error.place.column) continue;
      doubtful_.insert(is_facts ? name : sheet + "." + name);
      known = true;
    }
    // A row that cannot be read may hold anything.
    if (!is_facts || known) return;
    for (const SourceColumn& column : catalog_.source.sheet("facts")->columns) {
      doubtful_.insert(column.name);
    }
  }

  // What was said of a field is not said again.
  void add(Error error) {
    const bool is_field = error.place.column > 0;
    if (is_field && !said_.insert(spot_of(error)).second) return;
    const Errors& errors = reading_.mistakes.errors;
    const bool is_known = std::any_of(errors.begin(), errors.end(), [&](const Error& one) {
      return one.file == error.file && one.place.column == error.place.column &&
             (is_field ? one.what.starts_with(error.what + ", as in all") : one.what == error.what);
    });
    if (is_known && (is_field || error.excerpt.empty())) return;
    // Sentences that cannot be said of fields that are wrong.
    const bool of_catalogue = error.file.find('/') != error.file.npos;
    if (of_catalogue && !reading_.mistakes.errors.empty()) return;
    reading_.mistakes.add(std::move(error));
  }

  // Sheets that only forms print.
  void add_unused(Errors& warnings) const {
    for (const SourceSheet& about : catalog_.source.sheets) {
      if (about.made || sheet(source_, about.name).empty()) continue;
      warnings.push_back(placed({.file = about.file,
                                 .what = "nothing prints this sheet: the source has a layout of "
                                         "its own, which holds the words",
                                 .remedy = "change the layout, or name a family (--family)"},
                                source_.origin));
    }
  }

  void add_lacking(Error error) {
    const char* needed = error.file == unit_file ? "unit.entity" : "facts.amount";
    if (!reading_.missing.contains(needed)) add(std::move(error));
  }

  const Family* family() {
    if (options_.family.empty() && reading_.missing.contains("unit.family")) return nullptr;
    const Family* family = family_named(source_.family, catalog_);
    if (family != nullptr) return family;
    Error error = unknown_family(unit_file, source_.family, catalog_);
    if (options_.family.empty()) {
      const auto place = source_.origin.fields.find("family");
      if (place != source_.origin.fields.end()) error.place = place->second;
    } else {
      error.file = "--family";
      error.what = "no such family";
    }
    add(std::move(error));
    return nullptr;
  }

  void set_by_forms() {
    const Family* set_by = family();
    if (set_by == nullptr || source_.facts.empty()) return;
    const std::vector<Fact> listed = facts_of_records(source_, *set_by);
    source_.facts.insert(source_.facts.end(), listed.begin(), listed.end());
    mark_construction(source_);
    Result<Layout> layout = layout_by_forms(source_, catalog_, *set_by, doubtful_);
    if (!layout) {
      for (const Error& error : layout.errors()) add(error);
      return;
    }
    source_.layout = std::move(*layout);
    by_forms_ = true;
    if (reading_.mistakes.errors.empty()) {
      warnings_ = within(source_.origin, warnings_of(source_, catalog_, *set_by));
      warn_of_terms();
    }
  }

  // Terms of the glossary that stand nowhere else in the book.
  void warn_of_terms() {
    const std::string& file = catalog_.source.sheet("glossary")->file;
    for (const Record& record : sheet(source_, "glossary")) {
      const std::string words =
          text::fold(field(record, "term") + "：" + field(record, "explanation"));
      const auto& blocks = source_.layout.blocks;
      const bool printed = std::any_of(blocks.begin(), blocks.end(), [&](const LayoutBlock& one) {
        return text::fold(one.text).find(words) != std::string::npos;
      });
      if (printed) continue;
      warnings_.push_back(placed({.file = file,
                                  .place = place_in(source_, file, record.line, "term"),
                                  .excerpt = text::excerpt(field(record, "term")),
                                  .what = "the book does not use this term: it is not explained",
                                  .remedy = "write the term as the book does, or take the row "
                                            "away"},
                                 source_.origin));
    }
  }

  const CompileOptions& options_;
  const Catalog& catalog_;
  Reading reading_;
  Source& source_;
  std::set<Spot> said_;
  Doubtful doubtful_;
  Errors warnings_;
  bool by_forms_ = false;
};

}  // namespace

Result<Laid> laid_out(const CompileOptions& options, const Catalog& catalog) {
  return LayOut(options, catalog).lay_out();
}

Errors within(const Origin& origin, Errors errors) {
  for (Error& error : errors) {
    const bool of_source =
        error.file.find('/') == error.file.npos || error.file.starts_with("layout/");
    if (of_source && error.file != origin.path) error = placed(std::move(error), origin);
  }
  return errors;
}

}  // namespace yiben::job
