// Internal to edition: folders by their descriptors, so that nobody can move them away under us.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base.h"

namespace yiben::edition {

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

// A folder inside another; no link is followed.
Descriptor open_folder(int parent, const std::string& name);

// Whether `name` in `parent` is what `descriptor` has open.
bool is_still(int parent, const std::string& name, int descriptor);

enum class Kind { file, folder, other };
struct Item {
  std::string name;  // of those below, with the folders before it: "data/facts.csv"
  Kind kind = Kind::file;
};

// What lies in a folder, sorted; not what lies in its folders. 0, or the number of the error.
int list_folder(int folder, std::vector<Item>& items);

// All that lies below it, at most `deepest` folders down; a folder at that depth is Kind::other.
// Empty folders are Kind::other too: no edition has any.
int list_below(int folder, int deepest, std::vector<Item>& items);

// Removes `name` with all that lies in it. What somebody else removed meanwhile is gone as well.
// 0, or the number of the error.
int remove_folder(int parent, const std::string& name);

// A regular file below a folder; links are not followed. 0, or the number of the error; EFBIG
// beyond `max_bytes`, EINVAL for what is no regular file.
int read_below(int folder, const std::string& name, std::size_t max_bytes, std::string& bytes);

Error cannot(const std::string& file, std::string what, int error_number, std::string remedy);

}  // namespace yiben::edition
