// The predicates by name: one list. Internal to rules.
#pragma once

#include "rules/rule.h"

// The name in a rule's file has dashes where the function has underscores.
#define YIBEN_PREDICATES(X)          \
  X(account_at_another_level)        \
  X(account_not_used)                \
  X(account_row_left_out)            \
  X(account_under_another)           \
  X(account_unknown)                 \
  X(amount_beyond_the_book)          \
  X(amount_unit_missing)             \
  X(amount_unit_twice)               \
  X(another_entity)                  \
  X(base_year_unlike_the_others)     \
  X(begins_with_a_mark)              \
  X(blank_page)                      \
  X(cells_exchanged)                 \
  X(change_without_reason)           \
  X(code_digit_missing)              \
  X(code_mistyped)                   \
  X(code_name_differs)               \
  X(code_named_differently)          \
  X(code_of_another_list)            \
  X(columns_unlike_their_sisters)    \
  X(contents_page_missing)           \
  X(contents_page_wrong)             \
  X(cost_above_the_money)            \
  X(cost_in_another_unit)            \
  X(count_above_another)             \
  X(counted_list_differs)            \
  X(counted_part_above_whole)        \
  X(counted_parts_differ)            \
  X(counted_projects_differ)         \
  X(definition_part_replaced)        \
  X(department_and_unit_mixed)       \
  X(department_target_differs)       \
  X(district_left_out)               \
  X(empty_table_list_wrong)          \
  X(empty_table_unexplained)         \
  X(entity_misspelt)                 \
  X(evaluation_told_differently)     \
  X(evaluation_weights_differ)       \
  X(execution_rate_differs)          \
  X(fewer_people_than_groups)        \
  X(full_score_for_a_missed_target)  \
  X(full_stop_missing)               \
  X(glossary_twice)                  \
  X(goal_unlike_its_indicator)       \
  X(heading_differs_from_contents)   \
  X(heading_names_no_table)          \
  X(heading_without_text)            \
  X(identity_number)                 \
  X(indicator_contradicts_itself)    \
  X(indicator_placed_differently)    \
  X(indicator_twice)                 \
  X(indicators_of_another_project)   \
  X(items_withheld_but_printed)      \
  X(kind_of_indicator_misspelt)      \
  X(law_misspelt)                    \
  X(list_of_tables_differs)          \
  X(listed_item_without_money)       \
  X(money_without_statement)         \
  X(name_left_out_of_heading)        \
  X(name_unlike_elsewhere)           \
  X(note_of_another_table)           \
  X(number_mark_unlike_its_list)     \
  X(numbering_broken)                \
  X(numbers_unlike_their_words)      \
  X(paragraph_twice)                 \
  X(part_above_its_whole)            \
  X(period_reversed)                 \
  X(phrase)                          \
  X(points_broken)                   \
  X(project_in_one_table_only)       \
  X(project_money_mistyped)          \
  X(project_names_differ)            \
  X(project_part_above_total)        \
  X(project_parts_differ)            \
  X(projects_money_differs)          \
  X(rate_without_its_sign)           \
  X(reason_of_another_account)       \
  X(required_table_missing)          \
  X(row_number_broken)               \
  X(row_outside_its_account)         \
  X(row_twice)                       \
  X(score_above_weight)              \
  X(score_total_differs)             \
  X(section_missing)                 \
  X(sentence_differs)                \
  X(statement_missing)               \
  X(statement_without_money)         \
  X(sum_above_its_rows)              \
  X(sum_below_its_rows)              \
  X(sum_missed_by_a_slip)            \
  X(table_empty_but_printed)         \
  X(table_label_broken)              \
  X(table_missing)                   \
  X(table_number_differs)            \
  X(table_percentages)               \
  X(table_said_empty)                \
  X(table_title_twice)               \
  X(table_unit)                      \
  X(target_empty)                    \
  X(target_money_differs)            \
  X(target_money_unlike_its_project) \
  X(target_of_no_project)            \
  X(target_without_yardstick)        \
  X(template_text_left)              \
  X(term_misspelt)                   \
  X(text_cut_off)                    \
  X(text_hidden)                     \
  X(title_unlike_its_sister)         \
  X(total_left_blank)                \
  X(unbalanced_marks)                \
  X(unit_code_differs)               \
  X(unit_left_out)                   \
  X(unit_of_another_book)            \
  X(unit_unlike_the_others)          \
  X(units_counted_differently)       \
  X(unlike_most)                     \
  X(weights_beyond_the_others)       \
  X(weights_not_the_total)           \
  X(words_twice)                     \
  X(wrong_character)                 \
  X(year_and_cycle_contradict)       \
  X(year_not_the_books)

namespace yiben::rules {

#define YIBEN_DECLARE(name) Findings name(const Context&);
YIBEN_PREDICATES(YIBEN_DECLARE)
#undef YIBEN_DECLARE

}  // namespace yiben::rules
