// write/docx: XML parts, built with pugixml.
#pragma once

#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace yiben::write::word {

using Attributes = std::initializer_list<std::pair<const char*, std::string_view>>;

pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes attributes = {});

// <name w:val="value"/>, which most properties are.
pugi::xml_node add_value(pugi::xml_node parent, const char* name, std::string_view value);
pugi::xml_node add_value(pugi::xml_node parent, const char* name, int value);

// With declaration and without white space between elements.
std::string to_bytes(const pugi::xml_document& document);

inline constexpr const char* kMainNamespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr const char* kRelationNamespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

}  // namespace yiben::write::word
