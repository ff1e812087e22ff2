// A ZIP package whose bytes depend on nothing but the parts.
#include "write/zip/pack.h"

#include <zip.h>

#include <memory>

namespace yiben::write {

namespace {

using Named = std::pair<std::string_view, std::string_view>;

// 1 January 1980, the first day that a ZIP package can name.
constexpr zip_uint16_t kFirstDay = 0x21;
constexpr int kPackLevel = 6;

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

// Memory is all that these calls can lack; so a failure here is no user's.
void add_part(zip_t* archive, const Named& part, bool packed) {
  zip_source_t* bytes = zip_source_buffer(archive, part.second.data(), part.second.size(), 0);
  YIBEN_CHECK(bytes != nullptr);
  const zip_int64_t added = zip_file_add(archive, std::string(part.first).c_str(), bytes, ZIP_FL_ENC_UTF_8);
  YIBEN_CHECK(added >= 0);
  const auto index = static_cast<zip_uint64_t>(added);
  // The calls that take a time_t look at the time zone.
  YIBEN_CHECK(zip_file_set_dostime(archive, index, 0, kFirstDay, 0) == 0);
  const zip_int32_t method = packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  YIBEN_CHECK(zip_set_file_compression(archive, index, method, kPackLevel) == 0);
}

std::string bytes_of(zip_source_t* source) {
  zip_stat_t about;
  zip_stat_init(&about);
  YIBEN_CHECK(zip_source_stat(source, &about) == 0 && (about.valid & ZIP_STAT_SIZE) != 0);
  std::string bytes(static_cast<std::size_t>(about.size), '\0');
  YIBEN_CHECK(zip_source_open(source) == 0);
  YIBEN_CHECK(zip_source_read(source, bytes.data(), bytes.size()) ==
              static_cast<zip_int64_t>(bytes.size()));
  YIBEN_CHECK(zip_source_close(source) == 0);
  return bytes;
}

std::string pack(const std::vector<Named>& parts, bool packed) {
  zip_error_t reason;
  zip_error_init(&reason);
  const Source source(zip_source_buffer_create(nullptr, 0, 0, &reason));
  YIBEN_CHECK(source != nullptr);
  // The archive gives up its own hold on the source when it is closed.
  zip_source_keep(source.get());
  zip_t* archive = zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, &reason);
  YIBEN_CHECK(archive != nullptr);
  for (const Named& part : parts) add_part(archive, part, packed);
  YIBEN_CHECK(zip_close(archive) == 0);
  zip_error_fini(&reason);
  return bytes_of(source.get());
}

}  // namespace

}  // namespace yiben::write

const yiben::write::ZipEntry yiben_zip = {yiben::write::pack};
