// read/zip: the module yiben-unzip: a ZIP archive in memory, by libzip. Its libraries are large, and
// PDF and text need none of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/module.h"

namespace yiben::read {

// One part of an archive.
struct PartAbout {
  bool is_known = false;  // false: what the archive says of it is damaged
  bool is_encrypted = false;
  std::uint64_t size = 0;
  std::uint64_t packed_size = 0;
};

class Archive {
 public:
  Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  virtual ~Archive() = default;

  virtual std::int64_t count() const = 0;
  virtual const char* name(std::uint64_t part) const = 0;  // as stored; nullptr where there is none
  virtual PartAbout about(std::uint64_t part) const = 0;
  // Fills `bytes`, which are as many as the part has. False: damaged.
  virtual bool read(std::uint64_t part, std::string& bytes) const = 0;
};

struct UnzipEntry {
  // `bytes` must outlive the archive. nullptr, and the reason, where they are none.
  std::unique_ptr<Archive> (*open)(std::string_view bytes, std::string& why);
};

}  // namespace yiben::read

// What the module shows.
extern "C" YIBEN_SHOWN const yiben::read::UnzipEntry yiben_unzip;
