// Text to a verdict, with the real catalogue: whatever the bytes were, nothing crashes, no figure
// is printed that the document does not hold, and a book is called consistent only with a witness.
#include <cstdint>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/base.h"
#include "catalog/catalog.h"
#include "proof/proof.h"
#include "read/read.h"
#include "recognise/recognise.h"

namespace {

// A larger book would make one run so slow that the fuzzer learns nothing.
constexpr std::size_t max_figures_to_prove = 400;
// In microseconds of a program without sanitizers; with them the second that books have by default
// becomes most of a minute.
constexpr std::int64_t work_of_proof = 100'000;

const yiben::Catalog& catalog() {
  static const auto loaded = yiben::Catalog::load(yiben::catalog_folder());
  YIBEN_CHECK(loaded.ok());
  return *loaded;
}

std::set<std::string> texts_of_cells(const yiben::Document& document) {
  std::set<std::string> texts;
  for (const yiben::Block& block : document.blocks) {
    const auto* grid = std::get_if<yiben::Grid>(&block);
    if (grid == nullptr) continue;
    for (const yiben::Cell& cell : grid->cells()) texts.insert(cell.text);
  }
  return texts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const auto document = yiben::read::text_document(bytes, "fuzz.txt", 1);
  if (!document) return 0;
  const std::vector<yiben::Document> documents = {*document};
  const auto book = yiben::recognise(documents, catalog());
  if (!book) {
    YIBEN_CHECK(!book.errors().empty());
    return 0;
  }
  const std::set<std::string> texts = texts_of_cells(documents.front());
  for (const yiben::Figure& figure : book->figures) YIBEN_CHECK(texts.contains(figure.printed));
  if (book->figures.size() > max_figures_to_prove) return 0;

  yiben::System system = yiben::derive(*book);
  yiben::drop_disproven(*book, system);
  const yiben::Proof proof = yiben::prove(*book, system, {.work = work_of_proof});
  const bool consistent = proof.verdict == yiben::Verdict::consistent;
  YIBEN_CHECK(!consistent || is_witness(*book, system, proof.witness));
  YIBEN_CHECK(!consistent || proof.missing.empty());
  (void)findings(*book, system, proof);
  return 0;
}
