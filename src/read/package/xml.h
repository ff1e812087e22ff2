// read/package: the XML parts of a package, parsed by pugixml within bounds.
//
// Document type declarations are refused, so that no entity but the five of XML exists; elements
// nest no deeper than limits::max_markup_depth, so that what walks a tree may recurse.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "read/package/package.h"

namespace yiben::read {

// A parsed part. It owns the bytes in which the nodes point.
struct XmlPart {
  std::unique_ptr<std::string> bytes;
  std::unique_ptr<pugi::xml_document> document;

  pugi::xml_node root() const { return document->document_element(); }
};

// Parses the bytes of a part. Errors: XML that is damaged (with the line), a document type, nesting
// beyond the limit; `part` is named in them.
Result<XmlPart> parse_xml(const Package& package, std::string_view part, std::string bytes);

// Reads and parses a part of the package.
Result<XmlPart> read_xml(Package& package, std::string_view part);

// The name of an element or attribute without its prefix, which writers choose freely.
std::string_view local_name(const char* name);

// Children and attributes by local name; a null node or "" where there is none.
pugi::xml_node child_of(pugi::xml_node node, std::string_view name);
std::string_view attribute_of(pugi::xml_node node, std::string_view name);

// True for the values "1", "true" and "on" of an attribute.
bool is_on(std::string_view value);

// A whole number from 0 to 2^31 - 1, or `otherwise` where the text is anything else.
int whole_number(std::string_view text, int otherwise);

// Text of a document as valid UTF-8 without control characters: what XML forbids but parsers let
// through becomes U+FFFD or, for control characters but "\n" and "\t", nothing. "\r\n" and "\r" are
// "\n".
std::string clean_text(std::string_view text);

}  // namespace yiben::read
