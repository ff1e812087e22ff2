// Accounts that the text names with their level, "行政运行（项）", against the rows of the tables.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/text.h"

namespace yiben::rules {
namespace {

struct Named {
  std::string name;    // folded
  std::size_t digits;  // of the code at that level: 3 类, 5 款, 7 项
  const Passage* passage;
  std::size_t begin, end;
};

std::size_t digits_of(std::string_view level) {
  if (level == "类") return 3;
  return level == "款" ? 5 : 7;
}

// "$1" of the rule's pattern is the name, "$2" the level.
std::vector<Named> named_accounts(const Context& context) {
  std::vector<Named> all;
  for (const Passage& passage : context.text_of_book.passages) {
    if (passage.where != Where::narrative && passage.where != Where::heading) continue;
    for (const text::Pattern& pattern : context.patterns("accounts")) {
      for (std::size_t from = 0; from < passage.words.size();) {
        const auto match = pattern.find(passage.words, from);
        if (!match || match->size() < 3) break;
        const auto [begin, end] = (*match)[1];
        const auto level = (*match)[2];
        all.push_back(
            {text::fold(passage.words.substr(begin, end - begin)),
             digits_of(
                 std::string_view(passage.words).substr(level.begin, level.end - level.begin)),
             &passage, begin, level.end});
        from = match->front().end;
      }
    }
  }
  return all;
}

// An account of functions that the tables print.
struct Printed {
  std::string code;
  std::string name;  // folded
  std::string label;
};

std::vector<Printed> accounts_in_tables(const Book& book) {
  std::vector<Printed> accounts;
  std::set<std::string> known;
  for (const Table& table : book.tables) {
    for (const Panel& panel : table.panels) {
      for (const Row& row : panel.rows) {
        if (!row.code.starts_with("2") || row.label.empty()) continue;
        if (row.code.size() != 3 && row.code.size() != 5 && row.code.size() != 7) continue;
        const std::string name = text::fold(row.label);
        if (known.insert(row.code + name).second) accounts.push_back({row.code, name, row.label});
      }
    }
  }
  return accounts;
}

// The lengths of the codes under which the tables print a name.
using Levels = std::map<std::string, std::set<std::size_t>>;

Levels levels_of(const std::vector<Printed>& accounts) {
  Levels levels;
  for (const Printed& one : accounts) levels[one.name].insert(one.code.size());
  return levels;
}

std::string_view level_of(std::size_t digits) {
  return digits == 3 ? "类" : digits == 5 ? "款" : "项";
}

bool any_at(const Levels& levels, std::size_t digits) {
  return std::any_of(levels.begin(), levels.end(),
                     [&](const auto& entry) { return entry.second.contains(digits); });
}

Finding finding_for(const Context& context, const Named& named) {
  Finding finding = context.finding();
  finding.operands = {{"name", named.name}, {"level", std::string(level_of(named.digits))}};
  finding.evidence = {evidence_of(*named.passage, named.begin, named.end)};
  return finding;
}

// " → “住房改革支出”", or nothing.
std::string quoted_behind(std::string_view mark, std::string_view label) {
  if (label.empty()) return "";
  return std::string(mark) + "“" + without_spaces(label) + "”";
}

constexpr double least_likeness = 0.7;

bool is_like(std::string_view a, std::string_view b) {
  return text::similarity(a, b) >= least_likeness;
}

// The account of a level that is meant by the name of one above it: the only one that the tables
// print below it, or the one above the account that follows, as in
// 住房保障支出（款）购房补贴（项）.
std::string_view meant_at(const std::vector<Printed>& accounts, const Named& named,
                          const Named* next) {
  std::set<std::string_view> labels;
  for (const Printed& one : accounts) {
    if (one.code.size() != named.digits) continue;
    const bool is_below = std::any_of(accounts.begin(), accounts.end(), [&](const Printed& above) {
      return above.name == named.name && above.code.size() < named.digits &&
             one.code.starts_with(above.code);
    });
    if (!is_below) continue;
    const bool leads_on =
        next == nullptr || std::any_of(accounts.begin(), accounts.end(), [&](const Printed& below) {
          return below.name == next->name && below.code.starts_with(one.code);
        });
    if (leads_on) labels.insert(one.label);
  }
  if (labels.size() == 1) return *labels.begin();
  std::string_view meant;
  for (const std::string_view label : labels) {
    if (!is_like(text::fold(label), named.name)) continue;
    if (!meant.empty()) return {};
    meant = label;
  }
  return meant;
}

// The account named right behind it, without a word between them.
const Named* next_of(const std::vector<Named>& all, std::size_t i) {
  if (i + 1 >= all.size() || all[i + 1].passage != all[i].passage) return nullptr;
  constexpr std::size_t bracket_bytes = 3;
  return all[i + 1].begin <= all[i].end + bracket_bytes ? &all[i + 1] : nullptr;
}

// The account of that level in the tables whose name is likest, where one is.
std::string_view likest(const std::vector<Printed>& accounts, const Named& named) {
  double most = least_likeness;
  std::string_view label;
  for (const Printed& one : accounts) {
    if (one.code.size() != named.digits) continue;
    const double likeness = text::similarity(one.name, named.name);
    if (likeness < most || (likeness == most && !label.empty())) continue;
    most = likeness;
    label = one.label;
  }
  return label;
}

// Another rule reports it as an old name.
bool is_old_name(const Context& context, const Named& named) {
  for (const std::string& id : context.words("old_names")) {
    const auto rule = context.catalog.rules.find(id);
    if (rule == context.catalog.rules.end()) continue;
    for (const RuleCase& one : rule->second.cases) {
      const auto match = one.find.find(named.passage->words, named.begin);
      if (match && match->front().begin < named.end) return true;
    }
  }
  return false;
}

}  // namespace

// The tables print the name, and at another level only.
Findings account_at_another_level(const Context& context) {
  Findings findings;
  const std::vector<Printed> accounts = accounts_in_tables(context.book);
  const Levels levels = levels_of(accounts);
  const std::vector<Named> all = named_accounts(context);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Named& named = all[i];
    const auto known = levels.find(named.name);
    if (known == levels.end() || known->second.contains(named.digits)) continue;
    if (matches_any(named.passage->words, context.patterns("unless"))) continue;
    if (!any_at(levels, named.digits)) continue;
    const std::vector<const CodeName*> official = context.catalog.function_codes.named(named.name);
    const bool is_official =
        std::any_of(official.begin(), official.end(),
                    [&](const CodeName* row) { return row->code.size() == named.digits; });
    if (is_official) continue;
    Finding finding = finding_for(context, named);
    finding.operands["printed_level"] = level_of(*known->second.begin());
    finding.operands["instead"] = quoted_behind(" → ", meant_at(accounts, named, next_of(all, i)));
    findings.push_back(std::move(finding));
  }
  return findings;
}

// Whether the end of the words is a name that a table or the classification has: what stands before
// it belongs to the sentence. "社会保障和就业（类）" is short for the name with 支出.
bool ends_with_a_name(const Context& context, const Levels& levels, const std::string& words) {
  constexpr std::size_t least_bytes = 6;
  for (std::size_t at = 0; at + least_bytes <= words.size();
       at = text::code_point_at(words, at).next) {
    const std::string name = words.substr(at);
    for (const std::string& full : {name, name + "支出"}) {
      if (levels.contains(full)) return true;
      if (!context.catalog.function_codes.named(full).empty()) return true;
    }
  }
  return false;
}

// No table prints the name, and no edition of the classification that is known has it.
Findings account_unknown(const Context& context) {
  Findings findings;
  const std::vector<Printed> accounts = accounts_in_tables(context.book);
  const Levels levels = levels_of(accounts);
  for (const Named& named : named_accounts(context)) {
    if (!any_at(levels, named.digits)) continue;
    if (ends_with_a_name(context, levels, named.name) || is_old_name(context, named)) continue;
    findings.push_back(finding_for(context, named));
    findings.back().operands["nearest"] = quoted_behind(" ≈ ", likest(accounts, named));
  }
  return findings;
}

// The glossary explains accounts that the classification has and no table of the book prints; one
// finding for all of them.
Findings account_not_used(const Context& context) {
  const Levels levels = levels_of(accounts_in_tables(context.book));
  Finding finding = context.finding();
  std::vector<std::string> names;
  for (const Named& named : named_accounts(context)) {
    if (named.digits == 3 || levels.contains(named.name) || !any_at(levels, named.digits)) continue;
    if (context.catalog.function_codes.named(named.name).empty()) continue;
    if (std::find(names.begin(), names.end(), named.name) != names.end()) continue;
    // Only where it is explained: a comparison may name what there was last year.
    if (!matches_any(named.passage->words, context.patterns("explains"))) continue;
    if (matches_any(named.passage->words, context.patterns("unless"))) continue;
    names.push_back(named.name);
    finding.evidence.push_back(evidence_of(*named.passage, named.begin, named.end));
  }
  if (names.empty()) return {};
  finding.operands = {{"names", joined(names)}, {"count", std::to_string(names.size())}};
  return {finding};
}

namespace {

constexpr std::size_t item_digits = 7;

// What a paragraph says that the money of an account is for, or why it is more or less.
struct Told {
  std::string own;                 // the account, as it is named last before
  std::string words;               // the reason, folded, without words like 经费 at its end
  std::vector<std::string> upper;  // the names of its upper levels, as its paragraph has them
  Evidence printed;
};

// The names that stand before an account in its paragraph, at levels above it.
std::vector<std::string> upper_levels(const std::vector<Named>& accounts, std::size_t item) {
  std::vector<std::string> names;
  for (std::size_t j = item; j-- > 0 && accounts[j].passage == accounts[item].passage;) {
    if (accounts[j].digits != item_digits) names.push_back(accounts[j].name);
  }
  return names;
}

std::string without_endings(std::string words, const std::vector<std::string>& endings) {
  for (const std::string& ending : endings) {
    if (words.size() > ending.size() && words.ends_with(ending)) {
      words.resize(words.size() - ending.size());
    }
  }
  return words;
}

std::vector<Told> told_of_accounts(const Context& context, const std::vector<Named>& accounts) {
  std::vector<Told> all;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const Named& account = accounts[i];
    const Passage& passage = *account.passage;
    if (account.digits != item_digits) continue;
    std::size_t until = passage.words.size();
    for (std::size_t j = i + 1; j < accounts.size() && accounts[j].passage == &passage; ++j) {
      if (accounts[j].begin > account.begin) until = std::min(until, accounts[j].begin);
    }
    for (const text::Pattern& pattern : context.patterns("reasons")) {
      const auto match = pattern.find(passage.words, account.end);
      if (!match || match->size() < 2 || match->front().end > until) continue;
      const auto [begin, end] = (*match)[1];
      all.push_back({account.name,
                     without_endings(text::fold(passage.words.substr(begin, end - begin)),
                                     context.words("endings")),
                     upper_levels(accounts, i), evidence_of(passage, begin, end)});
    }
  }
  return all;
}

bool is_account(const Context& context, const Levels& levels, const std::string& name) {
  return levels.contains(name) || !context.catalog.function_codes.named(name).empty();
}

// The name of an account, or those of two levels one behind the other.
bool names_an_account(const Context& context, const Levels& levels, const std::string& words) {
  if (is_account(context, levels, words)) return true;
  for (std::size_t at = 0; at < words.size(); at = text::code_point_at(words, at).next) {
    const bool both = at > 0 && is_account(context, levels, words.substr(0, at)) &&
                      is_account(context, levels, words.substr(at));
    if (both) return true;
  }
  return false;
}

bool is_own_level(const Told& told) {
  return std::any_of(told.upper.begin(), told.upper.end(), [&](const std::string& name) {
    return name == told.words || name == told.words + "支出";
  });
}

}  // namespace

// Where the paragraphs of accounts repeat their names as a reason, one repeats that of another.
Findings reason_of_another_account(const Context& context) {
  const Levels levels = levels_of(accounts_in_tables(context.book));
  const std::vector<Named> accounts = named_accounts(context);
  std::vector<const Told*> others;
  int of_their_own = 0;
  const std::vector<Told> all = told_of_accounts(context, accounts);
  for (const Told& told : all) {
    const bool own = contains(told.words, told.own) || contains(told.own, told.words);
    if (own) {
      ++of_their_own;
    } else if (names_an_account(context, levels, told.words) && !is_own_level(told)) {
      others.push_back(&told);
    }
  }
  Findings findings;
  if (of_their_own < context.number("least_own", 3)) return findings;
  for (const Told* told : others) {
    const std::map<std::string, std::string> said = {{"name", told->own}, {"printed", told->words}};
    const auto known = std::find_if(findings.begin(), findings.end(),
                                    [&](const Finding& one) { return one.operands == said; });
    if (known != findings.end()) {
      known->evidence.push_back(told->printed);
      continue;
    }
    Finding finding = context.finding();
    finding.operands = said;
    finding.evidence = {told->printed};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
