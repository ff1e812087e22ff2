// The parts of a DOCX as a ZIP package; libzip is loaded with the first.
#include "write/docx/package.h"

#include <fmt/format.h>

#include <string_view>

#include "base/module.h"
#include "write/zip/pack.h"

namespace yiben::write::word {

Result<std::string> package_of(const std::vector<Part>& parts, const std::string& file) {
  std::size_t total = 0;
  for (const Part& part : parts) {
    total += part.bytes.size();
    if (part.bytes.size() > limits::max_part_bytes) {
      return Error{.file = file,
                   .excerpt = part.name,
                   .what = fmt::format("a part has more than {} MiB (limit max_part_bytes)",
                                       limits::max_part_bytes >> 20),
                   .remedy = "write the document in parts"};
    }
  }
  const Result<const void*> entry = module_entry("zip", "yiben_zip", "writing DOCX");
  if (!entry.ok()) return entry.errors();
  const auto pack = static_cast<const ZipEntry*>(*entry)->pack;
  std::vector<std::pair<std::string_view, std::string_view>> named;
  for (const Part& part : parts) named.emplace_back(part.name, part.bytes);
  std::string bytes = pack(named, true);
  // Readers take what packs too well for a bomb; thousands of blank rows do.
  const bool suspect = total > limits::min_suspect_bytes &&
                       total / bytes.size() >= limits::max_compression_ratio / 2;
  return suspect ? pack(named, false) : std::move(bytes);
}

}  // namespace yiben::write::word
