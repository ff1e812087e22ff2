// The primitives of what goes from child to parent: whole numbers in groups of seven bits, texts
// with their length before them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/base.h"

namespace yiben::sandbox {

// No place and no count is larger; sums of a few of them fit an int.
constexpr int max_wire_number = 500'000'000;

class Writer {
 public:
  void number(int value);
  void flag(bool value) { bytes_ += value ? '\1' : '\0'; }
  // Malformed UTF-8 would be refused on the other side, so it becomes question marks here.
  void text(std::string_view s);
  void place(const Place& place);     // without the document
  void errors(const Errors& errors);  // without the file
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what may be hostile. After the first nonsense everything is 0 and empty, and failure() says
// why; so a caller may read on and ask at the end, but must ask before it trusts a count.
class Reader {
 public:
  Reader(std::string_view bytes, int document) : rest_(bytes), document_(document) {}

  int number(int most = max_wire_number);
  bool flag() { return number(1) == 1; }
  // How many items follow. Each takes at least `least_bytes`, so a count that the rest cannot hold
  // is refused before anything is reserved for it.
  int count(std::size_t most, std::size_t least_bytes);
  std::string text(std::size_t most_bytes);
  Place place();
  Errors errors(const std::string& file);

  void fail(std::string_view why);
  bool failed() const { return !failure_.empty(); }
  const std::string& failure() const { return failure_; }
  void expect_end();

 private:
  std::string_view rest_;
  int document_;
  std::string failure_;
};

}  // namespace yiben::sandbox
