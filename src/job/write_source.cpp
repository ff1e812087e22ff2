// A source as a folder.
#include "job/job.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

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

}  // namespace

Errors write_source(const Source& source, const std::string& path) {
  std::error_code error;
  const fs::path folder = fs::path(path).lexically_normal();
  const bool exists = fs::exists(folder, error);
  if (exists && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
    return {{.file = path,
             .what = "exists already",
             .remedy = "name a new folder: a source that people edit is never overwritten"}};
  }
  fs::path whole = folder;
  if (!whole.has_filename()) whole = whole.parent_path();
  const fs::path parent = whole.has_parent_path() ? whole.parent_path() : fs::path(".");
  const fs::path draft =
      parent / ("." + whole.filename().string() + ".yiben-" + std::to_string(::getpid()));
  for (const auto& [name, bytes] : files_of(source)) {
    if (write_file(draft / name, bytes, error)) continue;
    std::error_code ignored;
    fs::remove_all(draft, ignored);
    return {cannot_write(path, error)};
  }
  // An empty folder gives way.
  fs::rename(draft, whole, error);
  if (!error) return {};
  std::error_code ignored;
  fs::remove_all(draft, ignored);
  return {cannot_write(path, error)};
}

}  // namespace yiben::job
