// read/package: a ZIP package in memory; libzip is loaded with the first.
#include "read/package/package.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/module.h"
#include "read/zip/archive.h"
#include "text/text.h"

namespace yiben::read {

namespace {

constexpr const char* kSaveAgain = "open it in its program and save it again";
constexpr const char* kSplit = "save only the part with the budget in a new file";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

Package::Package() = default;
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

Error Package::error(std::string_view part, std::string what, std::string remedy) const {
  return Error{.file = path_,
               .place = {.document = index_},
               .excerpt = text::excerpt(part),
               .what = std::move(what),
               .remedy = std::move(remedy)};
}

Result<Package> Package::open(std::string_view bytes, const std::string& path, int index) {
  Package package;
  package.path_ = path;
  package.index_ = index;
  const Result<const void*> entry =
      module_entry("unzip", "yiben_unzip", "reading DOCX, XLSX and other ZIP packages");
  if (!entry.ok()) return entry.errors();
  std::string why;
  package.archive_ = static_cast<const UnzipEntry*>(*entry)->open(bytes, why);
  if (package.archive_ == nullptr) {
    return package.error("", fmt::format("the ZIP package is damaged: {}", why),
                         "check that it was downloaded to its end, or save it again");
  }
  const std::int64_t count = package.archive_->count();
  if (count > limits::max_package_entries) {
    return package.error("",
                         fmt::format("the ZIP package has {} files, more than {} (limit "
                                     "max_package_entries)",
                                     count, limits::max_package_entries),
                         kSplit);
  }
  for (std::int64_t i = 0; i < count; ++i) {
    const char* name = package.archive_->name(static_cast<std::uint64_t>(i));
    std::string plain = name == nullptr ? "" : name;
    // Some programs write the separators of Windows.
    std::replace(plain.begin(), plain.end(), '\\', '/');
    package.names_.push_back(text::is_valid_utf8(plain) ? std::move(plain) : "");
  }
  return package;
}

int Package::find(std::string_view name) const {
  const auto found = std::find_if(names_.begin(), names_.end(),
                                  [&](const std::string& one) { return is_same_name(one, name); });
  return found == names_.end() ? -1 : static_cast<int>(found - names_.begin());
}

Result<std::string> Package::read(std::string_view name) {
  const int at = find(name);
  if (at < 0) return error(name, "a part is missing in the package", kSaveAgain);
  const auto part = static_cast<std::uint64_t>(at);
  const PartAbout about = archive_->about(part);
  if (!about.is_known) return error(name, "a part of the package is damaged", kSaveAgain);
  if (about.is_encrypted) {
    return error(name, "the package is encrypted", "remove its password and save it again");
  }
  if (about.size > limits::max_part_bytes) {
    return error(name,
                 fmt::format("a part of the package unpacks to more than {} MiB (limit "
                             "max_part_bytes)",
                             limits::max_part_bytes >> 20),
                 kSplit);
  }
  if (about.size > limits::min_suspect_bytes &&
      about.size / limits::max_compression_ratio > about.packed_size) {
    return error(name,
                 fmt::format("a part of the package unpacks to more than {} times its size (limit "
                             "max_compression_ratio)",
                             limits::max_compression_ratio),
                 kSplit);
  }
  const auto size = static_cast<std::size_t>(about.size);
  if (size > limits::max_package_bytes - taken_) {
    return error(name,
                 fmt::format("the parts of the package unpack to more than {} MiB (limit "
                             "max_package_bytes)",
                             limits::max_package_bytes >> 20),
                 kSplit);
  }
  taken_ += size;
  std::string bytes(size, '\0');
  if (!archive_->read(part, bytes)) {
    return error(name, "a part of the package is damaged", kSaveAgain);
  }
  return bytes;
}

}  // namespace yiben::read
