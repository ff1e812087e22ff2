// An instruction or a placeholder of the template was left in the published text.
#include "rules/predicates.h"

#include <optional>

#include "text/text.h"

namespace yiben::rules {
namespace {

// What stands beside the letters of an address, a code or a word.
bool is_of_a_name(std::string_view s, std::size_t at) {
  if (at >= s.size()) return false;
  const char c = s[at];
  return (c >= 'a' && c <= 'z') || text::is_digit(c) || contains("._-/\\@#=&%+", s.substr(at, 1));
}

// "XX万元", "20XX年", "(XX)", "注：XXX。", but not the "xx" of "xxgk.gov.cn". `folded` is lower
// case.
bool has_letter_blank(std::string_view folded) {
  for (std::size_t at = folded.find("xx"); at != folded.npos; at = folded.find("xx", at)) {
    std::size_t end = at;
    while (end < folded.size() && folded[end] == 'x') ++end;
    const bool free_before =
        at == 0 || !is_of_a_name(folded, at - 1) || folded.substr(0, at).ends_with("20");
    const bool free_behind = !is_of_a_name(folded, end) || folded[end] == '%';
    if (free_before && free_behind) return true;
    at = end;
  }
  return false;
}

// What gives a template away, folded once for the whole book.
class Template {
 public:
  explicit Template(const Context& context) : context_(context) {
    for (const char* list : {"instructions", "blanks"}) {
      for (const std::string& phrase : context.words(list)) {
        phrases_.push_back({phrase, text::fold(phrase)});
      }
    }
  }

  void look_at(const std::string& printed, const Place& place, Findings& findings) const {
    const std::optional<std::string> phrase = phrase_in(text::fold(printed));
    if (!phrase) return;
    Finding finding = context_.finding();
    finding.operands = {{"phrase", *phrase}, {"text", text::excerpt(printed)}};
    finding.evidence = {{printed, place}};
    findings.push_back(std::move(finding));
  }

 private:
  struct Phrase {
    std::string printed;
    std::string folded;
  };

  std::optional<std::string> phrase_in(const std::string& folded) const {
    for (const Phrase& phrase : phrases_) {
      if (contains(folded, phrase.folded)) return phrase.printed;
    }
    if (has_letter_blank(folded)) return "XX";
    return std::nullopt;
  }

  const Context& context_;
  std::vector<Phrase> phrases_;
};

}  // namespace

Findings template_text_left(const Context& context) {
  Findings findings;
  const Template form(context);
  for (const auto* list : {&context.book.narrative, &context.book.table_prose}) {
    for (const Prose* prose : *list) form.look_at(prose->text, prose->place, findings);
  }
  for (const Document* document : context.book.documents) {
    for (const Block& block : document->blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      for (const Cell& cell : grid->cells()) form.look_at(cell.text, cell.place, findings);
    }
  }
  return findings;
}

}  // namespace yiben::rules
