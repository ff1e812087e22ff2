// Sections, paragraphs and the glossary.
#include "compile/narrative.h"

#include <algorithm>

#include "compile/names.h"
#include "compile/speaker.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

class Narrator {
 public:
  Narrator(const Source& source, const Catalog& catalog, const Family& family,
           const std::set<std::string>& doubtful)
      : source_(source), family_(family), speaker_(source, catalog, family, doubtful) {}

  Result<Narrated> tell(std::string_view name, const Layout& before) {
    for (const NarrativePart& part : family_.narrative.parts) {
      if (part.name != name) continue;
      for (const NarrativeSection& section : part.sections) add_section(section);
      if (part.kind == PartKind::glossary) add_glossary(before);
    }
    if (!speaker_.errors().empty()) return speaker_.errors();
    return std::move(told_);
  }

 private:
  void add(Role role, std::string text, int heading_level = 0) {
    if (!text.empty()) told_.blocks.push_back({role, heading_level, std::move(text), -1});
  }

  // Each line is a paragraph.
  void add_lines(std::string_view words) {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find('\n'), words.size());
      add(Role::body, std::string(text::trim(words.substr(0, end))));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }

  void add_section(const NarrativeSection& section) {
    add(Role::heading, speaker_.say(section.heading, 0), section.level);
    for (const NarrativeText& text : section.texts) {
      if (!speaker_.is_said(text)) continue;
      if (!text.form.empty()) {
        told_.forms.emplace_back(told_.blocks.size(), text.form);
      } else if (text.each.empty()) {
        add(Role::body, speaker_.say(text.say, text.line));
      } else {
        for (const std::string& item : speaker_.items(text.each, text.line)) add_lines(item);
      }
    }
  }

  // What the unit explains itself comes in place of what the family says.
  std::vector<std::pair<std::string, std::string>> terms() const {
    std::vector<std::pair<std::string, std::string>> terms = family_.narrative.terms;
    for (const Record& record : sheet(source_, "glossary")) {
      const std::string& term = field(record, "term");
      const auto same = std::find_if(terms.begin(), terms.end(), [&](const auto& known) {
        return text::fold(known.first) == text::fold(term);
      });
      if (same != terms.end()) {
        same->second = field(record, "explanation");
      } else {
        terms.emplace_back(term, field(record, "explanation"));
      }
    }
    return terms;
  }

  void add_glossary(const Layout& before) {
    std::string said;
    for (const LayoutBlock& block : before.blocks) said += text::fold(block.text) + "\n";
    for (const LayoutTable& table : before.tables) {
      for (const Square& square : table.squares) said += text::fold(square.text) + "\n";
    }
    int number = 0;
    for (const auto& [term, explanation] : terms()) {
      if (term.empty() || said.find(text::fold(term)) == std::string::npos) continue;
      add(Role::body, "（" + text::in_chinese(++number) + "）" + term + "：" + explanation);
    }
  }

  const Source& source_;
  const Family& family_;
  Speaker speaker_;
  Narrated told_;
};

}  // namespace

Result<Narrated> narrative_blocks(const Source& source, const Catalog& catalog,
                                  const Family& family, std::string_view part, const Layout& before,
                                  const std::set<std::string>& doubtful) {
  return Narrator(source, catalog, family, doubtful).tell(part, before);
}

}  // namespace yiben::compiling
