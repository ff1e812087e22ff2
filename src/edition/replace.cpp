// A folder is replaced in one step, by renameat2: at no moment does its name stand for a mixture.
//
// Who holds which lock (flock on a folder's descriptor, so that a lock dies with its process):
//   * the temporary folder is locked by the run that writes it; one that nobody locks was left by
//     a dead run and is removed by the next;
//   * the folder that is about to be replaced is locked from the look at what it holds until it is
//     gone, so that two runs follow each other.
#include "edition/edition.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <thread>

#include "edition/folder.h"

namespace yiben::edition {
namespace {

using namespace std::chrono_literals;

constexpr int deepest_file = 3;  // folders that is_file_name lets stand before a name
constexpr std::size_t random_letters = 6;
constexpr auto longest_wait = 30s;  // for another run that replaces the same folder
constexpr auto wait_step = 20ms;
constexpr std::size_t shown_names = 5;

// The folder in which an edition lies, and its name there.
struct Spot {
  std::string path;  // as given
  std::string parent;
  std::string name;
};

Spot spot_of(const std::string& folder) {
  std::string path = folder;
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos) return {folder, ".", path};
  return {folder, slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

bool lock_now(int folder) {
  return ::flock(folder, LOCK_EX | LOCK_NB) == 0;
}

bool lock_soon(int folder) {
  const auto end = std::chrono::steady_clock::now() + longest_wait;
  while (!lock_now(folder)) {
    if (errno != EWOULDBLOCK || std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(wait_step);
  }
  return true;
}

std::string random_name(const Spot& spot) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
  std::array<unsigned char, random_letters> bytes{};
  YIBEN_CHECK(::getrandom(bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
  std::string name = "." + spot.name + ".yiben-";
  for (const unsigned char byte : bytes) name += letters[byte % letters.size()];
  return name;
}

bool is_temporary(const std::string& name, const Spot& spot) {
  const std::string before = "." + spot.name + ".yiben-";
  return name.size() == before.size() + random_letters && name.starts_with(before);
}

// What the names of a folder say of it.
struct Held {
  bool empty = false;
  bool edition = false;
  std::vector<std::string> foreign;  // what no manifest names
  std::set<std::string> known;       // what it names
  int failure = 0;                   // number of the error
};

Held look_into(int folder) {
  Held held;
  std::vector<Item> items;
  held.failure = list_below(folder, deepest_file, items);
  held.empty = items.empty();
  std::string bytes;
  if (held.failure != 0 || held.empty) return held;
  if (read_below(folder, std::string(manifest_name), limits::max_manifest_bytes, bytes) != 0) {
    return held;
  }
  const Result<Manifest> manifest = read_manifest(bytes, std::string(manifest_name));
  held.edition = manifest.ok();
  if (!held.edition) return held;
  held.known.insert(std::string(manifest_name));
  for (const Entry& entry : manifest->files) held.known.insert(entry.name);
  for (const Item& item : items) {
    if (item.kind != Kind::file || !held.known.contains(item.name))
      held.foreign.push_back(item.name);
  }
  return held;
}

std::string listed(const std::vector<std::string>& all) {
  std::string names;
  for (std::size_t i = 0; i < all.size() && i < shown_names; ++i) {
    names += (i == 0 ? "" : ", ") + all[i];
  }
  return all.size() > shown_names ? names + ", …" : names;
}

// A book in one format in place of a whole edition would take its proof along.
std::optional<Error> loss(const Held& held, const Spot& spot, const std::vector<File>& files) {
  std::set<std::string> lost = held.known;
  for (const File& file : files) lost.erase(file.name);
  if (lost.empty()) return std::nullopt;
  return Error{.file = spot.path,
               .excerpt = listed({lost.begin(), lost.end()}),
               .what =
                   "the edition in this folder has files that are not made anew, and they "
                   "would be lost",
               .remedy =
                   "make all of them anew (yiben publish), name another folder, or remove "
                   "this one first"};
}

// Why what is there may not be replaced.
std::optional<Error> refusal(const Held& held, const Spot& spot) {
  if (held.failure != 0) {
    return cannot(spot.path, "the folder cannot be read", held.failure, "check its rights");
  }
  if (held.empty) return std::nullopt;
  if (!held.edition) {
    return Error{.file = spot.path,
                 .what = "this folder holds files, but no edition with a manifest.json of Yiben",
                 .remedy = "name a new or an empty folder"};
  }
  if (held.foreign.empty()) return std::nullopt;
  return Error{.file = spot.path,
               .excerpt = listed(held.foreign),
               .what =
                   "the folder holds files that its manifest does not name, and they would be "
                   "lost",
               .remedy = "move them elsewhere"};
}

// Those that a living run writes are locked; what somebody put into an old edition stays.
void clear_left_over(int parent, const Spot& spot) {
  std::vector<Item> items;
  if (list_folder(parent, items) != 0) return;
  for (const Item& item : items) {
    if (item.kind != Kind::folder || !is_temporary(item.name, spot)) continue;
    const Descriptor left = open_folder(parent, item.name);
    if (!left.is_open() || !lock_now(left.number())) continue;
    // A run that died while it removed an old edition leaves folders of it without their files.
    const std::vector<std::string> foreign = look_into(left.number()).foreign;
    const bool of_users = std::any_of(foreign.begin(), foreign.end(),
                                      [](const std::string& name) { return !name.ends_with('/'); });
    if (!of_users) remove_folder(parent, item.name);
  }
}

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int write_file(int folder, const std::string& name, std::string_view bytes) {
  const std::size_t slash = name.find('/');
  if (slash != name.npos) {
    const std::string first = name.substr(0, slash);
    if (::mkdirat(folder, first.c_str(), 0777) != 0 && errno != EEXIST) return errno;
    const Descriptor inner = open_folder(folder, first);
    if (!inner.is_open()) return errno;
    if (const int failure = write_file(inner.number(), name.substr(slash + 1), bytes)) {
      return failure;
    }
    return ::fsync(inner.number()) == 0 ? 0 : errno;
  }
  const Descriptor file(
      ::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file.is_open()) return errno;
  if (const int failure = write_all(file.number(), bytes)) return failure;
  return ::fsync(file.number()) == 0 ? 0 : errno;
}

// The folder that is being written, removed again unless it is let go.
class Temporary {
 public:
  Temporary(int parent, const Spot& spot) : parent_(parent) {
    // Between the making and the lock another run may take the folder for left over.
    do {
      name_ = random_name(spot);
      if (::mkdirat(parent, name_.c_str(), 0777) != 0) {
        failure_ = errno;
        if (failure_ == EEXIST) continue;
        return;
      }
      failure_ = 0;
      folder_ = open_folder(parent, name_);
      if (folder_.is_open() && ::flock(folder_.number(), LOCK_EX) != 0) failure_ = errno;
      if (!folder_.is_open() && errno != ENOENT) failure_ = errno;
      if (failure_ != 0) return;
    } while (!folder_.is_open() || !is_still(parent, name_, folder_.number()));
  }
  ~Temporary() {
    if (folder_.is_open()) remove_folder(parent_, name_);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  // The manifest comes last: what has none was never whole.
  int fill(const std::vector<File>& files) const {
    for (const bool manifest : {false, true}) {
      for (const File& file : files) {
        if ((file.name == manifest_name) != manifest) continue;
        if (const int failure = write_file(folder_.number(), file.name, file.bytes)) return failure;
      }
    }
    return ::fsync(folder_.number()) == 0 ? 0 : errno;
  }

  // As the folder is that it takes the place of.
  void take_mode_of(int other) const {
    struct stat status {};
    if (::fstat(other, &status) == 0) ::fchmod(folder_.number(), status.st_mode & 07777);
  }

  // Nothing is left at the name.
  void let_go() { folder_ = Descriptor(); }

  const std::string& name() const { return name_; }
  int failure() const { return failure_; }

 private:
  int parent_;
  std::string name_;
  Descriptor folder_;
  int failure_ = 0;
};

enum class Step { done, again, failed };

class Replacement {
 public:
  Replacement(const Spot& spot, int parent, const std::vector<File>& files, OldFiles old_files)
      : spot_(spot), parent_(parent), files_(files), old_files_(old_files) {}

  Errors run() {
    // Refused before anything is written, and looked at once more under the lock.
    if (const Descriptor there = open_folder(parent_, spot_.name); there.is_open()) {
      if (auto error = refused(look_into(there.number()))) return {*error};
    } else if (errno != ENOENT) {
      return {no_folder()};
    }
    clear_left_over(parent_, spot_);
    Temporary temporary(parent_, spot_);
    int failure = temporary.failure();
    if (failure == 0) failure = temporary.fill(files_);
    if (failure != 0) {
      return {cannot(spot_.path, "the edition cannot be written", failure,
                     "check the rights and the space of the disk; the folder is as it was")};
    }
    Step step = Step::again;
    while (step == Step::again) step = put_in_place(temporary);
    if (step == Step::failed) return errors_;
    if (::fsync(parent_) != 0) {
      return {cannot(spot_.path, "the edition is there, but the disk did not confirm it", errno,
                     "check the disk, then publish again")};
    }
    return {};
  }

 private:
  Error no_folder() const {
    return {.file = spot_.path,
            .what = "this is a link or a file, or a folder that may not be read",
            .remedy = "name the folder itself"};
  }

  Step fail(Error error) {
    errors_.push_back(std::move(error));
    return Step::failed;
  }

  Step fail_to_rename() {
    return fail(cannot(spot_.path, "the edition cannot be put in its place", errno,
                       "check the rights of the folder above; the folder is as it was"));
  }

  Step put_in_place(Temporary& temporary) {
    const Descriptor old = open_folder(parent_, spot_.name);
    if (!old.is_open() && errno != ENOENT) return fail(no_folder());
    if (!old.is_open()) return rename(temporary);
    if (!lock_soon(old.number())) {
      return fail({.file = spot_.path,
                   .what = "another program holds the lock of this folder",
                   .remedy = "wait until it has ended"});
    }
    if (!is_still(parent_, spot_.name, old.number())) return Step::again;
    const Held held = look_into(old.number());
    if (auto error = refused(held)) return fail(std::move(*error));
    temporary.take_mode_of(old.number());
    return held.empty ? rename(temporary) : exchange(temporary, old.number());
  }

  std::optional<Error> refused(const Held& held) const {
    if (auto error = refusal(held, spot_)) return error;
    return old_files_ == OldFiles::must_not_go ? loss(held, spot_, files_) : std::nullopt;
  }

  // To a name that is free or an empty folder's.
  Step rename(Temporary& temporary) {
    if (::renameat(parent_, temporary.name().c_str(), parent_, spot_.name.c_str()) == 0) {
      temporary.let_go();
      return Step::done;
    }
    const bool taken = errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR;
    return taken ? Step::again : fail_to_rename();
  }

  bool swap(const Temporary& temporary) const {
    return ::renameat2(parent_, temporary.name().c_str(), parent_, spot_.name.c_str(),
                       RENAME_EXCHANGE) == 0;
  }

  Step exchange(const Temporary& temporary, int old) {
    if (!swap(temporary)) {
      const int failure = errno;
      if (failure == ENOENT && !is_still(parent_, spot_.name, old)) return Step::again;
      errno = failure;
      if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP && errno != EXDEV) {
        return fail_to_rename();
      }
      return fail(cannot(spot_.path, "this file system cannot swap two folders in one step", errno,
                         "publish to a new folder, or to a disk with ext4, XFS or Btrfs"));
    }
    // What came into the old folder since the last look is not lost with it.
    if (auto error = refused(look_into(old)); error && swap(temporary)) {
      return fail(std::move(*error));
    }
    return Step::done;
  }

  const Spot& spot_;
  int parent_;
  const std::vector<File>& files_;
  const OldFiles old_files_;
  Errors errors_;
};

}  // namespace

Errors replace_folder(const std::string& folder, const std::vector<File>& files,
                      OldFiles old_files) {
  std::set<std::string> names;
  for (const File& file : files) {
    YIBEN_CHECK(is_file_name(file.name) && names.insert(file.name).second);
  }
  YIBEN_CHECK(names.contains(std::string(manifest_name)));
  const Spot spot = spot_of(folder);
  if (spot.name.empty() || spot.name == "." || spot.name == ".." || spot.name == "/") {
    return {{.file = folder,
             .what = "this is no name of a folder that can be replaced",
             .remedy = "give the folder by its own name, such as budgets/2026"}};
  }
  std::error_code failed;
  std::filesystem::create_directories(spot.parent, failed);
  const Descriptor parent(::open(spot.parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!parent.is_open()) {
    const int why = failed ? failed.value() : errno;
    return {cannot(folder, "the folder in which the edition is to lie cannot be made or opened",
                   why, "check the path " + spot.parent + " and who may write there")};
  }
  return Replacement(spot, parent.number(), files, old_files).run();
}

}  // namespace yiben::edition
