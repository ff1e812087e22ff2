// Prose by headings.
#include "compile/sections.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::compiling {

namespace {

// From this on two headings name one thing.
constexpr double alike = 0.5;

bool ends_sentence(std::string_view s) {
  for (const std::string_view mark :
       {"。", "；", "！", "？", "：", ":", ";", ".", "”", "）", ")"}) {
    if (s.ends_with(mark)) return true;
  }
  return false;
}

std::string without_spaces(std::string_view s) {
  std::string kept;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r') continue;
    if (s.substr(i).starts_with("　")) {
      i += std::string_view("　").size() - 1;
      continue;
    }
    kept += s[i];
  }
  return kept;
}

}  // namespace

std::string bare(std::string_view heading) {
  const std::string plain = without_spaces(heading);
  const auto ordinal = text::leading_ordinal(plain);
  return text::fold(ordinal ? ordinal->rest : std::string_view(plain));
}

Sections::Sections(const Book& book) {
  for (const Prose* prose : book.narrative) {
    if (prose->furniture) continue;
    const bool heading = std::any_of(book.headings.begin(), book.headings.end(),
                                     [&](const Heading& one) { return one.place == prose->place; });
    const std::string plain = without_spaces(prose->text);
    if (plain.empty()) continue;
    const auto ordinal = text::leading_ordinal(plain);
    const bool goes_on = !ordinal && !heading && !passages_.empty() && !passages_.back().heading &&
                         !ends_sentence(passages_.back().text);
    if (goes_on) {
      passages_.back().text += plain;
      continue;
    }
    const std::string_view rest = ordinal ? ordinal->rest : std::string_view(plain);
    passages_.push_back({std::string(rest), ordinal ? ordinal->level : -1, heading,
                         plain.substr(0, plain.size() - rest.size())});
  }
}

std::vector<Passage> Sections::below(const std::vector<std::string>& names) const {
  double best = alike;
  std::size_t at = passages_.size();
  for (std::size_t i = 0; i < passages_.size(); ++i) {
    if (!passages_[i].heading || passages_[i].level < 0) continue;
    const std::string here = text::fold(passages_[i].text);
    for (const std::string& name : names) {
      const double like = here.ends_with(name) ? 1 : text::similarity(here, name);
      if (like <= best && !(like == best && at == passages_.size())) continue;
      best = like;
      at = i;
    }
  }
  std::vector<Passage> found;
  for (std::size_t i = at + 1; i < passages_.size(); ++i) {
    const Passage& one = passages_[i];
    if (one.heading && one.level >= 0 && one.level <= passages_[at].level) break;
    found.push_back(one);
  }
  return found;
}

}  // namespace yiben::compiling
