// A list of the tables that says which ones are empty (是否空表), against the tables.
#include "rules/predicates.h"

#include <algorithm>

#include "rules/labelled_tables.h"
#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

bool prints_money(const Book& book, std::string_view name) {
  for (std::size_t i = 0; i < book.tables.size(); ++i) {
    if (comparable(book, book.tables[i].title) != name) continue;
    const bool money =
        std::any_of(book.figures.begin(), book.figures.end(), [&](const Figure& figure) {
          return figure.table == static_cast<int>(i) && !figure.blank && figure.number.digits != 0;
        });
    if (money) return true;
  }
  return false;
}

}  // namespace

Findings empty_table_list_wrong(const Context& context) {
  Findings findings;
  const std::vector<LabelledTable> tables = labelled_tables(context);
  for (const ListedTable& listed : listed_tables(context)) {
    const std::string name = comparable(context.book, listed.name);
    if (name.empty()) continue;
    const LabelledTable* table = with_number_of(tables, listed.label);
    const bool is_filled =
        prints_money(context.book, name) || (table != nullptr && table->prints_money);
    const bool wrong_yes = listed.said == "是" && is_filled;
    const bool wrong_no = listed.said == "否" && listed.has_reason_column &&
                          !matches_any(listed.reason, context.patterns("no_reason"));
    if (!wrong_yes && !wrong_no) continue;
    Finding finding = context.finding();
    finding.operands = {{"table", listed.name}, {"said", listed.said}};
    finding.evidence = {listed.said_evidence};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
