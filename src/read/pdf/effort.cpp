// read/pdf: how much work a drawing may be.
#include "read/pdf/effort.h"

#include <Object.h>
#include <Stream.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <ctime>
#include <optional>
#include <utility>
#include <vector>

#include "base/limits.h"

namespace yiben::read {

namespace {

// The bytes that may come of a stream: Flate packs a thousand into one at most. Nothing is known of
// other kinds without unpacking them.
std::optional<std::size_t> most_bytes_of(Object& stream) {
  constexpr std::size_t most_packed = 1032;
  Object filter = stream.streamGetDict()->lookup("Filter");
  if (filter.isArray() && filter.arrayGetLength() == 1) filter = filter.arrayGet(0);
  const bool known = filter.isNull() || filter.isName("FlateDecode") || filter.isName("Fl");
  BaseStream* base = stream.getStream()->getBaseStream();
  if (!known || base == nullptr || base->getLength() < 0) return std::nullopt;
  return static_cast<std::size_t>(base->getLength()) * most_packed;
}

// Unpacks a stream as far as `left` bytes go and takes them off.
void unpack(Object& stream, std::size_t& left) {
  std::array<unsigned char, 4096> buffer;
  stream.streamReset();
  for (int count = 1; count > 0 && left > 0;) {
    count = stream.getStream()->doGetChars(static_cast<int>(buffer.size()), buffer.data());
    left -= std::min(left, static_cast<std::size_t>(std::max(0, count)));
  }
  stream.streamClose();
}

std::int64_t cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

}  // namespace

Deadline::Deadline(int ms) : end_ms_(cpu_ms() + ms) {}

bool Deadline::has_passed() const {
  return cpu_ms() > end_ms_;
}

bool Deadline::has_passed_by_now() {
  constexpr int between_looks = 512;
  if (++asked_ < between_looks) return false;
  asked_ = 0;
  return has_passed();
}

bool is_too_long(Object& contents) {
  const bool is_row = contents.isArray();
  if (!is_row && !contents.isStream()) return false;
  const int parts = is_row ? contents.arrayGetLength() : 1;
  std::vector<Object> streams;
  for (int i = 0; i < parts; ++i) {
    Object part = is_row ? contents.arrayGet(i) : contents.copy();
    if (part.isStream()) streams.push_back(std::move(part));
  }
  bool is_short = true;
  std::size_t most = 0;
  for (Object& stream : streams) {
    const std::optional<std::size_t> bytes = most_bytes_of(stream);
    is_short = is_short && bytes.has_value();
    most += bytes.value_or(0);
  }
  if (is_short && most <= limits::max_pdf_stream_bytes) return false;
  std::size_t left = limits::max_pdf_stream_bytes + 1;
  for (Object& stream : streams) unpack(stream, left);
  return left == 0;
}

}  // namespace yiben::read
