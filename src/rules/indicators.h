// Indicators of performance targets as the grids of a book print them, whatever its layout: below
// a header with 一级指标 and 三级指标. Internal to rules.
#pragma once

#include <string>
#include <vector>

#include "book/book.h"

namespace yiben::rules {

// All words are folded.
struct GridIndicator {
  std::string project;  // empty where the form is not of one project
  std::string level1, level2, level3;
  bool levels_unknown = false;  // the page has other columns than the one with the header
  std::string value;          // relation, number and unit: ">=300次"; empty where none is printed
  std::string other_value;    // of the year, where the form has one for the whole project too
  bool value_column = false;  // the form has a column of values
  std::string printed;        // 三级指标 as printed
  std::string done;           // what was reached, in a form that judges: "14次"
  std::string score;          // "9.62"; empty where the form has no column of scores
  std::string weight;         // "20"; empty where the form has no column of weights
  int weight_total = 0;  // that the header gives: 90 of "分值权重(90分)"; 0 where it gives none
  std::string money;     // of the project, as printed: "20.00"
  bool money_of_year = false;        // while `value` is of all its years
  bool money_says_its_unit = false;  // 万元, and no other
  Place place;                       // of the name
  int grid = 0;                      // running number of the form
  // Where it stands, for what stands around it: the page of the form, and its columns there.
  const Grid* page = nullptr;
  int row = 0, header_row = 0, weight_column = -1, score_column = -1;
};

// ">=300次" for "不少于300次".
std::string in_plain_signs(std::string value);

// "≥300次" for the ">=300次" of GridIndicator::value.
std::string in_printed_signs(std::string value);

std::vector<GridIndicator> indicators_of(const Book& book);

}  // namespace yiben::rules
