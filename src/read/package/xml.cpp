// read/package: the XML parts of a package, parsed by pugixml within bounds.
#include "read/package/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "text/text.h"

namespace yiben::read {

namespace {

// Whether elements nest deeper than the limit. Walks without recursion.
bool is_too_deep(const pugi::xml_document& document) {
  pugi::xml_node node = document.first_child();
  int depth = 1;
  while (node) {
    if (depth > limits::max_markup_depth) return true;
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      --depth;
      if (depth == 0) return false;
    }
    node = node.next_sibling();
  }
  return false;
}

// Length of the well-formed sequence at the start of `s`; 0 where there is none.
std::size_t sequence_length(std::string_view s) {
  const auto lead = static_cast<unsigned char>(s[0]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return length <= s.size() && text::is_valid_utf8(s.substr(0, length)) ? length : 0;
}

}  // namespace

Result<XmlPart> parse_xml(const Package& package, std::string_view part, std::string bytes) {
  // Office formats have no document types; entities that expand without end come only from them.
  if (bytes.find("<!DOCTYPE") != std::string::npos) {
    return package.error(part, "a part of the package has a document type, which is not allowed",
                         "open the document in its program and save it again");
  }
  XmlPart result{.bytes = std::make_unique<std::string>(std::move(bytes)),
                 .document = std::make_unique<pugi::xml_document>()};
  // Blank text is kept: in a run it is the space between two words.
  constexpr unsigned kOptions = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                                pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
  const pugi::xml_parse_result parsed = result.document->load_buffer_inplace(
      result.bytes->data(), result.bytes->size(), kOptions, pugi::encoding_auto);
  if (!parsed || !result.root()) {
    return package.error(part,
                         fmt::format("a part of the package is damaged: {}",
                                     parsed ? "it is empty" : parsed.description()),
                         "open the document in its program and save it again");
  }
  if (is_too_deep(*result.document)) {
    return package.error(part,
                         fmt::format("elements nest deeper than {} (limit max_markup_depth)",
                                     limits::max_markup_depth),
                         "save the tables of the budget in a new document");
  }
  return result;
}

Result<XmlPart> read_xml(Package& package, std::string_view part) {
  Result<std::string> bytes = package.read(part);
  if (!bytes) return bytes.errors();
  return parse_xml(package, part, std::move(*bytes));
}

std::string_view local_name(const char* name) {
  const std::string_view whole = name;
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node child : node.children()) {
    if (local_name(child.name()) == name) return child;
  }
  return {};
}

std::string_view attribute_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (local_name(attribute.name()) == name) return attribute.value();
  }
  return {};
}

bool is_on(std::string_view value) {
  return value == "1" || value == "true" || value == "on";
}

int whole_number(std::string_view text, int otherwise) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, value);
  return fault == std::errc() && stop == end && value >= 0 ? value : otherwise;
}

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
      ++i;
      continue;
    }
    if (c >= '\0' && c < ' ' && c != '\n' && c != '\t') {
      ++i;
      continue;
    }
    const std::size_t length = sequence_length(text.substr(i));
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      ++i;
    } else {
      out += text.substr(i, length);
      i += length;
    }
  }
  return out;
}

}  // namespace yiben::read
