// Folders of units to the source of their department.
#include "job/job.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "job/pipeline.h"

namespace yiben::job {

namespace {

namespace fs = std::filesystem;

constexpr const char* head_file = "unit.toml";
constexpr std::size_t sources_per_step = 250;

std::string normal(const std::string& folder) {
  const fs::path path = fs::path(folder).lexically_normal();
  return (path.has_filename() ? path : path.parent_path()).string();
}

bool is_workbook(const fs::path& path) {
  const std::string name = path.filename().string();
  return path.extension() == ".xlsx" && !name.starts_with("~$") && !name.starts_with(".");
}

// A workbook below the folder of a department may be a source, or a book that was made of one.
Error unread_workbook(const fs::path& path) {
  return {.file = path.string(),
          .what = "a workbook, which is not taken for the source of a unit",
          .remedy = "yiben convert makes it a folder; take it away where it is no source"};
}

// Folders of sources, from the top down, each level in the order of names. Links to folders are not
// followed: they could lead round in circles. What is hidden is passed over.
void find_sources(const fs::path& folder, std::vector<std::string>& found, Errors& errors) {
  std::error_code failure;
  if (fs::exists(folder / head_file, failure)) found.push_back(folder.string());
  std::vector<fs::path> below;
  failure.clear();
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    std::error_code unknown;
    const fs::path& path = entry->path();
    const bool is_hidden = path.filename().string().starts_with(".");
    if (entry->is_symlink(unknown)) continue;
    if (!entry->is_directory(unknown)) {
      if (is_workbook(path)) errors.push_back(unread_workbook(path));
    } else if (!is_hidden) {
      below.push_back(path);
    } else if (fs::exists(path / head_file, unknown)) {
      errors.push_back({.file = path.string(),
                        .what = "a hidden folder with a source in it, which is not taken",
                        .remedy = "rename it without the dot, or take it away"});
    }
  }
  if (failure) {
    errors.push_back({.file = folder.string(),
                      .excerpt = failure.message(),
                      .what = "the folder cannot be read",
                      .remedy = "name folders of sources, the department's first"});
    return;
  }
  std::sort(below.begin(), below.end());
  for (const fs::path& path : below) find_sources(path, found, errors);
}

// Of all folders the sources in them; that of the department, which the first folder is, first.
std::vector<std::string> sources_in(const std::vector<std::string>& folders, Errors& errors) {
  std::vector<std::string> found;
  for (const std::string& folder : folders) {
    const std::size_t before = found.size();
    const std::size_t errors_before = errors.size();
    std::error_code unknown;
    if (is_workbook(folder) && fs::is_regular_file(folder, unknown)) {
      found.push_back(normal(folder));
    } else {
      find_sources(normal(folder), found, errors);
    }
    const bool none = found.size() == before && errors.size() == errors_before;
    const bool is_first = &folder == &folders.front();
    if (is_first && !none && errors.empty() && found.front() != normal(folder)) {
      errors.push_back({.file = folder + "/" + head_file,
                        .what = "the file does not exist",
                        .remedy = "name first the folder of the department, with its entity, year "
                                  "and family in unit.toml"});
    }
    if (none) {
      errors.push_back({.file = folder,
                        .what = "no source is in this folder",
                        .remedy = "name folders that hold unit.toml and facts.csv"});
    }
  }
  std::set<std::string> known;
  std::erase_if(found, [&](const std::string& folder) { return !known.insert(folder).second; });
  if (found.size() > limits::max_units) {
    errors.push_back({.file = folders.front(),
                      .what = fmt::format("{} sources; at most {} make a department", found.size(),
                                          limits::max_units),
                      .remedy = "consolidate parts of the department first"});
  }
  return found;
}

// The department need not have facts.
Result<Source> read_one(const std::string& folder, bool is_department, const SourceSchema& schema) {
  if (!is_department || is_workbook(folder)) return read_source(folder, schema);
  Result<SourceFiles> files = source_files(folder);
  if (!files) return files.errors();
  const bool has_facts = std::any_of(files->begin(), files->end(),
                                     [](const auto& file) { return file.first == "facts.csv"; });
  if (!has_facts) files->emplace_back("facts.csv", "amount\n");
  return source_of(*files, folder, schema);
}

// What is written below the sources would be one of them the next time.
Errors written_among_sources(const ConsolidateOptions& options) {
  std::error_code unknown;
  const fs::path output = fs::weakly_canonical(options.output, unknown);
  if (options.output.empty() || unknown) return {};
  for (const std::string& folder : options.folders) {
    const fs::path input = fs::weakly_canonical(folder, unknown);
    const fs::path below = output.lexically_relative(normal(input.string()));
    if (unknown || below.empty() || below.begin()->string() == "..") continue;
    return {{.file = options.output,
             .what = "lies in " + folder +
                     ", whose sources are read: the next run would take it "
                     "for one of them",
             .remedy = "name a folder outside of those that are read"}};
  }
  return {};
}

}  // namespace

Result<Consolidated> consolidate(const ConsolidateOptions& options) {
  const auto done = [&](const std::string& step) {
    if (options.done) options.done(step);
  };
  Errors errors = written_among_sources(options);
  if (!errors.empty()) return errors;
  const Result<Catalog> catalog = load_catalog(options.catalog_folder);
  if (!catalog) errors = catalog.errors();
  const std::vector<std::string> folders = sources_in(options.folders, errors);
  if (!errors.empty()) return errors;
  std::vector<UnitSource> sources;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    Result<Source> source = read_one(folders[i], i == 0, catalog->source);
    if (source) {
      sources.push_back({folders[i], std::move(*source)});
    } else {
      errors.insert(errors.end(), source.errors().begin(), source.errors().end());
    }
    const std::size_t read = i + 1;
    if (read % sources_per_step == 0 || read == folders.size()) {
      done(fmt::format("{} of {} sources read", read, folders.size()));
    }
  }
  if (!errors.empty()) return errors;
  const UnitSource department = std::move(sources.front());
  sources.erase(sources.begin());
  return yiben::consolidate(department, std::move(sources), catalog->cube);
}

}  // namespace yiben::job
