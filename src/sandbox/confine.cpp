// Resource limits by setrlimit, the rest by two filters of the kernel: seccomp looks at system
// calls and their numbers, Landlock at the folders that files are written to.
#include "sandbox/confine.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <initializer_list>
#include <system_error>

namespace yiben::sandbox {
namespace {

bool limit(decltype(RLIMIT_AS) resource, rlim_t soft, rlim_t hard) {
  // Where the process itself was started with less, less it is: a hard limit cannot be raised.
  struct rlimit now {};
  if (::getrlimit(resource, &now) != 0) return false;
  const rlim_t most = std::min(hard, now.rlim_max);
  const struct rlimit wanted { std::min(soft, most), most };
  return ::setrlimit(resource, &wanted) == 0;
}

bool limit_resources(const Limits& limits) {
  const auto cpu_s = static_cast<rlim_t>(limits.cpu_s);
  const auto files = static_cast<rlim_t>(limits::max_child_open_files);
  // The soft limit on time ends the process with a signal of its own (SIGXCPU), which the parent
  // can tell from a crash.
  return (instrumented() || limit(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes)) &&
         limit(RLIMIT_CPU, cpu_s, cpu_s + 2) &&
         limit(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes) &&
         limit(RLIMIT_NOFILE, files, files) && limit(RLIMIT_CORE, 0, 0);
}

// A seccomp filter that lets everything pass but what is denied. Denied calls fail with EPERM
// instead of killing, because libraries try things that they can do without.
class Filter {
 public:
  Filter() : context_(::seccomp_init(SCMP_ACT_ALLOW)), well_(context_ != nullptr) {}
  ~Filter() {
    if (context_ != nullptr) ::seccomp_release(context_);
  }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  void deny(std::initializer_list<int> calls) {
    for (const int call : calls) add(SCMP_ACT_ERRNO(EPERM), call, {});
  }
  void deny_where(int call, struct scmp_arg_cmp condition) {
    add(SCMP_ACT_ERRNO(EPERM), call, {condition});
  }
  // As on a kernel that does not know the call: the C library then takes the older one, whose
  // arguments a filter can see.
  void hide(std::initializer_list<int> calls) {
    for (const int call : calls) add(SCMP_ACT_ERRNO(ENOSYS), call, {});
  }
  bool load() { return well_ && ::seccomp_load(context_) == 0; }

 private:
  void add(std::uint32_t action, int call, std::initializer_list<struct scmp_arg_cmp> conditions) {
    if (!well_) return;
    const int failed = ::seccomp_rule_add_array(
        context_, action, call, static_cast<unsigned>(conditions.size()), conditions.begin());
    // EDOM: this architecture has no such call.
    well_ = failed == 0 || failed == -EDOM;
  }

  scmp_filter_ctx context_;
  bool well_;
};

struct scmp_arg_cmp argument(unsigned index, enum scmp_compare compare, scmp_datum_t a,
                             scmp_datum_t b = 0) {
  return {index, compare, a, b};
}

// What no reader needs, with or without LibreOffice: other processes' memory, the machine itself,
// ways round this filter (io_uring does file and network calls unseen), raised limits, and typing
// into the user's terminal.
void deny_to_all(Filter& filter) {
  filter.deny({SCMP_SYS(ptrace),
               SCMP_SYS(process_vm_readv),
               SCMP_SYS(process_vm_writev),
               SCMP_SYS(process_madvise),
               SCMP_SYS(kcmp),
               SCMP_SYS(pidfd_getfd),
               SCMP_SYS(io_uring_setup),
               SCMP_SYS(io_uring_enter),
               SCMP_SYS(io_uring_register),
               SCMP_SYS(bpf),
               SCMP_SYS(perf_event_open),
               SCMP_SYS(userfaultfd),
               SCMP_SYS(keyctl),
               SCMP_SYS(add_key),
               SCMP_SYS(request_key),
               SCMP_SYS(mount),
               SCMP_SYS(umount2),
               SCMP_SYS(pivot_root),
               SCMP_SYS(chroot),
               SCMP_SYS(unshare),
               SCMP_SYS(setns),
               SCMP_SYS(move_mount),
               SCMP_SYS(fsopen),
               SCMP_SYS(fsmount),
               SCMP_SYS(open_tree),
               SCMP_SYS(mount_setattr),
               SCMP_SYS(open_by_handle_at),
               SCMP_SYS(name_to_handle_at),
               SCMP_SYS(swapon),
               SCMP_SYS(swapoff),
               SCMP_SYS(reboot),
               SCMP_SYS(kexec_load),
               SCMP_SYS(kexec_file_load),
               SCMP_SYS(init_module),
               SCMP_SYS(finit_module),
               SCMP_SYS(delete_module),
               SCMP_SYS(acct),
               SCMP_SYS(quotactl),
               SCMP_SYS(settimeofday),
               SCMP_SYS(clock_settime),
               SCMP_SYS(adjtimex),
               SCMP_SYS(clock_adjtime),
               SCMP_SYS(sethostname),
               SCMP_SYS(setdomainname),
               SCMP_SYS(syslog),
               SCMP_SYS(iopl),
               SCMP_SYS(ioperm),
               SCMP_SYS(setrlimit)});
  filter.deny_where(SCMP_SYS(prlimit64), argument(2, SCMP_CMP_NE, 0));
  filter.deny_where(SCMP_SYS(ioctl), argument(1, SCMP_CMP_MASKED_EQ, 0xffffffffu, TIOCSTI));
}

// Sockets inside the machine only: LibreOffice tells its own processes apart with one.
void deny_network(Filter& filter) {
  filter.deny_where(SCMP_SYS(socket), argument(0, SCMP_CMP_NE, AF_UNIX));
  filter.deny_where(SCMP_SYS(socketpair), argument(0, SCMP_CMP_NE, AF_UNIX));
}

// No socket, no other process, no file but to read it. Threads of its own remain.
void deny_to_readers(Filter& filter) {
  filter.deny({SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind),
               SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(sendto),
               SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg), SCMP_SYS(shmget), SCMP_SYS(shmat),
               SCMP_SYS(msgget), SCMP_SYS(semget), SCMP_SYS(mq_open), SCMP_SYS(memfd_create)});

  filter.deny({SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork),
               SCMP_SYS(tkill), SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo),
               SCMP_SYS(pidfd_send_signal)});
  filter.hide({SCMP_SYS(clone3), SCMP_SYS(openat2)});
  filter.deny_where(SCMP_SYS(clone), argument(0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  const auto self = static_cast<scmp_datum_t>(::getpid());
  filter.deny_where(SCMP_SYS(kill), argument(0, SCMP_CMP_NE, self));
  filter.deny_where(SCMP_SYS(tgkill), argument(0, SCMP_CMP_NE, self));

  for (const unsigned flag : {0u + O_WRONLY, 0u + O_RDWR, 0u + O_CREAT, 0u + O_TRUNC}) {
    filter.deny_where(SCMP_SYS(open), argument(1, SCMP_CMP_MASKED_EQ, flag, flag));
    filter.deny_where(SCMP_SYS(openat), argument(2, SCMP_CMP_MASKED_EQ, flag, flag));
  }
  filter.deny(
      {SCMP_SYS(creat),       SCMP_SYS(truncate),  SCMP_SYS(unlink),      SCMP_SYS(unlinkat),
       SCMP_SYS(rename),      SCMP_SYS(renameat),  SCMP_SYS(renameat2),   SCMP_SYS(mkdir),
       SCMP_SYS(mkdirat),     SCMP_SYS(rmdir),     SCMP_SYS(link),        SCMP_SYS(linkat),
       SCMP_SYS(symlink),     SCMP_SYS(symlinkat), SCMP_SYS(mknod),       SCMP_SYS(mknodat),
       SCMP_SYS(chmod),       SCMP_SYS(fchmod),    SCMP_SYS(fchmodat),    SCMP_SYS(chown),
       SCMP_SYS(fchown),      SCMP_SYS(lchown),    SCMP_SYS(fchownat),    SCMP_SYS(utime),
       SCMP_SYS(utimes),      SCMP_SYS(utimensat), SCMP_SYS(futimesat),   SCMP_SYS(setxattr),
       SCMP_SYS(lsetxattr),   SCMP_SYS(fsetxattr), SCMP_SYS(removexattr), SCMP_SYS(lremovexattr),
       SCMP_SYS(fremovexattr)});
  // Newer than the library's names; the numbers are the same on all architectures.
  constexpr int fchmodat2 = 452;
  constexpr int setxattrat = 463;
  constexpr int removexattrat = 466;
  filter.hide({fchmodat2, setxattrat, removexattrat});
}

bool filter_calls(Powers powers) {
  Filter filter;
  deny_to_all(filter);
  if (powers == Powers::none) {
    deny_to_readers(filter);
  } else {
    deny_network(filter);
  }
  return filter.load();
}

void allow_below(int rules, const std::filesystem::path& folder, std::uint64_t access) {
  const int descriptor = ::open(folder.c_str(), O_PATH | O_CLOEXEC);
  if (descriptor < 0) return;
  struct landlock_path_beneath_attr below {};
  below.allowed_access = access;
  below.parent_fd = descriptor;
  ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
  ::close(descriptor);
}

// Writing only in the temporary folder and to devices. On kernels without Landlock (before 5.13, or
// switched off) the other limits have to do.
bool keep_writing_to_temporary_folder() {
  const long version =
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return true;
  std::uint64_t writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                          LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                          LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                          LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                          LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
#ifdef LANDLOCK_ACCESS_FS_REFER
  if (version >= 2) writing |= LANDLOCK_ACCESS_FS_REFER;
#endif
#ifdef LANDLOCK_ACCESS_FS_TRUNCATE
  if (version >= 3) writing |= LANDLOCK_ACCESS_FS_TRUNCATE;
#endif
  struct landlock_ruleset_attr attributes {};
  attributes.handled_access_fs = writing;
  const long made =
      ::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0);
  if (made < 0) return false;
  const int rules = static_cast<int>(made);
  std::error_code failed;
  const std::filesystem::path temporary = std::filesystem::temp_directory_path(failed);
  if (!failed) allow_below(rules, temporary, writing);
  allow_below(rules, "/dev", LANDLOCK_ACCESS_FS_WRITE_FILE);
  // LibreOffice has its socket in /tmp, whatever TMPDIR says, and removes it in the end.
  allow_below(rules, "/tmp", LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_REMOVE_FILE);
  const bool well = ::syscall(SYS_landlock_restrict_self, rules, 0) == 0;
  ::close(rules);
  return well;
}

}  // namespace

std::string confine(Powers powers, const Limits& limits) {
  if (!limit_resources(limits)) return "its limits could not be set";
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return "new privileges could not be ruled out";
  if (powers == Powers::convert && !keep_writing_to_temporary_folder()) {
    return "writing could not be kept to the temporary folder";
  }
  if (!filter_calls(powers)) return "system calls could not be filtered";
  return "";
}

}  // namespace yiben::sandbox
