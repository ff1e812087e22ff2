// Output by system calls, so that every failure is seen and named.
#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iostream>

namespace yiben::cli {
namespace {

constexpr std::string_view other_file = "check the folder, or write to another file with -o";

Error cannot_write(const std::string& file, int error_number, std::string_view remedy) {
  return {.file = file,
          .place = {},
          .excerpt = std::strerror(error_number),
          .what = "cannot be written",
          .remedy = std::string(remedy)};
}

// Writes all of it; the number of the error, or 0.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

std::optional<Error> write_to_standard_output(std::string_view bytes) {
  const int error_number = write_all(STDOUT_FILENO, bytes);
  if (error_number == 0 || error_number == EPIPE) return std::nullopt;
  return cannot_write("standard output", error_number, "write to a file with -o");
}

// A device or a pipe cannot be replaced, only written to.
std::optional<Error> write_in_place(const std::string& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_write(path, errno, other_file);
  int error_number = write_all(descriptor, bytes);
  if (::close(descriptor) != 0 && error_number == 0) error_number = errno;
  if (error_number == 0 || error_number == EPIPE) return std::nullopt;
  return cannot_write(path, error_number, other_file);
}

// mkstemp makes files for the owner alone; the finished file gets what an ordinary new file has.
mode_t mode_of_new_file() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return static_cast<mode_t>(0666) & ~mask;
}

// The symbolic link stays, what it points to is replaced.
std::string resolved(const std::string& path) {
  char* real = ::realpath(path.c_str(), nullptr);
  if (real == nullptr) return path;
  std::string out = real;
  std::free(real);  // NOLINT: realpath allocates with malloc
  return out;
}

std::optional<Error> replace_file(const std::string& path, mode_t mode, std::string_view bytes) {
  const std::string target = resolved(path);
  std::string temporary = target + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return cannot_write(path, errno, other_file);
  int error_number = write_all(descriptor, bytes);
  if (error_number == 0 && ::fchmod(descriptor, mode) != 0) error_number = errno;
  if (error_number == 0 && ::fsync(descriptor) != 0) error_number = errno;
  if (::close(descriptor) != 0 && error_number == 0) error_number = errno;
  if (error_number == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error_number = errno;
  if (error_number == 0) return std::nullopt;
  ::unlink(temporary.c_str());
  return cannot_write(path, error_number, other_file);
}

const char* first_set(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return "";
}

}  // namespace

std::optional<Error> write_output(const std::string& path, std::string_view bytes) {
  if (path.empty()) return write_to_standard_output(bytes);
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return cannot_write(path, EISDIR, "name a file with -o");
  if (exists && !S_ISREG(status.st_mode)) return write_in_place(path, bytes);
  return replace_file(path, exists ? status.st_mode & 07777 : mode_of_new_file(), bytes);
}

std::optional<Error> overwrites(const std::string& output, const std::vector<std::string>& inputs) {
  struct stat target {};
  if (output.empty() || ::stat(output.c_str(), &target) != 0 || !S_ISREG(target.st_mode)) {
    return std::nullopt;
  }
  for (const std::string& input : inputs) {
    struct stat own {};
    const bool same = !input.empty() && ::stat(input.c_str(), &own) == 0 &&
                      own.st_dev == target.st_dev && own.st_ino == target.st_ino;
    if (!same) continue;
    return Error{.file = output,
                 .what = "this is the file that is read, and writing would destroy it",
                 .remedy = "write to another file with -o"};
  }
  return std::nullopt;
}

void say_error(const Error& error) {
  say(to_string(error));
}

void say(std::string_view line) {
  std::cerr << "yiben: " << line << '\n';
}

void show_progress(std::string_view line) {
  const std::string_view terminal = first_set({"TERM"});
  if (::isatty(STDERR_FILENO) != 1 || terminal.empty() || terminal == "dumb") return;
  std::cerr << "\r\033[K" << line << std::flush;
}

bool is_terminal_output() {
  return ::isatty(STDOUT_FILENO) == 1;
}

bool terminal_has_colours() {
  const std::string_view terminal = first_set({"TERM"});
  return is_terminal_output() && !terminal.empty() && terminal != "dumb" &&
         *first_set({"NO_COLOR"}) == '\0';
}

bool locale_is_chinese() {
  const std::string_view locale = first_set({"LC_ALL", "LC_MESSAGES", "LANG"});
  return locale.substr(0, 2) == "zh";
}

}  // namespace yiben::cli
