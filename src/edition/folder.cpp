// Folders by their descriptors.
#include "edition/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace yiben::edition {
namespace {

// How far down something is removed; an edition is far less deep.
constexpr int deepest_removed = 64;

Kind kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return Kind::folder;
  return S_ISREG(mode) ? Kind::file : Kind::other;
}

int remove_below(int parent, const std::string& name, int deepest) {
  const Descriptor folder = open_folder(parent, name);
  if (!folder.is_open()) return errno == ENOENT ? 0 : errno;
  if (deepest == 0) return ELOOP;
  std::vector<Item> items;
  if (const int failure = list_folder(folder.number(), items)) return failure;
  for (const Item& item : items) {
    if (item.kind == Kind::folder) {
      if (const int failure = remove_below(folder.number(), item.name, deepest - 1)) return failure;
    } else if (::unlinkat(folder.number(), item.name.c_str(), 0) != 0 && errno != ENOENT) {
      return errno;
    }
  }
  const bool gone = ::unlinkat(parent, name.c_str(), AT_REMOVEDIR) == 0 || errno == ENOENT;
  return gone ? 0 : errno;
}

int list_into(int folder, const std::string& prefix, int deepest, std::vector<Item>& items) {
  std::vector<Item> here;
  if (const int failure = list_folder(folder, here)) return failure;
  if (here.empty() && !prefix.empty()) items.push_back({prefix, Kind::other});
  for (const Item& item : here) {
    const std::string name = prefix + item.name;
    if (item.kind != Kind::folder || deepest == 0) {
      items.push_back({name, item.kind == Kind::folder ? Kind::other : item.kind});
      continue;
    }
    const Descriptor inner = open_folder(folder, item.name);
    if (!inner.is_open()) return errno;
    if (const int failure = list_into(inner.number(), name + "/", deepest - 1, items)) {
      return failure;
    }
  }
  return 0;
}

int read_all(int descriptor, std::size_t max_bytes, std::string& bytes) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return errno;
  if (!S_ISREG(status.st_mode)) return EINVAL;
  if (static_cast<std::size_t>(status.st_size) > max_bytes) return EFBIG;
  bytes.resize(static_cast<std::size_t>(status.st_size) + 1);
  std::size_t used = 0;
  while (used < bytes.size()) {
    const ssize_t got = ::read(descriptor, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
  }
  bytes.resize(used);
  return used > max_bytes ? EFBIG : 0;
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Descriptor open_folder(int parent, const std::string& name) {
  return Descriptor(
      ::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

bool is_still(int parent, const std::string& name, int descriptor) {
  struct stat named {};
  struct stat open {};
  return ::fstatat(parent, name.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         ::fstat(descriptor, &open) == 0 && named.st_ino == open.st_ino &&
         named.st_dev == open.st_dev;
}

int list_folder(int folder, std::vector<Item>& items) {
  // The stream takes a descriptor of its own, whose position begins anew.
  const int own = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR* stream = own < 0 ? nullptr : ::fdopendir(own);
  if (stream == nullptr) {
    const int failure = errno;
    if (own >= 0) ::close(own);
    return failure;
  }
  int failure = 0;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(stream);
    if (entry == nullptr) {
      failure = errno;
      break;
    }
    const std::string name = entry->d_name;
    struct stat status {};
    if (name == "." || name == "..") continue;
    if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    items.push_back({name, kind_of(status.st_mode)});
  }
  ::closedir(stream);
  std::sort(items.begin(), items.end(),
            [](const Item& a, const Item& b) { return a.name < b.name; });
  return failure;
}

int list_below(int folder, int deepest, std::vector<Item>& items) {
  return list_into(folder, "", deepest, items);
}

int remove_folder(int parent, const std::string& name) {
  return remove_below(parent, name, deepest_removed);
}

int read_below(int folder, const std::string& name, std::size_t max_bytes, std::string& bytes) {
  const std::size_t slash = name.find('/');
  if (slash != name.npos) {
    const Descriptor inner = open_folder(folder, name.substr(0, slash));
    if (!inner.is_open()) return errno;
    return read_below(inner.number(), name.substr(slash + 1), max_bytes, bytes);
  }
  const Descriptor file(
      ::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!file.is_open()) return errno;
  return read_all(file.number(), max_bytes, bytes);
}

Error cannot(const std::string& file, std::string what, int error_number, std::string remedy) {
  return {.file = file,
          .excerpt = std::generic_category().message(error_number),
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

}  // namespace yiben::edition
