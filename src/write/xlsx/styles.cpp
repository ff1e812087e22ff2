// write/xlsx: looks of squares.
#include "write/xlsx/styles.h"

#include <algorithm>

#include "base/base.h"

namespace yiben::write::workbook {

namespace {

constexpr lxw_color_t kHeaderGround = 0xE7EDF5;
constexpr lxw_color_t kLinkColour = 0x1F4E9E;
constexpr lxw_color_t kFaintColour = 0x595959;
constexpr int kMaxIndent = 15;  // of Excel

const char* name_of(Font font) {
  switch (font) {
    case Font::hei:
      return "黑体";
    case Font::kai:
      return "楷体";
    case Font::fang_song:
      return "仿宋";
    default:
      return "宋体";
  }
}

lxw_format_alignments alignment_of(Align align) {
  switch (align) {
    case Align::center:
      return LXW_ALIGN_CENTER;
    case Align::right:
      return LXW_ALIGN_RIGHT;
    default:
      return LXW_ALIGN_LEFT;
  }
}

}  // namespace

lxw_format* Styles::of(const Style& style) {
  lxw_format*& format = made_[style];
  if (format != nullptr) return format;
  format = workbook_add_format(workbook_);
  YIBEN_CHECK(format != nullptr);
  format_set_font_name(format, name_of(style.font));
  format_set_font_size(format, style.size_pt);
  if (style.bold) format_set_bold(format);
  format_set_align(format, static_cast<uint8_t>(alignment_of(style.align)));
  format_set_align(format, style.top ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
  // A number that is wrapped would be cut; one that has no room shows "###".
  const bool words = style.number_format.empty() || style.number_format == "@";
  if (words && style.wrap) format_set_text_wrap(format);
  if (style.indent > 0) {
    format_set_indent(format, static_cast<uint8_t>(std::min(style.indent, kMaxIndent)));
  }
  if (style.border) format_set_border(format, LXW_BORDER_THIN);
  if (style.fill) format_set_bg_color(format, kHeaderGround);
  if (style.link) format_set_font_color(format, kLinkColour);
  if (style.faint) format_set_font_color(format, kFaintColour);
  if (!style.number_format.empty()) format_set_num_format(format, style.number_format.c_str());
  return format;
}

}  // namespace yiben::write::workbook
