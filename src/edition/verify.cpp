// A folder against its manifest.
#include "edition/edition.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <set>

#include "edition/folder.h"

namespace yiben::edition {
namespace {

constexpr int deepest_looked_at = 8;

class Verifier {
 public:
  Verifier(const std::string& folder, int descriptor) : folder_(folder), descriptor_(descriptor) {}

  Result<Verified> run() {
    std::string bytes;
    const std::string name(manifest_name);
    if (const int failure = read_below(descriptor_, name, limits::max_manifest_bytes, bytes)) {
      return cannot(path(name), "the manifest cannot be read", failure,
                    "give the folder of an edition");
    }
    Result<Manifest> manifest = read_manifest(bytes, path(name));
    if (!manifest) return manifest.errors();
    result_.manifest = std::move(*manifest);
    for (const Entry& entry : result_.manifest.files) check(entry);
    look_for_others();
    return std::move(result_);
  }

 private:
  std::string path(const std::string& name) const { return folder_ + "/" + name; }

  void differs(const std::string& name, std::string excerpt, std::string what) {
    result_.differences.push_back({.file = path(name),
                                   .excerpt = std::move(excerpt),
                                   .what = std::move(what),
                                   .remedy = "take the edition as it was published"});
  }

  void check(const Entry& entry) {
    std::string bytes;
    const int failure = read_below(descriptor_, entry.name, limits::max_file_bytes, bytes);
    if (failure == ENOENT || failure == ENOTDIR || failure == ELOOP || failure == EINVAL) {
      return differs(entry.name, "", "the manifest names this file, and it is not there");
    }
    if (failure != 0) {
      result_.unreadable.push_back(
          cannot(path(entry.name), "the file cannot be read", failure, "check its rights"));
      return;
    }
    if (bytes.size() != entry.bytes) {
      return differs(
          entry.name, std::to_string(bytes.size()) + " bytes",
          "the file is not " + std::to_string(entry.bytes) + " bytes long, as the manifest says");
    }
    const std::string sha256 = sha256_hex(bytes);
    if (sha256 != entry.sha256) {
      differs(entry.name, sha256.substr(0, 16) + "…",
              "the content is not the one that the manifest names");
    }
  }

  void look_for_others() {
    std::vector<Item> items;
    if (const int failure = list_below(descriptor_, deepest_looked_at, items)) {
      result_.unreadable.push_back(
          cannot(folder_, "the folder cannot be listed", failure, "check its rights"));
    }
    std::set<std::string> known{std::string(manifest_name)};
    for (const Entry& entry : result_.manifest.files) known.insert(entry.name);
    for (const Item& item : items) {
      if (!known.contains(item.name)) {
        differs(item.name, "", "the manifest does not name this file");
      }
    }
  }

  std::string folder_;
  int descriptor_;
  Verified result_;
};

}  // namespace

Result<Verified> verify(const std::string& folder) {
  std::string path = folder;
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  const Descriptor open(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!open.is_open()) {
    return cannot(folder, "the folder cannot be opened", errno, "give the folder of an edition");
  }
  return Verifier(path, open.number()).run();
}

}  // namespace yiben::edition
