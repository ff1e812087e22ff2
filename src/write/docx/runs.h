// write/docx: paragraphs and what stands in them.
#pragma once

#include <string_view>

#include "write/docx/xml.h"

namespace yiben::write::word {

// <w:p> with its style. Further properties are added to the <w:pPr> in the order of the schema.
pugi::xml_node add_paragraph(pugi::xml_node parent, std::string_view style);

// Runs of the text: its tabs and line breaks are elements of their own.
void add_text(pugi::xml_node parent, std::string_view text);

void add_tab(pugi::xml_node parent);

// The three marks of a field; between separate and end stands what it shows.
void begin_field(pugi::xml_node parent, std::string_view instruction);
void end_field(pugi::xml_node parent);

}  // namespace yiben::write::word
