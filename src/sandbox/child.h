// One child process from its start to its end, as its parent sees it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "sandbox/sandbox.h"

namespace yiben::sandbox {

using Clock = std::chrono::steady_clock;

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void close();

 private:
  int release();
  int number_;
};

// A new folder of the user's own, removed with all that is in it.
class PrivateFolder {
 public:
  PrivateFolder() = default;
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  bool make();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

class Child {
 public:
  // Forks. The error says why that was not possible.
  static Result<std::unique_ptr<Child>> start(const Task& task);

  // Kills it where it still lives.
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // What to poll for reading; closed descriptors are -1, which poll leaves out.
  int answer() const { return answer_.number(); }
  int complaints() const { return complaints_.number(); }

  // Takes what lies in the pipes, without waiting.
  void take_in();

  // Kills it when its time is over, or when it stays after it closed its answer.
  void mind_the_clock(Clock::time_point now);
  Clock::time_point deadline() const { return deadline_; }
  bool has_answered() const { return !answer_.is_open(); }

  pid_t process() const { return process_; }

  // The outcome once the process has ended; nothing while it lives. Leaves no zombie and none of
  // the processes that it started. To be asked when it has answered, as more could lie in the pipe.
  std::optional<Result<std::string>> outcome();

 private:
  explicit Child(const Task& task) : name_(task.name), limits_(task.limits), powers_(task.powers) {}
  void kill();

  std::string name_;
  Limits limits_;
  Powers powers_;
  PrivateFolder folder_;  // for what it converts; removed even where it is killed
  pid_t process_ = -1;    // -1 when it is no more
  Descriptor answer_;
  Descriptor complaints_;  // its standard error
  std::string bytes_;
  std::string complaint_;
  Clock::time_point deadline_;
  bool out_of_time_ = false;
  bool answer_too_long_ = false;
};

}  // namespace yiben::sandbox
