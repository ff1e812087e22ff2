// The bytes of short answers.
#include "sandbox/sandbox.h"
#include "sandbox/wire.h"

namespace yiben::sandbox {
namespace {

constexpr std::size_t most_text_bytes = limits::max_child_answer_bytes;

}  // namespace

std::string encode(const Message& message) {
  Writer writer;
  writer.number(message.code);
  writer.text(message.text);
  writer.errors(message.errors);
  return writer.take();
}

std::optional<Message> decode_message(std::string_view bytes, int max_code,
                                      const std::string& path) {
  Reader reader(bytes, 1);
  Message message;
  message.code = reader.number(max_code);
  message.text = reader.text(most_text_bytes);
  message.errors = reader.errors(path);
  reader.expect_end();
  if (reader.failed()) return std::nullopt;
  return message;
}

}  // namespace yiben::sandbox
