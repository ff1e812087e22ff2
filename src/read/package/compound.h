// read/package: compound files (OLE2), in which old Office programs keep their streams.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yiben::read {

class Compound {
 public:
  // `bytes` must outlive the result. Nothing when the file is damaged at its root.
  static std::optional<Compound> open(std::string_view bytes);

  // Whether the root has a stream of that name; streams of embedded documents do not count.
  bool has(std::u16string_view name) const { return find(name) != nullptr; }

  // Whether the sectors of all streams, embedded ones too, lie in the file; false where it was cut.
  bool is_whole() const;

  // The bytes of a stream of the root. Nothing when there is none or when it is damaged.
  std::optional<std::string> stream(std::u16string_view name) const;

 private:
  struct Entry {
    std::u16string name;
    std::uint32_t start = 0;
    std::uint64_t size = 0;
  };

  bool read_table(std::string_view header);
  bool read_root();
  static Entry entry_of(std::string_view bytes);
  bool holds_all_of(const Entry& entry, std::size_t& steps_left) const;
  const Entry* find(std::u16string_view name) const;
  std::string_view sector(std::uint32_t number) const;
  std::optional<std::string> chain(std::uint32_t start, std::uint64_t size) const;
  std::optional<std::string> small_chain(const Entry& entry) const;

  std::string_view bytes_;
  std::size_t sector_bytes_ = 512;
  std::size_t small_bytes_ = 64;
  std::uint64_t small_limit_ = 4096;       // streams below it lie in small sectors
  std::vector<std::uint32_t> next_;        // of each sector
  std::vector<std::uint32_t> small_next_;  // of each small sector
  std::string small_;                      // the small sectors
  std::vector<Entry> entries_;             // streams of the root
  std::vector<Entry> streams_;             // all of them
};

}  // namespace yiben::read
