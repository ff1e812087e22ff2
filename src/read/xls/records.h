// read/xls: the records of a BIFF8 stream, and the texts in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yiben::read {

// A record and the CONTINUE records behind it.
struct Record {
  std::uint16_t kind = 0;
  std::string_view data;               // of the record itself
  std::vector<std::string_view> more;  // of those that continue it
};

// Reads record after record of a stream, from an offset.
class Records {
 public:
  Records(std::string_view stream, std::size_t at) : stream_(stream), at_(at) {}

  // False at the end of the stream, or where a record is cut off.
  bool next(Record& record);

 private:
  std::string_view stream_;
  std::size_t at_;
};

// Reads numbers and texts of a record across the records that continue it. A text that is cut by
// the end of a record goes on in the next behind a byte that says again how wide its characters
// are.
class RecordReader {
 public:
  RecordReader(const Record& record, std::size_t at);

  bool at_end() const { return failed_ || (part_ == parts_.size()); }
  bool failed() const { return failed_; }

  std::uint32_t number(std::size_t bytes);
  void skip(std::size_t bytes);

  // A text with its flags, of as many characters as the number of `length_bytes` bytes says.
  // What is set beside it, runs of fonts and phonetic guides, is passed over. UTF-8.
  std::string text(std::size_t length_bytes);

 private:
  void settle();
  std::u16string characters(std::size_t count, bool wide);

  std::vector<std::string_view> parts_;
  std::size_t part_ = 0;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace yiben::read
