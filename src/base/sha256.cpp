// SHA-256, by nettle: it names a document by its content in every report.
#include "base/base.h"

#include <nettle/sha2.h>

#include <array>
#include <string>
#include <string_view>

namespace yiben {

std::string sha256_hex(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  sha256_digest(&context, digest.size(), digest.data());

  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string out;
  out.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    out += hexadecimal[byte >> 4];
    out += hexadecimal[byte & 0xF];
  }
  return out;
}

}  // namespace yiben
