// Typed words among the sentences of the forms.
#include "job/typed.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "text/text.h"

namespace yiben::job {

namespace {

// Shorter words stand in any sentence.
constexpr std::size_t telling_bytes = 12;

// Changes by less are the same by chance.
constexpr std::int64_t least_telling = 1000;

bool is_same(const Mention& a, const Mention& b) {
  const auto ours = interval_of(a.number, *a.unit);
  const auto theirs = interval_of(b.number, *b.unit);
  return ours && theirs && !intersect(*ours, *theirs).is_empty();
}

}  // namespace

TypedWords::TypedWords(const Checked& checked, const Source& source) : checked_(checked) {
  for (const SourceSheet& about : checked.catalog->source.sheets) {
    for (const SourceColumn& column : about.columns) {
      if (column.kind != FieldKind::text) continue;
      for (const Record& record : sheet(source, about.name)) {
        const std::string& words = field(record, column.name);
        const bool telling = words.size() >= telling_bytes;
        if (!telling || words.find_first_of("0123456789") == words.npos) continue;
        fields_.push_back(
            {words, {about.file, place_in(source, about.file, record.line, column.name)}});
      }
    }
  }
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    by_beginning_.emplace(std::string_view(fields_[i].words).substr(0, telling_bytes), i);
  }
  for (const prose::Statement& one : checked.narrative.statements) {
    typed_.push_back(place_of(mention(one)));
  }
}

const Mention& TypedWords::mention(const prose::Statement& statement) const {
  return checked_.book.mentions[static_cast<std::size_t>(statement.mention)];
}

std::optional<TypedPlace> TypedWords::place_of(const Mention& mention) const {
  if (mention.prose == nullptr) return std::nullopt;
  return place_of(mention.prose->text, mention.begin, mention.end);
}

std::optional<TypedPlace> TypedWords::place_of(const std::string& text, std::size_t begin,
                                               std::size_t end) const {
  const Field* found = nullptr;
  for (const Span& span : spans_in(text)) {
    const bool holds = span.begin <= begin && end <= span.begin + span.field->words.size();
    if (holds && (found == nullptr || span.field->words.size() > found->words.size())) {
      found = span.field;
    }
  }
  return found == nullptr ? std::nullopt : std::optional(found->at);
}

// Where the words of fields stand in the paragraph. Its numbers are asked for one after another.
const std::vector<TypedWords::Span>& TypedWords::spans_in(const std::string& text) const {
  if (text == searched_) return spans_;
  searched_ = text;
  spans_.clear();
  for (std::size_t at = 0; at + telling_bytes <= text.size(); ++at) {
    const auto [first, last] =
        by_beginning_.equal_range(std::string_view(text).substr(at, telling_bytes));
    for (auto one = first; one != last; ++one) {
      const Field& field = fields_[one->second];
      if (text.compare(at, field.words.size(), field.words) == 0) spans_.push_back({at, &field});
    }
  }
  return spans_;
}

std::optional<TypedPlace> TypedWords::place_of(const Finding& finding) const {
  for (const Evidence& one : finding.evidence) {
    for (const Mention& mention : checked_.book.mentions) {
      if (mention.place != one.place || !one.printed.starts_with(mention.printed)) continue;
      if (auto found = place_of(mention)) return found;
    }
  }
  return std::nullopt;
}

// What the sentences of the forms say instead; empty where they agree or are silent.
std::string TypedWords::said_otherwise(std::size_t statement) const {
  const prose::Statement& one = checked_.narrative.statements[statement];
  std::string other;
  for (std::size_t i = 0; i < typed_.size(); ++i) {
    const prose::Statement& told = checked_.narrative.statements[i];
    if (is_typed(i) || told.kind != one.kind || !mention(told).unit) continue;
    const bool same = is_same(mention(one), mention(told));
    if (one.kind == prose::Kind::change) {
      if (same && one.direction == told.direction) return {};
      if (same) other = told.clause + mention(told).printed;
    } else if (told.subject == one.subject) {
      if (same) return {};
      other = mention(told).printed;
    }
  }
  return other;
}

Errors TypedWords::told_otherwise() const {
  Errors errors;
  for (std::size_t i = 0; i < typed_.size(); ++i) {
    const prose::Statement& one = checked_.narrative.statements[i];
    const Mention& number = mention(one);
    const bool exact = is_typed(i) && number.unit && !one.about_so_much;
    const bool change = one.kind == prose::Kind::change && one.direction != 0 &&
                        std::abs(number.number.digits) >= least_telling;
    if (!exact) continue;
    const bool amount = one.kind == prose::Kind::amount && !one.subject.empty() &&
                        (one.bond == prose::Bond::none || one.bond == prose::Bond::words);
    const int year = text::find_year(one.clause).year;
    if ((!change && !amount) || (amount && year != 0 && year != checked_.book.year)) continue;
    const std::string other = said_otherwise(i);
    if (other.empty()) continue;
    errors.push_back(
        {typed_[i]->file, typed_[i]->place, text::excerpt(number.before + number.printed),
         fmt::format("the book would contradict itself: its own sentences say {}", other),
         "correct the words or the facts"});
  }
  return errors;
}

std::vector<const Mention*> amounts_alone(const Checked& checked) {
  std::vector<const Mention*> alone;
  for (const prose::Statement& one : checked.narrative.statements) {
    const Mention& mention = checked.book.mentions[static_cast<std::size_t>(one.mention)];
    const bool open = one.kind == prose::Kind::amount && one.bond == prose::Bond::none &&
                      mention.unit && mention.number.digits != 0;
    if (open) alone.push_back(&mention);
  }
  return alone;
}

std::string words_of(const Mention& mention) {
  constexpr std::size_t most_characters = 120;
  return text::excerpt(mention.before + mention.printed, most_characters);
}

std::vector<Record> alone_apart(const Checked& checked) {
  std::vector<Record> rows;
  std::set<std::string> said;
  for (const Mention* mention : amounts_alone(checked)) {
    std::string words = words_of(*mention);
    if (!said.insert(words).second) continue;
    rows.emplace_back();
    rows.back().fields = {{"kind", of_amounts_alone}, {"words", std::move(words)}};
  }
  return rows;
}

}  // namespace yiben::job
