// Runs work in a child as the tests of the sandbox need it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "sandbox/sandbox.h"

namespace yiben::sandbox {

using Work = std::function<std::string()>;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

inline std::vector<Result<std::string>> run_all(const std::vector<Task>& all, int parallel = 1) {
  std::vector<Result<std::string>> answers;
  Tasks tasks;
  tasks.count = all.size();
  tasks.parallel = parallel;
  tasks.make = [&](std::size_t i) -> Result<Task> { return all[i]; };
  tasks.finish = [&](std::size_t i, Result<std::string> answer) {
    EXPECT_EQ(i, answers.size()) << "in the order of the tasks";
    answers.push_back(std::move(answer));
  };
  run(tasks);
  return answers;
}

inline Result<std::string> run_one(Work work, Limits limits = {}, Powers powers = Powers::none) {
  return run_all(
             {{.name = "book.pdf", .work = std::move(work), .powers = powers, .limits = limits}})
      .front();
}

// Waits a little for a process that is not ours to wait for.
inline bool has_ended(pid_t process) {
  for (int i = 0; i < 200; ++i) {
    std::ifstream state("/proc/" + std::to_string(process) + "/stat");
    std::string number, name, letter;
    if (!(state >> number >> name >> letter) || letter == "Z") return true;
    ::usleep(10'000);
  }
  return false;
}

}  // namespace yiben::sandbox
