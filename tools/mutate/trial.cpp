// The two ways to try a change.
#include "trial.h"

#include <algorithm>
#include <set>
#include <utility>

#include "read/read.h"
#include "recognise/recognise.h"

namespace yiben::mutate {
namespace {

// Figures are told apart by their places: after reading again their order may differ.
Outcome judge(const Book& book, const Proof& proof, const Figure& original) {
  Outcome outcome;
  outcome.detected = proof.verdict != Verdict::consistent;
  outcome.unproven = proof.verdict == Verdict::unproven;
  std::set<Place> suspects;
  for (const Conflict& conflict : proof.conflicts) {
    for (const Explanation& explanation : conflict.explanations) {
      for (const auto& [index, expected] : explanation.figures) {
        const Place& place = book.figures[static_cast<std::size_t>(index)].place;
        suspects.insert(place);
        if (place != original.place) continue;
        outcome.named = true;
        if (&explanation == &conflict.explanations.front()) outcome.first = true;
        if (!intersect(expected, original.interval).is_empty()) outcome.expected = true;
      }
    }
  }
  outcome.only = outcome.named && suspects.size() == 1;
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

}  // namespace

Outcome try_in_memory(Book& book, const System& system, const Mutation& mutation) {
  Figure& figure = book.figures[static_cast<std::size_t>(mutation.figure)];
  const Figure original = figure;
  figure.number = mutation.number;
  figure.printed = to_string(mutation.number);
  YIBEN_CHECK(set_intervals(figure));
  const Outcome outcome = judge(book, prove(book, system), original);
  figure = original;
  return outcome;
}

Outcome try_through_text(const job::Checked& original, const std::vector<std::string>& bytes,
                         const Mutation& mutation) {
  const Figure& figure = original.book.figures[static_cast<std::size_t>(mutation.figure)];
  std::vector<Document> documents;
  for (std::size_t i = 0; i < original.documents.size(); ++i) {
    const Document& document = original.documents[i];
    std::string text = bytes[i];
    if (document.index == figure.place.document) {
      auto changed_text = rewritten(std::move(text), figure, mutation.number);
      if (!changed_text) return {.possible = false};
      text = std::move(*changed_text);
    }
    auto again = read::document(text, document.path, document.index);
    if (!again) return {.detected = true, .unproven = true};
    documents.push_back(std::move(*again));
  }
  const Result<Book> book = recognise(documents, original.catalog);
  if (!book) return {.detected = true, .unproven = true};
  return judge(*book, prove(*book, derive(*book)), figure);
}

}  // namespace yiben::mutate
