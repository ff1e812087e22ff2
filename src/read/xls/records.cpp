// read/xls: the records of a BIFF8 stream, and the texts in them.
#include "read/xls/records.h"

#include <algorithm>

#include "read/package/bytes.h"
#include "text/text.h"

namespace yiben::read {

namespace {

constexpr std::size_t kHeadBytes = 4;
constexpr std::uint16_t kContinue = 0x3C;
constexpr std::uint32_t kWide = 0x01;
constexpr std::uint32_t kPhonetic = 0x04;
constexpr std::uint32_t kRich = 0x08;
constexpr std::size_t kRunBytes = 4;

bool is_lead(char16_t c) {
  return c >= 0xD800 && c < 0xDC00;
}
bool is_trail(char16_t c) {
  return c >= 0xDC00 && c < 0xE000;
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_lead(text[i]) && i + 1 < text.size() && is_trail(text[i + 1])) {
      const char32_t high = static_cast<char32_t>(text[i] - 0xD800) << 10;
      text::append_code_point(out, 0x10000 + high + static_cast<char32_t>(text[i + 1] - 0xDC00));
      ++i;
    } else {
      text::append_code_point(out, text[i]);
    }
  }
  return out;
}

}  // namespace

bool Records::next(Record& record) {
  const auto take = [this](Record& out) {
    if (at_ > stream_.size() || stream_.size() - at_ < kHeadBytes) return false;
    const std::size_t length = u16_at(stream_, at_ + 2);
    if (stream_.size() - at_ - kHeadBytes < length) return false;
    out.kind = u16_at(stream_, at_);
    out.data = stream_.substr(at_ + kHeadBytes, length);
    at_ += kHeadBytes + length;
    return true;
  };
  record.more.clear();
  if (!take(record)) return false;
  Record more;
  while (at_ + 2 <= stream_.size() && u16_at(stream_, at_) == kContinue && take(more)) {
    record.more.push_back(more.data);
  }
  return true;
}

RecordReader::RecordReader(const Record& record, std::size_t at) : parts_{record.data}, at_(at) {
  parts_.insert(parts_.end(), record.more.begin(), record.more.end());
  failed_ = at > record.data.size();
  if (!failed_) settle();
}

// Moves on to the part in which the next byte stands.
void RecordReader::settle() {
  while (part_ < parts_.size() && at_ >= parts_[part_].size()) {
    at_ -= parts_[part_].size();
    ++part_;
  }
}

std::uint32_t RecordReader::number(std::size_t bytes) {
  if (at_end() || parts_[part_].size() - at_ < bytes) {
    failed_ = true;
    return 0;
  }
  const auto value = static_cast<std::uint32_t>(little_endian(parts_[part_], at_, bytes));
  at_ += bytes;
  settle();
  return value;
}

void RecordReader::skip(std::size_t bytes) {
  at_ += bytes;
  if (!failed_) settle();
}

std::string RecordReader::text(std::size_t length_bytes) {
  const std::size_t count = number(length_bytes);
  const std::uint32_t flags = number(1);
  const std::size_t runs = (flags & kRich) != 0 ? number(2) : 0;
  const std::size_t phonetic_bytes = (flags & kPhonetic) != 0 ? number(4) : 0;
  if (failed_) return "";
  const std::u16string text = characters(count, (flags & kWide) != 0);
  if (runs > 0 || phonetic_bytes > 0) skip(runs * kRunBytes + phonetic_bytes);
  return to_utf8(text);
}

std::u16string RecordReader::characters(std::size_t count, bool wide) {
  std::u16string out;
  while (out.size() < count) {
    if (at_end()) {
      failed_ = true;
      return out;
    }
    const std::string_view part = parts_[part_];
    const std::size_t width = wide ? 2 : 1;
    const std::size_t here = std::min(count - out.size(), (part.size() - at_) / width);
    for (std::size_t i = 0; i < here; ++i, at_ += width) {
      out += static_cast<char16_t>(little_endian(part, at_, width));
    }
    if (out.size() == count) break;
    // The rest stands in the next part, behind its own flags.
    ++part_;
    at_ = 0;
    if (at_end() || parts_[part_].empty()) {
      failed_ = true;
      return out;
    }
    wide = (static_cast<std::uint32_t>(parts_[part_][0]) & kWide) != 0;
    at_ = 1;
  }
  settle();
  return out;
}

}  // namespace yiben::read
