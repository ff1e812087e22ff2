// An edition against itself: manifest, certificate, documents.
#include "job/job.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "job/pipeline.h"

namespace yiben::job {
namespace {

using edition::Certificate;

constexpr std::array<std::string_view, 5> document_endings{".pdf", ".docx", ".xlsx", ".html",
                                                           ".txt"};
constexpr std::string_view as_published = "take the edition as it was published";

bool is_document(std::string_view name) {
  if (name.find('/') != name.npos) return false;
  return std::any_of(document_endings.begin(), document_endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

Holds judged(const Errors& differences, const Errors& unknown) {
  if (!differences.empty()) return Holds::no;
  return unknown.empty() ? Holds::yes : Holds::unknown;
}

FolderCheck check_files(const edition::Verified& verified) {
  FolderCheck check{.about = FolderCheck::About::files,
                    .name = std::string(edition::manifest_name),
                    .holds = judged(verified.differences, verified.unreadable),
                    .verdict = verified.manifest.facts.verdict,
                    .files = verified.manifest.files.size(),
                    .errors = verified.differences};
  check.errors.insert(check.errors.end(), verified.unreadable.begin(), verified.unreadable.end());
  return check;
}

// A table, and a number as it is printed there, separators aside.
using Print = std::pair<std::string, std::string>;

class FolderVerifier {
 public:
  explicit FolderVerifier(const VerifyOptions& options) : options_(options) {
    folder_ = options.folder;
    while (folder_.size() > 1 && folder_.back() == '/') folder_.pop_back();
  }

  Result<std::vector<FolderCheck>> run() {
    Result<edition::Verified> verified = edition::verify(folder_);
    if (!verified) return verified.errors();
    if (const auto catalog = load_catalog(options_.catalog_folder); !catalog) {
      return catalog.errors();
    }
    facts_ = verified->manifest.facts;
    speaks_of_tables_ = facts_.verdict_of_tables.empty();
    if (speaks_of_tables_) facts_.verdict_of_tables = facts_.verdict;
    const auto& files = verified->manifest.files;
    names_certificate_ = std::any_of(files.begin(), files.end(), [](const edition::Entry& entry) {
      return entry.name == edition::certificate_name;
    });
    std::vector<FolderCheck> checks{check_files(*verified)};
    checks.push_back(check_certificate());
    for (const edition::Entry& entry : files) {
      if (is_document(entry.name)) checks.push_back(check_document(entry.name));
    }
    return checks;
  }

 private:
  std::string path(std::string_view name) const { return folder_ + "/" + std::string(name); }

  FolderCheck check_certificate() {
    FolderCheck check{.about = FolderCheck::About::certificate,
                      .name = std::string(edition::certificate_name)};
    const std::string file = path(check.name);
    if (!names_certificate_) {
      check.errors = {{.file = file,
                       .what = "the manifest names no certificate, so that nothing is proven",
                       .remedy = "yiben check says of a document what its figures contradict"}};
      check.holds =
          facts_.verdict_of_tables == name_of(Verdict::consistent) ? Holds::no : Holds::unknown;
      return check;
    }
    const Result<std::string> bytes = read_file(file);
    if (!bytes) {
      check.errors = bytes.errors();
      return check;
    }
    Result<Certificate> certificate = edition::read_certificate(*bytes, file);
    check.errors = certificate ? edition::faults_of(*certificate, file) : certificate.errors();
    if (certificate) {
      certificate_ = std::move(*certificate);
      compare_facts(file, check.errors);
      check.verdict = certificate_->verdict;
      check.amounts = certificate_->variables.size();
      check.figures = printed_figures();
      check.identities = certificate_->equations.size();
    }
    check.holds = judged(check.errors, {});
    return check;
  }

  std::size_t printed_figures() const {
    const auto& cells = certificate_->observations;
    return static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return !cell.blank; }));
  }

  void compare_facts(const std::string& file, Errors& errors) const {
    const auto compare = [&](const char* what, const std::string& manifest,
                             const std::string& certificate) {
      if (manifest == certificate) return;
      errors.push_back(
          {.file = file,
           .excerpt = certificate,
           .what = std::string("the ") + what + " is not that of the manifest, " + manifest,
           .remedy = std::string(as_published)});
    };
    const Certificate& proof = *certificate_;
    compare("entity", facts_.entity, proof.entity);
    compare("title", facts_.title, proof.title);
    compare("year", std::to_string(facts_.year), std::to_string(proof.year));
    compare("verdict", facts_.verdict_of_tables, proof.verdict);
    compare("count of figures", std::to_string(facts_.figures), std::to_string(printed_figures()));
    compare("count of identities", std::to_string(facts_.identities),
            std::to_string(proof.equations.size()));
  }

  FolderCheck check_document(const std::string& name) const {
    FolderCheck check{.about = FolderCheck::About::document, .name = name};
    const Result<std::unique_ptr<Checked>> read =
        job::check({.files = {path(name)},
                    .catalog_folder = options_.catalog_folder,
                    .ocr = options_.ocr,
                    .isolation = options_.isolation,
                    .jobs = options_.jobs});
    if (!read) {
      check.errors = read.errors();
      return check;
    }
    const Checked& checked = **read;
    const Verdict verdict = speaks_of_tables_ ? checked.proof.verdict : checked.verdict();
    check.verdict = name_of(verdict);
    check.figures = checked.book.printed_figures();
    if (certificate_) {
      check.compared = true;
      compare_prints(path(name), checked, check.errors);
      compare_amounts(path(name), checked, check.errors);
    }
    check.holds = judged(check.errors, {});
    if (check.verdict == facts_.verdict) return check;
    check.errors.push_back({.file = path(name),
                            .excerpt = check.verdict,
                            .what = "the verdict is not that of the manifest, " + facts_.verdict,
                            .remedy = "yiben check says why"});
    if (verdict != Verdict::unproven) check.holds = Holds::no;
    if (check.holds == Holds::yes) check.holds = Holds::unknown;
    return check;
  }

  // Each table prints the same numbers, as often.
  void compare_prints(const std::string& file, const Checked& checked, Errors& errors) const {
    std::map<Print, std::vector<const Figure*>> here;
    for (const Figure& figure : checked.book.figures) {
      if (figure.blank) continue;
      const Table& table = checked.book.tables[static_cast<std::size_t>(figure.table)];
      here[{title_of(checked.book, table), to_string(figure.number)}].push_back(&figure);
    }
    for (const edition::Observation& cell : certificate_->observations) {
      if (cell.blank) continue;
      const auto found = here.find({cell.table, to_string(parse_cell(cell.printed).number)});
      if (found != here.end() && !found->second.empty()) {
        found->second.pop_back();
        continue;
      }
      errors.push_back({.file = file,
                        .excerpt = cell.printed,
                        .what = "a figure of the certificate is not printed here: " + cell.table +
                                ", " + cell.row + ", " + cell.column,
                        .remedy = std::string(as_published)});
    }
    for (const auto& [print, figures] : here) {
      for (const Figure* figure : figures) {
        errors.push_back(at(file, *figure, "a figure is not in the certificate: " + print.first));
      }
    }
  }

  // The proven amount of what a figure is about prints as the figure.
  void compare_amounts(const std::string& file, const Checked& checked, Errors& errors) const {
    std::map<std::string, Fen> amounts;
    for (const edition::Variable& variable : certificate_->variables) {
      amounts.emplace(variable.selection, variable.witness_fen);
    }
    std::set<Place> said;
    for (const Error& error : errors) said.insert(error.place);
    for (const Figure& figure : checked.book.figures) {
      const auto amount = amounts.find(checked.book.cube.describe(figure.selection));
      if (amount == amounts.end() || figure.interval.contains(amount->second)) continue;
      if (said.contains(figure.place)) continue;
      errors.push_back(at(file, figure,
                          "the figure is not the amount of the certificate, " +
                              format(amount->second, Unit::yuan, 2) + " yuan"));
    }
    std::stable_sort(errors.begin(), errors.end(),
                     [](const Error& a, const Error& b) { return a.place < b.place; });
  }

  static Error at(const std::string& file, const Figure& figure, std::string what) {
    return {.file = file,
            .place = figure.place,
            .excerpt = figure.printed,
            .what = std::move(what),
            .remedy = std::string(as_published)};
  }

  const VerifyOptions& options_;
  std::string folder_;
  edition::Facts facts_;
  bool speaks_of_tables_ = false;  // a manifest without the verdict of the whole book
  bool names_certificate_ = false;
  std::optional<Certificate> certificate_;
};

}  // namespace

Result<std::vector<FolderCheck>> verify(const VerifyOptions& options) {
  return FolderVerifier(options).run();
}

}  // namespace yiben::job
