// write/docx: paragraphs and what stands in them.
#include "write/docx/runs.h"

#include <algorithm>

namespace yiben::write::word {

namespace {

void add_mark(pugi::xml_node parent, std::string_view kind) {
  add(add(parent, "w:r"), "w:fldChar", {{"w:fldCharType", kind}});
}

// Spaces at the ends are lost unless they are said to matter.
void set_text(pugi::xml_node node, std::string_view text) {
  if (text.front() == ' ' || text.back() == ' ') {
    node.append_attribute("xml:space").set_value("preserve");
  }
  node.text().set(std::string(text).c_str());
}

}  // namespace

pugi::xml_node add_paragraph(pugi::xml_node parent, std::string_view style) {
  const pugi::xml_node paragraph = add(parent, "w:p");
  add_value(add(paragraph, "w:pPr"), "w:pStyle", style);
  return paragraph;
}

void add_text(pugi::xml_node parent, std::string_view text) {
  if (text.empty()) return;
  const pugi::xml_node run = add(parent, "w:r");
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\t\n"), text.size());
    if (end > 0) set_text(add(run, "w:t"), text.substr(0, end));
    if (end < text.size()) add(run, text[end] == '\t' ? "w:tab" : "w:br");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void add_tab(pugi::xml_node parent) {
  add(add(parent, "w:r"), "w:tab");
}

void begin_field(pugi::xml_node parent, std::string_view instruction) {
  add_mark(parent, "begin");
  set_text(add(add(parent, "w:r"), "w:instrText"), instruction);
  add_mark(parent, "separate");
}

void end_field(pugi::xml_node parent) {
  add_mark(parent, "end");
}

}  // namespace yiben::write::word
