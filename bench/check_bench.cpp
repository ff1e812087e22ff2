// What a check costs, part by part, on the invented book and, where the corpus lies beside the
// repository, the real one.
#include <benchmark/benchmark.h>

#include <filesystem>

#include "job/job.h"
#include "proof/proof.h"
#include "read/read.h"
#include "recognise/recognise.h"

namespace yiben {
namespace {

const std::string& path_of(std::int64_t book) {
  static const std::string paths[] = {YIBEN_SOURCE_DIR "/examples/gardens-2026.txt",
                                      YIBEN_SOURCE_DIR
                                      "/../shared/corpus/yanbian-government-services-2026.txt"};
  return paths[book];
}

// The book as read; nothing where the file is not there.
std::unique_ptr<job::Checked> read_book(benchmark::State& state) {
  const std::string& path = path_of(state.range(0));
  if (!std::filesystem::exists(path)) {
    state.SkipWithError("the corpus is not beside the repository");
    return nullptr;
  }
  auto checked = job::read({.files = {path}, .catalog_folder = ""});
  if (!checked) state.SkipWithError("the book cannot be read");
  return checked ? std::move(checked).value() : nullptr;
}

void load_catalogue(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    benchmark::DoNotOptimize(Catalog::load(catalog_folder()));
  }
}
BENCHMARK(load_catalogue)->Unit(benchmark::kMillisecond);

void read(benchmark::State& state) {
  if (read_book(state) == nullptr) return;
  const std::string bytes = read_file(path_of(state.range(0))).value();
  for ([[maybe_unused]] auto round : state) {
    benchmark::DoNotOptimize(read::document(bytes, "book", 1));
  }
}
BENCHMARK(read)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void recognise_book(benchmark::State& state) {
  const auto checked = read_book(state);
  if (checked == nullptr) return;
  for ([[maybe_unused]] auto round : state) {
    benchmark::DoNotOptimize(recognise(checked->documents, *checked->catalog));
  }
}
BENCHMARK(recognise_book)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void derive_identities(benchmark::State& state) {
  const auto checked = read_book(state);
  if (checked == nullptr) return;
  for ([[maybe_unused]] auto round : state) benchmark::DoNotOptimize(derive(checked->book));
}
BENCHMARK(derive_identities)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void prove_book(benchmark::State& state) {
  const auto checked = read_book(state);
  if (checked == nullptr) return;
  const System system = derive(checked->book);
  for ([[maybe_unused]] auto round : state) benchmark::DoNotOptimize(prove(checked->book, system));
}
BENCHMARK(prove_book)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace yiben
