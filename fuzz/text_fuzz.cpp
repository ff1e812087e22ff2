// Fuzzes the text folder: bytes of any kind decode to valid UTF-8 or to an error, and the functions
// on text keep what their header promises, on malformed text too.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/text.h"

namespace {

using namespace yiben;

void check_pure_functions(std::string_view s) {
  const std::string folded = text::fold(s);
  YIBEN_CHECK(text::is_valid_utf8(folded) && text::fold(folded) == folded);
  YIBEN_CHECK(text::display_width(s) >= 0);
  YIBEN_CHECK(text::trim(text::trim(s)) == text::trim(s));
  static_cast<void>(text::chinese_number(s));
  if (const auto ordinal = text::leading_ordinal(s)) {
    YIBEN_CHECK(ordinal->number >= 1 && ordinal->number <= 999);
    YIBEN_CHECK(ordinal->level >= 0 && ordinal->level <= 4);
    YIBEN_CHECK(s.find(ordinal->rest) != std::string_view::npos);
  }
  const std::string_view a = s.substr(0, s.size() / 2);
  const std::string_view b = s.substr(s.size() / 2);
  const double alike = text::similarity(a, b);
  YIBEN_CHECK(alike >= 0 && alike <= 1);
  const int distance = text::edit_distance(a, b, 8);
  YIBEN_CHECK(distance >= 0 && distance <= 9);
  // Different malformed bytes count as the same character, so only valid texts must be told apart.
  if (text::is_valid_utf8(a) && text::is_valid_utf8(b)) {
    YIBEN_CHECK((alike == 1) == (a == b));
    YIBEN_CHECK((distance == 0) == (a == b));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_pure_functions(bytes.substr(0, 2000));
  const Result<std::string> decoded = text::decode(bytes, "fuzz");
  if (!decoded.ok()) {
    YIBEN_CHECK(to_string(decoded.errors().front()).find('\n') == std::string::npos);
    return 0;
  }
  YIBEN_CHECK(text::is_valid_utf8(*decoded));
  YIBEN_CHECK(decoded->find('\r') == std::string::npos);
  YIBEN_CHECK(decoded->find('\0') == std::string::npos);
  YIBEN_CHECK(text::is_valid_utf8(text::excerpt(*decoded, 5)));
  check_pure_functions(std::string_view(*decoded).substr(0, 2000));
  return 0;
}
