// read/package: compound files (OLE2). Sectors form chains by a table, the FAT; whoever follows a
// chain counts its sectors, since a damaged one may bite its tail.
#include "read/package/compound.h"

#include <algorithm>

#include "read/package/bytes.h"

namespace yiben::read {

namespace {

constexpr std::size_t kHeaderBytes = 512;
constexpr std::size_t kEntryBytes = 128;
constexpr std::size_t kHeaderTables = 109;         // sectors of the FAT that the header names
constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // numbers from here on are marks
constexpr std::uint32_t kNoEntry = 0xFFFFFFFF;
constexpr std::uint8_t kStream = 2;
constexpr std::uint8_t kRoot = 5;

std::vector<std::uint32_t> numbers_of(std::string_view bytes) {
  std::vector<std::uint32_t> numbers;
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) numbers.push_back(u32_at(bytes, at));
  return numbers;
}

}  // namespace

std::optional<Compound> Compound::open(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || !bytes.starts_with("\xD0\xCF\x11\xE0")) return std::nullopt;
  Compound file;
  file.bytes_ = bytes;
  const unsigned shift = u16_at(bytes, 30);
  const unsigned small_shift = u16_at(bytes, 32);
  if ((shift != 9 && shift != 12) || small_shift < 4 || small_shift > shift) return std::nullopt;
  file.sector_bytes_ = std::size_t{1} << shift;
  file.small_bytes_ = std::size_t{1} << small_shift;
  file.small_limit_ = u32_at(bytes, 56);
  if (!file.read_table(bytes.substr(0, kHeaderBytes)) || !file.read_root()) return std::nullopt;
  return file;
}

std::string_view Compound::sector(std::uint32_t number) const {
  const std::size_t at = (std::size_t{number} + 1) * sector_bytes_;
  if (number >= kLastSector || at >= bytes_.size()) return {};
  return bytes_.substr(at, sector_bytes_);
}

// The FAT lies in sectors that the header names, and further ones that a chain of lists names.
bool Compound::read_table(std::string_view header) {
  std::vector<std::uint32_t> tables = numbers_of(header.substr(76, 4 * kHeaderTables));
  std::uint32_t list = u32_at(header, 68);
  for (std::size_t count = 0; !sector(list).empty(); ++count) {
    if (count > bytes_.size() / sector_bytes_) return false;
    std::vector<std::uint32_t> more = numbers_of(sector(list));
    if (more.empty()) return false;
    list = more.back();
    more.pop_back();
    tables.insert(tables.end(), more.begin(), more.end());
  }
  for (const std::uint32_t table : tables) {
    if (table >= kLastSector) continue;
    // A table names no more sectors than the file has.
    if (next_.size() > bytes_.size() / sector_bytes_ + sector_bytes_) break;
    std::vector<std::uint32_t> numbers = numbers_of(sector(table));
    numbers.resize(sector_bytes_ / 4, kNoEntry);
    next_.insert(next_.end(), numbers.begin(), numbers.end());
  }
  const std::uint32_t small_table = u32_at(header, 60);
  if (small_table < kLastSector) {
    const auto small = chain(small_table, bytes_.size());
    if (small) small_next_ = numbers_of(*small);
  }
  return !next_.empty();
}

// Up to `size` bytes of a chain; fewer where it ends before, for callers to judge.
std::optional<std::string> Compound::chain(std::uint32_t start, std::uint64_t size) const {
  std::string out;
  std::size_t count = 0;
  for (std::uint32_t at = start; at < kLastSector && out.size() < size; at = next_[at]) {
    const std::string_view bytes = sector(at);
    if (bytes.empty() || at >= next_.size() || ++count > next_.size()) return std::nullopt;
    out += bytes;
  }
  if (out.size() > size) out.resize(static_cast<std::size_t>(size));
  return out;
}

std::optional<std::string> Compound::small_chain(const Entry& entry) const {
  std::string out;
  std::size_t count = 0;
  for (std::uint32_t at = entry.start; at < kLastSector && out.size() < entry.size;
       at = small_next_[at]) {
    const std::size_t begin = std::size_t{at} * small_bytes_;
    if (begin >= small_.size() || at >= small_next_.size() || ++count > small_next_.size()) {
      return std::nullopt;
    }
    out += std::string_view(small_).substr(begin, small_bytes_);
  }
  if (out.size() > entry.size) out.resize(static_cast<std::size_t>(entry.size));
  return out;
}

Compound::Entry Compound::entry_of(std::string_view bytes) {
  Entry entry{.name = {}, .start = u32_at(bytes, 116), .size = u32_at(bytes, 120)};
  const std::size_t length = std::min<std::size_t>(u16_at(bytes, 64), 64);
  for (std::size_t at = 0; at + 2 < length; at += 2) {
    entry.name += static_cast<char16_t>(u16_at(bytes, at));
  }
  return entry;
}

// Follows the chain of a stream without taking its bytes.
bool Compound::holds_all_of(const Entry& entry, std::size_t& steps_left) const {
  const bool is_small = entry.size < small_limit_;
  const std::vector<std::uint32_t>& next = is_small ? small_next_ : next_;
  std::uint64_t held = 0;
  for (std::uint32_t at = entry.start; held < entry.size; at = next[at]) {
    if (at >= next.size() || steps_left == 0) return false;
    --steps_left;
    const std::size_t begin = std::size_t{at} * small_bytes_;
    const std::size_t bytes = !is_small ? sector(at).size()
                              : begin < small_.size()
                                  ? std::min(small_bytes_, small_.size() - begin)
                                  : 0;
    if (bytes == 0) return false;
    held += bytes;
  }
  return true;
}

bool Compound::is_whole() const {
  // A sector belongs to one stream; more steps are made only where chains run together.
  std::size_t steps_left = next_.size() + small_next_.size();
  return std::all_of(streams_.begin(), streams_.end(),
                     [&](const Entry& entry) { return holds_all_of(entry, steps_left); });
}

// The entries of a folder form a tree of siblings; only that of the root is followed.
bool Compound::read_root() {
  const auto directory = chain(u32_at(bytes_, 48), bytes_.size());
  if (!directory || directory->size() < kEntryBytes) return false;
  const std::size_t count = directory->size() / kEntryBytes;
  const auto entry_at = [&](std::size_t i) {
    return std::string_view(*directory).substr(i * kEntryBytes, kEntryBytes);
  };
  const std::string_view root = entry_at(0);
  if (static_cast<std::uint8_t>(root[66]) != kRoot) return false;
  if (auto small = chain(u32_at(root, 116), u32_at(root, 120))) small_ = std::move(*small);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view bytes = entry_at(i);
    if (static_cast<std::uint8_t>(bytes[66]) == kStream) streams_.push_back(entry_of(bytes));
  }
  std::vector<std::uint32_t> todo{u32_at(root, 76)};
  std::vector<bool> seen(count);
  while (!todo.empty()) {
    const std::uint32_t i = todo.back();
    todo.pop_back();
    if (i >= count || seen[i]) continue;
    seen[i] = true;
    const std::string_view bytes = entry_at(i);
    todo.push_back(u32_at(bytes, 68));
    todo.push_back(u32_at(bytes, 72));
    if (static_cast<std::uint8_t>(bytes[66]) != kStream) continue;
    entries_.push_back(entry_of(bytes));
  }
  return true;
}

const Compound::Entry* Compound::find(std::u16string_view name) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& entry) { return entry.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

std::optional<std::string> Compound::stream(std::u16string_view name) const {
  const Entry* entry = find(name);
  if (entry == nullptr) return std::nullopt;
  auto bytes = entry->size < small_limit_ ? small_chain(*entry) : chain(entry->start, entry->size);
  if (!bytes || bytes->size() < entry->size) return std::nullopt;
  return bytes;
}

}  // namespace yiben::read
