// The text puts an account below another than the tables do:
// 社会保障和就业支出（类）行政事业单位医疗 （款）, where the code of the one does not begin with
// that of the other, in the tables nor in any edition of the classification.

#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "text/text.h"

namespace yiben::rules {
namespace {

using Codes = std::set<std::string>;

bool is_below(const Codes& below, const Codes& above) {
  return std::any_of(below.begin(), below.end(), [&](const std::string& code) {
    return std::any_of(above.begin(), above.end(),
                       [&](const std::string& start) { return code.starts_with(start); });
  });
}

// The accounts of functions that the tables print.
class Printed {
 public:
  explicit Printed(const Book& book) {
    for (const Table& table : book.tables) {
      for (const Panel& panel : table.panels) {
        for (const Row& row : panel.rows) {
          if (!row.code.starts_with("2") || row.label.empty()) continue;
          codes_[text::fold(row.label)].insert(row.code);
          labels_[row.code] = without_spaces(row.label);
        }
      }
    }
  }

  Codes codes(const std::string& name, std::size_t digits) const {
    const auto found = codes_.find(name);
    if (found == codes_.end()) return {};
    Codes codes = found->second;
    std::erase_if(codes, [&](const std::string& code) { return code.size() != digits; });
    return codes;
  }

  // What the tables call the account above one; empty where they print several.
  std::string above(const Codes& codes, std::size_t digits) const {
    Codes labels;
    for (const std::string& code : codes) {
      const auto label = labels_.find(code.substr(0, digits));
      if (label != labels_.end()) labels.insert(label->second);
    }
    return labels.size() == 1 ? *labels.begin() : "";
  }

 private:
  std::map<std::string, Codes> codes_;
  std::map<std::string, std::string> labels_;
};

Codes official(const Classification& classification, const std::string& name, std::size_t digits) {
  Codes codes;
  for (const CodeName* row : classification.named(name)) {
    if (row->code.size() == digits) codes.insert(row->code);
  }
  return codes;
}

// Two accounts named one behind the other.
struct Chain {
  std::string above, below;  // as printed
  std::size_t digits = 0;    // of the code of the one above
  const Passage* passage = nullptr;
  std::size_t begin = 0, end = 0;
};

class Search {
 public:
  explicit Search(const Context& context) : context_(context), printed_(context.book) {
    for (const Passage& passage : context.text_of_book.passages) {
      if (passage.where != Where::narrative && passage.where != Where::heading) continue;
      look_for("classes", 3, passage);
      look_for("sections", 5, passage);
    }
  }

  Findings findings() const {
    Findings findings;
    for (const Chain& chain : chains_) {
      const std::string right = belongs_to(chain);
      if (right.empty()) continue;
      Finding finding = context_.finding();
      finding.operands = {{"name", chain.below}, {"printed", chain.above}, {"instead", right}};
      finding.evidence = {evidence_of(*chain.passage, chain.begin, chain.end)};
      findings.push_back(std::move(finding));
    }
    return findings;
  }

 private:
  void look_for(const std::string& patterns, std::size_t digits, const Passage& passage) {
    for (const text::Pattern& pattern : context_.patterns(patterns)) {
      for (std::size_t from = 0; from < passage.words.size();) {
        const auto match = pattern.find(passage.words, from);
        if (!match || match->size() < 3) break;
        const auto group = [&](std::size_t i) {
          return passage.words.substr((*match)[i].begin, (*match)[i].end - (*match)[i].begin);
        };
        chains_.push_back(
            {group(1), group(2), digits, &passage, (*match)[1].begin, (*match)[2].end});
        from = (*match)[1].end;
      }
    }
  }

  // Whether an edition of the classification has the account there.
  bool is_official(const Chain& chain) const {
    const Classification& functions = context_.catalog.function_codes;
    return is_below(official(functions, text::fold(chain.below), chain.digits + 2),
                    official(functions, text::fold(chain.above), chain.digits));
  }

  bool are_known(const Chain& chain) const {
    const Classification& functions = context_.catalog.function_codes;
    return !official(functions, text::fold(chain.below), chain.digits + 2).empty() &&
           !official(functions, text::fold(chain.above), chain.digits).empty();
  }

  // The account above the lower one; empty where it is right or nothing is sure.
  std::string belongs_to(const Chain& chain) const {
    if (!are_known(chain) || is_official(chain)) return "";
    const Codes codes = printed_.codes(text::fold(chain.below), chain.digits + 2);
    if (is_below(codes, printed_.codes(text::fold(chain.above), chain.digits))) return "";
    const std::string printed = printed_.above(codes, chain.digits);
    return codes.empty() ? told_elsewhere(chain) : printed;
  }

  // Where the rest of the text puts it, at least twice and rightly.
  std::string told_elsewhere(const Chain& chain) const {
    std::map<std::string, int> told;
    for (const Chain& other : chains_) {
      if (other.below == chain.below && other.digits == chain.digits && is_official(other))
        ++told[other.above];
    }
    return told.size() == 1 && told.begin()->second >= 2 ? told.begin()->first : "";
  }

  const Context& context_;
  const Printed printed_;
  std::vector<Chain> chains_;
};

}  // namespace

Findings account_under_another(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
