// The use cases: read files, recognise, prove, apply the rules; with the time that each took.
#include "job/job.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "read/read.h"
#include "recognise/recognise.h"
#include "rules/rules.h"

namespace yiben::job {
namespace {

// Milliseconds since it was made or last asked.
class Stopwatch {
 public:
  double lap_ms() {
    const Clock::time_point now = Clock::now();
    const std::chrono::duration<double, std::milli> lap = now - start_;
    start_ = now;
    return lap.count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
};

void append(Errors& all, const Errors& more) {
  all.insert(all.end(), more.begin(), more.end());
}

// A file given twice would print every table twice, so it is refused rather than read as two
// agreeing halves.
Errors same_content(const std::vector<Document>& documents) {
  Errors errors;
  for (auto later = documents.begin(); later != documents.end(); ++later) {
    const auto earlier = std::find_if(documents.begin(), later, [&](const Document& document) {
      return document.sha256 == later->sha256;
    });
    if (earlier == later) continue;
    errors.push_back({.file = later->path,
                      .place = {},
                      .excerpt = "",
                      .what = "the same content as " + earlier->path,
                      .remedy = "give each file of the book once"});
  }
  return errors;
}

// Every file is tried, so that the user sees all that is wrong at once.
Result<std::vector<Document>> read_all(const std::vector<std::string>& files) {
  std::vector<Document> documents;
  Errors errors;
  documents.reserve(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Result<std::string> bytes = read_file(files[i]);
    if (!bytes) {
      append(errors, bytes.errors());
      continue;
    }
    Result<Document> document = read::document(*bytes, files[i], static_cast<int>(i) + 1);
    if (!document) {
      append(errors, document.errors());
      continue;
    }
    documents.push_back(std::move(*document));
  }
  append(errors, same_content(documents));
  if (!errors.empty()) return errors;
  return documents;
}

}  // namespace

bool Checked::has_error() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
}

Result<std::unique_ptr<Checked>> read(const CheckOptions& options) {
  auto checked = std::make_unique<Checked>();
  Stopwatch stopwatch;

  const std::string folder =
      options.catalog_folder.empty() ? catalog_folder() : options.catalog_folder;
  Result<Catalog> catalog = Catalog::load(folder);
  Result<std::vector<Document>> documents = read_all(options.files);
  Errors errors;
  if (!catalog) append(errors, catalog.errors());
  if (!documents) append(errors, documents.errors());
  if (!errors.empty()) return errors;
  checked->catalog = std::move(*catalog);
  checked->documents = std::move(*documents);
  checked->timing.read = stopwatch.lap_ms();

  Result<Book> book = recognise(checked->documents, checked->catalog);
  if (!book) return book.errors();
  checked->book = std::move(*book);
  checked->timing.recognise = stopwatch.lap_ms();
  return checked;
}

Result<std::unique_ptr<Checked>> check(const CheckOptions& options) {
  Result<std::unique_ptr<Checked>> result = read(options);
  if (!result) return result;
  Checked& checked = **result;

  Stopwatch stopwatch;
  checked.system = derive(checked.book);
  checked.proof = prove(checked.book, checked.system);
  checked.findings = findings(checked.book, checked.system, checked.proof);
  checked.timing.prove = stopwatch.lap_ms();

  const std::vector<Finding> of_rules = rules::check(checked.book, checked.catalog);
  checked.findings.insert(checked.findings.end(), of_rules.begin(), of_rules.end());
  checked.timing.rules = stopwatch.lap_ms();
  return result;
}

}  // namespace yiben::job
