// Files into memory. POSIX calls, because a stream cannot tell a directory from an empty file.
#include "base/base.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>

namespace yiben {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 16;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

Error failure(const std::string& path, std::string what, std::string remedy) {
  return {.file = path, .what = std::move(what), .remedy = std::move(remedy)};
}

Error system_failure(const std::string& path, int code) {
  if (code == ENOENT || code == ENOTDIR) {
    return failure(path, "the file does not exist", "check the path");
  }
  return failure(path, "the file cannot be read: " + std::generic_category().message(code),
                 "check that it may be read and that its disk is well");
}

Error too_large(const std::string& path) {
  return failure(path,
                 "the file is larger than " + std::to_string(limits::max_file_bytes >> 20) +
                     " MiB (limits::max_file_bytes)",
                 "give the file of one budget only");
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return system_failure(path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return system_failure(path, errno);
  if (S_ISDIR(status.st_mode)) {
    return failure(path, "this is a directory", "give the files in it");
  }

  // The size is known beforehand only for regular files; a pipe, or a file that grows meanwhile,
  // is read until one byte too many has come.
  const std::size_t announced =
      S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
  if (announced > limits::max_file_bytes) return too_large(path);
  std::string bytes(announced + 1, '\0');
  std::size_t used = 0;
  while (true) {
    if (used == bytes.size()) {
      const std::size_t grown = std::max(2 * used, chunk_bytes);
      bytes.resize(std::min(grown, limits::max_file_bytes + 1));
    }
    const ssize_t got = ::read(file.number(), bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_failure(path, errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > limits::max_file_bytes) return too_large(path);
  }
  bytes.resize(used);
  return bytes;
}

}  // namespace yiben
