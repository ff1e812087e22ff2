// Titles of laws with one character that is another one, too many or too few.
#include "rules/predicates.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::string_view open = "《";
constexpr std::string_view close = "》";
constexpr std::string_view state = "中华人民共和国";

struct Title {
  std::string words;          // without the name of the state
  bool of_the_state = false;  // which stands before it
  const Passage* passage = nullptr;
  std::size_t begin = 0, end = 0;
};

std::vector<Title> titles_of(const Text& text) {
  std::vector<Title> titles;
  for (const Passage& passage : text.passages) {
    if (passage.where == Where::indicator || passage.where == Where::contents) continue;
    const std::string& words = passage.words;
    for (std::size_t at = words.find(open); at != words.npos; at = words.find(open, at + 1)) {
      const std::size_t begin = at + open.size();
      const std::size_t end = words.find(close, begin);
      if (end == words.npos) break;
      Title title{words.substr(begin, end - begin), false, &passage, begin, end};
      if (title.words.starts_with(state)) {
        title.of_the_state = true;
        title.words.erase(0, state.size());
      }
      titles.push_back(std::move(title));
    }
  }
  return titles;
}

class Search {
 public:
  explicit Search(const Context& context)
      : context_(context),
        titles_(titles_of(context.text_of_book)),
        known_(context.words("laws").begin(), context.words("laws").end()) {
    for (const Title& title : titles_) cited_.insert(title.words);
  }

  Findings findings() const {
    Findings findings;
    std::set<std::string> told;
    for (const Title& title : titles_) {
      const auto name = meant_by(title);
      if (!name || !told.insert(title.words).second) continue;
      Finding finding = context_.finding();
      finding.operands = {{"printed", title.words}, {"name", *name}};
      finding.evidence = {evidence_of(*title.passage, title.begin, title.end)};
      findings.push_back(std::move(finding));
    }
    return findings;
  }

 private:
  // The only law that the title is one character off.
  std::optional<std::string> meant_by(const Title& title) const {
    constexpr std::size_t short_characters = 6;
    constexpr std::size_t least_characters = 3;
    const std::size_t printed = text::count_characters(title.words);
    if (printed < least_characters || known_.contains(title.words)) return std::nullopt;
    if (auto name = without_country(title)) return name;
    std::optional<std::string> meant;
    for (const std::string& law : known_) {
      if (text::edit_distance(title.words, law, 1) != 1) continue;
      const std::size_t shorter = std::min(printed, text::count_characters(law));
      if (shorter < least_characters) continue;
      const bool is_short = shorter < short_characters;
      if (is_short && !title.of_the_state && !cited_.contains(law) && !is_alike(title.words, law))
        continue;
      if (meant) return std::nullopt;
      meant = law;
    }
    return meant;
  }

  // 《国家突发事件应对法》: no law has the country in its name but the name of the state.
  std::optional<std::string> without_country(const Title& title) const {
    constexpr std::size_t least_bytes = 15;
    for (const std::string_view country : {"国家", "中国", "全国", "我国"}) {
      if (!title.words.starts_with(country)) continue;
      std::string law = title.words.substr(country.size());
      if (law.size() >= least_bytes && law.ends_with("法") && known_.contains(law)) return law;
    }
    return std::nullopt;
  }

  // One character differs, and sounds or looks like the right one: 会记法.
  bool is_alike(const std::string& printed, const std::string& law) const {
    const std::u32string a = text::characters_of(printed);
    const std::u32string b = text::characters_of(law);
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] != b[i]) return context_.catalog.words.alike(a[i], b[i]);
    }
    return false;
  }

  const Context& context_;
  const std::vector<Title> titles_;
  const std::set<std::string> known_;
  std::set<std::string> cited_;
};

}  // namespace

Findings law_misspelt(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
