// Each way to end has its own words and its own remedy.
#include "sandbox/ending.h"

#include <fmt/format.h>
#include <sys/wait.h>

#include <csignal>
#include <cstring>

#include "text/text.h"

namespace yiben::sandbox {
namespace {

constexpr std::string_view smaller = "give a smaller file, or split it";

Error error(const std::string& name, std::string what, std::string_view remedy) {
  return {.file = name, .what = std::move(what), .remedy = std::string(remedy)};
}

double cpu_s(const struct rusage& used) {
  const auto seconds = [](const struct timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// Libraries in C that get no memory end in many ways. The limit is one of addresses, of which some
// never become memory; so a process that held half of it is taken to have met it.
bool near_memory_limit(const Ending& ending, const Limits& limits) {
  const auto most_kib = static_cast<std::size_t>(ending.used.ru_maxrss);
  return most_kib > limits.memory_bytes / 1024 / 2;
}

Error out_of_memory(const std::string& name, const Limits& limits) {
  return error(name,
               fmt::format("reading it needs more than {} MiB of memory "
                           "(limits::max_child_memory_bytes)",
                           limits.memory_bytes >> 20),
               smaller);
}

Error out_of_cpu(const std::string& name, const Limits& limits) {
  return error(name,
               fmt::format("reading it did not end within {} s of computing "
                           "(limits::max_child_cpu_s)",
                           limits.cpu_s),
               smaller);
}

Error out_of_time(const std::string& name, const Limits& limits) {
  return error(name,
               fmt::format("reading it did not end within {} s (limits::max_child_wall_ms)",
                           limits.wall_ms / 1000),
               "give a smaller file, or fewer at once with -j");
}

Error too_long(const std::string& name, const Limits& limits) {
  return error(name,
               fmt::format("what was read is longer than {} MiB (limits::max_child_answer_bytes)",
                           limits.answer_bytes >> 20),
               smaller);
}

// "SIGSEGV"; g++ 12 with glibc 2.36 has sigabbrev_np, which knows them without "SIG".
std::string signal_name(int number) {
  const char* name = ::sigabbrev_np(number);
  return name == nullptr ? "" : fmt::format(", SIG{}", name);
}

// The last line of what the child complained about, cut to what an error quotes.
std::string last_words(std::string_view complaint) {
  while (!complaint.empty() && complaint.back() == '\n') complaint.remove_suffix(1);
  const std::size_t line = complaint.rfind('\n');
  if (line != complaint.npos) complaint.remove_prefix(line + 1);
  return text::is_valid_utf8(complaint) ? text::excerpt(complaint) : "";
}

Error crashed(const Ending& ending, const std::string& name) {
  const int number = WTERMSIG(ending.status);
  Error crash =
      error(name, fmt::format("reading it crashed (signal {}{})", number, signal_name(number)),
            "save the document in another format and try again; the other files are not affected");
  crash.excerpt = last_words(ending.complaint);
  return crash;
}

Error exited(const Ending& ending, const std::string& name) {
  Error exit;
  if (WEXITSTATUS(ending.status) == status_not_confined) {
    exit = error(name, "its child process could not be confined",
                 "on a system that cannot, --no-isolate reads it in the process itself");
  } else {
    exit = error(
        name,
        fmt::format("reading it ended without an answer (status {})", WEXITSTATUS(ending.status)),
        "save the document in another format and try again");
  }
  exit.excerpt = last_words(ending.complaint);
  return exit;
}

Error killed(const Ending& ending, const std::string& name, const Limits& limits) {
  if (cpu_s(ending.used) >= limits.cpu_s) return out_of_cpu(name, limits);
  return error(name, "reading it was killed (signal 9), as by a machine without memory",
               "free memory, or read fewer files at once with -j");
}

}  // namespace

std::optional<Error> error_of(const Ending& ending, const std::string& name, const Limits& limits) {
  if (ending.answer_too_long) return too_long(name, limits);
  if (WIFEXITED(ending.status)) {
    const int status = WEXITSTATUS(ending.status);
    if (status == 0) return std::nullopt;
    if (status == status_out_of_memory) return out_of_memory(name, limits);
    if (ending.out_of_time) return out_of_time(name, limits);
    if (near_memory_limit(ending, limits)) return out_of_memory(name, limits);
    return exited(ending, name);
  }
  if (ending.out_of_time) return out_of_time(name, limits);
  if (WTERMSIG(ending.status) == SIGXCPU) return out_of_cpu(name, limits);
  if (WTERMSIG(ending.status) == SIGKILL) return killed(ending, name, limits);
  if (near_memory_limit(ending, limits)) return out_of_memory(name, limits);
  return crashed(ending, name);
}

Error not_started(const std::string& name, int error_number) {
  Error failure = error(name, "no child process could be started to read it",
                        "end other programs, or lower -j; --no-isolate reads without one");
  failure.excerpt = std::strerror(error_number);
  return failure;
}

Error nonsense(const std::string& name, std::string_view detail) {
  return error(name, fmt::format("the child process that read it answered nonsense: {}", detail),
               "the file may have taken it over: do not trust it, and report it");
}

}  // namespace yiben::sandbox
