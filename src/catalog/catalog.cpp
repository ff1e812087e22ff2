// Loads the whole catalogue, and finds the folder it lies in.
#include "catalog/catalog.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "catalog/load.h"
#include "text/text.h"

namespace yiben {

namespace fs = std::filesystem;

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

const Form* Family::find(std::string_view form_id) const {
  for (const Form& form : forms) {
    if (form.id == form_id) return &form;
  }
  return nullptr;
}

void Classification::add(CodeName row) {
  const std::size_t index = rows_.size();
  by_code_.emplace(row.code, index);
  by_name_.emplace(text::fold(row.name), index);
  rows_.push_back(std::move(row));
}

const CodeName* Classification::by_code(std::string_view code) const {
  const auto found = by_code_.find(std::string(code));
  return found == by_code_.end() ? nullptr : &rows_[found->second];
}

const CodeName* Classification::by_name(std::string_view folded_name,
                                        std::size_t code_length) const {
  const CodeName* best = nullptr;
  const auto [begin, end] = by_name_.equal_range(std::string(folded_name));
  for (auto it = begin; it != end; ++it) {
    const CodeName& row = rows_[it->second];
    if (code_length != 0 && row.code.size() != code_length) continue;
    if (best == nullptr || row.code.size() < best->code.size() ||
        (row.code.size() == best->code.size() && row.code < best->code)) {
      best = &row;
    }
  }
  return best;
}

std::vector<const CodeName*> Classification::named(std::string_view folded_name) const {
  std::vector<const CodeName*> codes;
  const auto [begin, end] = by_name_.equal_range(std::string(folded_name));
  for (auto it = begin; it != end; ++it) codes.push_back(&rows_[it->second]);
  std::sort(codes.begin(), codes.end(), [](const CodeName* a, const CodeName* b) {
    return std::pair(a->code.size(), a->code) < std::pair(b->code.size(), b->code);
  });
  return codes;
}

namespace {

Result<Cube> load_cube(const std::string& folder) {
  const std::string path = folder + "/cube.toml";
  const Result<std::string> text = read_file(path);
  if (text) return Cube::parse(*text, path);
  Errors errors = text.errors();
  errors.front().remedy = "name the catalogue's folder with --catalog or YIBEN_CATALOG";
  return errors;
}

}  // namespace

Result<SourceSchema> SourceSchema::load(const std::string& folder) {
  const Result<Cube> cube = load_cube(folder);
  if (!cube) return cube.errors();
  Errors errors;
  SourceSchema schema = catalog::load_source_schema(folder + "/source.toml", *cube, errors);
  if (!errors.empty()) return errors;
  return schema;
}

Result<Catalog> Catalog::load(const std::string& folder, CatalogParts parts) {
  Result<Cube> cube = load_cube(folder);
  if (!cube) return cube.errors();

  Catalog catalog;
  Errors errors;
  catalog.cube = std::move(*cube);
  const bool all = parts == CatalogParts::all;
  if (all) {
    catalog.source = catalog::load_source_schema(folder + "/source.toml", catalog.cube, errors);
  }
  catalog.function_codes = catalog::load_codes(folder + "/codes/function-codes.csv", errors);
  catalog.economic_codes =
      catalog::load_codes(folder + "/codes/economic-codes-department.csv", errors);
  catalog.government_economic_codes =
      catalog::load_codes(folder + "/codes/economic-codes-government.csv", errors);
  catalog.terms = catalog::load_terms(folder + "/terms.toml", catalog.cube, errors);
  catalog.phrases = catalog::load_phrases(folder + "/phrases.toml", errors);
  catalog.families = catalog::load_families(folder + "/forms", catalog.cube, errors);
  for (Family& family : catalog.families) {
    if (!all) break;
    family.narrative =
        catalog::load_narrative(folder + "/narrative/" + family.id + ".toml", errors);
  }
  catalog.general = catalog::load_general(folder + "/forms", catalog.cube, errors);
  catalog.rules = catalog::load_rules(folder + "/rules", errors);
  catalog.words = catalog::load_words(folder + "/words", errors);
  catalog.reasons = catalog::load_reasons(folder + "/reasons.toml", errors);
  catalog.total_labels = {"合计", "总计", "小计"};
  if (!errors.empty()) return errors;
  return catalog;
}

void Catalog::prepare() const {
  const auto prepare_all = [](const std::vector<text::Pattern>& patterns) {
    for (const text::Pattern& pattern : patterns) pattern.prepare();
  };
  for (const auto& [id, rule] : rules) {
    for (const auto& [name, patterns] : rule.patterns) prepare_all(patterns);
    for (const RuleCase& one : rule.cases) {
      one.find.prepare();
      if (one.unless) one.unless->prepare();
      if (one.when) one.when->prepare();
    }
  }
}

std::string catalog_folder() {
  if (const char* folder = std::getenv("YIBEN_CATALOG"); folder != nullptr && *folder != '\0') {
    return folder;
  }
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) {
    const fs::path installed = program.parent_path().parent_path() / "share/yiben/catalog";
    if (fs::exists(installed / "cube.toml", failed)) return installed.string();
  }
  return YIBEN_CATALOG_DIR;
}

}  // namespace yiben
