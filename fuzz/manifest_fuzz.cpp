// A manifest from outside: any bytes are an error with its words, or files with names that lead
// nowhere else.
#include <cstdint>
#include <string_view>

#include "edition/edition.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yiben;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Result<edition::Manifest> manifest = edition::read_manifest(bytes, "fuzz.json");
  if (!manifest.ok()) {
    for (const Error& error : manifest.errors()) {
      YIBEN_CHECK(error.file == "fuzz.json" && !error.what.empty() && !error.remedy.empty());
    }
    return 0;
  }
  for (const edition::Entry& entry : manifest->files) {
    YIBEN_CHECK(edition::is_file_name(entry.name) && entry.sha256.size() == 64);
  }
  return 0;
}
