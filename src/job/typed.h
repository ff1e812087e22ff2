// Internal to job: which amounts of a book were typed as words, and stand in no fact.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "job/pipeline.h"
#include "source/source.h"

namespace yiben::job {

struct TypedPlace {
  std::string file;
  Place place;
};

// Of a book that the forms of a family set.
class TypedWords {
 public:
  TypedWords(const Checked& checked, const Source& source);

  // Where the number was typed: in the longest field whose words hold it.
  std::optional<TypedPlace> place_of(const Mention& mention) const;

  // The same of any words of a paragraph.
  std::optional<TypedPlace> place_of(const std::string& text, std::size_t begin,
                                     std::size_t end) const;

  // Of a finding, where any of its numbers was typed.
  std::optional<TypedPlace> place_of(const Finding& finding) const;

  // Amounts that nothing bears out and that the sentences of the forms tell otherwise in the same
  // words, and changes that go the other way.
  Errors told_otherwise() const;

 private:
  struct Field {
    std::string words;
    TypedPlace at;
  };
  struct Span {
    std::size_t begin = 0;  // byte of the paragraph
    const Field* field = nullptr;
  };
  const std::vector<Span>& spans_in(const std::string& text) const;
  std::string said_otherwise(std::size_t statement) const;
  bool is_typed(std::size_t statement) const { return typed_[statement].has_value(); }
  const Mention& mention(const prose::Statement& statement) const;

  const Checked& checked_;
  std::vector<Field> fields_;
  std::unordered_multimap<std::string_view, std::size_t> by_beginning_;  // into fields_
  mutable std::string searched_;                  // the paragraph that was searched last,
  mutable std::vector<Span> spans_;               // and what stands in it
  std::vector<std::optional<TypedPlace>> typed_;  // by statement
};

// Counts that were typed and that the sentences of the forms give otherwise in the same words:
// 行政编制35名 beside 行政编制30名.
Errors counts_told_otherwise(const Checked& checked, const TypedWords& typed);

// Amounts of sentences of which nothing in the book says anything: those of a layout of its own are
// words that do not follow the facts.
std::vector<const Mention*> amounts_alone(const Checked& checked);

// By which such an amount is known.
std::string words_of(const Mention& mention);

// Rows of the sheet `apart` for those of a book that was derived, so that others which the tables
// printed are noticed where the facts have changed.
inline constexpr const char* of_amounts_alone = "amount-alone";
std::vector<Record> alone_apart(const Checked& checked);

}  // namespace yiben::job
