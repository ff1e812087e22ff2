// A code beside a name that stands beside it nowhere else, where the book prints the code with its
// name of the classification, or again and again with one name of its own.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rules/short_names.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

// By code, by folded name: where the book prints the two.
using Places = std::map<std::string, std::vector<Evidence>>;
using Codes = std::map<std::string, Places>;

bool is_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), text::is_digit);
}

bool is_name(std::string_view words) {
  constexpr std::size_t longest = 30;  // characters
  return begins_in_chinese(words) && text::count_characters(words) >= 3 &&
         text::count_characters(words) <= longest &&
         std::none_of(words.begin(), words.end(), text::is_digit);
}

class Collector {
 public:
  explicit Collector(const Context& context) : context_(context) {}

  Codes collect() {
    for (const Document* document : context_.book.documents) {
      for (const Block& block : document->blocks) {
        if (const auto* grid = std::get_if<Grid>(&block)) look_at(*grid);
      }
    }
    for (const Passage& passage : context_.text_of_book.passages) {
      const bool is_text = passage.where == Where::narrative || passage.where == Where::heading;
      if (is_text || passage.where == Where::cell) look_at(passage);
    }
    return std::move(codes_);
  }

 private:
  // 204 | 06 | 13 | 信息化建设, or 2040613 | 信息化建设: squares of digits right before a name.
  void look_at(const Grid& grid) {
    for (int row = 0; row < grid.rows(); ++row) {
      std::string code;
      for (int column = 0; column < grid.columns(); ++column) {
        const Cell* cell = grid.at(row, column);
        if (cell == nullptr || cell->row != row || cell->column != column) continue;
        const std::string words = without_spaces(cell->text);
        if (words.empty()) continue;
        const bool goes_on = is_digits(words) && !code.empty() && words.size() == 2;
        if (goes_on) {
          code += words;
          continue;
        }
        if (is_digits(words)) {
          code = words;
          continue;
        }
        if (cell->is_sure()) add(code, words, {code + " " + words, cell->place});
        code.clear();
      }
    }
  }

  // 2080501-行政单位离退休, 工资福利支出（301）, 公共安全支出（204类）司法（06款）行政运行（01项）:
  // one group is the name, the others together are the code.
  void look_at(const Passage& passage) {
    for (const text::Pattern& pattern : context_.patterns("pairs")) {
      for (std::size_t from = 0; from < passage.words.size();) {
        const auto match = pattern.find(passage.words, from);
        if (!match) break;
        std::string code, name;
        for (std::size_t i = 1; i < match->size(); ++i) {
          const auto [begin, end] = (*match)[i];
          const std::string group = passage.words.substr(begin, end - begin);
          (is_digits(group) ? code : name) += group;
        }
        add(code, name, evidence_of(passage, match->front().begin, match->front().end));
        from = std::max(match->front().end, from + 1);
      }
    }
  }

  void add(const std::string& code, const std::string& name, Evidence evidence) {
    const bool is_code = code.size() == 3 || (code.size() >= 5 && code.size() <= 7);
    if (is_code && is_name(name)) codes_[code][text::fold(name)].push_back(std::move(evidence));
  }

  const Context& context_;
  Codes codes_;
};

const Classification& classification_for(const Context& context, std::string_view code) {
  if (code.starts_with("3")) return context.catalog.economic_codes;
  if (code.starts_with("5")) return context.catalog.government_economic_codes;
  return context.catalog.function_codes;
}

// A short form, more words than the name, or a name that was cut.
bool may_be_the_same(const std::string& a, const std::string& b) {
  return contains(a, b) || contains(b, a) || is_short_for(a, b) || is_short_for(b, a);
}

const CodeName* known_name(const Context& context, const std::string& code) {
  constexpr std::size_t digits_of_units = 6;
  if (code.size() == digits_of_units) return nullptr;
  return classification_for(context, code).by_code(code);
}

// One character for another, inside the name.
bool is_one_character_off(const std::string& a, const std::string& b) {
  return text::count_characters(a) == text::count_characters(b) &&
         text::edit_distance(a, b, 1) == 1 && last_character(a) == last_character(b);
}

// The name that the code has in this book; where it prints the code once, that of the
// classification. Empty where it is not sure.
std::string name_of(const Context& context, const std::string& code, const Places& names) {
  constexpr std::size_t often = 2;
  const CodeName* known = known_name(context, code);
  if (known != nullptr) {
    const std::string name = text::fold(known->name);
    const bool is_slip = names.size() == 1 && known->basis.starts_with("printed in") &&
                         classification_for(context, code).named(names.begin()->first).empty() &&
                         is_one_character_off(names.begin()->first, name);
    return is_slip || names.contains(name) ? name : "";
  }
  std::string most;
  for (const auto& [name, places] : names) {
    if (places.size() >= often && (most.empty() || places.size() > names.at(most).size())) {
      most = name;
    }
  }
  return most;
}

// Projects may stand beside the account that pays for them; the name of an account, or one like the
// right name, is meant for an account.
bool is_meant_for_it(const Context& context, const std::string& code, const std::string& name,
                     const std::string& right) {
  constexpr double alike = 0.4;
  return text::similarity(name, right) >= alike ||
         !classification_for(context, code).named(name).empty();
}

// Several on one page are of a list that has names of its own.
void drop_lists(Findings& findings) {
  std::map<std::pair<int, int>, int> pages;
  const auto page = [](const Finding& one) {
    const Place& place = one.evidence.front().place;
    return std::pair{place.document, place.page};
  };
  for (const Finding& one : findings) ++pages[page(one)];
  std::erase_if(findings, [&](const Finding& one) {
    return one.evidence.front().place.page > 0 && pages[page(one)] > 1;
  });
}

}  // namespace

Findings code_named_differently(const Context& context) {
  // So many are another edition, or names that were read beside the wrong rows.
  constexpr std::size_t most = 3;
  Findings findings;
  for (const auto& [code, names] : Collector(context).collect()) {
    const std::string right = name_of(context, code, names);
    if (right.empty()) continue;
    for (const auto& [name, places] : names) {
      if (name == right || places.size() > 1 || may_be_the_same(name, right)) continue;
      if (!is_meant_for_it(context, code, name, right)) continue;
      Finding finding = context.finding();
      finding.operands = {{"code", code}, {"printed", name}, {"name", right}};
      finding.evidence = {places.front()};
      if (names.contains(right)) finding.evidence.push_back(names.at(right).front());
      findings.push_back(std::move(finding));
    }
  }
  if (findings.size() > most) findings.clear();
  drop_lists(findings);
  return findings;
}

}  // namespace yiben::rules
