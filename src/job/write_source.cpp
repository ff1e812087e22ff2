// A source as a folder or a workbook: written, converted, begun.
#include "job/job.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>

#include "job/pipeline.h"
#include "text/text.h"

namespace yiben::job {

namespace {

namespace fs = std::filesystem;

Error cannot_write(const fs::path& path, const std::error_code& error) {
  return {.file = path.string(),
          .what = "cannot be written: " + error.message(),
          .remedy = "name a folder that you may write to, on a disk with room"};
}

bool write_file(const fs::path& path, const std::string& bytes, std::error_code& error) {
  fs::create_directories(path.parent_path(), error);
  if (error) return false;
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) error = std::make_error_code(std::errc::io_error);
  return !error;
}

bool is_workbook_name(const std::string& path) {
  std::string ending = fs::path(path).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return ending == ".xlsx";
}

// An empty folder gives way to a folder; all else that exists stays.
Errors taken(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (!fs::exists(status)) return {};
  const bool gives_way =
      !is_workbook_name(path) && fs::is_directory(status) && fs::is_empty(path, error);
  if (gives_way) return {};
  return {{.file = path,
           .what = "exists already",
           .remedy = std::string("name a new ") + (is_workbook_name(path) ? "file" : "folder") +
                     ": a source that people edit is never overwritten"}};
}

// `write` makes the draft, which then takes the place of `path` at once.
Errors replace(const std::string& path,
               const std::function<bool(const fs::path& draft, std::error_code& error)>& write) {
  Errors errors = taken(path);
  if (!errors.empty()) return errors;
  fs::path whole = fs::path(path).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  const fs::path parent = whole.has_parent_path() ? whole.parent_path() : fs::path(".");
  const fs::path draft =
      parent / ("." + whole.filename().string() + ".yiben-" + std::to_string(::getpid()));
  std::error_code error;
  if (write(draft, error)) fs::rename(draft, whole, error);
  if (!error) return {};
  std::error_code ignored;
  fs::remove_all(draft, ignored);
  return {cannot_write(path, error)};
}

Errors write_folder(const SourceFiles& files, const std::string& path) {
  return replace(path, [&](const fs::path& draft, std::error_code& error) {
    return std::all_of(files.begin(), files.end(), [&](const auto& file) {
      return write_file(draft / file.first, file.second, error);
    });
  });
}

Errors write_workbook(const Source& given, const SourceSchema& schema, const std::string& path) {
  if (Errors errors = taken(path); !errors.empty()) return errors;
  // Written in one way, as reading leaves it.
  const Result<Source> source = source_of(files_of(given, schema), path, schema);
  if (!source) return source.errors();
  const Result<std::string> bytes = workbook_of(*source, schema, path);
  if (!bytes) return bytes.errors();
  // What is written is what will be read.
  const Result<Source> stored = source_of_workbook(*bytes, path, schema);
  if (!stored) return stored.errors();
  if (files_of(*stored, schema) != files_of(*source, schema)) {
    return {{.file = path,
             .what = "the workbook would not hold the same source",
             .remedy = "report this source, and keep it as a folder"}};
  }
  return replace(path, [&](const fs::path& draft, std::error_code& error) {
    return write_file(draft, *bytes, error);
  });
}

}  // namespace

const Family* family_named(const std::string& id, const Catalog& catalog) {
  for (const Family& family : catalog.families) {
    if (family.id == id) return &family;
  }
  return nullptr;
}

Error unknown_family(std::string file, const std::string& id, const Catalog& catalog) {
  std::string known;
  for (const Family& family : catalog.families) known += (known.empty() ? "" : ", ") + family.id;
  return {.file = std::move(file),
          .excerpt = id,
          .what = "no such family, and the source has no layout of its own",
          .remedy = "name one of the families: " + known};
}

Errors write_source(Source source, const std::string& path, const std::string& catalog_folder) {
  const Result<Catalog> catalog = load_catalog(catalog_folder);
  if (!catalog) return catalog.errors();
  // As reading leaves it, so that it is the same once it was a workbook.
  for (const SourceSheet& sheet : catalog->source.sheets) {
    std::vector<std::string>& columns = source.columns[sheet.name];
    columns.clear();
    for (const SourceColumn& column : sheet.columns) columns.push_back(column.name);
  }
  return is_workbook_name(path) ? write_workbook(source, catalog->source, path)
                                : write_folder(files_of(source, catalog->source), path);
}

namespace {

// What is lost of a folder, but for what yiben wrote into it.
void tell_comments(const Source& source, const Catalog& catalog, const Step& done) {
  if (!done || source.origin.is_workbook) return;
  const Result<SourceFiles> files = source_files(source.origin.path);
  if (!files) return;
  std::vector<std::string> families;
  for (const Family& one : catalog.families) families.push_back(one.id);
  SourceFiles ours = blank_files(Source(), catalog.source, families);
  for (const auto& file : files_of(source, catalog.source)) ours.push_back(file);
  for (const Error& error : comments_in(*files, ours)) {
    done("warning: " + to_string(placed(error, source.origin)));
  }
}

}  // namespace

Errors convert(const std::string& source, const std::string& path,
               const std::string& catalog_folder, const Step& done) {
  const Result<Catalog> catalog = load_catalog(catalog_folder);
  if (!catalog) return catalog.errors();
  if (Errors errors = taken(path); !errors.empty()) return errors;
  const Result<Source> read = read_source(source, catalog->source);
  if (!read) return read.errors();
  tell_comments(*read, *catalog, done);
  return is_workbook_name(path) ? write_workbook(*read, catalog->source, path)
                                : write_folder(files_of(*read, catalog->source), path);
}

Errors init(const InitOptions& options) {
  const Result<Catalog> catalog = load_catalog(options.catalog_folder);
  if (!catalog) return catalog.errors();
  const bool is_line = std::none_of(options.entity.begin(), options.entity.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (!is_line || !text::is_valid_utf8(options.entity)) {
    return {{.file = "--entity",
             .excerpt = text::excerpt(options.entity),
             .what = "a control character or line break, which no name has",
             .remedy = "write the name on one line, as UTF-8"}};
  }
  Source source;
  source.entity = options.entity;
  source.family = options.family;
  if (source.family.empty() && catalog->families.size() == 1) {
    source.family = catalog->families.front().id;
  }
  const Family* family = family_named(source.family, *catalog);
  if (family == nullptr && !source.family.empty()) {
    Error error = unknown_family("--family", source.family, *catalog);
    error.what = "no such family";
    return {std::move(error)};
  }
  source.year = options.year;
  if (source.year == 0 && family != nullptr) source.year = family->year;
  if (is_workbook_name(options.path)) {
    return write_workbook(source, catalog->source, options.path);
  }
  std::vector<std::string> families;
  for (const Family& one : catalog->families) families.push_back(one.id);
  return write_folder(blank_files(source, catalog->source, families), options.path);
}

}  // namespace yiben::job
