// Several children at once, their answers in order.
#include "sandbox/sandbox.h"

#include <poll.h>
#include <sched.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <map>
#include <memory>
#include <thread>

#include "sandbox/child.h"
#include "sandbox/session.h"

namespace yiben::sandbox {
namespace {

// The processes to end when the user ends this one; 0 is free. Only atomics may be used in
// a signal's handler.
std::array<std::atomic<pid_t>, limits::max_children> living{};
static_assert(std::atomic<pid_t>::is_always_lock_free);

void remember(pid_t process) {
  for (std::atomic<pid_t>& slot : living) {
    pid_t none = 0;
    if (slot.compare_exchange_strong(none, process)) return;
  }
}

void forget(pid_t process) {
  for (std::atomic<pid_t>& slot : living) {
    pid_t expected = process;
    slot.compare_exchange_strong(expected, 0);
  }
}

// The children have sessions of their own, so Ctrl-C on a terminal does not reach them.
void end_with_children(int number) {
  for (const std::atomic<pid_t>& slot : living) {
    if (const pid_t process = slot.load(); process != 0) kill_session(process);
  }
  std::signal(number, SIG_DFL);
  ::raise(number);
}

// While it lives: signals that end the process end the children, and children can be waited for
// even where the caller was started with SIGCHLD ignored. Leaves all as it was.
class Signals {
 public:
  Signals() {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      ::sigaction(numbers[i], nullptr, &before_[i]);
      // Who ignores a signal, as nohup does, goes on ignoring it.
      const bool child = numbers[i] == SIGCHLD;
      if (!child && before_[i].sa_handler != SIG_DFL) continue;
      struct sigaction action {};
      action.sa_handler = child ? SIG_DFL : end_with_children;
      ::sigemptyset(&action.sa_mask);
      ::sigaction(numbers[i], &action, nullptr);
    }
  }
  ~Signals() {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      ::sigaction(numbers[i], &before_[i], nullptr);
    }
  }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

 private:
  static constexpr std::array<int, 4> numbers{SIGINT, SIGTERM, SIGHUP, SIGCHLD};
  std::array<struct sigaction, 4> before_{};
};

class Supervisor {
 public:
  explicit Supervisor(const Tasks& tasks)
      : tasks_(tasks), parallel_(std::clamp(tasks.parallel, 1, limits::max_children)) {}

  void run() {
    while (finished_ < tasks_.count) {
      start_more();
      if (!children_.empty()) wait();
      collect();
      hand_on();
    }
  }

 private:
  void start_more() {
    while (next_ < tasks_.count && children_.size() < static_cast<std::size_t>(parallel_)) {
      const std::size_t number = next_++;
      if (tasks_.started) tasks_.started(number);
      const Result<Task> task = tasks_.make(number);
      if (!task) {
        answers_.emplace(number, task.errors());
        continue;
      }
      Result<std::unique_ptr<Child>> child = Child::start(*task);
      if (!child) {
        answers_.emplace(number, child.errors());
        continue;
      }
      remember((*child)->process());
      children_.emplace(number, std::move(*child));
    }
  }

  // Until a child says something, or the next thing is due.
  void wait() {
    std::vector<struct pollfd> descriptors;
    Clock::time_point due = Clock::time_point::max();
    bool ending = false;
    for (const auto& [number, child] : children_) {
      descriptors.push_back({child->answer(), POLLIN, 0});
      descriptors.push_back({child->complaints(), POLLIN, 0});
      due = std::min(due, child->deadline());
      ending = ending || child->has_answered();
    }
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(due - Clock::now()).count() + 1;
    // A child that has answered ends within moments, of which no descriptor tells; nor does one
    // tell of the end of a child that was killed and still holds its pipe.
    const auto most = ending ? 1 : 1000;
    ::poll(descriptors.data(), descriptors.size(),
           static_cast<int>(std::clamp<long>(left, 0, most)));
  }

  void collect() {
    const Clock::time_point now = Clock::now();
    for (auto at = children_.begin(); at != children_.end();) {
      Child& child = *at->second;
      child.take_in();
      child.mind_the_clock(now);
      if (child.has_answered()) {
        const pid_t process = child.process();
        if (auto outcome = child.outcome()) {
          forget(process);
          answers_.emplace(at->first, std::move(*outcome));
          at = children_.erase(at);
          continue;
        }
      }
      ++at;
    }
  }

  void hand_on() {
    for (auto at = answers_.find(finished_); at != answers_.end(); at = answers_.find(finished_)) {
      tasks_.finish(finished_++, std::move(at->second));
      answers_.erase(at);
    }
  }

  const Tasks& tasks_;
  int parallel_;
  std::size_t next_ = 0;
  std::size_t finished_ = 0;
  std::map<std::size_t, std::unique_ptr<Child>> children_;
  std::map<std::size_t, Result<std::string>> answers_;  // that wait for their turn
};

}  // namespace

void run(const Tasks& tasks) {
  const Signals signals;
  Supervisor(tasks).run();
}

int cores() {
  cpu_set_t usable;
  if (::sched_getaffinity(0, sizeof usable, &usable) == 0) return std::max(1, CPU_COUNT(&usable));
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace yiben::sandbox
