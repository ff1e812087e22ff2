// read/docx: the text of a paragraph.
#include "read/docx/paragraph.h"

#include <algorithm>
#include <array>

namespace yiben::read {

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Whether a property such as <w:vanish/> is there and not switched off.
bool has_property(pugi::xml_node properties, std::string_view name) {
  const pugi::xml_node property = child_of(properties, name);
  if (!property) return false;
  const std::string_view value = attribute_of(property, "val");
  return value.empty() || is_on(value);
}

class ParagraphReader {
 public:
  ParagraphText read(pugi::xml_node paragraph) {
    text_.lines.emplace_back();
    read_content(paragraph);
    for (std::string& line : text_.lines) line = clean_text(line);
    return std::move(text_);
  }

 private:
  void read_content(pugi::xml_node node) {
    each_child(node, [this](pugi::xml_node child, std::string_view name) { read(child, name); });
  }

  void read(pugi::xml_node node, std::string_view name) {
    std::string& line = text_.lines.back();
    if (name == "t") {
      line += node.text().get();
    } else if (name == "r") {
      if (!has_property(child_of(node, "rPr"), "vanish")) read_content(node);
    } else if (name == "tab" || name == "ptab") {
      line += '\t';
    } else if (name == "br" || name == "cr") {
      text_.lines.emplace_back();
    } else if (name == "noBreakHyphen") {
      line += '-';
    } else if (name == "txbxContent") {
      text_.boxes.push_back(node);
    } else if (name == "OLEObject") {
      text_.objects.emplace_back(attribute_of(node, "id"));
    } else if (!is_one_of(name, {"pPr", "rPr", "rt", "rubyPr", "instrText", "p", "tbl"})) {
      read_content(node);
    }
  }

  ParagraphText text_;
};

}  // namespace

ParagraphText text_of_paragraph(pugi::xml_node paragraph) {
  return ParagraphReader().read(paragraph);
}

Wrapping wrapping_of(std::string_view name) {
  if (name == "AlternateContent") return Wrapping::alternatives;
  if (is_one_of(name, {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})) {
    return Wrapping::wraps;
  }
  const bool left_out =
      is_one_of(name, {"del", "moveFrom", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr"});
  return left_out ? Wrapping::left_out : Wrapping::none;
}

}  // namespace yiben::read
