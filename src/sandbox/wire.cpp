// Numbers, texts, places and errors, both ways.
#include "sandbox/wire.h"

#include <algorithm>
#include <limits>

#include "text/text.h"

namespace yiben::sandbox {
namespace {

constexpr std::size_t max_errors = 1000;
constexpr std::size_t max_words_bytes = 8192;  // of one sentence of an error
constexpr std::size_t least_error_bytes = 8;   // five numbers and three lengths

std::string with_question_marks(std::string_view s) {
  std::string out;
  for (std::size_t at = 0; at < s.size();) {
    const text::CodePoint point = text::code_point_at(s, at);
    const std::string_view one = s.substr(at, point.next - at);
    if (text::is_valid_utf8(one)) {
      out += one;
    } else {
      out += '?';
    }
    at = point.next;
  }
  return out;
}

}  // namespace

void Writer::number(int value) {
  auto rest = static_cast<std::uint32_t>(std::clamp(value, 0, max_wire_number));
  while (rest >= 0x80) {
    bytes_ += static_cast<char>((rest & 0x7F) | 0x80);
    rest >>= 7;
  }
  bytes_ += static_cast<char>(rest);
}

void Writer::text(std::string_view s) {
  if (!text::is_valid_utf8(s)) return text(with_question_marks(s));
  number(static_cast<int>(s.size()));
  bytes_ += s;
}

void Writer::place(const Place& place) {
  for (const int part : {place.page, place.line, place.table, place.row, place.column}) {
    number(part);
  }
}

void Writer::errors(const Errors& errors) {
  const std::size_t count = std::min(errors.size(), max_errors);
  number(static_cast<int>(count));
  for (std::size_t i = 0; i < count; ++i) {
    place(errors[i].place);
    for (const std::string& words : {errors[i].excerpt, errors[i].what, errors[i].remedy}) {
      text(words.size() > max_words_bytes ? text::excerpt(words) : words);
    }
  }
}

int Reader::number(int most) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 35; shift += 7) {
    if (failed() || rest_.empty()) break;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) {
      if (value <= static_cast<std::uint64_t>(most)) return static_cast<int>(value);
      break;
    }
  }
  fail("a number is cut off or out of range");
  return 0;
}

int Reader::count(std::size_t most, std::size_t least_bytes) {
  const int count = number();
  if (static_cast<std::size_t>(count) > std::min(most, rest_.size() / least_bytes)) {
    fail("a count is out of range");
    return 0;
  }
  return count;
}

std::string Reader::text(std::size_t most_bytes) {
  const auto size = static_cast<std::size_t>(number());
  if (size > std::min(most_bytes, rest_.size())) {
    fail("a text is cut off or too long");
    return "";
  }
  const std::string_view text = rest_.substr(0, size);
  if (!text::is_valid_utf8(text)) {
    fail("a text is not UTF-8");
    return "";
  }
  rest_.remove_prefix(size);
  return std::string(text);
}

Place Reader::place() {
  Place place{.document = document_};
  for (int* part : {&place.page, &place.line, &place.table, &place.row, &place.column}) {
    *part = number();
  }
  return place;
}

Errors Reader::errors(const std::string& file) {
  Errors errors;
  const int count = this->count(max_errors, least_error_bytes);
  for (int i = 0; i < count && !failed(); ++i) {
    Error error{.file = file, .place = place()};
    error.excerpt = text(max_words_bytes);
    error.what = text(max_words_bytes);
    error.remedy = text(max_words_bytes);
    if (error.what.empty()) fail("an error without words");
    errors.push_back(std::move(error));
  }
  return errors;
}

void Reader::fail(std::string_view why) {
  if (failed()) return;
  failure_ = why;
  rest_ = {};
}

void Reader::expect_end() {
  if (!failed() && !rest_.empty()) fail("something follows the end");
}

}  // namespace yiben::sandbox
