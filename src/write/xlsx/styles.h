// write/xlsx: looks of squares, each made once in a workbook.
#pragma once

#include <xlsxwriter/workbook.h>

#include <map>
#include <string>

namespace yiben::write::workbook {

enum class Font { song, hei, kai, fang_song };
enum class Align { left, center, right };

struct Style {
  Font font = Font::song;
  int size_pt = 10;
  bool bold = false;
  Align align = Align::left;
  bool top = false;  // at the top of its square, else in the middle
  int indent = 0;
  bool border = false;
  bool fill = false;  // the ground of headers
  bool link = false;
  bool faint = false;           // grey words
  bool wrap = true;             // words without a number format
  std::string number_format{};  // "General" where it is empty

  auto operator<=>(const Style&) const = default;
};

// Belongs to the workbook, which must outlive it.
class Styles {
 public:
  explicit Styles(lxw_workbook* workbook) : workbook_(workbook) {}
  lxw_format* of(const Style& style);

 private:
  lxw_workbook* workbook_;
  std::map<Style, lxw_format*> made_;
};

}  // namespace yiben::write::workbook
