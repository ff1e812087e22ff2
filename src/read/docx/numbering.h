// read/docx: the numbers that Word puts before paragraphs, such as "一、" and "（二）". They do not
// stand in the text; titles of tables and headings are known by them.
#pragma once

#include <array>
#include <map>
#include <string>

#include "read/package/xml.h"

namespace yiben::read {

class Numbering {
 public:
  // An empty node numbers nothing.
  explicit Numbering(pugi::xml_node root = {});

  // Counts a paragraph and returns its number as printed, with a space behind where it ends in a
  // Latin character; empty for bullets and for what is not numbered.
  std::string next(int number_id, int level);

 private:
  static constexpr int kLevels = 9;

  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;  // "%1" is the number of the first level
  };
  struct List {
    std::array<Level, kLevels> levels;
    std::array<int, kLevels> counts{};  // 0: none yet
  };

  static void read_level(pugi::xml_node node, List& list);
  void read_number(pugi::xml_node node);

  std::map<int, List> lists_;   // abstract numberings
  std::map<int, int> list_of_;  // list of each numbering
};

// `value` in a number format of Word; decimal where the format or the value is not known.
std::string counted(int value, std::string_view format);

}  // namespace yiben::read
