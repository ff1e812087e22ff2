// Internal to report: the columns of the data package, and so its dictionary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/json_writer.h"

namespace yiben::report {

// A column of a CSV file.
struct DataColumn {
  std::string name;
  std::string type;  // of Table Schema: string, integer, number
  std::string title;
  std::string description;
  std::string column_type;  // of Fiscal Data Package; empty where it has none
  bool required = false;
};

// A CSV file of the package.
struct DataTable {
  std::string name;  // data/<name>.csv
  std::string title;
  std::string description;
  std::vector<DataColumn> columns;
  std::vector<std::string> key;
  // Columns that name rows of another table, by the column of the same name there.
  std::vector<std::pair<std::string, std::string>> references;
  std::string csv;
};

std::vector<DataColumn> figure_columns();
std::vector<DataColumn> table_columns();
std::vector<DataColumn> project_columns();
std::vector<DataColumn> indicator_columns();
DataColumn counterparty_column();
DataColumn amount_column();  // of facts

// A dimension of the cube.
DataColumn dimension_column(const std::string& name);

// What the model of the package says of a dimension: "classification" and "functional", or two
// times nothing.
struct DimensionKind {
  std::string_view dimension_type;
  std::string_view classification_type;
};
DimensionKind kind_of_dimension(std::string_view name);

}  // namespace yiben::report
