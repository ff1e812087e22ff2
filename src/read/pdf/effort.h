// read/pdf: how much work a drawing may be.
#pragma once

#include <Object.h>

#include <cstdint>

namespace yiben::read {

// True where what is drawn in one go unpacks to more than limits::max_pdf_stream_bytes: Poppler
// counts nothing while it passes over white space. `contents` is a stream or a row of them. What is
// packed once and short cannot, and is not looked at.
bool is_too_long(Object& contents);

// Time that the thread may still compute.
class Deadline {
 public:
  explicit Deadline(int ms);
  bool has_passed() const;
  // The same for those who ask all the time: it looks at the clock now and then, as that is a call
  // of the system.
  bool has_passed_by_now();

 private:
  std::int64_t end_ms_ = 0;
  int asked_ = 0;
};

}  // namespace yiben::read
