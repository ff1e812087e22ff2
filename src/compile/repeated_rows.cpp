// Rows of a source that stand twice.
#include "compile/needs.h"

#include <fmt/format.h>

#include <map>

#include "text/text.h"

namespace yiben::compiling {

namespace {

class RepeatedRows {
 public:
  RepeatedRows(const Source& source, const Catalog& catalog) : source_(source), catalog_(catalog) {}

  Errors find() {
    find_facts();
    for (const SourceSheet& about : catalog_.source.sheets) find_records(about);
    return std::move(errors_);
  }

 private:
  void add(const SourceSheet& about, int line, int first, const std::string& column,
           std::string_view excerpt, std::string_view both) {
    errors_.push_back({about.file, place_in(source_, about.file, line, column),
                       text::excerpt(excerpt),
                       fmt::format("the row says what row {} says; both {}", first, both),
                       "take one away if it stands twice by mistake"});
  }

  void find_facts() {
    const SourceSheet& about = *catalog_.source.sheet("facts");
    std::map<Fact, int> lines;
    for (const Fact& fact : source_.facts) {
      if (fact.line == 0 || fact.amount == 0) continue;
      const auto [first, is_new] = lines.emplace(fact, fact.line);
      if (is_new) continue;
      add(about, fact.line, first->second, "amount", format(fact.amount, Unit::yuan, 2),
          "are counted");
    }
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
      add(about, record.line, first->second, about.columns.front().name, words,
          has_money ? "are counted" : "are printed");
    }
  }

  const Source& source_;
  const Catalog& catalog_;
  Errors errors_;
};

}  // namespace

Errors repeated_rows(const Source& source, const Catalog& catalog) {
  return RepeatedRows(source, catalog).find();
}

}  // namespace yiben::compiling
