// Many books, each checked from its bytes to its report in a child of its own.
#include "job/job.h"

#include <memory>
#include <utility>

#include "job/pipeline.h"
#include "read/read.h"
#include "sandbox/sandbox.h"

namespace yiben::job {
namespace {

Outcome outcome_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::consistent:
      return Outcome::consistent;
    case Verdict::inconsistent:
      return Outcome::inconsistent;
    case Verdict::unproven:
      break;
  }
  return Outcome::unproven;
}

class Batch {
 public:
  Batch(const BatchOptions& options, Catalog catalog)
      : options_(options), catalog_(std::make_shared<const Catalog>(std::move(catalog))) {}

  void run_in_children() {
    catalog_->prepare();
    sandbox::Tasks tasks;
    tasks.count = options_.files.size();
    tasks.parallel = options_.jobs > 0 ? options_.jobs : sandbox::cores();
    tasks.started = options_.started;
    tasks.make = [this](std::size_t i) { return task(i); };
    tasks.finish = [this](std::size_t i, const Result<std::string>& answer) {
      options_.finished(answer ? from_answer(i, *answer) : unreadable(i, answer.errors()));
    };
    sandbox::run(tasks);
  }

  void run_here() {
    for (std::size_t i = 0; i < options_.files.size(); ++i) {
      if (options_.started) options_.started(i);
      const Result<std::string> bytes = read_file(options_.files[i]);
      options_.finished(bytes ? check_bytes(i, *bytes) : unreadable(i, bytes.errors()));
    }
  }

 private:
  BookResult unreadable(std::size_t i, const Errors& errors) const {
    return {.file = options_.files[i], .outcome = Outcome::unreadable, .errors = errors};
  }

  BookResult check_bytes(std::size_t i, std::string_view bytes) const {
    BookResult result{.file = options_.files[i]};
    Stopwatch stopwatch;
    Result<Document> document = read::document(bytes, result.file, 1, {.ocr = options_.ocr});
    if (!document) return unreadable(i, document.errors());
    Checked checked;
    checked.catalog = catalog_;
    checked.documents.push_back(std::move(*document));
    checked.timing.read = stopwatch.lap_ms();
    result.errors = recognise_in(checked);
    if (!result.errors.empty()) {
      result.outcome = Outcome::no_budget;
      return result;
    }
    prove_in(checked);
    result.outcome = outcome_of(checked.verdict());
    result.has_error = checked.has_error();
    result.report = options_.report(checked);
    return result;
  }

  Result<sandbox::Task> task(std::size_t i) const {
    Result<std::string> bytes = read_file(options_.files[i]);
    if (!bytes) return bytes.errors();
    sandbox::Task task{.name = options_.files[i],
                       .powers = sandbox::powers_for(*bytes),
                       .limits = sandbox::limits_for({.ocr = options_.ocr})};
    task.limits.cpu_s += limits::max_child_proof_cpu_s;
    task.work = [this, i, held = std::make_shared<const std::string>(std::move(*bytes))] {
      BookResult result = check_bytes(i, *held);
      const int code = 2 * static_cast<int>(result.outcome) + (result.has_error ? 1 : 0);
      return sandbox::encode(
          sandbox::Message{code, std::move(result.report), std::move(result.errors)});
    };
    return task;
  }

  BookResult from_answer(std::size_t i, std::string_view answer) const {
    BookResult result{.file = options_.files[i]};
    auto message = sandbox::decode_message(answer, 2 * outcome_count - 1, result.file);
    if (!message) return unreadable(i, {sandbox::nonsense(result.file, "no result of a check")});
    result.outcome = static_cast<Outcome>(message->code / 2);
    result.has_error = message->code % 2 == 1;
    result.report = std::move(message->text);
    result.errors = std::move(message->errors);
    const bool failed =
        result.outcome == Outcome::no_budget || result.outcome == Outcome::unreadable;
    if (failed == result.errors.empty() || failed != result.report.empty()) {
      return unreadable(i, {sandbox::nonsense(result.file, "a verdict together with an error")});
    }
    return result;
  }

  const BatchOptions& options_;
  std::shared_ptr<const Catalog> catalog_;
};

}  // namespace

Errors check_each(const BatchOptions& options) {
  Result<Catalog> catalog =
      load_catalog(options.catalog_folder, options.profile, CatalogParts::for_documents);
  if (!catalog) return catalog.errors();
  Batch batch(options, std::move(*catalog));
  if (options.isolation == Isolation::never) {
    batch.run_here();
  } else {
    batch.run_in_children();
  }
  return {};
}

}  // namespace yiben::job
