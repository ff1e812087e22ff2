// A source as files.
#include "source/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "source/csv.h"
#include "source/layout_text.h"
#include "source/markdown.h"
#include "text/text.h"

namespace yiben {

namespace {

std::string toml_string(std::string_view s) {
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out + "\"";
}

std::string unit_toml(const Source& source) {
  return fmt::format(
      "entity = {}\ntitle = {}\nyear = {}\nfamily = {}\n# true: found by yiben derive; other facts "
      "may print the same book\nderived = {}\n{}",
      toml_string(source.entity), toml_string(source.title), source.year,
      toml_string(source.family), source.derived ? "true" : "false",
      source.derived_year == 0 ? "" : fmt::format("derived_year = {}\n", source.derived_year));
}

// What a field of a blank unit.toml holds.
std::string blank_value(const Source& source, const std::string& name) {
  if (name == "entity") return toml_string(source.entity);
  if (name == "title") return toml_string(source.title);
  if (name == "family") return toml_string(source.family);
  return source.year == 0 ? "" : std::to_string(source.year);
}

std::string blank_unit_toml(const Source& source, const SourceSheet& unit,
                            const std::vector<std::string>& families) {
  std::string toml = "# " + unit.help + "\n";
  for (const SourceColumn& column : unit.columns) {
    // What derive finds is nothing to fill in.
    if (column.name.starts_with("derived")) continue;
    toml += fmt::format("\n# {}: {}\n", column.title, column.help);
    if (column.name == "family") {
      std::string known;
      for (const std::string& family : families) known += (known.empty() ? "" : ", ") + family;
      toml += fmt::format("# {}\n", known);
    }
    const std::string value = blank_value(source, column.name);
    toml += value.empty() ? fmt::format("# {} =\n", column.name)
                          : fmt::format("{} = {}\n", column.name, value);
  }
  return toml;
}

// Yuan to the fen, without separators.
std::string yuan(Fen amount) {
  return format(amount, Unit::yuan, 2);
}

std::string tree_csv(const Source& source) {
  std::string csv = csv::line_of({"dimension", "member", "parent"});
  for (const Branch& branch : source.tree) {
    csv += csv::line_of({branch.dimension, branch.member, branch.parent});
  }
  return csv;
}

// `names` in the order of the schema, as far as it has them.
std::vector<std::string> in_order(const Source& source, const std::string& sheet,
                                  std::vector<std::string> names) {
  const auto known = source.columns.find(sheet);
  if (known == source.columns.end()) return names;
  const std::vector<std::string>& order = known->second;
  std::stable_sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
    return std::find(order.begin(), order.end(), a) < std::find(order.begin(), order.end(), b);
  });
  return names;
}

// All columns that a sheet may have, for whoever fills it in.
std::string header_of(const SourceSheet& sheet) {
  std::vector<std::string> names;
  for (const SourceColumn& column : sheet.columns) names.push_back(column.name);
  return csv::line_of(names);
}

std::string sheet_csv(const Source& source, const std::string& sheet,
                      const std::vector<Record>& records) {
  std::set<std::string> used;
  for (const Record& record : records) {
    for (const auto& [column, field] : record.fields) used.insert(column);
  }
  const std::vector<std::string> columns = in_order(source, sheet, {used.begin(), used.end()});
  std::string csv = csv::line_of(columns);
  for (const Record& record : records) {
    std::vector<std::string> fields;
    for (const std::string& column : columns) {
      const auto field = record.fields.find(column);
      fields.push_back(field == record.fields.end() ? "" : field->second);
    }
    csv += csv::line_of(fields);
  }
  return csv;
}

}  // namespace

std::vector<std::string> dimensions_of(const Source& source) {
  std::vector<std::string> dimensions;
  for (const Fact& fact : source.facts) {
    for (const auto& [dimension, member] : fact.at) {
      if (std::find(dimensions.begin(), dimensions.end(), dimension) == dimensions.end()) {
        dimensions.push_back(dimension);
      }
    }
  }
  return in_order(source, "facts", std::move(dimensions));
}

bool has_transfers(const Source& source) {
  return std::any_of(source.facts.begin(), source.facts.end(),
                     [](const Fact& fact) { return !fact.counterparty.empty(); });
}

namespace {

// Facts have the paths of projects folded; written they stand as the sheet of projects spells them.
std::map<std::string, std::string> spelled_paths(const Source& source) {
  std::map<std::string, std::string> paths;
  // A layout names members as facts have them.
  if (!source.layout.blocks.empty()) return paths;
  for (const Record& project : sheet(source, "projects")) {
    std::string path;
    for (const std::string_view level : {"type", "level1", "level2"}) {
      path += "/" + field(project, level);
    }
    paths.emplace(project_path(project), path);
  }
  return paths;
}

std::string csv_of(const Source& source, const std::vector<std::string>& dimensions) {
  const std::map<std::string, std::string> spelled = spelled_paths(source);
  const bool transfers = has_transfers(source);
  std::vector<std::string> header = dimensions;
  if (transfers) header.emplace_back("counterparty");
  header.emplace_back("amount");
  std::string csv = csv::line_of(header);
  for (const Fact& fact : source.facts) {
    std::vector<std::string> fields(dimensions.size());
    for (const auto& [dimension, member] : fact.at) {
      const auto at = std::find(dimensions.begin(), dimensions.end(), dimension);
      std::string& field = fields[static_cast<std::size_t>(at - dimensions.begin())];
      // Several members of one dimension stand in one field.
      const auto path = dimension == "project" ? spelled.find(member) : spelled.end();
      const std::string& name = path == spelled.end() ? member : path->second;
      const std::string words = to_text({Coordinate("", name)}).substr(1);
      field += field.empty() ? words : "; " + words;
    }
    if (transfers) fields.push_back(fact.counterparty);
    fields.push_back(yuan(fact.amount));
    csv += csv::line_of(fields);
  }
  return csv;
}

// Those of the facts, and those by which a layout of its own selects: without its column nobody
// could tell that no fact has a member.
std::vector<std::string> columns_of(const Source& source) {
  std::vector<std::string> dimensions = dimensions_of(source);
  for (const LayoutTable& table : source.layout.tables) {
    for (const Square& square : table.squares) {
      for (const auto& [dimension, member] : square.select) {
        if (std::find(dimensions.begin(), dimensions.end(), dimension) == dimensions.end()) {
          dimensions.push_back(dimension);
        }
      }
    }
  }
  return in_order(source, "facts", std::move(dimensions));
}

}  // namespace

std::string facts_csv(const Source& source) {
  return csv_of(source, dimensions_of(source));
}

SourceFiles blank_files(const Source& source, const SourceSchema& schema,
                        const std::vector<std::string>& families) {
  SourceFiles files;
  for (const SourceSheet& sheet : schema.sheets) {
    if (sheet.single) {
      files.emplace_back(sheet.file, blank_unit_toml(source, sheet, families));
      continue;
    }
    // A layout is made by derive, or not at all.
    if (sourcing::markdown::is_sheet(sheet)) {
      files.emplace_back(sheet.file, sourcing::markdown::blank(sheet));
      continue;
    }
    if (sheet.file != sheet.name + ".csv" || sheet.made) continue;
    files.emplace_back(sheet.file, header_of(sheet));
  }
  return files;
}

SourceFiles files_of(const Source& source, const SourceSchema& schema) {
  SourceFiles files;
  files.emplace_back("unit.toml", unit_toml(source));
  files.emplace_back("facts.csv", csv_of(source, columns_of(source)));
  if (!source.tree.empty()) files.emplace_back("tree.csv", tree_csv(source));
  for (const auto& [name, records] : source.sheets) {
    const SourceSheet* about = schema.sheet(name);
    if (about != nullptr && sourcing::markdown::is_sheet(*about)) {
      files.emplace_back(about->file, sourcing::markdown::text_of(records, *about));
    } else if (about != nullptr && records.empty()) {
      files.emplace_back(name + ".csv", header_of(*about));
    } else {
      files.emplace_back(name + ".csv", sheet_csv(source, name, records));
    }
  }
  if (source.layout.blocks.empty()) return files;
  files.emplace_back("layout/book.txt", layout_text::book_of(source.layout));
  for (std::size_t i = 0; i < source.layout.tables.size(); ++i) {
    files.emplace_back("layout/" + layout_text::table_file(i),
                       layout_text::squares_of(source.layout.tables[i]));
  }
  return files;
}

}  // namespace yiben
