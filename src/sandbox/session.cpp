// Looks through /proc with bare system calls, as a signal's handler may allocate nothing.
#include "sandbox/session.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace yiben::sandbox {
namespace {

// A process may start another while the list is read.
constexpr int max_rounds = 3;
constexpr std::size_t stat_bytes = 512;  // what is wanted of /proc/<process>/stat stands in front

struct Entry {  // struct linux_dirent64 of getdents64(2)
  std::uint64_t inode;
  std::int64_t offset;
  unsigned short size;
  unsigned char type;
  char name[1];  // NOLINT: the kernel's layout
};

// The digits that `s` begins with; 0 where it begins with none.
pid_t leading_number(const char* s) {
  pid_t number = 0;
  for (; *s >= '0' && *s <= '9'; ++s) number = number * 10 + (*s - '0');
  return number;
}

// The field of /proc/<name>/stat: "number (command) state parent group session …".
pid_t session_of(int proc, const char* name) {
  char path[64] = {};
  std::strncpy(path, name, sizeof path - 6);
  std::strcat(path, "/stat");
  const int file = ::openat(proc, path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char text[stat_bytes] = {};
  const ssize_t got = ::read(file, text, sizeof text - 1);
  ::close(file);
  if (got <= 0) return 0;
  // The command may hold blanks and brackets; the last bracket ends it.
  const char* at = std::strrchr(text, ')');
  for (int blanks = 0; at != nullptr && blanks < 4; ++blanks) at = std::strchr(at + 1, ' ');
  return at == nullptr ? 0 : leading_number(at + 1);
}

// How many were killed.
int kill_once(int proc, pid_t session) {
  int killed = 0;
  alignas(Entry) char buffer[4096];
  ::lseek(proc, 0, SEEK_SET);
  while (true) {
    const long got = ::syscall(SYS_getdents64, proc, buffer, sizeof buffer);
    if (got <= 0) return killed;
    for (long at = 0; at < got;) {
      Entry entry;
      std::memcpy(&entry, buffer + at, offsetof(Entry, name));
      const char* name = buffer + at + offsetof(Entry, name);
      const pid_t process = leading_number(name);
      if (process > 0 && process != session && session_of(proc, name) == session) {
        killed += ::kill(process, SIGKILL) == 0 ? 1 : 0;
      }
      at += entry.size;
    }
  }
}

}  // namespace

void kill_session(pid_t session) {
  ::kill(session, SIGKILL);
  const int proc = ::open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (proc < 0) return;
  for (int round = 0; round < max_rounds && kill_once(proc, session) > 0; ++round) {
  }
  ::close(proc);
}

}  // namespace yiben::sandbox
