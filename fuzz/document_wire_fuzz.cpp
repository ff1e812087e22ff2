// What a child process answers: any bytes are nonsense with its words, or a document within its
// limits that means the same when it is sent again.
#include <cstdint>
#include <string>

#include "sandbox/sandbox.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yiben;
  const std::string bytes(data, data + size);
  const Result<Document> document = sandbox::decode(bytes, "fuzz.pdf", 1);
  const std::string sent = sandbox::encode(document);
  const Result<Document> again = sandbox::decode(sent, "fuzz.pdf", 1);
  YIBEN_CHECK(document.ok() == again.ok());
  YIBEN_CHECK(sandbox::encode(again) == sent);
  if (!document.ok()) {
    for (const Error& error : document.errors()) {
      YIBEN_CHECK(error.file == "fuzz.pdf" && !error.what.empty());
    }
  }
  if (const auto message = sandbox::decode_message(bytes, 4, "fuzz.pdf")) {
    const auto same = sandbox::decode_message(sandbox::encode(*message), 4, "fuzz.pdf");
    YIBEN_CHECK(same && same->code == message->code && same->text == message->text);
  }
  return 0;
}
