// The words that frame a report, in Chinese and English. What a finding says comes from
// catalog/rules instead.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "book/book.h"
#include "text/text.h"

namespace yiben::report {

enum class Word {
  budget_of_year,
  accounts_of_year,
  verdict,
  consistent,
  inconsistent,
  sentences_contradict,
  sentences_differ,
  unproven,
  tables,
  tables_of,
  tables_read,
  repaired,
  figures,
  figures_constrained,
  narrative,
  narrative_bound,
  identities,
  identities_checked,
  findings,
  no_findings,
  no_findings_unproven,
  error_count,
  warning_count,
  note_count,
  errors,
  warnings,
  notes,
  error,
  warning,
  note,
  missing,
  repairs,
  doubts,
  should_be,
  should_lie_between,
  should_be_at_least,
  should_be_at_most,
  wrong_together,
  or_wrong_together,
  reasons,
  not_minimal,
  not_complete,
  more,
  page,
  pages,
  so_often,
  list_comma,
  list_semicolon,
  severity,
  basis,
  practice,
  years,
  years_from,
  years_to,
  example,
  basis_column_group,
  basis_row_group,
  basis_cube_split,
  basis_balance,
  basis_assumed,
  report_title,
  skip_to_document,
  constrained_share,
  constrained_count,
  list_of_tables,
  the_document,
  file,
  identities_of_figure,
  identities_printed_only,
  click_a_figure,
  same_amount,
  no_identity,
  blank_cell,
  not_printed,
  close_panel,
  printed,
  amount,
  selection,
  suspect,
  exactly,
  from_to,
  not_all_printed,
  does_not_hold,
  holds,
  holds_rounded,
  apart,
  before,
  after,
  no_difference,
  same_selections,
  amounts_changed,
  amounts_only_before,
  amounts_only_after,
  tables_only_before,
  tables_only_after,
  projects_only_before,
  projects_only_after,
  indicators_changed,
  at_more_places,
  none,
  weight,
  more_with_all,
  count_in,
  in_the_text,
  more_of_rule,
  sheet_summary,
  sheet_findings,
  sheet_answers,
  item,
  content,
  entity,
  year,
  reviewer,
  review_date,
  unit_signature,
  number,
  page_or_line,
  table,
  row,
  column,
  problem,
  should_read,
  other_places,
  rule,
  answer,
  rectified,
  second_review,
  line,
  answer_done,
  answer_open,
  answer_explained,
  answer_rejected,
};

std::string_view word(Word word, bool chinese);

// What a doubt or a repair is called ("unread-number"); the code itself where this table does not
// know it.
std::string_view name_of_code(std::string_view code, bool chinese);

// An entry of Proof::missing, "missing-table: 收支预算总表" or "solver-limit", in words.
std::string missing_in_words(std::string_view missing, bool chinese);

// "budget of 2026", "final accounts of 2024"; empty where the year is not known.
std::string year_in_words(const Book& book, bool chinese);

using text::fill;

// The sentence of a finding, from the catalogue; where that does not know the rule, its id and
// operands.
std::string message_of(const Finding& finding, const Catalog& catalog, bool chinese);

// Why an explanation is likelier than others, or less: the words of the catalogue, else the code.
// Where it is about one of several figures, that stands in front.
std::string reason_in_words(const Reason& reason, bool one_of_several, const Catalog& catalog,
                            bool chinese);

// Control characters out of a document must not break lines or steer the terminal: each becomes a
// space.
std::string printable(std::string_view s);

}  // namespace yiben::report
