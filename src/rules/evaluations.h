// Forms that judge a project after its year (项目支出绩效自评表): its money, its indicators with
// what was reached, weights and scores. Internal to rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/rule.h"

namespace yiben::rules {

// A square with a number.
struct NumberBox {
  std::string printed;  // folded, without "%" and "分"
  Number number;
  Place place;
};

struct Evaluation {
  std::string project;
  std::vector<const GridIndicator*> indicators;
  // Of the row of all money, above the indicators.
  std::optional<NumberBox> budget, executed, rate, weight, score;
  // Of the last row.
  std::optional<NumberBox> total_weight, total_score;
};

// Those with a column of scores, in the order of the book.
std::vector<Evaluation> evaluations_of(const Context& context);

// "9.62", "9.62分", "20%".
std::optional<Number> points_in(std::string_view printed);

}  // namespace yiben::rules
