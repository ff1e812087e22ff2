// Codes that stand with their names, or names without codes.
#include "compile/code_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/text.h"

namespace yiben::compiling {

namespace {

constexpr std::size_t most_suggested = 3;
constexpr std::size_t enough_for_a_column = 3;

}  // namespace

// The only run of digits, where it is a code: of "30101-基本工资", "[30101]基本工资".
std::string CodeNames::code_in(const std::string& dimension, const std::string& typed) const {
  const std::string folded = text::fold(typed);
  const auto begin = std::find_if(folded.begin(), folded.end(), text::is_digit);
  const auto end = std::find_if_not(begin, folded.end(), text::is_digit);
  if (std::any_of(end, folded.end(), text::is_digit)) return "";
  const std::string code(begin, end);
  return names_.knows_code(dimension, code) ? code : "";
}

// "30101", "2010301 or 2010401"; nothing where no code is called so, or too many.
std::string CodeNames::codes_called(const std::string& dimension, const std::string& typed) const {
  const Classification* codes = names_.classification(dimension);
  if (codes == nullptr) return "";
  const std::string folded = text::fold(typed);
  std::vector<std::string> found;
  for (const CodeName& row : codes->rows()) {
    if (text::fold(row.name) == folded) found.push_back(row.code);
  }
  if (found.empty() || found.size() > most_suggested) return "";
  std::string words;
  for (const std::string& code : found) words += (words.empty() ? "" : " or ") + code;
  return words;
}

void CodeNames::add(const Fact& fact, const std::string& dimension, const std::string& typed,
                    const std::string& column, const std::string& accounts) {
  Typed one{dimension,
            column,
            {"facts.csv", place_in(source_, "facts.csv", fact.line, dimension), typed,
             fmt::format("{} code '{}' is in no classification", column, typed),
             fmt::format("correct the code, or give its name in {}", accounts)}};
  const std::string code = code_in(dimension, typed);
  const std::string called = code.empty() ? codes_called(dimension, typed) : "";
  if (!code.empty() && text::fold(typed) == code) {
    one.error.what = fmt::format("{} code in other digits than 0 to 9", column);
    one.error.remedy = fmt::format("write {}", code);
  } else if (!code.empty()) {
    const std::string name = names_.code_name(dimension, code);
    const bool agrees = text::fold(typed).find(text::fold(name)) != std::string::npos;
    one.has_code = true;
    one.error.what = agrees
                         ? fmt::format("{} code with its name", column)
                         : fmt::format("{} code {} with another name than {}", column, code, name);
    one.error.remedy = agrees ? fmt::format("write the code alone: {}", code)
                              : fmt::format("write the code that is meant alone, as {}", code);
  } else if (!called.empty()) {
    one.error.what = fmt::format("{} by its name, where its code belongs", column);
    one.error.remedy = fmt::format("write {}", called);
  }
  all_.push_back(std::move(one));
}

bool CodeNames::any_known(const std::string& dimension) const {
  return std::any_of(source_.facts.begin(), source_.facts.end(), [&](const Fact& fact) {
    return std::any_of(fact.at.begin(), fact.at.end(), [&](const Coordinate& at) {
      return at.first == dimension && names_.knows_code(dimension, at.second);
    });
  });
}

bool CodeNames::is_unread(const std::string& dimension) const {
  const auto wrong = std::count_if(all_.begin(), all_.end(), [&](const Typed& one) {
    return one.dimension == dimension && !one.has_code;
  });
  return static_cast<std::size_t>(wrong) >= enough_for_a_column && !any_known(dimension);
}

// Where many are wrong in one way, or all in any, that is one mistake of the column.
Errors CodeNames::told() const {
  std::map<std::pair<std::string, bool>, std::vector<const Typed*>> kinds;
  for (const Typed& one : all_) kinds[{one.dimension, one.has_code}].push_back(&one);
  Errors errors;
  for (const auto& [kind, typed] : kinds) {
    const bool is_column =
        kind.second ? typed.size() >= enough_for_a_column : is_unread(kind.first);
    if (!is_column) {
      for (const Typed* one : typed) errors.push_back(one->error);
      continue;
    }
    const Typed& first = *typed.front();
    std::vector<int> others;
    for (const Typed* one : typed) {
      if (one != &first) others.push_back(one->error.place.line);
    }
    errors.push_back(first.error);
    errors.back().what =
        fmt::format("{}, here and in rows {}",
                    kind.second ? fmt::format("{} codes with names", first.column)
                                : fmt::format("no {} code of any classification", first.column),
                    rows_in_words(others));
  }
  return errors;
}

}  // namespace yiben::compiling
