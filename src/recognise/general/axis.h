// What a set of keys enumerates: account codes of one classification, units, or things with names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "recognise/general/label.h"

namespace yiben::recognition {

enum class KeyAxis { function, economic, government_economic, terms, names };

struct Key {
  std::string code;               // digits as they are meant: 类款项 together
  std::string name;               // as printed, without spaces
  bool class_from_above = false;  // of codes in several columns: the first is blank in this row
};

// By most of the codes, or where there are none by most of the names; below a header over `things`
// words make an axis only where most of the names are words.
KeyAxis axis_of(const std::vector<Key>& keys, bool things, const LabelReader& labels);

// Whether digits are a code of the axis: function 2xx, economic 3xx, of the government 5xx.
bool is_code_of(std::string_view code, KeyAxis axis);

// Codes for names of an axis, in printed order: a name below another is looked for among the parts
// of that one first.
class NamedCodes {
 public:
  NamedCodes(KeyAxis axis, const LabelReader& labels) : axis_(axis), labels_(labels) {}
  std::string code_of(std::string_view name);  // empty where no code has that name

 private:
  KeyAxis axis_;
  const LabelReader& labels_;
  std::string last_;
};

}  // namespace yiben::recognition
