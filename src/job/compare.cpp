// Two books, read and held against each other.
#include "job/job.h"

namespace yiben::job {
namespace {

// A folder stands for the files in it, which are one book.
Result<std::unique_ptr<Checked>> read_book(const CheckOptions& common, const std::string& path) {
  const Result<std::vector<std::string>> files = books_in({path});
  if (!files) return files.errors();
  CheckOptions options = common;
  options.files = *files;
  return read(options);
}

}  // namespace

Result<Compared> compare(const CheckOptions& common, const std::string& before,
                         const std::string& after) {
  Result<std::unique_ptr<Checked>> old = read_book(common, before);
  Result<std::unique_ptr<Checked>> current = read_book(common, after);
  Errors errors;
  for (const auto* side : {&old, &current}) {
    if (!*side) errors.insert(errors.end(), side->errors().begin(), side->errors().end());
  }
  if (!errors.empty()) return errors;
  Compared out{.before = std::move(*old), .after = std::move(*current)};
  out.differences = yiben::compare(out.before->book, out.after->book);
  return out;
}

}  // namespace yiben::job
