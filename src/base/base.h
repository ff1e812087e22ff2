// base: what every folder shares. No policy on input or output lives here.
//
// Three kinds of wrong, never mixed (STYLE.md 3):
//   * a broken file, disk or catalogue is an `Error` with a place, returned in a `Result<T>`;
//   * a fault in a budget is a `Finding` (src/book);
//   * a fault in our own code is a failed `YIBEN_CHECK`: no input can trigger it, and it aborts.
// Library code never prints and never exits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/limits.h"

namespace yiben {

// Where something stands in what was read. Every number counts from 1; 0 means "does not apply".
// Lines belong to text and web files, pages to paged files; `table` is the running number of the
// grid in the document, `row` and `column` count the squares of that grid. In prose `column` is the
// character (not byte) in the line.
struct Place {
  int document = 0;  // index of the input file in the order given, from 1
  int page = 0;
  int line = 0;
  int table = 0;
  int row = 0;
  int column = 0;

  auto operator<=>(const Place&) const = default;
};

// "line 143, table 2, row 5, column 13": the parts that apply, in English; what a terminal shows
// after the file name.
std::string to_string(const Place& place);

// A broken file, disk or catalogue. The members have initialisers so that one may name only those
// that apply: Error{.file = path, .what = "…"}.
struct Error {
  std::string file{};     // path as the user gave it; empty only where no file is concerned
  Place place{};          // as near as is known
  std::string excerpt{};  // at most limits::max_excerpt_characters of what stands there, or empty
  std::string what{};     // what is wrong, in a sentence without full stop
  std::string remedy{};   // what the user can do, in a sentence without full stop
};

// One line: "file:place: what (excerpt); remedy", without the parts that are empty. Control
// characters in it become spaces, so that no input can break the line or steer the terminal.
std::string to_string(const Error& error);

using Errors = std::vector<Error>;

// Either a value or one or more errors, all that were found at once.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}              // NOLINT(google-explicit-constructor)
  Result(Error error) : held_(Errors{std::move(error)}) {}  // NOLINT(google-explicit-constructor)
  Result(Errors errors) : held_(std::move(errors)) {}       // NOLINT(google-explicit-constructor)

  bool ok() const { return std::holds_alternative<T>(held_); }
  explicit operator bool() const { return ok(); }

  // Only to be called where ok() is true.
  T& value() & { return std::get<T>(held_); }
  const T& value() const& { return std::get<T>(held_); }
  T&& value() && { return std::get<T>(std::move(held_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // Only to be called where ok() is false; never empty.
  const Errors& errors() const { return std::get<Errors>(held_); }

 private:
  std::variant<T, Errors> held_;
};

// Whole file into memory; of pipes only those that were handed over open (/dev/stdin, /dev/fd/3).
// Errors, all at once: does not exist, is a directory, a device or a named pipe, cannot be read,
// larger than limits::max_file_bytes (known before reading where the size of the file is).
Result<std::string> read_file(const std::string& path);

// Lower-case hexadecimal SHA-256 of `bytes`.
std::string sha256_hex(std::string_view bytes);

namespace internal {
[[noreturn]] void check_failed(const char* file, int line, const char* condition);
}  // namespace internal

}  // namespace yiben

// Stays on in production: a wrong verdict costs more than an abort.
#define YIBEN_CHECK(condition)        \
  ((condition) ? static_cast<void>(0) \
               : ::yiben::internal::check_failed(__FILE__, __LINE__, #condition))
