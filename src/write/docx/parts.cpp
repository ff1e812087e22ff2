// write/docx: the small parts of a document: what it consists of, its metadata, feet of pages.
#include "write/docx/parts.h"

#include <array>
#include <string>
#include <utility>

#include "write/docx/runs.h"
#include "write/docx/xml.h"
#include "write/text/plain.h"

namespace yiben::write::word {

namespace {

constexpr const char* kRelation = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* kWordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

// A part that the main part names, with its relation and its type.
struct Named {
  const char* id;
  const char* target;
  const char* kind;
  const char* type;
};
constexpr std::array kNamed = {
    Named{"rId1", "styles.xml", "styles", "styles+xml"},
    Named{"rId2", "settings.xml", "settings", "settings+xml"},
    Named{"rId3", "fontTable.xml", "fontTable", "fontTable+xml"},
    Named{kFooterId, "footer1.xml", "footer", "footer+xml"},
    Named{kEvenFooterId, "footer2.xml", "footer", "footer+xml"},
};

std::string types_part() {
  pugi::xml_document part;
  const pugi::xml_node types = add(
      part, "Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
  add(types, "Default",
      {{"Extension", "rels"},
       {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
  add(types, "Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
  const auto add_type = [&](const std::string& name, const std::string& type) {
    add(types, "Override", {{"PartName", name}, {"ContentType", type}});
  };
  add_type("/word/document.xml", std::string(kWordType) + "document.main+xml");
  for (const Named& named : kNamed) {
    add_type(std::string("/word/") + named.target, std::string(kWordType) + named.type);
  }
  add_type("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  return to_bytes(part);
}

std::string root_relations_part() {
  pugi::xml_document part;
  const pugi::xml_node relations = add(part, "Relationships", {{"xmlns", kRelation}});
  add(relations, "Relationship",
      {{"Id", "rId1"},
       {"Type", std::string(kRelationNamespace) + "/officeDocument"},
       {"Target", "word/document.xml"}});
  add(relations, "Relationship",
      {{"Id", "rId2"},
       {"Type",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"},
       {"Target", "docProps/core.xml"}});
  return to_bytes(part);
}

std::string relations_part() {
  pugi::xml_document part;
  const pugi::xml_node relations = add(part, "Relationships", {{"xmlns", kRelation}});
  for (const Named& named : kNamed) {
    add(relations, "Relationship",
        {{"Id", named.id},
         {"Type", std::string(kRelationNamespace) + "/" + named.kind},
         {"Target", named.target}});
  }
  return to_bytes(part);
}

// No dates: the same document gives the same bytes on any day.
std::string metadata_part(const Document& document) {
  pugi::xml_document part;
  const pugi::xml_node root =
      add(part, "cp:coreProperties",
          {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
           {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
  const std::string title = plain::paragraph(document.title);
  const std::string entity = plain::paragraph(document.entity);
  if (!title.empty()) add(root, "dc:title").text().set(title.c_str());
  if (!entity.empty()) add(root, "dc:creator").text().set(entity.c_str());
  add(root, "dc:language").text().set("zh-CN");
  return to_bytes(part);
}

std::string settings_part() {
  pugi::xml_document part;
  const pugi::xml_node settings = add(part, "w:settings", {{"xmlns:w", kMainNamespace}});
  add_value(settings, "w:defaultTabStop", 420);
  add(settings, "w:evenAndOddHeaders");
  add_value(settings, "w:characterSpacingControl", "compressPunctuation");
  add(add(settings, "w:compat"), "w:compatSetting",
      {{"w:name", "compatibilityMode"},
       {"w:uri", "http://schemas.microsoft.com/office/word"},
       {"w:val", "15"}});
  add(settings, "w:themeFontLang", {{"w:val", "en-US"}, {"w:eastAsia", "zh-CN"}});
  return to_bytes(part);
}

// "— 1 —": on odd pages at the right, on even ones at the left, one character from the margin.
std::string footer_part(bool odd) {
  pugi::xml_document part;
  const pugi::xml_node footer = add(part, "w:ftr", {{"xmlns:w", kMainNamespace}});
  const pugi::xml_node paragraph = add_paragraph(footer, "Footer");
  const pugi::xml_node properties = paragraph.child("w:pPr");
  add(properties, "w:ind", {{"w:left", odd ? "0" : "280"}, {"w:right", odd ? "280" : "0"}});
  add_value(properties, "w:jc", odd ? "right" : "left");
  add_text(paragraph, "— ");
  begin_field(paragraph, " PAGE ");
  add_text(paragraph, "1");
  end_field(paragraph);
  add_text(paragraph, " —");
  return to_bytes(part);
}

}  // namespace

std::vector<Part> parts_of(const Document& document, std::string main, std::string styles,
                           std::string fonts) {
  return {
      {"[Content_Types].xml", types_part()},
      {"_rels/.rels", root_relations_part()},
      {"docProps/core.xml", metadata_part(document)},
      {"word/document.xml", std::move(main)},
      {"word/_rels/document.xml.rels", relations_part()},
      {"word/styles.xml", std::move(styles)},
      {"word/settings.xml", settings_part()},
      {"word/fontTable.xml", std::move(fonts)},
      {"word/footer1.xml", footer_part(true)},
      {"word/footer2.xml", footer_part(false)},
  };
}

}  // namespace yiben::write::word
