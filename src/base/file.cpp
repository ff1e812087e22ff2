// Files into memory. POSIX calls, because a stream cannot tell a directory from an empty file, and
// waits for a pipe without a writer.
#include "base/base.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string>
#include <string_view>
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

// A pipe that whoever started the program put in its hands, as in "cat book | yiben check
// /dev/stdin". A pipe that lies among files may never get a writer.
bool is_handed_over(std::string_view path) {
  return path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

std::optional<Error> unfit(const std::string& path, mode_t mode) {
  if (S_ISREG(mode) || (S_ISFIFO(mode) && is_handed_over(path))) return std::nullopt;
  if (S_ISDIR(mode)) return failure(path, "this is a directory", "give the files in it");
  return failure(path, "this is no file but a device or a pipe",
                 "save what it gives in a file, or hand it over as /dev/stdin by a pipe");
}

// Files are opened without waiting; reading from a pipe has to wait.
bool set_blocking(int descriptor) {
  const int flags = ::fcntl(descriptor, F_GETFL);
  return flags >= 0 && ::fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) == 0;
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number() < 0) return system_failure(path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return system_failure(path, errno);
  if (auto error = unfit(path, status.st_mode)) return std::move(*error);
  if (!set_blocking(file.number())) return system_failure(path, errno);

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
