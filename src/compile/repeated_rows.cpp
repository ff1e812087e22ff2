// Rows of a source that stand twice.
#include "compile/needs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "text/text.h"

namespace yiben::compiling {

namespace {

class RepeatedRows {
 public:
  RepeatedRows(const Source& source, const Catalog& catalog) : source_(source), catalog_(catalog) {}

  Errors find() {
    find_facts();
    for (const SourceSheet& about : catalog_.source.sheets) find_records(about);
    say_rows();
    return std::move(errors_);
  }

 private:
  // However often a row stands, that is said once, where it stands for the second time.
  void add(const SourceSheet& about, int line, const std::string& column, std::string_view excerpt,
           int first, std::string what) {
    const auto [said, is_new] = said_.try_emplace({about.file, first}, errors_.size());
    rows_.resize(std::max(rows_.size(), said->second + 1));
    if (!is_new) return rows_[said->second].push_back(line);
    errors_.push_back({about.file, place_in(source_, about.file, line, column),
                       text::excerpt(excerpt), std::move(what),
                       "take one away if it stands twice by mistake"});
  }

  void say_rows() {
    for (std::size_t i = 0; i < errors_.size(); ++i) {
      if (rows_[i].empty()) continue;
      errors_[i].what += fmt::format("; so {} row{} {}", rows_[i].size() == 1 ? "does" : "do",
                                     rows_[i].size() == 1 ? "" : "s", rows_in_words(rows_[i]));
    }
  }

  void find_facts() {
    const SourceSheet& about = *catalog_.source.sheet("facts");
    std::map<Fact, int> lines;
    std::map<Fact, int> last_year;  // whatever the amount: it may be two readings of one
    for (const Fact& fact : source_.facts) {
      if (fact.line == 0 || fact.amount == 0) continue;
      const std::string amount = format(fact.amount, Unit::yuan, 2);
      const auto [first, is_new] = lines.emplace(fact, fact.line);
      if (!is_new) {
        add(about, fact.line, "amount", amount, first->second,
            fmt::format("the row says what row {} says; both are counted", first->second));
        continue;
      }
      if (!is_of_last_year(fact)) continue;
      Fact selection = fact;
      selection.amount = 0;
      const auto [other, is_first] = last_year.emplace(std::move(selection), fact.line);
      if (is_first) continue;
      add(about, fact.line, "amount", amount, other->second,
          fmt::format("row {} has last year's amount of the same already; both are counted",
                      other->second));
    }
  }

  static bool is_of_last_year(const Fact& fact) {
    return std::any_of(fact.at.begin(), fact.at.end(),
                       [](const Coordinate& one) { return one.first == "year"; });
  }

  void find_records(const SourceSheet& about) {
    const bool has_money = about.column("amount") != nullptr;
    std::map<std::map<std::string, std::string>, int> lines;
    for (const Record& record : sheet(source_, about.name)) {
      const auto [first, is_new] = lines.emplace(record.fields, record.line);
      if (is_new || record.fields.empty()) continue;
      std::string words;
      for (const SourceColumn& column : about.columns) {
        const std::string& one = field(record, column.name);
        if (!one.empty()) words += (words.empty() ? "" : ", ") + one;
      }
      add(about, record.line, about.columns.front().name, words, first->second,
          fmt::format("the row says what row {} says; both are {}", first->second,
                      has_money ? "counted" : "printed"));
    }
  }

  const Source& source_;
  const Catalog& catalog_;
  Errors errors_;
  std::map<std::pair<std::string, int>, std::size_t> said_;  // by file and first row: the error
  std::vector<std::vector<int>> rows_;                       // beside that of each error
};

}  // namespace

Errors repeated_rows(const Source& source, const Catalog& catalog) {
  return RepeatedRows(source, catalog).find();
}

}  // namespace yiben::compiling
