// libzip as an Archive.
#include "read/zip/archive.h"

#include <zip.h>

#include <utility>

namespace yiben::read {

namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

// Releases an open part whatever happens.
struct ClosePart {
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};

using Handle = std::unique_ptr<zip_t, CloseArchive>;

class ZipArchive final : public Archive {
 public:
  explicit ZipArchive(Handle handle) : handle_(std::move(handle)) {}

  std::int64_t count() const override { return zip_get_num_entries(handle_.get(), 0); }

  const char* name(std::uint64_t part) const override {
    return zip_get_name(handle_.get(), part, ZIP_FL_ENC_RAW);
  }

  PartAbout about(std::uint64_t part) const override {
    zip_stat_t stat;
    zip_stat_init(&stat);
    PartAbout about;
    about.is_known = zip_stat_index(handle_.get(), part, 0, &stat) == 0;
    about.is_encrypted =
        (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
    about.size = stat.size;
    about.packed_size = stat.comp_size;
    return about;
  }

  bool read(std::uint64_t part, std::string& bytes) const override {
    const std::unique_ptr<zip_file_t, ClosePart> file(zip_fopen_index(handle_.get(), part, 0));
    // libzip checks the sum at the end of the part, which it sees only when read beyond it.
    char beyond = 0;
    return file != nullptr &&
           zip_fread(file.get(), bytes.data(), bytes.size()) ==
               static_cast<zip_int64_t>(bytes.size()) &&
           zip_fread(file.get(), &beyond, 1) == 0;
  }

 private:
  Handle handle_;
};

std::unique_ptr<Archive> open_archive(std::string_view bytes, std::string& why) {
  zip_error_t reason;
  zip_error_init(&reason);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &reason);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &reason);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    why = zip_error_strerror(&reason);
  }
  zip_error_fini(&reason);
  if (archive == nullptr) return nullptr;
  return std::make_unique<ZipArchive>(Handle(archive));
}

}  // namespace

}  // namespace yiben::read

const yiben::read::UnzipEntry yiben_unzip = {yiben::read::open_archive};
