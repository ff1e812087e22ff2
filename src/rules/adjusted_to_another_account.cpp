// "行政运行（项）…增加…调整为…信访业务（项）": what the item of 信访业务 says was copied.
#include "rules/predicates.h"

#include <optional>
#include <string>
#include <string_view>

#include "text/text.h"

namespace yiben::rules {
namespace {

struct Named {
  std::string account;  // folded
  std::string words;
  std::size_t begin = 0;
};

std::optional<Named> named(const Context& context, const char* list, const Passage& passage) {
  for (const text::Pattern& pattern : context.patterns(list)) {
    const auto match = pattern.find(passage.words);
    if (!match || match->size() < 2) continue;
    const auto word = [&](std::size_t group) {
      const auto& [begin, end] = (*match)[group];
      return passage.words.substr(begin, end - begin);
    };
    return Named{text::fold(word(1)), word(0), match->front().begin};
  }
  return std::nullopt;
}

// It is of the account that is told of, and tells the same.
bool tells_the_same(const Context& context, const Passage& other, const Named& became) {
  const auto own = named(context, "own", other);
  return own && own->account == became.account && contains(other.words, became.words);
}

}  // namespace

Findings adjusted_to_another_account(const Context& context) {
  Findings findings;
  const std::vector<Passage>& passages = context.text_of_book.passages;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.where != Where::narrative) continue;
    const auto became = named(context, "became", passage);
    const auto own = became ? named(context, "own", passage) : std::nullopt;
    if (!own || own->account == became->account) continue;
    const std::string_view before = std::string_view(passage.words).substr(0, became->begin);
    if (!matches_any(before, context.patterns("more"))) continue;
    if (matches_any(before, context.patterns("less"))) continue;
    const bool copied =
        (i > 0 && tells_the_same(context, passages[i - 1], *became)) ||
        (i + 1 < passages.size() && tells_the_same(context, passages[i + 1], *became));
    if (!copied) continue;
    Finding finding = context.finding();
    finding.operands = {{"name", own->account}, {"printed", became->account}};
    finding.evidence = {evidence_of(passage, became->begin, became->begin + became->words.size())};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
