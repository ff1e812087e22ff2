// Words that are one character off: terms of the field, and the name of the book's own entity.
#include "rules/predicates.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "text/text.h"

namespace yiben::rules {
namespace {

using Characters = std::u32string;

std::string bytes_of(std::u32string_view s) {
  std::string out;
  for (const char32_t c : s) text::append_code_point(out, c);
  return out;
}

// Where exactly one character inside `window` is another one than in `term`, its index; 0 else. The
// first and the last must be the same: a window cut at the wrong place differs there.
std::size_t odd_character(std::u32string_view window, std::u32string_view term) {
  if (window.front() != term.front() || window.back() != term.back()) return 0;
  std::size_t odd = 0;
  for (std::size_t i = 1; i + 1 < term.size(); ++i) {
    if (window[i] == term[i]) continue;
    if (odd != 0) return 0;
    odd = i;
  }
  return odd != 0 && text::is_chinese(window[odd]) ? odd : 0;
}

struct Slip {
  std::string printed, term;
  std::vector<Evidence> places;
};

// All windows of the text that are one character off one of the terms.
class Slips {
 public:
  Slips(const Text& text, const std::vector<std::string>& terms) {
    for (const std::string& term : terms) {
      const Characters characters = text::characters_of(term);
      if (characters.size() >= 3) terms_[characters.front()].push_back(characters);
    }
    for (const Passage& passage : text.passages) {
      if (passage.where != Where::indicator) look_at(passage);
    }
  }

  const std::map<std::string, Slip>& found() const { return found_; }
  int uses(const std::string& term) const {
    const auto use = uses_.find(term);
    return use == uses_.end() ? 0 : use->second;
  }

 private:
  void look_at(const Passage& passage) {
    Characters characters;
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < passage.words.size();) {
      starts.push_back(at);
      const auto [value, next] = text::code_point_at(passage.words, at);
      characters += value;
      at = next;
    }
    starts.push_back(passage.words.size());
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const auto alike = terms_.find(characters[i]);
      if (alike == terms_.end()) continue;
      for (const Characters& term : alike->second) {
        if (i + term.size() > characters.size()) continue;
        const auto window = std::u32string_view(characters).substr(i, term.size());
        if (window == term) {
          ++uses_[bytes_of(term)];
        } else if (odd_character(window, term) != 0) {
          Slip& slip = found_[bytes_of(window)];
          slip.printed = bytes_of(window);
          slip.term = bytes_of(term);
          slip.places.push_back(evidence_of(passage, starts[i], starts[i + term.size()]));
        }
      }
    }
  }

  std::unordered_map<char32_t, std::vector<Characters>> terms_;  // by their first character
  std::map<std::string, Slip> found_;
  std::map<std::string, int> uses_;
};

Finding finding_for(const Context& context, const Slip& slip) {
  Finding finding = context.finding();
  finding.operands = {{"printed", slip.printed}, {"name", slip.term}};
  finding.evidence = slip.places;
  return finding;
}

// Names that the classification or a table of the book prints.
bool is_a_name(const Context& context, const std::string& words) {
  const auto names = [&](const Classification& classification) {
    return std::any_of(classification.rows().begin(), classification.rows().end(),
                       [&](const CodeName& row) { return contains(row.name, words); });
  };
  return names(context.catalog.function_codes) || names(context.catalog.economic_codes) ||
         names(context.catalog.government_economic_codes);
}

std::string plain_entity(const Book& book) {
  std::string entity = without_spaces(book.entity);
  for (const std::string_view bracket : {"（", "("})
    entity = entity.substr(0, entity.find(bracket));
  return entity;
}

}  // namespace

Findings term_misspelt(const Context& context) {
  Findings findings;
  const Slips slips(context.text_of_book, context.words("terms"));
  const std::vector<std::string>& variants = context.words("variants");
  for (const auto& [printed, slip] : slips.found()) {
    // What stands there as often as the term is another word.
    if (static_cast<int>(slip.places.size()) >= std::max(1, slips.uses(slip.term))) continue;
    if (contains_any(printed, variants) || is_a_name(context, printed)) continue;
    findings.push_back(finding_for(context, slip));
  }
  return findings;
}

Findings entity_misspelt(const Context& context) {
  constexpr std::size_t least_characters = 6;
  const std::string entity = plain_entity(context.book);
  if (text::count_characters(entity) < least_characters) return {};
  Findings findings;
  const Slips slips(context.text_of_book, {entity});
  const Characters name = text::characters_of(entity);
  for (const auto& [printed, slip] : slips.found()) {
    if (static_cast<int>(slip.places.size()) * 2 > slips.uses(entity)) continue;
    // 第一中学 and 第二中学 are two.
    const Characters other = text::characters_of(printed);
    const std::size_t odd = odd_character(other, name);
    const std::vector<std::string>& tellers = context.words("tell_apart");
    const auto tells_apart = [&](char32_t c) {
      return contains_any(bytes_of(std::u32string_view(&c, 1)), tellers);
    };
    if (tells_apart(other[odd]) || tells_apart(name[odd])) continue;
    findings.push_back(finding_for(context, slip));
  }
  return findings;
}

// A title that names the entity without its district: 上海市规划和自然资源局 for
// 上海市普陀区规划和自然资源局.
Findings district_left_out(const Context& context) {
  Findings findings;
  const std::string entity = plain_entity(context.book);
  const std::vector<std::string>& ends = context.words("districts");
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where == Where::cell || passage.where == Where::indicator) continue;
    for (const text::Pattern& title : context.patterns("titles")) {
      const auto match = title.find(passage.words);
      if (!match || match->size() < 2) continue;
      const auto [begin, end] = (*match)[1];
      const std::string name = passage.words.substr(begin, end - begin);
      if (name.size() >= entity.size() || name.empty()) continue;
      std::size_t same = 0;
      while (same < name.size() && name[same] == entity[same]) ++same;
      const std::string rest = name.substr(same);
      const std::size_t dropped = entity.size() - name.size();
      if (same == 0 || rest.empty() || !entity.ends_with(rest)) continue;
      const std::string left_out = entity.substr(same, dropped);
      if (text::count_characters(left_out) < 2) continue;
      const bool is_district = std::any_of(
          ends.begin(), ends.end(), [&](const std::string& of) { return left_out.ends_with(of); });
      if (!is_district) continue;
      Finding finding = context.finding();
      finding.operands = {{"printed", name}, {"name", entity}};
      finding.evidence = {evidence_of(passage, begin, end)};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
