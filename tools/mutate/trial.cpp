// The ways to try changes.
#include "trial.h"

#include <algorithm>
#include <set>
#include <utility>

#include "read/read.h"
#include "recognise/recognise.h"
#include "rules/rules.h"

namespace yiben::mutate {
namespace {

using Places = std::set<Place>;

Places places_of(const Book& book, const Explanation& explanation) {
  Places places;
  for (const SuspectFigure& suspect : explanation.figures) {
    places.insert(book.figures[static_cast<std::size_t>(suspect.figure)].place);
  }
  return places;
}

bool is_within(const Places& inner, const Places& outer) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

// The amounts expected of a changed figure meet what stood there.
bool meets(const Book& book, const SuspectFigure& suspect, const std::vector<Figure>& originals) {
  const Place& place = book.figures[static_cast<std::size_t>(suspect.figure)].place;
  return std::any_of(originals.begin(), originals.end(), [&](const Figure& original) {
    return original.place == place && !intersect(suspect.expected, original.interval).is_empty();
  });
}

// True where tables and sentences together leave the first alone: as many figures explain the
// tables, but only with sentences that are wrong besides.
bool is_only(const std::vector<Explanation>& explanations) {
  return !explanations.empty() && explanations.front().denied == 0 &&
         std::all_of(explanations.begin() + 1, explanations.end(),
                     [](const Explanation& other) { return other.denied > 0; });
}

// Figures are told apart by their places: after reading again their order may differ.
Outcome judge(const Book& book, const Proof& proof, const std::vector<Figure>& originals) {
  Outcome outcome;
  outcome.detected = proof.verdict != Verdict::consistent;
  outcome.unproven = proof.verdict == Verdict::unproven;
  outcome.warned = proof.inexact.has_value();
  Places changed;
  for (const Figure& original : originals) changed.insert(original.place);
  Places suspects, explaining;
  std::size_t least = 0;
  bool all = !proof.conflicts.empty();
  bool all_first = all;
  bool all_only = all;
  bool proven = all;
  outcome.expected = all;
  for (const Conflict& conflict : proof.conflicts) {
    const std::vector<Explanation>& explanations = conflict.explanations;
    bool found = false;
    for (const Explanation& explanation : explanations) {
      const Places places = places_of(book, explanation);
      suspects.insert(places.begin(), places.end());
      if (found || !is_within(places, changed)) continue;
      found = true;
      explaining.insert(places.begin(), places.end());
      all_first = all_first && &explanation == &explanations.front();
      const std::vector<SuspectFigure>& figures = explanation.figures;
      outcome.expected =
          outcome.expected && std::all_of(figures.begin(), figures.end(), [&](const auto& suspect) {
            return meets(book, suspect, originals);
          });
    }
    all = all && found;
    all_only = all_only && conflict.all_explanations && is_only(explanations);
    proven = proven && conflict.minimal_proven;
    if (!explanations.empty()) least += explanations.front().figures.size();
  }
  outcome.named = is_within(changed, suspects);
  outcome.explained = all && explaining == changed;
  outcome.first = outcome.explained && all_first;
  outcome.only = outcome.explained && all_only;
  outcome.fewer = proven && least < changed.size();
  outcome.expected = outcome.expected && outcome.explained;
  return outcome;
}

// Bytes [begin, end) of one line of a text.
std::optional<std::pair<std::size_t, std::size_t>> line_of(const std::string& text, int number) {
  std::size_t begin = 0;
  for (int line = 1; line < number; ++line) {
    begin = text.find('\n', begin);
    if (begin == text.npos) return std::nullopt;
    ++begin;
  }
  return std::pair{begin, std::min(text.find('\n', begin), text.size())};
}

// The file with `figure` printed as `number`: in the field of its line that its column names, else
// where the line has the printed text exactly once. Nothing where neither is so.
std::optional<std::string> rewritten(std::string text, const Figure& figure, const Number& number) {
  const auto line = line_of(text, figure.place.line);
  if (!line || figure.printed.empty()) return std::nullopt;
  const auto [begin, end] = *line;
  std::size_t field = begin;
  for (int column = 1; column < figure.place.column && field < end; ++column) {
    field = std::min(text.find('\t', field), end) + 1;
  }
  const std::size_t field_end = std::min(text.find('\t', std::min(field, end)), end);
  std::size_t position = text.find(figure.printed, std::min(field, end));
  if (position == text.npos || position + figure.printed.size() > field_end) {
    position = text.find(figure.printed, begin);
    if (position == text.npos || position + figure.printed.size() > end) return std::nullopt;
    const std::size_t another = text.find(figure.printed, position + 1);
    if (another < end) return std::nullopt;
  }
  return text.replace(position, figure.printed.size(), to_string(number));
}

// The cell at the place prints `number` instead; false where it does not hold the printed text
// once.
bool rewrite_cell(Document& document, const Figure& figure, const Number& number) {
  for (Block& block : document.blocks) {
    auto* grid = std::get_if<Grid>(&block);
    if (grid == nullptr || grid->place.table != figure.place.table) continue;
    Grid changed;
    changed.place = grid->place;
    changed.lines = grid->lines;
    bool found = false;
    for (Cell cell : grid->cells()) {
      const std::size_t at =
          cell.place == figure.place ? cell.text.find(figure.printed) : std::string::npos;
      if (at != std::string::npos && cell.text.find(figure.printed, at + 1) == std::string::npos) {
        cell.text.replace(at, figure.printed.size(), to_string(number));
        found = true;
      }
      changed.add(std::move(cell));
    }
    if (!found) continue;
    *grid = std::move(changed);
    return true;
  }
  return false;
}

}  // namespace

Trials::Trials(const job::Checked& checked, Way way, const std::vector<std::string>& bytes)
    : checked_(checked), way_(way), bytes_(bytes), book_(checked.book) {}

Outcome Trials::run(const Plan& plan) {
  return way_ == Way::in_memory ? in_memory(plan) : again(plan);
}

// Changes the figures of the copy; what they were.
std::vector<Figure> Trials::change(const Plan& plan) {
  std::vector<Figure> originals;
  for (const Mutation& mutation : plan.mutations) {
    Figure& figure = book_.figures[static_cast<std::size_t>(mutation.figure)];
    originals.push_back(figure);
    figure.number = mutation.number;
    figure.printed = to_string(mutation.number);
    YIBEN_CHECK(set_intervals(figure));
  }
  return originals;
}

void Trials::restore(const Plan& plan, const std::vector<Figure>& originals) {
  for (std::size_t i = 0; i < originals.size(); ++i) {
    book_.figures[static_cast<std::size_t>(plan.mutations[i].figure)] = originals[i];
  }
}

bool Trials::is_allowed(const Plan& plan) {
  const std::vector<Figure> originals = change(plan);
  const bool allowed = prove(book_, checked_.system).verdict == Verdict::consistent;
  restore(plan, originals);
  return allowed;
}

Outcome Trials::in_memory(const Plan& plan) {
  const std::vector<Figure> originals = change(plan);
  const bool negative =
      std::any_of(plan.mutations.begin(), plan.mutations.end(),
                  [](const Mutation& mutation) { return mutation.number.digits < 0; });
  // Of the numbers only their signs matter to what is derived.
  const System changed = negative ? derive(book_) : System();
  const prose::Narrative narrative = prose::bind(book_, *checked_.catalog);
  const Proof proof =
      prove(book_, negative ? changed : checked_.system, {.stated = narrative.stated});
  Outcome outcome = judge(book_, proof, originals);
  hear(narrative, outcome);
  ask_rules(book_, narrative, originals, outcome);
  outcome.allowed = !outcome.detected;
  restore(plan, originals);
  return outcome;
}

// Rules that warn of a changed figure, and did not before.
void Trials::ask_rules(const Book& book, const prose::Narrative& narrative,
                       const std::vector<Figure>& originals, Outcome& outcome) const {
  if (outcome.detected) return;
  const auto points_at = [](const Finding& finding, const Place& place) {
    return std::any_of(finding.evidence.begin(), finding.evidence.end(),
                       [&](const Evidence& shown) { return shown.place == place; });
  };
  for (const Finding& finding : rules::check(book, narrative, *checked_.catalog)) {
    if (finding.severity == Severity::note) continue;
    for (const Figure& original : originals) {
      const bool before = std::any_of(
          checked_.findings.begin(), checked_.findings.end(), [&](const Finding& known) {
            return known.rule == finding.rule && points_at(known, original.place);
          });
      outcome.by_rule = outcome.by_rule || (!before && points_at(finding, original.place));
    }
  }
  outcome.detected = outcome.by_rule;
}

// Sentences that contradict the tables now and did not before.
void Trials::hear(const prose::Narrative& narrative, Outcome& outcome) const {
  const auto same = [](const prose::Break& a, const prose::Break& b) {
    return a.rule == b.rule && a.statement == b.statement;
  };
  for (const prose::Break& broken : narrative.breaks) {
    const bool before =
        std::any_of(checked_.narrative.breaks.begin(), checked_.narrative.breaks.end(),
                    [&](const prose::Break& known) { return same(known, broken); });
    const auto rule = checked_.catalog->rules.find(broken.rule);
    if (before || outcome.detected || rule == checked_.catalog->rules.end()) continue;
    outcome.by_sentence = rule->second.severity == Severity::error;
    outcome.detected = outcome.by_sentence;
    outcome.warned = outcome.warned || rule->second.severity == Severity::warning;
  }
}

std::optional<Document> Trials::changed_document(std::size_t index, const Plan& plan) const {
  Document document = checked_.documents[index];
  std::optional<std::string> text = bytes_[index];
  for (const Mutation& mutation : plan.mutations) {
    const Figure& figure = checked_.book.figures[static_cast<std::size_t>(mutation.figure)];
    if (figure.place.document != document.index) continue;
    if (way_ == Way::document && !rewrite_cell(document, figure, mutation.number)) {
      return std::nullopt;
    }
    if (way_ == Way::text) text = rewritten(std::move(*text), figure, mutation.number);
    if (!text) return std::nullopt;
  }
  if (way_ == Way::document) return document;
  auto again = read::document(*text, document.path, document.index);
  if (!again) return std::nullopt;
  return std::move(*again);
}

std::optional<std::vector<Document>> Trials::documents(const Plan& plan) const {
  std::vector<Document> documents;
  for (std::size_t i = 0; i < checked_.documents.size(); ++i) {
    auto document = changed_document(i, plan);
    if (!document) return std::nullopt;
    documents.push_back(std::move(*document));
  }
  return documents;
}

Outcome Trials::again(const Plan& plan) {
  const auto documents = this->documents(plan);
  if (!documents) return {.possible = false};
  Result<Book> book = recognise(*documents, *checked_.catalog);
  if (!book) return {.detected = true, .unproven = true};
  System system = derive(*book);
  const std::vector<Identity> dropped = drop_disproven(*book, system);
  for (Doubt& doubt : doubts_about(dropped, *book, system))
    book->doubts.push_back(std::move(doubt));
  std::vector<Figure> originals;
  for (const Mutation& mutation : plan.mutations) {
    originals.push_back(checked_.book.figures[static_cast<std::size_t>(mutation.figure)]);
  }
  const prose::Narrative narrative = prose::bind(*book, *checked_.catalog);
  Outcome outcome = judge(*book, prove(*book, system, {.stated = narrative.stated}), originals);
  hear(narrative, outcome);
  ask_rules(*book, narrative, originals, outcome);
  outcome.allowed = !outcome.detected && is_allowed(plan);
  return outcome;
}

}  // namespace yiben::mutate
