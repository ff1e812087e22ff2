// read/package: a ZIP package in memory: which parts it has, and the bytes of one of them.
//
// Errors, with the name of the part: no ZIP package or a damaged one, an encrypted part, a part
// that is not there, and the limits on parts, bytes and compression (base/limits.h). A ZIP bomb
// ends at a limit before its bytes are made.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yiben::read {

class Archive;

class Package {
 public:
  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;
  ~Package();

  // `bytes` must outlive the package. `path` and `index` are the document's, for errors.
  static Result<Package> open(std::string_view bytes, const std::string& path, int index);

  // Names of all parts, in the order of the package.
  const std::vector<std::string>& names() const { return names_; }

  // Names are compared without regard to case, as Office does.
  bool has(std::string_view name) const { return find(name) >= 0; }

  // The bytes of a part. All that is read counts towards limits::max_package_bytes.
  Result<std::string> read(std::string_view name);

  // An error about this document.
  Error error(std::string_view part, std::string what, std::string remedy) const;

 private:
  Package();

  int find(std::string_view name) const;

  std::unique_ptr<Archive> archive_;
  std::vector<std::string> names_;
  std::string path_;
  int index_ = 1;
  std::size_t taken_ = 0;
};

}  // namespace yiben::read
