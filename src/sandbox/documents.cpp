// Files, each read in a child of its own.
#include "sandbox/sandbox.h"

#include <memory>
#include <utility>

namespace yiben::sandbox {
namespace {

bool begins_with(std::string_view bytes, std::string_view start) {
  return bytes.substr(0, start.size()) == start;
}

// The first entry of an OpenDocument package is its type, stored as it is, so that one can see it
// without unpacking anything (OpenDocument 1.2, part 3, 3.3).
bool is_open_document(std::string_view bytes) {
  constexpr std::size_t name_at = 30;
  return begins_with(bytes, "PK\3\4") && bytes.size() > name_at &&
         begins_with(bytes.substr(name_at), "mimetypeapplication/vnd.oasis.opendocument");
}

struct Reading {
  std::string sha256;
  Result<Document> document = Document{};
};

}  // namespace

Powers powers_for(std::string_view bytes) {
  const bool converted = read::kind_of(bytes) == read::Kind::compound || is_open_document(bytes) ||
                         begins_with(bytes, "{\\rtf");
  return converted ? Powers::convert : Powers::none;
}

Limits limits_for(const read::Options& options) {
  Limits limits;
  if (options.ocr) {
    limits.cpu_s = limits::max_child_ocr_cpu_s;
    limits.wall_ms = limits::max_child_ocr_wall_ms;
  }
  return limits;
}

std::vector<Result<Document>> documents(const std::vector<std::string>& files,
                                        const read::Options& options, int parallel) {
  std::vector<std::string> sha256(files.size());
  std::vector<Result<Document>> documents;
  documents.reserve(files.size());
  Tasks tasks;
  tasks.count = files.size();
  tasks.parallel = parallel;
  tasks.make = [&](std::size_t i) -> Result<Task> {
    Result<std::string> bytes = read_file(files[i]);
    if (!bytes) return bytes.errors();
    sha256[i] = sha256_hex(*bytes);
    Task task{
        .name = files[i], .work = {}, .powers = powers_for(*bytes), .limits = limits_for(options)};
    // Shared, because a function must be copyable; gone from the parent once the child has begun.
    const auto held = std::make_shared<const std::string>(std::move(*bytes));
    task.work = [held, &file = files[i], index = static_cast<int>(i) + 1, &options] {
      return encode(read::document(*held, file, index, options));
    };
    return task;
  };
  tasks.finish = [&](std::size_t i, Result<std::string> answer) {
    if (!answer) {
      documents.emplace_back(answer.errors());
      return;
    }
    Result<Document> document = decode(*answer, files[i], static_cast<int>(i) + 1);
    if (document) document->sha256 = sha256[i];
    documents.push_back(std::move(document));
  };
  run(tasks);
  return documents;
}

}  // namespace yiben::sandbox
