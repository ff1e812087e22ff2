// Takes from the calling process, for good, what a child does not need.
#pragma once

#include <string>

#include "sandbox/sandbox.h"

namespace yiben::sandbox {

// Resource limits, no new privileges, and filters on system calls. Empty when all of it is in
// force, else what failed. Allocates, so only for a child of a process with one thread.
std::string confine(Powers powers, const Limits& limits);

// True where the memory limit would break the instrumentation itself, which reserves terabytes.
constexpr bool instrumented() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return true;
#elif defined(__has_feature)
  return __has_feature(address_sanitizer);
#else
  return false;
#endif
}

}  // namespace yiben::sandbox
