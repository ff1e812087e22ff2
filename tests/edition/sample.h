// A small certificate: two rows and their sum, printed in 万元 with two decimals.
#pragma once

#include "edition/edition.h"

namespace yiben::edition::test {

inline Observation cell(const std::string& row, const std::string& printed, Interval interval,
                        int variable) {
  return {.table = "支出预算总表",
          .row = row,
          .column = "合计",
          .printed = printed,
          .unit = "万元",
          .blank = printed.empty(),
          .interval = interval,
          .variable = variable};
}

inline Certificate small_certificate() {
  Certificate certificate;
  certificate.entity = "云溪市公园绿化管理局";
  certificate.title = "2026年部门预算";
  certificate.year = 2026;
  certificate.verdict = "consistent";
  certificate.variables = {{"side=expenditure", 3'704'000, true},
                           {"side=expenditure nature=basic", 1'002'000, true},
                           {"side=expenditure nature=project", 2'702'000, true},
                           {"side=expenditure nature=business", 0, true}};
  certificate.observations = {cell("合计", "3.70", {3'695'000, 3'705'000}, 0),
                              cell("基本支出", "1.00", {995'000, 1'005'000}, 1),
                              cell("项目支出", "2.70", {2'695'000, 2'705'000}, 2),
                              cell("经营支出", "", {-5'000, 5'000}, 3)};
  certificate.equations = {{"column-group", {{0, 1}, {1, -1}, {2, -1}, {3, -1}}}};
  return certificate;
}

}  // namespace yiben::edition::test
