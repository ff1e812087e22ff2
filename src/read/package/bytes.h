// read/package: whole numbers in little-endian order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yiben::read {

// The number of `count` bytes at `at`; bytes beyond the end are zeros.
inline std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count && at < bytes.size() && i < bytes.size() - at; ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return value;
}

inline std::uint16_t u16_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(little_endian(bytes, at, 2));
}
inline std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(little_endian(bytes, at, 4));
}

}  // namespace yiben::read
