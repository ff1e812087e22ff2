// read/xlsx: the sheets of a workbook in order, its texts and number formats.
#include "read/xlsx/workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "read/package/relations.h"
#include "read/sheet/number_format.h"
#include "text/text.h"

namespace yiben::read {

namespace {

constexpr int kHex = 16;

// Characters that XML cannot hold are written "_x000D_".
std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view escape = text.substr(at, 7);
    const bool framed = escape.size() == 7 && escape.starts_with("_x") && escape.back() == '_';
    if (framed && escape.find_first_not_of("0123456789ABCDEFabcdef", 2) == 6) {
      const auto value = std::stoul(std::string(escape.substr(2, 4)), nullptr, kHex);
      text::append_code_point(out, static_cast<char32_t>(value));
      at += escape.size();
    } else {
      out += text[at++];
    }
  }
  return out;
}

Result<std::vector<std::string>> read_texts(Package& package, const std::string& part) {
  std::vector<std::string> texts;
  if (part.empty() || !package.has(part)) return texts;
  const Result<XmlPart> xml = read_xml(package, part);
  if (!xml) return xml.errors();
  for (const pugi::xml_node node : xml->root().children()) {
    if (local_name(node.name()) == "si") texts.push_back(text_of_runs(node));
  }
  return texts;
}

Result<std::vector<std::string>> read_formats(Package& package, const std::string& part) {
  std::vector<std::string> formats;
  if (part.empty() || !package.has(part)) return formats;
  const Result<XmlPart> xml = read_xml(package, part);
  if (!xml) return xml.errors();
  std::map<int, std::string> codes;
  for (const pugi::xml_node node : child_of(xml->root(), "numFmts").children()) {
    codes[whole_number(attribute_of(node, "numFmtId"), -1)] =
        clean_text(attribute_of(node, "formatCode"));
  }
  for (const pugi::xml_node node : child_of(xml->root(), "cellXfs").children()) {
    if (local_name(node.name()) != "xf") continue;
    const int number = whole_number(attribute_of(node, "numFmtId"), 0);
    const auto code = codes.find(number);
    formats.push_back(code == codes.end() ? std::string(built_in_format(number)) : code->second);
  }
  return formats;
}

Result<std::vector<WorkbookSheet>> sheets_of(const Package& package, pugi::xml_node workbook,
                                             const std::vector<Relation>& relations,
                                             HiddenSheets hidden) {
  std::vector<WorkbookSheet> sheets;
  const pugi::xml_node view = child_of(child_of(workbook, "bookViews"), "workbookView");
  const int active = whole_number(attribute_of(view, "activeTab"), 0);
  int tab = -1;
  for (const pugi::xml_node node : child_of(workbook, "sheets").children()) {
    if (local_name(node.name()) != "sheet") continue;
    ++tab;
    const std::string_view state = attribute_of(node, "state");
    const bool is_hidden = state == "hidden" || state == "veryHidden";
    if (is_hidden && hidden == HiddenSheets::skip) continue;
    const std::string_view id = attribute_of(node, "id");
    const auto relation = std::find_if(relations.begin(), relations.end(),
                                       [&](const Relation& one) { return one.id == id; });
    // Sheets that are charts or dialogs have no cells.
    if (relation == relations.end() || relation->kind != "worksheet") continue;
    if (sheets.size() == limits::max_sheets) {
      return package.error("",
                           fmt::format("the workbook has more than {} sheets (limit max_sheets)",
                                       limits::max_sheets),
                           "copy the sheets of the budget to a new workbook");
    }
    sheets.push_back({clean_text(attribute_of(node, "name")), relation->part, tab == active});
  }
  return sheets;
}

}  // namespace

std::string text_of_runs(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "t") text += child.text().get();
    if (name == "r") text += child_of(child, "t").text().get();
  }
  return clean_text(without_escapes(text));
}

Result<Workbook> read_workbook(Package& package, HiddenSheets hidden) {
  const Result<std::vector<Relation>> roots = relations_of(package, "");
  if (!roots) return roots.errors();
  std::string part = part_of_kind(*roots, "officeDocument");
  if (part.empty() || !package.has(part)) part = "xl/workbook.xml";
  const Result<XmlPart> xml = read_xml(package, part);
  if (!xml) return xml.errors();
  const Result<std::vector<Relation>> relations = relations_of(package, part);
  if (!relations) return relations.errors();
  Workbook workbook;
  workbook.is_1904 = is_on(attribute_of(child_of(xml->root(), "workbookPr"), "date1904"));
  Result<std::vector<WorkbookSheet>> sheets = sheets_of(package, xml->root(), *relations, hidden);
  if (!sheets) return sheets.errors();
  Result<std::vector<std::string>> texts =
      read_texts(package, part_of_kind(*relations, "sharedStrings"));
  if (!texts) return texts.errors();
  Result<std::vector<std::string>> formats =
      read_formats(package, part_of_kind(*relations, "styles"));
  if (!formats) return formats.errors();
  workbook.sheets = std::move(*sheets);
  workbook.texts = std::move(*texts);
  workbook.formats = std::move(*formats);
  return workbook;
}

}  // namespace yiben::read
