// yiben_mutate (./dev mutate FILE): how sure is a check? It makes one to four errors at a time in
// printed figures and counts what is detected, and how often the changed figures explain it.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <exception>
#include <iostream>
#include <thread>

#include "brute_force.h"
#include "reports.h"
#include "sentences.h"
#include "tally.h"

namespace yiben::mutate {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string catalog;
  int errors = 1;
  std::size_t sample = 0;
  std::uint64_t seed = 1;
  unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  bool json = false;
  bool through_text = false;
  bool through_document = false;
  bool prose = false;
  bool misses = false;
  std::size_t reports = 0;
  bool chinese = false;
  bool brute_force = false;
  bool whole_book = false;

  std::size_t sample_or(std::size_t usual) const { return sample == 0 ? usual : sample; }
};

constexpr std::size_t usual_sample = 100;  // where not everything is tried

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void add_options(CLI::App& app, Options& options) {
  app.add_option("FILE", options.files, "a consistent book; several files are one book")
      ->required()
      ->type_name("FILE");
  app.add_option("--errors", options.errors, "so many errors at once, all of one kind")
      ->check(CLI::Range(1, 4))
      ->type_name("K")
      ->capture_default_str();
  app.add_option("--sample", options.sample,
                 "change only N figures; of several errors at once, N trials for each kind "
                 "(100 where it is not given)")
      ->type_name("N");
  app.add_option("--seed", options.seed, "chooses the sample and the digits")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--threads", options.threads, "trials at the same time")
      ->check(CLI::Range(1, 256))
      ->type_name("N");
  app.add_option("--catalog", options.catalog, "forms, codes and rules")->type_name("FOLDER");
  app.add_flag("--json", options.json, "counts and all misses as JSON");
  app.add_flag("--through-text", options.through_text,
               "change the bytes of the file and read it again for each trial (slower)");
  app.add_flag("--through-document", options.through_document,
               "change the cells of what was read and recognise it again for each trial (slower); "
               "books without a family are always tried so");
  app.add_flag("--prose", options.prose,
               "change numbers of sentences instead, one at a time, in any book");
  app.add_flag("--misses", options.misses, "with --prose: each change that was not noticed");
  app.add_option("--reports", options.reports,
                 "print the text reports of N changed books instead of counting")
      ->type_name("N");
  app.add_flag("--chinese", options.chinese, "with --reports: in Chinese");
  app.add_flag("--brute-force", options.brute_force,
               "compare the explanations of N parts of the book (--sample) with what trying every "
               "set of figures finds");
  app.add_flag("--whole-book", options.whole_book,
               "with --brute-force: of the whole book, trying every set that has a figure of each "
               "contradiction (N figures, or N trials of each kind)");
  app.footer(
      "Examples:\n"
      "  yiben_mutate budget.txt                        every figure, every kind of error\n"
      "  yiben_mutate --errors 3 --sample 200 budget.txt\n"
      "  yiben_mutate --through-text --sample 100 budget.txt\n"
      "  yiben_mutate --prose budget.txt\n"
      "  yiben_mutate --brute-force --errors 2 --sample 50 budget.txt\n"
      "\n"
      "Exit status:\n"
      "  0  all errors in constrained figures were detected that do not fit every sum\n"
      "  1  some were not, or --brute-force found something else\n"
      "  2  the book could not be read or is not consistent");
}

// Prints "123 of 3408" over and over on a terminal; nothing elsewhere.
class Progress {
 public:
  explicit Progress(std::size_t all) : all_(all), shown_(::isatty(STDERR_FILENO) == 1) {}
  ~Progress() {
    if (shown_) std::cerr << "\r\033[K";
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::size_t done) {
    if (shown_) std::cerr << '\r' << done << " of " << all_ << std::flush;
  }

 private:
  std::size_t all_;
  bool shown_;
};

// Workers, the calling thread among them, take trials in turn. GLPK keeps its state per thread, and
// each worker has its own copy of the book.
void run_trials(const job::Checked& checked, const std::vector<std::string>& bytes, Run& run) {
  std::vector<Trial>& trials = run.trials;
  std::atomic<std::size_t> next = 0;
  const auto work = [&](Progress* progress) {
    Trials own(checked, run.way, bytes);
    for (std::size_t i = next++; i < trials.size(); i = next++) {
      const Clock::time_point start = Clock::now();
      trials[i].outcome = own.run(trials[i].plan);
      trials[i].seconds = seconds_since(start);
      if (progress != nullptr) progress->show(i + 1);
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < run.threads; ++i) others.emplace_back(work, nullptr);
  Progress progress(trials.size());
  work(&progress);
  for (std::thread& other : others) other.join();
}

int fail(const Errors& errors) {
  for (const Error& error : errors) std::cerr << "yiben_mutate: " << to_string(error) << '\n';
  return 2;
}

Result<std::vector<std::string>> bytes_of(const std::vector<std::string>& files) {
  std::vector<std::string> all;
  for (const std::string& file : files) {
    Result<std::string> bytes = read_file(file);
    if (!bytes) return bytes.errors();
    all.push_back(std::move(*bytes));
  }
  return all;
}

// What the words of a book mean is settled by its figures: there, errors may change the identities.
Way way_of(const Options& options, const Book& book) {
  if (options.through_text) return Way::text;
  return options.through_document || book.by_words ? Way::document : Way::in_memory;
}

int run(const Options& options) {
  const auto result = job::check({options.files, options.catalog});
  if (!result) return fail(result.errors());
  const job::Checked& checked = **result;
  if (options.prose) {
    std::cout << sentences_in_words(checked, options.sample, options.seed, options.misses);
    return 0;
  }
  if (checked.proof.verdict != Verdict::consistent) {
    return fail({{.file = options.files.front(),
                  .what = "the book as it stands is not proven consistent",
                  .remedy = "see yiben check; changes can only be measured against a proof"}});
  }
  if (options.brute_force) {
    const BruteForce found = compare_by_force(checked, {.errors = options.errors,
                                                        .sample = options.sample_or(usual_sample),
                                                        .seed = options.seed,
                                                        .whole_book = options.whole_book});
    std::cout << options.files.front() << ": " << found.report;
    return found.differs ? 1 : 0;
  }
  const auto bytes = bytes_of(options.files);
  if (!bytes) return fail(bytes.errors());

  if (options.reports > 0) {
    std::cout << reports_of(checked, *bytes,
                            {.errors = options.errors,
                             .count = options.reports,
                             .seed = options.seed,
                             .chinese = options.chinese});
    return 0;
  }

  Run run{.file = options.files.front(),
          .way = way_of(options, checked.book),
          .errors = options.errors,
          .threads = options.threads};
  const std::size_t sample = options.errors > 1 ? options.sample_or(usual_sample) : options.sample;
  for (Plan& plan : plans_of(checked.book, options.errors, sample, options.seed)) {
    run.trials.push_back({std::move(plan), {}});
  }
  const Clock::time_point start = Clock::now();
  run_trials(checked, *bytes, run);
  run.seconds = seconds_since(start);
  std::cout << (options.json ? as_json(checked, run) : as_text(checked, run));
  return has_miss(checked, run) ? 1 : 0;
}

}  // namespace
}  // namespace yiben::mutate

int main(int count, char** words) {
  CLI::App app("Makes errors in printed figures of a book and counts what yiben detects.");
  app.name("yiben_mutate");
  yiben::mutate::Options options;
  yiben::mutate::add_options(app, options);
  try {
    app.parse(count, words);
    return yiben::mutate::run(options);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::cerr << "yiben_mutate: " << error.what() << '\n';
    return 2;
  }
}
