// Files, each read in a child of its own.
#include "sandbox/sandbox.h"

#include <memory>
#include <utility>

namespace yiben::sandbox {
namespace {

bool has(std::string_view bytes, std::string_view part) {
  return bytes.find(part) != bytes.npos;
}

// Names in the directory of a compound file are UTF-16.
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) {
    wide += c;
    wide += '\0';
  }
  return has(bytes, wide);
}

// Workbooks of Excel 97 and later are read here, all else that is as old by LibreOffice. A text
// with a workbook inside has both names.
bool is_old_document(std::string_view bytes) {
  return read::kind_of(bytes) == read::Kind::compound &&
         (!has_stream(bytes, "Workbook") || has_stream(bytes, "WordDocument"));
}

// Names of the parts stand in a package as they are.
bool is_open_document(std::string_view bytes) {
  return read::kind_of(bytes) == read::Kind::zip && has(bytes, "content.xml") &&
         has(bytes, "META-INF/manifest.xml");
}

}  // namespace

Powers powers_for(std::string_view bytes) {
  // A file that lies here about what it is gets too few powers to be converted, or those of
  // a document that it could have been.
  const bool converted =
      is_old_document(bytes) || is_open_document(bytes) || read::kind_of(bytes) == read::Kind::rtf;
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
