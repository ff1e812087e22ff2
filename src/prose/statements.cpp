// What each number of a sentence is: an amount, a change, a share, by the words around it.
#include "prose/statements.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "prose/gap.h"
#include "text/text.h"

namespace yiben::prose {
namespace {

// Marks words of a list that stand behind a number alone.
constexpr std::string_view behind_alone = "~";

// Headings are short; a sentence of this length is none.
constexpr std::size_t max_heading_characters = 45;

// The headings above a paragraph, one a level, joined.
class Headings {
 public:
  // True where the paragraph is a heading.
  bool take(const Prose& prose) {
    const std::string_view words = text::trim(prose.text);
    const auto ordinal = text::leading_ordinal(words);
    const bool is_short = text::count_characters(words) <= max_heading_characters;
    const bool ends = words.ends_with("。") || words.ends_with("；") || words.ends_with(";");
    if (!is_short || ends || (!ordinal && prose.heading_level == 0)) return false;
    const auto level = ordinal ? static_cast<std::size_t>(ordinal->level) : 0;
    levels_.resize(std::max(levels_.size(), level + 1));
    levels_[level] = text::fold(ordinal ? ordinal->rest : words);
    levels_.resize(level + 1);
    return true;
  }

  std::string joined() const {
    std::string all;
    for (const std::string& heading : levels_) all += heading + "|";
    return all;
  }

 private:
  std::vector<std::string> levels_;  // by text::Ordinal::level
};

class Reader {
 public:
  Reader(const Book& book, const Phrases& phrases) : book_(book), phrases_(phrases) {
    for (std::size_t m = 0; m < book.mentions.size(); ++m) {
      by_paragraph_[book.mentions[m].prose].push_back(static_cast<int>(m));
    }
  }

  std::vector<Statement> read() {
    Headings headings;
    bool in_glossary = false;
    for (const Prose* prose : book_.narrative) {
      const bool is_heading = !announces_parts(*prose) && headings.take(*prose);
      if (is_heading) {
        in_glossary = holds_any(headings.joined(), phrases_.glossary);
        item_of_heading_ = item_in(text::fold(prose->text)).value_or(Item());
      }
      if (is_heading || !goes_on_) begin_paragraph();
      const auto found = by_paragraph_.find(prose);
      const bool has_numbers = found != by_paragraph_.end() && !in_glossary;
      read_paragraph(*prose, has_numbers ? found->second : std::vector<int>(), headings.joined());
      goes_on_ = !is_heading && !is_finished(prose->text);
    }
    return std::move(statements_);
  }

 private:
  const Mention& mention(int index) const {
    return book_.mentions[static_cast<std::size_t>(index)];
  }

  // "3.公务用车购置和运行维护费。2026年预算数2.60万元，其中：" is short and numbered, and no
  // heading.
  bool announces_parts(const Prose& prose) const {
    return prose.heading_level == 0 && by_paragraph_.contains(&prose) &&
           prose.text.find("其中") != std::string::npos;
  }

  void begin_paragraph() {
    previous_ = -1;
    subject_.clear();
    code_.clear();
    carried_.clear();
    take_item(item_of_heading_);
    ++paragraph_;
  }

  // A page end or a line of a text file may cut a paragraph: then its sentence does not end.
  static bool is_finished(std::string_view text) {
    text = text::trim(text);
    for (const std::string_view end : {"。", "；", "：", ";", ":", "！", "）", ")"}) {
      if (text.ends_with(end)) return true;
    }
    return text.empty();
  }

  void read_paragraph(const Prose& prose, const std::vector<int>& mentions,
                      const std::string& headings) {
    const std::string_view text = prose.text;
    std::vector<std::pair<std::size_t, std::size_t>> numbers;
    for (const int index : mentions) numbers.emplace_back(mention(index).begin, mention(index).end);
    const std::vector<std::string> before = words_before(carried_, text, numbers);
    if (!before.empty()) carried_.clear();
    std::size_t from = 0;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const Mention& one = mention(mentions[i]);
      const std::size_t behind =
          i + 1 < mentions.size() ? mention(mentions[i + 1]).begin : text.size();
      const Gap gap = gap_of(before[i]);
      Statement statement;
      statement.mention = mentions[i];
      statement.paragraph = paragraph_;
      statement.headings = headings;
      statement.starts_sentence = previous_ < 0 || gap.ends_sentence;
      statement.clause = gap.clauses.back();
      for (const std::string& clause : gap.clauses) {
        statement.lead += clause;
        if (const auto item = item_in(clause)) take_item(*item);
      }
      const std::string tail = text::fold(text.substr(one.end, behind - one.end));
      statement.about_so_much = ends_with_any(statement.clause, phrases_.about) ||
                                is_about_behind(tail) || prose.from_image;
      if (one.percent) {
        read_percentage(gap, tail, statement);
      } else {
        read_amount(gap, tail, statement);
      }
      previous_ = static_cast<int>(statements_.size());
      statements_.push_back(std::move(statement));
      from = one.end;
    }
    carried_ += text.substr(from);
  }

  // Some words say so behind the number alone, where 结余 8.12 万元 is meant exactly.
  bool is_about_behind(std::string_view tail) const {
    return std::any_of(phrases_.about.begin(), phrases_.about.end(), [&](std::string_view word) {
      if (word.starts_with(behind_alone)) word.remove_prefix(behind_alone.size());
      return tail.starts_with(word);
    });
  }

  const Statement* previous() const {
    return previous_ < 0 ? nullptr : &statements_[static_cast<std::size_t>(previous_)];
  }

  // 1 for more, -1 for less, 2 for a word that says neither, 0 without any.
  int direction_of(std::string_view clause) const {
    if (ends_with_any(clause, phrases_.either)) return 2;
    if (ends_with_any(clause, phrases_.more)) return 1;
    if (ends_with_any(clause, phrases_.less)) return -1;
    return 0;
  }

  void read_percentage(const Gap& gap, std::string_view tail, Statement& statement) const {
    if (tail.starts_with("个百分点") || tail.starts_with("以上") || tail.starts_with("以下"))
      return;
    const std::string_view clause = without_ends(gap.clauses.back(), phrases_.linkers);
    const int direction = direction_of(clause);
    const bool in_brackets = clause == "(";
    if (direction != 0) {
      statement.kind = Kind::growth;
      statement.direction = direction == 2 ? 0 : direction;
    } else if (holds_any(gap.clauses.back(), phrases_.share)) {
      statement.kind = Kind::share;  // 占政府采购预算的 is no execution of the budget
    } else if (holds_any(gap.clauses.back(), phrases_.completed)) {
      statement.kind = Kind::completion;
    } else if (in_brackets && previous() != nullptr && previous()->kind == Kind::change) {
      statement.kind = Kind::growth;
      statement.direction = previous()->direction;
    } else if (in_brackets && previous() != nullptr && previous()->kind == Kind::amount) {
      statement.kind = Kind::share;
    }
  }

  void read_amount(const Gap& gap, std::string_view tail, Statement& statement) {
    const std::string_view clause = without_ends(gap.clauses.back(), phrases_.linkers);
    const int direction = direction_of(clause);
    const bool is_limit = starts_with_any(tail, phrases_.limits_behind) ||
                          ends_with_any(gap.clauses.back(), phrases_.limits_before) ||
                          (direction == 0 && (leads_to_another(clause, tail, phrases_) ||
                                              is_unclear(gap.clauses.back(), phrases_)));
    if (is_limit) {
      statement.kind = Kind::limit;
    } else if (direction != 0) {
      statement.kind = Kind::change;
      statement.direction = direction == 2 ? 0 : direction;
      name_subject(gap, statement);
    } else {
      statement.kind = is_last(gap) ? Kind::last : Kind::amount;
      name_subject(gap, statement);
      if (statement.kind == Kind::amount) statement.equal = equal_clause(tail);
    }
  }

  // The clause behind an amount, in its sentence, that says it is as much as another year's:
  // 与上年持平. About as much, 基本持平, says nothing.
  std::string equal_clause(std::string_view tail) const {
    const Gap gap = gap_of(tail.substr(0, tail.find("。")));
    for (const std::string& clause : gap.clauses) {
      const bool compares = starts_with_any(clause, phrases_.compared);
      if (!compares || !holds_any(clause, phrases_.same)) continue;
      return clause.find("基本") == std::string::npos ? clause : std::string();
    }
    return {};
  }

  // Whether the year before is what was named last.
  bool is_last(const Gap& gap) const {
    std::string clause = gap.clauses.back();
    for (const std::string& word : phrases_.not_last) {
      const std::size_t at = clause.find(word);
      if (at != std::string::npos) clause.erase(at, word.size());
    }
    const auto last_of = [&](std::string_view word) {
      const std::size_t at = clause.rfind(word);
      return at == std::string::npos ? -1 : static_cast<int>(at);
    };
    int last = book_.year > 0 ? last_of(std::to_string(book_.year - 1) + "年") : -1;
    for (const std::string& word : phrases_.last) last = std::max(last, last_of(word));
    int current = std::max(last_of("本年"), last_of("今年"));
    if (book_.year > 0) current = std::max(current, last_of(std::to_string(book_.year) + "年"));
    return last > current;
  }

  // An account with its marks: 教育支出(类)普通教育(款)小学教育(项).
  struct Item {
    std::string subject, code, levels;
  };

  std::optional<Item> item_in(const std::string& clause) const {
    if (!holds_any(clause, phrases_.item_marks)) return std::nullopt;
    const auto ordinal = text::leading_ordinal(clause);
    return Item{bare_subject(clause, phrases_), code_in(clause),
                std::string(ordinal ? ordinal->rest : clause)};
  }

  void take_item(const Item& item) {
    item_ = item;
    said_of_item_.clear();
  }

  // 支出决算为 names nothing but whether it was planned or done: once each, that is the money of
  // the account named before.
  bool is_of_item(const std::string& clause) {
    if (item_.subject.empty()) return false;
    const std::string bare = bare_subject(clause, phrases_);
    const Labels& empty = phrases_.empty_ends;
    if (!bare.empty() && std::find(empty.begin(), empty.end(), bare) == empty.end()) return false;
    const auto stage =
        std::find_if(phrases_.item_stages.begin(), phrases_.item_stages.end(),
                     [&](const std::string& word) { return clause.find(word) != clause.npos; });
    return stage != phrases_.item_stages.end() && said_of_item_.insert(*stage).second;
  }

  // The nearest words that name something; else what the number before was about.
  void name_subject(const Gap& gap, Statement& statement) {
    if (statement.kind == Kind::amount && is_of_item(gap.clauses.back())) {
      statement.item = item_.levels;
      statement.subject = subject_ = item_.subject;
      statement.code = code_ = item_.code;
      return;
    }
    for (auto clause = gap.clauses.rbegin(); clause != gap.clauses.rend(); ++clause) {
      std::string subject = bare_subject(*clause, phrases_);
      if (statement.kind == Kind::change) subject = own_subject(*clause);
      if (statement.kind == Kind::change) {
        statement.subject = subject;
        return;
      }
      if (subject.empty()) continue;
      const bool names_amount = statement.kind == Kind::amount;
      statement.subject = subject;
      statement.code = code_in(*clause);
      if (names_amount) {
        subject_ = statement.subject;
        code_ = statement.code;
      }
      return;
    }
    statement.subject = subject_;
    statement.code = code_;
  }

  // What the clause of a change says that it is about: 与上年相比基本支出增加 → 基本支出,
  // 比上年预算增加 → nothing, 经费增加 → 经费.
  std::string own_subject(std::string_view clause) const {
    clause = without_ends(clause, phrases_.linkers);
    for (const Labels* words : {&phrases_.either, &phrases_.more, &phrases_.less}) {
      const auto found = std::find_if(words->begin(), words->end(), [&](const std::string& word) {
        return clause.ends_with(word);
      });
      if (found == words->end()) continue;
      clause.remove_suffix(found->size());
      break;
    }
    std::string rest = without_years_and_codes(without_ends(clause, phrases_.linkers));
    for (const Labels* words : {&phrases_.last, &phrases_.compared}) {
      for (const std::string& word : *words) {
        for (std::size_t at = rest.find(word); at != rest.npos; at = rest.find(word)) {
          rest.erase(at, word.size());
        }
      }
    }
    const bool compares = rest.size() < clause.size();
    if (!compares) return rest;
    const std::string bare = bare_subject(rest, phrases_);
    const Labels& empty = phrases_.empty_ends;
    return std::find(empty.begin(), empty.end(), bare) == empty.end() ? bare : "";
  }

  // 公共安全支出(204类)司法(06款)行政运行(01项) → 2040601; 行政运行(2010801) → 2010801.
  static std::string code_in(std::string_view clause) {
    std::string parts, whole;
    for (std::size_t i = 0; i < clause.size();) {
      if (!text::is_digit(clause[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < clause.size() && text::is_digit(clause[end])) ++end;
      const std::string digits(clause.substr(i, end - i));
      const std::string_view behind = clause.substr(end);
      const bool is_part =
          behind.starts_with("类") || behind.starts_with("款") || behind.starts_with("项");
      if (is_part) parts += digits;
      const bool year = behind.starts_with("年");
      if (!is_part && !year && (digits.size() == 7 || digits.size() == 5 || digits.size() == 3)) {
        whole = digits;
      }
      i = end;
    }
    return parts.size() >= 3 ? parts : whole;
  }

  const Book& book_;
  const Phrases& phrases_;
  std::map<const Prose*, std::vector<int>> by_paragraph_;
  std::vector<Statement> statements_;
  int previous_ = -1;           // index of the statement before, in the same paragraph
  bool goes_on_ = false;        // the paragraph before did not end
  std::string carried_;         // its text behind the last number
  std::string subject_, code_;  // of the last amount of the paragraph
  Item item_of_heading_, item_;
  std::set<std::string> said_of_item_;
  int paragraph_ = 0;
};

}  // namespace

std::string_view name_of(Kind kind) {
  constexpr std::string_view names[] = {"none",   "amount", "last",       "change",
                                        "growth", "share",  "completion", "limit"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Bond bond) {
  constexpr std::string_view names[] = {"none",     "table", "amount",     "sum",
                                        "repeated", "words", "arithmetic", "broken"};
  return names[static_cast<std::size_t>(bond)];
}

std::vector<Statement> read_statements(const Book& book, const Phrases& phrases) {
  return Reader(book, phrases).read();
}

}  // namespace yiben::prose
