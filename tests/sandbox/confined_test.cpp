// What a child may not do, tried in one.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <thread>

#include "run_one.h"

namespace yiben::sandbox {
namespace {

// What a system call did in the child: "done", or the name of its error.
std::string attempt(Work work, Powers powers = Powers::none) {
  const Result<std::string> answer = run_one(std::move(work), {}, powers);
  return answer ? *answer : to_string(answer.errors().front());
}

std::string outcome_of(long result) {
  return result >= 0 ? "done" : ::strerrorname_np(errno);
}

std::string temporary(const std::string& name) {
  return (std::filesystem::path(testing::TempDir()) / name).string();
}

TEST(Confined, HasNoNetwork) {
  for (const Powers powers : {Powers::none, Powers::convert}) {
    for (const int family : {AF_INET, AF_INET6, AF_NETLINK, AF_PACKET}) {
      EXPECT_EQ(attempt([=] { return outcome_of(::socket(family, SOCK_STREAM, 0)); }, powers),
                "EPERM");
    }
  }
  EXPECT_EQ(attempt([] { return outcome_of(::socket(AF_UNIX, SOCK_STREAM, 0)); }), "EPERM");
  EXPECT_EQ(attempt([] { return outcome_of(::socket(AF_UNIX, SOCK_STREAM, 0)); }, Powers::convert),
            "done");
}

TEST(Confined, OpensFilesToReadThemOnly) {
  const std::string file = temporary("yiben-confined.txt");
  std::ofstream(file) << "kept";
  EXPECT_EQ(attempt([&] { return outcome_of(::open(file.c_str(), O_RDONLY)); }), "done");
  for (const int flags : {O_WRONLY, O_RDWR, O_RDONLY | O_TRUNC, O_WRONLY | O_CREAT}) {
    EXPECT_EQ(attempt([&] { return outcome_of(::open(file.c_str(), flags, 0600)); }), "EPERM");
  }
  EXPECT_EQ(attempt([&] { return outcome_of(::unlink(file.c_str())); }), "EPERM");
  EXPECT_EQ(attempt([&] { return outcome_of(::rename(file.c_str(), "x")); }), "EPERM");
  EXPECT_EQ(attempt([&] { return outcome_of(::truncate(file.c_str(), 0)); }), "EPERM");
  EXPECT_EQ(attempt([&] { return outcome_of(::chmod(file.c_str(), 0)); }), "EPERM");
  EXPECT_EQ(attempt([&] { return outcome_of(::mkdir(temporary("yiben-x").c_str(), 0700)); }),
            "EPERM");
  EXPECT_EQ(std::filesystem::file_size(file), 4u);
  std::filesystem::remove(file);
}

TEST(Confined, StartsAndTouchesNoOtherProcess) {
  EXPECT_EQ(attempt([] { return outcome_of(::fork()); }), "EPERM");
  EXPECT_EQ(attempt([] { return outcome_of(::execl("/bin/true", "true", nullptr)); }), "EPERM");
  EXPECT_EQ(attempt([] { return outcome_of(::kill(::getppid(), 0)); }), "EPERM");
  EXPECT_EQ(attempt([] { return outcome_of(::kill(-1, 0)); }), "EPERM");
}

TEST(Confined, HasThreadsOfItsOwn) {
  if (sanitized) GTEST_SKIP() << "AddressSanitizer's threads need more than a thread";
  EXPECT_EQ(attempt([] {
              int answer = 0;
              std::thread([&] { answer = 42; }).join();
              return std::to_string(answer);
            }),
            "42");
}

TEST(Confined, RaisesNoLimit) {
  EXPECT_EQ(attempt([] {
              const struct rlimit more { RLIM_INFINITY, RLIM_INFINITY };
              return outcome_of(::setrlimit(RLIMIT_CPU, &more));
            }),
            "EPERM");
}

// LibreOffice may start programs and write to a temporary folder of its own, and nowhere else.
TEST(Confined, ConvertsInATemporaryFolder) {
  const Result<std::string> folder = run_one(
      []() -> std::string {
        const char* command = "/bin/echo converted > $TMPDIR/x && test -s $TMPDIR/x";
        if (std::system(command) != 0) return "not written";  // NOLINT
        return std::filesystem::temp_directory_path().string();
      },
      {}, Powers::convert);
  ASSERT_TRUE(folder.ok()) << to_string(folder.errors().front());
  EXPECT_NE(*folder, "not written");
  EXPECT_NE(*folder, std::filesystem::temp_directory_path().string()) << "of its own";
  EXPECT_FALSE(std::filesystem::exists(*folder)) << "removed with what is in it";
}

TEST(Confined, ConvertsNowhereElse) {
  const std::string outside = temporary("yiben-outside.txt");
  const std::string said =
      attempt([&] { return outcome_of(::open(outside.c_str(), O_WRONLY | O_CREAT, 0600)); },
              Powers::convert);
  std::filesystem::remove(outside);
  if (said == "done") GTEST_SKIP() << "this kernel has no Landlock";
  EXPECT_EQ(said, "EACCES");
}

// Even in a process group of its own ("set -m"), as LibreOffice is started.
TEST(Confined, WhatItStartedEndsWithIt) {
  const Result<std::string> answer = run_one(
      []() -> std::string {
        const char* command = "set -m; sleep 600 & echo $! > $TMPDIR/number";
        if (std::system(command) != 0) return "0";  // NOLINT
        std::string number;
        std::ifstream(std::filesystem::temp_directory_path() / "number") >> number;
        return number;
      },
      {}, Powers::convert);
  ASSERT_TRUE(answer.ok()) << to_string(answer.errors().front());
  const pid_t grandchild = std::stoi(*answer);
  ASSERT_GT(grandchild, 0);
  EXPECT_TRUE(has_ended(grandchild));
}

}  // namespace
}  // namespace yiben::sandbox
