// A certificate from outside: any bytes are an error with its words, or a certificate that means
// the same when it is written again and can be checked.
#include <cstdint>
#include <string_view>

#include "edition/edition.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yiben;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Result<edition::Certificate> certificate = edition::read_certificate(bytes, "fuzz.json");
  if (!certificate.ok()) {
    for (const Error& error : certificate.errors()) {
      YIBEN_CHECK(error.file == "fuzz.json" && !error.what.empty() && !error.remedy.empty());
    }
    return 0;
  }
  const auto again = edition::read_certificate(edition::to_json(*certificate), "fuzz.json");
  YIBEN_CHECK(again.ok() && *again == *certificate);
  YIBEN_CHECK(edition::faults_of(*again, "fuzz.json").size() ==
              edition::faults_of(*certificate, "fuzz.json").size());
  return 0;
}
