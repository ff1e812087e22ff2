// Rules as SARIF tells them: once in the language of the report, once as a translation.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "report/json_writer.h"

namespace yiben::report {

// The names in braces of a message in the order in which they first occur, in both languages
// together: SARIF numbers what it puts into a message.
std::vector<std::string> operand_names(const RuleText& rule);

// "tool.driver": name, version, language, all rules in the order of the catalogue.
void write_sarif_driver(JsonWriter& json, const Catalog& catalog, const std::string& version,
                        bool chinese);

// The same rules in the other language, as one item of "translations".
void write_sarif_translation(JsonWriter& json, const Catalog& catalog, const std::string& version,
                             bool chinese);

}  // namespace yiben::report
