// Fork, the way into the sandbox, and what the parent reads and concludes.
#include "sandbox/child.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <system_error>

#include "sandbox/confine.h"
#include "sandbox/ending.h"
#include "sandbox/session.h"

namespace yiben::sandbox {
namespace {

constexpr int answer_number = 3;  // in the child, behind the three that every process has
constexpr std::size_t max_complaint_bytes = 4096;
constexpr std::size_t chunk_bytes = std::size_t{1} << 16;
// What is left of its time for a child that has closed its answer: it only has to end.
constexpr std::chrono::milliseconds grace{2000};

struct Pipe {
  Descriptor read;
  Descriptor write;
};

// Numbers 0 to 2 may be free, where the program was started without them. A pipe there would be
// taken for standard input or output, so its ends lie above.
Descriptor above_standard(int number) {
  if (number < 0 || number > answer_number) return Descriptor(number);
  const int moved = ::fcntl(number, F_DUPFD_CLOEXEC, answer_number + 1);
  ::close(number);
  return Descriptor(moved);
}

bool open_pipe(Pipe& pipe) {
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  pipe.read = above_standard(ends[0]);
  pipe.write = above_standard(ends[1]);
  return pipe.read.is_open() && pipe.write.is_open() &&
         ::fcntl(pipe.read.number(), F_SETFL, O_NONBLOCK) == 0;
}

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;  // the parent listens no more
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// std::_Exit everywhere in the child: what the parent registered to run at its own end, such as
// flushing its output, must not run twice.
[[noreturn]] void leave(int status, std::string_view words) {
  write_all(STDERR_FILENO, words);
  std::_Exit(status);
}

// Signals as in a fresh process. Writing past a limit or to a closed pipe is an error, not a death.
void reset_signals() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGFPE,
                           SIGILL, SIGXCPU, SIGCHLD}) {
    std::signal(number, SIG_DFL);
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

// Standard input and output lead nowhere, standard error to the parent; all else is closed.
bool rearrange_descriptors(int answer, int complaints) {
  const int nowhere = ::open("/dev/null", O_RDWR);
  return nowhere >= 0 && ::dup2(nowhere, STDIN_FILENO) >= 0 &&
         ::dup2(nowhere, STDOUT_FILENO) >= 0 && ::dup2(complaints, STDERR_FILENO) >= 0 &&
         ::dup2(answer, answer_number) >= 0 && ::fcntl(answer_number, F_SETFD, FD_CLOEXEC) == 0 &&
         ::close_range(answer_number + 1, ~0u, 0) == 0;
}

[[noreturn]] void live(const Task& task, const std::string& folder, pid_t parent, int answer,
                       int complaints) {
  // A session of its own: no terminal to write to, and all that it starts can be found.
  ::setsid();
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) std::_Exit(status_exception);
  reset_signals();
  if (!rearrange_descriptors(answer, complaints)) std::_Exit(status_not_confined);
  std::set_new_handler([] { std::_Exit(status_out_of_memory); });
  try {
    // Its temporary folder, and the only one that it may write files to.
    if (!folder.empty()) ::setenv("TMPDIR", folder.c_str(), 1);
    const std::string failure = confine(task.powers, task.limits);
    if (!failure.empty()) leave(status_not_confined, failure);
    write_all(answer_number, task.work());
  } catch (const std::exception& exception) {
    leave(status_exception, exception.what());
  }
  std::_Exit(0);
}

// False at the end of the pipe.
bool read_some(int descriptor, std::string& bytes) {
  const std::size_t before = bytes.size();
  bytes.resize(before + chunk_bytes);
  const ssize_t got = ::read(descriptor, bytes.data() + before, chunk_bytes);
  bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

}  // namespace

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

bool PrivateFolder::make() {
  std::error_code failed;
  std::string name = (std::filesystem::temp_directory_path(failed) / "yiben-XXXXXX").string();
  if (failed || ::mkdtemp(name.data()) == nullptr) return false;
  path_ = name;
  return true;
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = other.release();
  }
  return *this;
}

void Descriptor::close() {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

int Descriptor::release() {
  const int number = number_;
  number_ = -1;
  return number;
}

Child::~Child() {
  if (process_ < 0) return;
  kill();
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<std::unique_ptr<Child>> Child::start(const Task& task) {
  Pipe answer;
  Pipe complaints;
  if (!open_pipe(answer) || !open_pipe(complaints)) return not_started(task.name, errno);
  std::unique_ptr<Child> child(new Child(task));
  if (task.powers == Powers::convert && !child->folder_.make()) {
    return not_started(task.name, errno);
  }
  const pid_t parent = ::getpid();
  const pid_t process = ::fork();
  if (process < 0) return not_started(task.name, errno);
  if (process == 0) {
    live(task, child->folder_.path(), parent, answer.write.number(), complaints.write.number());
  }
  child->process_ = process;
  child->answer_ = std::move(answer.read);
  child->complaints_ = std::move(complaints.read);
  child->deadline_ = Clock::now() + std::chrono::milliseconds(task.limits.wall_ms);
  return child;
}

void Child::take_in() {
  if (answer_.is_open() && !read_some(answer_.number(), bytes_)) {
    answer_.close();
    deadline_ = std::min(deadline_, Clock::now() + grace);
  }
  if (bytes_.size() > limits_.answer_bytes) {
    answer_too_long_ = true;
    bytes_.clear();
    answer_.close();
    kill();
  }
  if (complaints_.is_open() && !read_some(complaints_.number(), complaint_)) complaints_.close();
  // Its end says what went wrong.
  if (complaint_.size() > max_complaint_bytes) {
    complaint_.erase(0, complaint_.size() - max_complaint_bytes);
  }
}

void Child::kill() {
  if (process_ < 0) return;
  // A reader without powers has started nothing.
  if (powers_ == Powers::convert) {
    kill_session(process_);
  } else {
    ::kill(process_, SIGKILL);
  }
}

void Child::mind_the_clock(Clock::time_point now) {
  if (out_of_time_ || now < deadline_) return;
  out_of_time_ = true;
  kill();
}

std::optional<Result<std::string>> Child::outcome() {
  // Left as a zombie until its session is dead, so that its number cannot belong to others.
  siginfo_t info{};
  if (::waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
      info.si_pid != process_) {
    return std::nullopt;
  }
  kill();
  Ending ending;
  while (::wait4(process_, &ending.status, 0, &ending.used) < 0 && errno == EINTR) {
  }
  process_ = -1;
  take_in();
  ending.out_of_time = out_of_time_;
  ending.answer_too_long = answer_too_long_;
  ending.complaint = complaint_;
  if (const auto error = error_of(ending, name_, limits_)) return Result<std::string>(*error);
  return Result<std::string>(std::move(bytes_));
}

}  // namespace yiben::sandbox
