// read/docx: what the styles of a document say about its paragraphs.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "read/package/xml.h"

namespace yiben::read {

struct ParagraphStyle {
  int heading_level = 0;  // 1 to 6, else 0
  int number_id = 0;      // of the numbering that the style brings; 0 for none
  int number_level = 0;
};

class Styles {
 public:
  // An empty node gives no styles.
  explicit Styles(pugi::xml_node root = {});

  // By the identifier that paragraphs name.
  ParagraphStyle of(std::string_view id) const;

 private:
  struct Entry {
    std::string based_on;
    ParagraphStyle style;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

// The properties that <w:pPr> itself has, over those of its style.
ParagraphStyle with_properties(ParagraphStyle style, pugi::xml_node properties);

}  // namespace yiben::read
