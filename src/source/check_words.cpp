// What words of a field may not be, by the lists of the schema.
#include "source/check_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "source/characters.h"
#include "source/sheet_rows.h"
#include "text/text.h"

namespace yiben::sourcing {

namespace {

bool is_one_of(const std::string& folded, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text::fold(word) == folded; });
}

// Words of the list and marks cover all of it: 原因同上, 详见附件 1. Digits count what they name.
bool says_nothing(const std::string& field, const std::vector<std::string>& words) {
  const std::string all = text::fold(field);
  std::vector<bool> reached(all.size() + 1, false);
  reached[0] = true;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!reached[at]) continue;
    const std::size_t next = text::code_point_at(all, at).next;
    const std::string_view character = std::string_view(all).substr(at, next - at);
    if (is_of_marks(character) || text::is_digit(all[at])) reached[next] = true;
    for (const std::string& word : words) {
      const std::string folded = text::fold(word);
      if (std::string_view(all).substr(at).starts_with(folded)) reached[at + folded.size()] = true;
    }
  }
  return reached.back();
}

// One character is another, too many or missing.
std::optional<std::string> misspelt(const std::string& folded,
                                    const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (text::edit_distance(folded, text::fold(word), 1) == 1) return word;
  }
  return std::nullopt;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

std::optional<WordFault> fault_of_list(const SourceColumn& about, const std::string& field) {
  const std::string folded = text::fold(field);
  if (!about.one_of.empty() && !is_one_of(folded, about.one_of)) {
    return WordFault{"not in the list" + did_you_mean(field, about.one_of),
                     "write one of: " + joined(about.one_of)};
  }
  if (about.usual.empty() || is_one_of(folded, about.usual)) return std::nullopt;
  const auto meant = misspelt(folded, about.usual);
  if (!meant) return std::nullopt;
  return WordFault{"misspelt, did you mean " + *meant + "?",
                   "the usual ones are: " + joined(about.usual)};
}

}  // namespace

std::string with_plain_marks(std::string_view selection) {
  std::string plain;
  for (std::size_t at = 0; at < selection.size();) {
    const std::size_t next = text::code_point_at(selection, at).next;
    const std::string_view character = selection.substr(at, next - at);
    at = next;
    const bool ends = character == "；" || character == ";";
    if (!ends && character != "＝" && character != "=") {
      plain += character;
      continue;
    }
    plain = std::string(text::trim(plain)) + (ends ? "; " : "=");
    while (at < selection.size() && selection[at] == ' ') ++at;
  }
  return std::string(text::trim(plain));
}

std::optional<WordFault> fault_of_words(const SourceSheet& sheet, const SourceColumn& about,
                                        const std::string& field, const SourceSchema& schema) {
  const bool is_name = about.required && (about.no_total || sheet.single);
  const std::size_t length = text::count_characters(field);
  if (is_name && length > schema.most_name_characters) {
    return WordFault{fmt::format("{} characters, and no table has room for a name of more than {}",
                                 length, schema.most_name_characters),
                     "shorten it"};
  }
  if (about.kind != FieldKind::text) return std::nullopt;
  if (is_one_of(text::fold(field), schema.error_words)) {
    return WordFault{"what a program writes where it has no value", "write what should stand here"};
  }
  const bool is_prose = sheet.file.ends_with(".md");
  if (about.required && !is_prose && is_of_marks(field)) {
    return WordFault{"punctuation alone, and no words", about.help};
  }
  if (about.no_digits && text::is_digit(text::fold(field).front())) {
    return WordFault{"a number where its unit should stand alone", about.help};
  }
  const bool is_number = about.at_least && parse_cell(field).kind == CellKind::number;
  if (about.says && !is_number && says_nothing(field, schema.empty_words)) {
    return WordFault{"words that say nothing", about.help};
  }
  return fault_of_list(about, field);
}

}  // namespace yiben::sourcing
