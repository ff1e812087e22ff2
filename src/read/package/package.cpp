// read/package: a ZIP package in memory, by libzip.
#include "read/package/package.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <utility>

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

// Releases an open part whatever happens.
struct ClosePart {
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};

}  // namespace

void Package::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

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
  zip_error_t reason;
  zip_error_init(&reason);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &reason);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &reason);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    const std::string why = zip_error_strerror(&reason);
    zip_error_fini(&reason);
    return package.error("", fmt::format("the ZIP package is damaged: {}", why),
                         "check that it was downloaded to its end, or save it again");
  }
  zip_error_fini(&reason);
  package.archive_.reset(archive);
  const zip_int64_t count = zip_get_num_entries(archive, 0);
  if (count > limits::max_package_entries) {
    return package.error("",
                         fmt::format("the ZIP package has {} files, more than {} (limit "
                                     "max_package_entries)",
                                     count, limits::max_package_entries),
                         kSplit);
  }
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
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
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(at), 0, &about) != 0) {
    return error(name, "a part of the package is damaged", kSaveAgain);
  }
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
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
      about.size / limits::max_compression_ratio > about.comp_size) {
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
  const std::unique_ptr<zip_file_t, ClosePart> part(
      zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(at), 0));
  std::string bytes(size, '\0');
  // libzip checks the sum at the end of the part, which it sees only when read beyond it.
  char beyond = 0;
  if (part == nullptr ||
      zip_fread(part.get(), bytes.data(), size) != static_cast<zip_int64_t>(size) ||
      zip_fread(part.get(), &beyond, 1) != 0) {
    return error(name, "a part of the package is damaged", kSaveAgain);
  }
  return bytes;
}

}  // namespace yiben::read
