// read/docx: what the styles of a document say about its paragraphs.
#include "read/docx/styles.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::read {

namespace {

// A style rests on another; those that rest on each other end here.
constexpr int kMaxChain = 16;
constexpr int kMaxHeadingLevel = 6;

// "heading 1" is the name in every language of Word; other programs translate it.
int level_of_name(std::string_view name) {
  const std::string folded = text::fold(name);
  for (const std::string_view prefix : {"heading", "标题"}) {
    if (!folded.starts_with(prefix)) continue;
    const int level = whole_number(std::string_view(folded).substr(prefix.size()), 0);
    return level <= kMaxHeadingLevel ? level : 0;
  }
  return folded == "title" ? 1 : 0;
}

}  // namespace

ParagraphStyle with_properties(ParagraphStyle style, pugi::xml_node properties) {
  if (const pugi::xml_node outline = child_of(properties, "outlineLvl")) {
    const int level = whole_number(attribute_of(outline, "val"), kMaxHeadingLevel) + 1;
    style.heading_level = level <= kMaxHeadingLevel ? level : 0;
  }
  if (const pugi::xml_node numbering = child_of(properties, "numPr")) {
    if (const pugi::xml_node id = child_of(numbering, "numId")) {
      style.number_id = whole_number(attribute_of(id, "val"), 0);
    }
    if (const pugi::xml_node level = child_of(numbering, "ilvl")) {
      style.number_level = whole_number(attribute_of(level, "val"), 0);
    }
  }
  return style;
}

Styles::Styles(pugi::xml_node root) {
  for (const pugi::xml_node node : root.children()) {
    if (local_name(node.name()) != "style") continue;
    Entry entry;
    entry.based_on = attribute_of(child_of(node, "basedOn"), "val");
    entry.style.heading_level =
        level_of_name(clean_text(attribute_of(child_of(node, "name"), "val")));
    entry.style = with_properties(entry.style, child_of(node, "pPr"));
    entries_[std::string(attribute_of(node, "styleId"))] = entry;
  }
}

ParagraphStyle Styles::of(std::string_view id) const {
  ParagraphStyle result;
  std::string_view at = id;
  for (int i = 0; i < kMaxChain; ++i) {
    const auto found = entries_.find(at);
    if (found == entries_.end()) break;
    const Entry& entry = found->second;
    if (result.heading_level == 0) result.heading_level = entry.style.heading_level;
    if (result.number_id == 0) {
      result.number_id = entry.style.number_id;
      result.number_level = std::max(result.number_level, entry.style.number_level);
    }
    at = entry.based_on;
  }
  return result;
}

}  // namespace yiben::read
