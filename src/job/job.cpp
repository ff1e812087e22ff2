// The use cases on one book: read files, recognise, prove, apply the rules; with the time that each
// took.
#include "job/job.h"

#include <algorithm>
#include <utility>

#include "job/pipeline.h"
#include "read/read.h"
#include "recognise/recognise.h"
#include "rules/rules.h"
#include "sandbox/sandbox.h"

namespace yiben::job {
namespace {

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

std::vector<Result<Document>> read_here(const std::vector<std::string>& files,
                                        const read::Options& options) {
  std::vector<Result<Document>> documents;
  documents.reserve(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Result<std::string> bytes = read_file(files[i]);
    if (bytes) {
      documents.push_back(read::document(*bytes, files[i], static_cast<int>(i) + 1, options));
    } else {
      documents.emplace_back(bytes.errors());
    }
  }
  return documents;
}

bool isolates(const CheckOptions& options) {
  if (options.isolation == Isolation::when_several) return options.files.size() > 1;
  return options.isolation == Isolation::always;
}

// Every file is tried, so that the user sees all that is wrong at once.
Result<std::vector<Document>> read_all(const CheckOptions& options) {
  const read::Options reading{.ocr = options.ocr};
  const int jobs = options.jobs > 0 ? options.jobs : sandbox::cores();
  std::vector<Result<Document>> results = isolates(options)
                                              ? sandbox::documents(options.files, reading, jobs)
                                              : read_here(options.files, reading);
  std::vector<Document> documents;
  Errors errors;
  for (Result<Document>& result : results) {
    if (result) {
      documents.push_back(std::move(*result));
    } else {
      append(errors, result.errors());
    }
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

bool Checked::sentences_contradict() const {
  const auto is_broken = [&](const std::string& rule) {
    return std::any_of(narrative.breaks.begin(), narrative.breaks.end(),
                       [&](const prose::Break& broken) { return broken.rule == rule; });
  };
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.severity == Severity::error && is_broken(finding.rule);
  });
}

Verdict Checked::verdict() const {
  // Tables that were not read whole may be what the sentences mean.
  const bool alone = book.printed_figures() == 0;
  const bool denied = (proof.verdict == Verdict::consistent || alone) && sentences_contradict();
  return denied ? Verdict::inconsistent : proof.verdict;
}

Result<Catalog> load_catalog(const std::string& folder, const std::string& profile,
                             CatalogParts parts) {
  Result<Catalog> catalog = Catalog::load(folder.empty() ? catalog_folder() : folder, parts);
  if (!catalog) return catalog;
  Errors errors = rules::unknown_predicates(*catalog);
  if (errors.empty() && !profile.empty()) {
    const Result<std::string> bytes = read_file(profile);
    errors = bytes ? rules::apply_profile(*bytes, profile, *catalog) : bytes.errors();
  }
  if (!errors.empty()) return errors;
  return catalog;
}

Result<const RuleText*> rule_named(const Catalog& catalog, const std::string& name) {
  return rules::rule_named(catalog, name);
}

Errors recognise_in(Checked& checked) {
  Stopwatch stopwatch;
  Result<Book> book = recognise(checked.documents, *checked.catalog);
  if (!book) return book.errors();
  checked.book = std::move(*book);
  checked.timing.recognise = stopwatch.lap_ms();
  return {};
}

namespace {

// The proof says it already: an error of its own shows all the places that the finding of a rule
// shows.
bool is_proven(const Finding& finding, const std::vector<Finding>& of_proof) {
  return !finding.evidence.empty() &&
         std::any_of(of_proof.begin(), of_proof.end(), [&](const Finding& error) {
           if (error.severity != Severity::error) return false;
           return std::all_of(
               finding.evidence.begin(), finding.evidence.end(), [&](const Evidence& own) {
                 return std::any_of(
                     error.evidence.begin(), error.evidence.end(),
                     [&](const Evidence& other) { return own.place == other.place; });
               });
         });
}

// It rests on an amount that the proof has found wrong, or may have: one cause, told once.
bool rests_on_a_suspect(const Finding& finding, const std::vector<Finding>& of_proof,
                        const Catalog& catalog) {
  const RuleText& rule = catalog.rules.at(finding.rule);
  const auto others = rule.words.find("yields_to");
  if (others == rule.words.end()) return false;
  const auto shows = [&](const Suspect& suspect) {
    return std::any_of(finding.evidence.begin(), finding.evidence.end(),
                       [&](const Evidence& own) { return own.place == suspect.place; });
  };
  return std::any_of(of_proof.begin(), of_proof.end(), [&](const Finding& error) {
    const bool is_named =
        std::find(others->second.begin(), others->second.end(), error.rule) != others->second.end();
    return is_named && std::any_of(error.suspects.begin(), error.suspects.end(), shows);
  });
}

}  // namespace

void prove_in(Checked& checked, const Offer& offer) {
  Stopwatch stopwatch;
  checked.system = derive(checked.book);
  const std::vector<Identity> dropped = drop_disproven(checked.book, checked.system);
  for (Doubt& doubt : doubts_about(dropped, checked.book, checked.system)) {
    checked.book.doubts.push_back(std::move(doubt));
  }
  const std::vector<Fen> offered = offer ? offer(checked) : std::vector<Fen>();
  checked.narrative = prose::bind(checked.book, *checked.catalog);
  checked.proof =
      prove(checked.book, checked.system, {.offered = offered, .stated = checked.narrative.stated});
  checked.findings = findings(checked.book, checked.system, checked.proof);
  for (Finding& finding : near_misses(dropped, checked.book, checked.system)) {
    checked.findings.push_back(std::move(finding));
  }
  checked.timing.prove = stopwatch.lap_ms();

  std::vector<Finding> of_rules = rules::check(checked.book, checked.narrative, *checked.catalog);
  std::erase_if(of_rules, [&](const Finding& one) {
    return is_proven(one, checked.findings) ||
           rests_on_a_suspect(one, checked.findings, *checked.catalog);
  });
  checked.findings.insert(checked.findings.end(), of_rules.begin(), of_rules.end());
  checked.timing.rules = stopwatch.lap_ms();
}

Result<std::unique_ptr<Checked>> read(const CheckOptions& options) {
  auto checked = std::make_unique<Checked>();
  Stopwatch stopwatch;
  Result<Catalog> catalog =
      load_catalog(options.catalog_folder, options.profile, CatalogParts::for_documents);
  Result<std::vector<Document>> documents = read_all(options);
  Errors errors;
  if (!catalog) append(errors, catalog.errors());
  if (!documents) append(errors, documents.errors());
  if (!errors.empty()) return errors;
  checked->catalog = std::make_shared<const Catalog>(std::move(*catalog));
  checked->documents = std::move(*documents);
  checked->timing.read = stopwatch.lap_ms();

  errors = recognise_in(*checked);
  if (!errors.empty()) return errors;
  return checked;
}

Result<std::unique_ptr<Checked>> check(const CheckOptions& options) {
  Result<std::unique_ptr<Checked>> result = read(options);
  if (result) prove_in(**result);
  return result;
}

}  // namespace yiben::job
