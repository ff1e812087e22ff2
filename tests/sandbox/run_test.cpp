// The child runner: every way to end has its error, and nothing is left behind.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "run_one.h"

namespace yiben::sandbox {
namespace {

// The error of work that must not succeed.
std::string failure(Work work, Limits limits = {}) {
  const Result<std::string> answer = run_one(std::move(work), limits);
  if (answer) return "no error, but: " + *answer;
  EXPECT_EQ(answer.errors().size(), 1u);
  EXPECT_EQ(answer.errors().front().file, "book.pdf");
  EXPECT_NE(answer.errors().front().remedy, "");
  return answer.errors().front().what;
}

int open_descriptors() {
  int count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    ++count;
  }
  return count;
}

// A loop that the compiler may not take for endless and leave out.
[[noreturn]] void compute_for_ever() {
  volatile unsigned turns = 0;
  while (true) turns = turns + 1;
}

TEST(Child, AnswersWithBytes) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const Result<std::string> answer = run_one([all] { return all; });
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(*answer, all);
  EXPECT_EQ(*run_one([] { return std::string(); }), "");
}

TEST(Child, AnswersMoreThanAPipeHolds) {
  const Result<std::string> answer = run_one([] { return std::string(5'000'000, 'x'); });
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->size(), 5'000'000u);
}

TEST(Child, CrashesAlone) {
  EXPECT_EQ(failure([]() -> std::string { std::abort(); }),
            "reading it crashed (signal 6, SIGABRT)");
  EXPECT_EQ(failure([]() -> std::string {
              std::raise(SIGSEGV);
              return "";
            }),
            "reading it crashed (signal 11, SIGSEGV)");
}

TEST(Child, WritesToAddressZero) {
  if (sanitized) GTEST_SKIP() << "the sanitizer turns it into an exit";
  EXPECT_EQ(failure([]() -> std::string {
              volatile char* nowhere = nullptr;
              asm volatile("" : "+r"(nowhere));
              *nowhere = 1;
              return "";
            }),
            "reading it crashed (signal 11, SIGSEGV)");
}

TEST(Child, LastWordsAreQuoted) {
  const Result<std::string> answer = run_one([]() -> std::string {
    const char words[] = "first line\nfree(): invalid pointer\n";
    if (::write(STDERR_FILENO, words, sizeof words - 1) < 0) return "cannot write";
    std::abort();
  });
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.errors().front().excerpt, "free(): invalid pointer");
}

TEST(Child, ComplaintsWithoutEndDoNotStopIt) {
  const Result<std::string> answer = run_one([]() -> std::string {
    const std::string line(1000, 'x');
    for (int i = 0; i < 2000; ++i) {
      if (::write(STDERR_FILENO, line.data(), line.size()) < 0) return "cannot write";
    }
    return "done";
  });
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(*answer, "done");
}

TEST(Child, ExceptionsAndExitsAreNoAnswers) {
  const Result<std::string> answer =
      run_one([]() -> std::string { throw std::runtime_error("the font is bad"); });
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.errors().front().excerpt, "the font is bad");
  EXPECT_EQ(failure([]() -> std::string { std::_Exit(7); }),
            "reading it ended without an answer (status 7)");
}

TEST(Child, RunsOutOfComputingTime) {
  Limits limits;
  limits.cpu_s = 1;
  EXPECT_EQ(failure([]() -> std::string { compute_for_ever(); }, limits),
            "reading it did not end within 1 s of computing (limits::max_child_cpu_s)");
}

TEST(Child, IgnoringTheSignalOfTimeDoesNotHelp) {
  Limits limits;
  limits.cpu_s = 1;
  EXPECT_EQ(failure(
                []() -> std::string {
                  std::signal(SIGXCPU, SIG_IGN);
                  compute_for_ever();
                },
                limits),
            "reading it did not end within 1 s of computing (limits::max_child_cpu_s)");
}

TEST(Child, RunsOutOfTimeWhenItWaits) {
  Limits limits;
  limits.wall_ms = 1000;
  EXPECT_EQ(failure(
                []() -> std::string {
                  while (true) ::pause();
                },
                limits),
            "reading it did not end within 1 s (limits::max_child_wall_ms)");
}

TEST(Child, ThatStaysAfterItsAnswerIsKilled) {
  const Result<std::string> answer = run_one([]() -> std::string {
    ::close(3);
    while (true) ::pause();
  });
  EXPECT_FALSE(answer.ok());
}

TEST(Child, RunsOutOfMemory) {
  if (sanitized) GTEST_SKIP() << "AddressSanitizer reserves more than any limit";
  Limits limits;
  limits.memory_bytes = 512u << 20;
  const std::string words =
      "reading it needs more than 512 MiB of memory (limits::max_child_memory_bytes)";
  EXPECT_EQ(failure([] { return std::string(1u << 30, 'x'); }, limits), words);
  // A library in C that does not look at what malloc gave.
  EXPECT_EQ(failure(
                []() -> std::string {
                  while (true) {
                    void* block = std::malloc(1u << 20);
                    if (block == nullptr) std::abort();
                    std::memset(block, 1, 1u << 20);
                  }
                },
                limits),
            words);
}

TEST(Child, AnswerTooLong) {
  Limits limits;
  limits.answer_bytes = 1u << 20;
  EXPECT_EQ(failure([] { return std::string(3u << 20, 'x'); }, limits),
            "what was read is longer than 1 MiB (limits::max_child_answer_bytes)");
}

TEST(Run, KeepsTheOrder) {
  std::vector<Task> tasks;
  for (int i = 0; i < 20; ++i) {
    tasks.push_back({.name = std::to_string(i), .work = [i] {
                       ::usleep(static_cast<useconds_t>((20 - i) * 2000));
                       return std::to_string(i);
                     }});
  }
  const auto answers = run_all(tasks, 8);
  ASSERT_EQ(answers.size(), 20u);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(*answers[static_cast<std::size_t>(i)], std::to_string(i));
}

TEST(Run, WorksAtTheSameTime) {
  const auto start = std::chrono::steady_clock::now();
  const Task sleeper{.name = "sleeper", .work = [] {
                       ::usleep(500'000);
                       return std::string();
                     }};
  run_all(std::vector<Task>(6, sleeper), 6);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(2500));
}

TEST(Run, ACrashCostsOneAnswer) {
  const auto answers = run_all({{.name = "a", .work = [] { return std::string("a"); }},
                                {.name = "b", .work = []() -> std::string { std::abort(); }},
                                {.name = "c", .work = [] { return std::string("c"); }}},
                               3);
  EXPECT_EQ(*answers[0], "a");
  EXPECT_FALSE(answers[1].ok());
  EXPECT_EQ(*answers[2], "c");
}

TEST(Run, LeavesNoProcessAndNoDescriptor) {
  const int before = open_descriptors();
  run_all(std::vector<Task>(10, {.name = "x", .work = [] { return std::string("x"); }}), 4);
  failure([]() -> std::string { std::abort(); });
  EXPECT_EQ(open_descriptors(), before);
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "a child is left";
  EXPECT_EQ(errno, ECHILD);
}

TEST(Run, ReapsWhereTheCallerIgnoresTheEndOfChildren) {
  std::signal(SIGCHLD, SIG_IGN);
  const Result<std::string> answer = run_one([] { return std::string("well"); });
  EXPECT_EQ(std::signal(SIGCHLD, SIG_DFL), SIG_IGN) << "as it was";
  EXPECT_EQ(*answer, "well");
}

// In a process of its own, since it closes what the test prints to.
TEST(Run, WorksWithoutStandardDescriptors) {
  const pid_t process = ::fork();
  if (process == 0) {
    for (const int number : {0, 1, 2}) ::close(number);
    const auto answers =
        run_all(std::vector<Task>(3, {.name = "x", .work = [] { return std::string("well"); }}), 2);
    bool well = answers.size() == 3;
    for (const auto& answer : answers) well = well && answer.ok() && *answer == "well";
    std::_Exit(well ? 0 : 1);
  }
  int status = -1;
  ::waitpid(process, &status, 0);
  EXPECT_EQ(status, 0);
}

pid_t first_child_of(pid_t process) {
  const std::string number = std::to_string(process);
  std::ifstream children("/proc/" + number + "/task/" + number + "/children");
  pid_t child = 0;
  children >> child;
  return child;
}

// Ctrl-C: the program ends, and with it the child that has a session of its own.
TEST(Run, ASignalEndsTheChildrenToo) {
  const pid_t process = ::fork();
  if (process == 0) {
    const Result<std::string> answer = run_one([]() -> std::string {
      while (true) ::pause();
    });
    std::_Exit(answer.ok() ? 0 : 1);
  }
  pid_t child = 0;
  for (int i = 0; i < 500 && child == 0; ++i) {
    ::usleep(10'000);
    child = first_child_of(process);
  }
  ASSERT_GT(child, 0);
  ::kill(process, SIGTERM);
  int status = 0;
  ::waitpid(process, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
  EXPECT_TRUE(has_ended(child));
}

}  // namespace
}  // namespace yiben::sandbox
