// read/docx: the text of a paragraph.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/package/xml.h"

namespace yiben::read {

struct ParagraphText {
  std::vector<std::string> lines;     // as line breaks part them, not trimmed; at least one
  std::vector<std::string> objects;   // relations of the embedded objects in it
  std::vector<pugi::xml_node> boxes;  // contents of text boxes that are anchored in it
};

// Deleted and hidden text is left out, inserted text is taken; of a field its result, of a formula
// its letters, of ruby the base. Tabs are "\t".
ParagraphText text_of_paragraph(pugi::xml_node paragraph);

// Calls visit(child, local name) for each child, through elements that only wrap others: content
// controls, insertions, and of alternatives the first. What was deleted or moved away is left out.
template <typename Visit>
void each_child(pugi::xml_node node, Visit visit);

// How each_child treats an element of that name.
enum class Wrapping { none, wraps, alternatives, left_out };
Wrapping wrapping_of(std::string_view name);

template <typename Visit>
void each_child(pugi::xml_node node, Visit visit) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child.name());
    switch (wrapping_of(name)) {
      case Wrapping::left_out:
        break;
      case Wrapping::wraps:
        each_child(child, visit);
        break;
      case Wrapping::alternatives: {
        const pugi::xml_node choice = child_of(child, "Choice");
        each_child(choice ? choice : child_of(child, "Fallback"), visit);
        break;
      }
      case Wrapping::none:
        visit(child, name);
    }
  }
}

}  // namespace yiben::read
