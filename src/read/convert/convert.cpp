// read/convert: old and open Office formats to DOCX and XLSX, by LibreOffice.
#include "read/convert/convert.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>
#include <vector>

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace yiben::read {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr auto kPause = std::chrono::milliseconds(20);

// A folder that nobody else can read, removed with all that is in it.
class PrivateFolder {
 public:
  PrivateFolder() {
    std::error_code failed;
    std::string name = (fs::temp_directory_path(failed) / "yiben-XXXXXX").string();
    if (!failed && ::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~PrivateFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// The program in the folders of PATH that are absolute.
std::optional<fs::path> find_program() {
  const char* variable = std::getenv("PATH");
  std::string_view folders = variable == nullptr ? "" : variable;
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    const fs::path folder(folders.substr(0, end));
    folders.remove_prefix(std::min(end + 1, folders.size()));
    if (!folder.is_absolute()) continue;
    for (const char* name : {"soffice", "libreoffice"}) {
      const fs::path program = folder / name;
      if (::access(program.c_str(), X_OK) == 0 && !fs::is_directory(program)) return program;
    }
  }
  return std::nullopt;
}

// The environment with a home and a temporary folder that are removed afterwards.
std::vector<std::string> environment(const fs::path& folder) {
  std::vector<std::string> variables{"HOME=" + folder.string(), "TMPDIR=" + folder.string()};
  for (char** one = environ; *one != nullptr; ++one) {
    const std::string_view variable = *one;
    if (!variable.starts_with("HOME=") && !variable.starts_with("TMPDIR=")) {
      variables.emplace_back(variable);
    }
  }
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& string : strings) pointers.push_back(string.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Starts the program in a process group of its own, without a terminal. Nothing when it cannot be
// started.
std::optional<pid_t> start(std::vector<std::string> command, const fs::path& folder) {
  std::vector<std::string> variables = environment(folder);
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  pid_t process = 0;
  const int failed = posix_spawn(&process, command.front().c_str(), &files, &attributes,
                                 pointers_to(command).data(), pointers_to(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  if (failed != 0) return std::nullopt;
  return process;
}

enum class Ending { done, failed, out_of_time };

// Waits for the process, ends what is left of its group, and only then lets go of its number.
Ending wait_for(pid_t process) {
  const auto deadline = Clock::now() + std::chrono::milliseconds(limits::max_conversion_ms);
  siginfo_t ended{};
  while (::waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         ended.si_pid == 0 && Clock::now() < deadline) {
    std::this_thread::sleep_for(kPause);
  }
  ::kill(-process, SIGKILL);
  int status = 0;
  if (::waitpid(process, &status, 0) != process) return Ending::failed;
  if (ended.si_pid == 0) return Ending::out_of_time;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? Ending::done : Ending::failed;
}

class Converter {
 public:
  Converter(const Conversion& conversion, const std::string& path, int index)
      : conversion_(conversion), path_(path), index_(index) {}

  Result<std::string> convert(std::string_view bytes) const {
    const std::optional<fs::path> program = find_program();
    if (!program) {
      return error(
          "{} is read by way of LibreOffice, which is not installed",
          fmt::format("install it (on Debian: apt-get install libreoffice-{}-nogui), or save the "
                      "document as {}",
                      conversion_.to == "xlsx" ? "calc" : "writer",
                      conversion_.to == "xlsx" ? "XLSX" : "DOCX"));
    }
    const PrivateFolder folder;
    const fs::path input = folder.path() / fmt::format("document.{}", conversion_.from);
    const fs::path output = folder.path() / "out" / fmt::format("document.{}", conversion_.to);
    std::ofstream file(input, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (folder.path().empty() || !file) {
      return error("{} could not be written to a temporary folder for LibreOffice",
                   "see that the folder for temporary files has room and can be written");
    }
    const auto process = start(
        {program->string(), "--headless", "--norestore", "--nologo", "--nolockcheck",
         "-env:UserInstallation=file://" + (folder.path() / "profile").string(), "--convert-to",
         std::string(conversion_.to), "--outdir", output.parent_path().string(), input.string()},
        folder.path());
    const Ending ending = process ? wait_for(*process) : Ending::failed;
    if (ending == Ending::out_of_time) {
      return error(
          "LibreOffice did not convert the document ({}) in time (limit "
          "max_conversion_ms)",
          save_as());
    }
    std::error_code missing;
    if (ending == Ending::failed || !fs::exists(output, missing)) {
      return error("LibreOffice could not convert the document ({})", save_as());
    }
    Result<std::string> converted = read_file(output.string());
    if (!converted) return error("what LibreOffice made of {} could not be read", save_as());
    return converted;
  }

 private:
  std::string save_as() const {
    return fmt::format("open it in its program and save it as {}",
                       conversion_.to == "xlsx" ? "XLSX" : "DOCX");
  }

  Error error(const char* what, std::string remedy) const {
    return Error{.file = path_,
                 .place = {.document = index_},
                 .what = fmt::format(fmt::runtime(what), conversion_.name),
                 .remedy = std::move(remedy)};
  }

  const Conversion& conversion_;
  const std::string& path_;
  int index_;
};

}  // namespace

Result<std::string> convert(std::string_view bytes, const Conversion& conversion,
                            const std::string& path, int index) {
  return Converter(conversion, path, index).convert(bytes);
}

}  // namespace yiben::read
