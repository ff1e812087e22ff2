// A name whose code has a slip of the keys in one place: 30130 beside 奖金, whose code is 30103 in
// the rest of the book. The slip is one digit, or two that changed places. Accuses only where the
// book has the name with its right code elsewhere or where no account has the code, and where
// reading a name beside the code of the row above or below is no explanation.

#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "text/text.h"

namespace yiben::rules {
namespace {

struct Use {
  Evidence evidence;
  int table = 0;        // 0: of the text
  bool joined = false;  // code and name in one square or sentence
};

// A row that reading took for that of another code, by its name and its place among the others.
struct Meant {
  std::string name, code, right;
  Use use;
};

// Of a name: its codes, and where each is printed.
using Codes = std::map<std::string, std::vector<Use>>;

bool is_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), text::is_digit);
}

bool is_one_digit(std::string_view a, std::string_view b) {
  return a.size() == b.size() && text::edit_distance(a, b, 1) == 1;
}

bool is_slip(std::string_view a, std::string_view b) {
  return a.size() == b.size() && yiben::is_slip(a, b, 2);
}

class Slips {
 public:
  explicit Slips(const Context& context) : context_(context) {
    add_rows();
    for (const Document* document : context.book.documents) add_squares(*document);
    add_words();
  }

  Findings findings() const {
    Findings findings;
    for (const auto& [name, codes] : names_) {
      for (const auto& [code, uses] : codes) {
        const std::string right = uses.size() == 1 ? right_code(name, codes, code) : "";
        if (!right.empty()) findings.push_back(finding_for(name, code, right, uses.front()));
      }
    }
    for (const Meant& meant : meant_) {
      const Finding more = finding_for(meant.name, meant.code, meant.right, meant.use);
      const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& other) {
        return other.operands == more.operands;
      });
      if (!told) findings.push_back(more);
    }
    // So many are more likely names that were read beside the wrong rows.
    constexpr std::size_t most = 2;
    if (findings.size() > most) findings.clear();
    return findings;
  }

 private:
  void add(const std::string& code, const std::string& name, Use use) {
    std::vector<Use>& uses = names_[name][code];
    // A row of a table is met as what was read of it and as the squares that it stands in.
    const auto same = [&](const Use& other) {
      return use.table != 0 && other.table == use.table &&
             other.evidence.place.row == use.evidence.place.row;
    };
    if (std::none_of(uses.begin(), uses.end(), same)) uses.push_back(std::move(use));
    codes_[code].insert(name);
  }

  void add_rows() {
    for (const Table& table : context_.book.tables) {
      for (const Panel& panel : table.panels) {
        for (const Row& row : panel.rows) {
          if (!is_digits(row.code) || row.label.empty()) continue;
          const std::string label = without_spaces(row.label);
          const Use use{{row.code + " " + label, row.place}, row.place.table};
          const std::string account(account_of(row, context_.book.cube));
          if (is_slip(row.code, account)) {
            meant_.push_back({text::fold(label), row.code, account, use});
          }
          add(row.code, text::fold(label), use);
        }
      }
    }
  }

  // Codes of 款 and 项 level beside their names. Shorter ones may be amounts.
  void add_squares(const Document& document) {
    for (const Block& block : document.blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      for (const Cell& cell : grid->cells()) {
        if (!cell.is_sure() || (cell.text.size() != 5 && cell.text.size() != 7)) continue;
        if (!is_digits(cell.text)) continue;
        const Cell* beside = grid->at(cell.row, cell.column + cell.column_span);
        if (beside == nullptr || !beside->is_sure() || beside->row != cell.row) continue;
        const std::string label = without_spaces(beside->text);
        if (!begins_in_chinese(label)) continue;
        add(cell.text, text::fold(label),
            {{cell.text + " " + label, cell.place}, cell.place.table});
      }
    }
  }

  void add_words() {
    for (const Passage& passage : context_.text_of_book.passages) {
      const bool is_cell = passage.where == Where::cell;
      if (!is_cell && passage.where != Where::narrative && passage.where != Where::heading)
        continue;
      for (const text::Pattern& pattern : context_.patterns(is_cell ? "cells" : "sentences")) {
        for (std::size_t from = 0; from < passage.words.size();) {
          const auto match = pattern.find(passage.words, from);
          if (!match) break;
          add_match(passage, *match, is_cell);
          from = std::max(match->front().end, from + 1);
        }
      }
    }
  }

  // Groups of digits together are the code, the other one is the name.
  void add_match(const Passage& passage, const text::Pattern::Match& match, bool is_cell) {
    std::string code;
    std::string name;
    for (std::size_t i = 1; i < match.size(); ++i) {
      const std::string group = passage.words.substr(match[i].begin, match[i].end - match[i].begin);
      (is_digits(group) ? code : name) += group;
    }
    if (code.empty() || name.empty()) return;
    add(code, text::fold(name),
        {evidence_of(passage, match.front().begin, match.front().end),
         is_cell ? passage.place.table : 0, true});
  }

  const Classification& classification_of(const std::string& code) const {
    if (code.starts_with("3")) return context_.catalog.economic_codes;
    if (code.starts_with("5")) return context_.catalog.government_economic_codes;
    return context_.catalog.function_codes;
  }

  const CodeName* known(const std::string& code) const {
    return classification_of(code).by_code(code);
  }

  bool is_named(const std::string& code, const std::string& name) const {
    const CodeName* row = known(code);
    return row != nullptr && text::fold(row->name) == name;
  }

  // The code of the name that `code` is a slip of; empty where nothing is sure.
  std::string right_code(const std::string& name, const Codes& codes,
                         const std::string& code) const {
    if (is_named(code, name)) return "";
    std::set<std::string> right;
    for (const auto& [other, uses] : codes) {
      if (is_slip(other, code) && is_sure(name, other, uses, code)) right.insert(other);
    }
    if (right.empty()) right = only_account(name, code);
    return right.size() == 1 ? *right.begin() : "";
  }

  // The codes of economic accounts are few and have not changed since a year: one that no edition
  // has is a slip also where the book prints the name nowhere else.
  std::set<std::string> only_account(const std::string& name, const std::string& code) const {
    constexpr std::size_t digits = 5;
    if (context_.book.year < context_.number("economic_codes_since", 0)) return {};
    if (code.size() != digits || code.front() == '2' || known(code) != nullptr) return {};
    std::set<std::string> right;
    for (const CodeName* row : classification_of(code).named(name)) {
      if (is_slip(row->code, code) && row->basis.starts_with("printed in")) right.insert(row->code);
    }
    return right;
  }

  bool is_sure(const std::string& name, const std::string& right, const std::vector<Use>& uses,
               const std::string& code) const {
    const Use& use = names_.at(name).at(code).front();
    const auto beside = [&](const Use& other) {
      return use.table != 0 && other.table == use.table;
    };
    const bool is_repeated = uses.size() >= 2;
    // Two rows of one name in one table are two accounts, where there are two of that name.
    if (std::any_of(uses.begin(), uses.end(), beside) && !(is_repeated && is_only(right, name)))
      return false;
    const bool has_another_name = codes_.at(code).size() > 1;
    if (is_named(right, name))
      return !has_another_name || is_repeated || is_right_beside(code, use);
    // Numbers of units are in no classification: the book is the only witness.
    const std::size_t least = is_one_digit(right, code) ? 3 : 2;
    return use.joined && !has_another_name && uses.size() >= least && known(code) == nullptr &&
           codes_.at(right).size() == 1;
  }

  // Whether the classification has one code of that length for the name.
  bool is_only(const std::string& code, const std::string& name) const {
    const std::vector<const CodeName*> rows = classification_of(code).named(name);
    const auto same = std::count_if(rows.begin(), rows.end(), [&](const CodeName* row) {
      return row->code.size() == code.size();
    });
    return same == 1;
  }

  // Whether the table of the use has the code with its own name, too.
  bool is_right_beside(const std::string& code, const Use& use) const {
    const CodeName* own = known(code);
    if (own == nullptr || use.table == 0) return false;
    const auto codes = names_.find(text::fold(own->name));
    if (codes == names_.end() || !codes->second.contains(code)) return false;
    const std::vector<Use>& uses = codes->second.at(code);
    return std::any_of(uses.begin(), uses.end(),
                       [&](const Use& other) { return other.table == use.table; });
  }

  Finding finding_for(const std::string& name, const std::string& code, const std::string& right,
                      const Use& use) const {
    Finding finding = context_.finding();
    finding.operands = {{"name", name}, {"printed", code}, {"code", right}};
    finding.evidence = {use.evidence};
    const auto others = names_.at(name).find(right);
    if (others != names_.at(name).end())
      finding.evidence.push_back(others->second.front().evidence);
    return finding;
  }

  const Context& context_;
  std::vector<Meant> meant_;
  std::map<std::string, Codes> names_;
  std::map<std::string, std::set<std::string>> codes_;  // the names of a code
};

}  // namespace

Findings code_mistyped(const Context& context) {
  return Slips(context).findings();
}

}  // namespace yiben::rules
