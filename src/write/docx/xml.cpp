// write/docx: XML parts, built with pugixml.
#include "write/docx/xml.h"

namespace yiben::write::word {

namespace {

class StringWriter : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override {
    bytes.append(static_cast<const char*>(data), size);
  }
  std::string bytes;
};

}  // namespace

pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes attributes) {
  pugi::xml_node node = parent.append_child(name);
  for (const auto& [key, value] : attributes) {
    node.append_attribute(key).set_value(std::string(value).c_str());
  }
  return node;
}

pugi::xml_node add_value(pugi::xml_node parent, const char* name, std::string_view value) {
  return add(parent, name, {{"w:val", value}});
}

pugi::xml_node add_value(pugi::xml_node parent, const char* name, int value) {
  return add_value(parent, name, std::to_string(value));
}

std::string to_bytes(const pugi::xml_document& document) {
  StringWriter writer;
  writer.bytes = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.bytes);
}

}  // namespace yiben::write::word
