// write/docx: the styles of paragraphs, as GB/T 9704-2012 sets official papers, and the fonts.
#include "write/docx/styles.h"

#include <algorithm>
#include <array>

#include "write/docx/columns.h"
#include "write/docx/xml.h"
#include "write/text/plain.h"

namespace yiben::write::word {

namespace {

constexpr const char* kTitleFont = "方正小标宋简体";
constexpr const char* kBodyFont = "仿宋_GB2312";
constexpr const char* kKaiFont = "楷体_GB2312";
constexpr const char* kBlackFont = "黑体";
constexpr const char* kSongFont = "宋体";
// Its digits have one width, and other programs have fonts of the same measures.
constexpr const char* kLatinFont = "Times New Roman";

// 210 × 297 mm; margins of 37, 35, 28 and 26 mm. Wide tables need more of the sheet.
constexpr PageShape kPortrait = {11906, 16838, 2098, 1984, 1588, 1474};
constexpr PageShape kLandscape = {16838, 11906, 1588, 1474, 1134, 1134};

constexpr int kLine = 560;  // 28 pt: 22 lines a page
constexpr int kTableLine = 360;

// In the order of Use.
enum Use : std::size_t {
  normal,
  body,
  title,
  subtitle,
  contents_title,
  label,
  caption,
  unit,
  note,
  footer,
  first_heading
};
constexpr std::array kStyles = {
    Style{"Normal", "Normal", kBodyFont, 32, "both", kLine},
    Style{"BodyText", "Body Text", kBodyFont, 32, "both", kLine, 0, 0, 0, 640},
    Style{"Title", "Title", kTitleFont, 44, "center", 800, 0, 240},
    Style{"Subtitle", "Subtitle", kKaiFont, 36, "center", 640, 0, 120},
    Style{"TOCHeading", "TOC Heading", kTitleFont, 44, "center", 720, 0, 280},
    Style{.id = "TableLabel",
          .name = "表号",
          .font = kBlackFont,
          .half_points = 24,
          .alignment = "left",
          .line = kTableLine,
          .before = 120,
          .keep_next = true},
    Style{.id = "TableTitle",
          .name = "表题",
          .font = kTitleFont,
          .half_points = 36,
          .alignment = "center",
          .line = kLine,
          .keep_next = true},
    Style{.id = "TableUnit",
          .name = "表单位",
          .font = kSongFont,
          .half_points = 21,
          .alignment = "right",
          .line = kTableLine,
          .keep_next = true,
          .right_stop = true},
    Style{"TableNote", "表注", kSongFont, 21, "left", 320, 60},
    Style{"Footer", "footer", kSongFont, 28, "left", 360, 0, 0, 280},
    Style{.id = "Heading1",
          .name = "heading 1",
          .font = kBlackFont,
          .half_points = 32,
          .alignment = "center",
          .line = kLine,
          .after = 280,
          .keep_next = true,
          .outline = 1},
    Style{"Heading2", "heading 2", kKaiFont, 32, "left", kLine, 0, 0, 0, 640, false, true, 2},
    Style{"Heading3", "heading 3", kBodyFont, 32, "left", kLine, 0, 0, 0, 640, true, true, 3},
    Style{"Heading4", "heading 4", kBodyFont, 32, "left", kLine, 0, 0, 0, 640, false, true, 4},
    Style{"Heading5", "heading 5", kBodyFont, 32, "left", kLine, 0, 0, 0, 640, false, true, 5},
    Style{"Heading6", "heading 6", kBodyFont, 32, "left", kLine, 0, 0, 0, 640, false, true, 6},
};

constexpr Style contents_line(const char* id, const char* name, const char* font, int left) {
  return {.id = id,
          .name = name,
          .font = font,
          .half_points = 28,
          .alignment = "left",
          .line = 480,
          .left = left,
          .contents = true};
}
constexpr std::array kContentsLines = {
    contents_line("TOC1", "toc 1", kBlackFont, 0),
    contents_line("TOC2", "toc 2", kBodyFont, 280),
    contents_line("TOC3", "toc 3", kBodyFont, 560),
    contents_line("TOC4", "toc 4", kBodyFont, 840),
};

// What stands for a font where it is not installed, the likest first. Word takes names of at most
// 31 characters; nobody says that it takes longer lists of them.
struct Font {
  const char* name;
  const char* others;
  const char* charset;
  const char* family;
};
constexpr std::array kFonts = {
    Font{kTitleFont, "方正小标宋_GBK,宋体,Noto Serif CJK SC", "86", "roman"},
    Font{kBodyFont, "仿宋,FangSong,Noto Serif CJK SC", "86", "modern"},
    Font{kKaiFont, "楷体,KaiTi,Noto Serif CJK SC", "86", "modern"},
    Font{kBlackFont, "SimHei,Noto Sans CJK SC", "86", "swiss"},
    Font{kSongFont, "SimSun,Noto Serif CJK SC", "86", "roman"},
    Font{kLatinFont, "Liberation Serif", "00", "roman"},
};

void add_letters(pugi::xml_node style, const char* font, int half_points, bool bold) {
  const pugi::xml_node run = add(style, "w:rPr");
  add(run, "w:rFonts",
      {{"w:ascii", kLatinFont},
       {"w:hAnsi", kLatinFont},
       {"w:eastAsia", font},
       {"w:cs", kLatinFont}});
  if (bold) add(run, "w:b");
  add_value(run, "w:sz", half_points);
  add_value(run, "w:szCs", half_points);
}

void add_stop(pugi::xml_node paragraph, const Style& style) {
  if (!style.contents && !style.right_stop) return;
  const int position = page_shape(false).text_width();
  add(add(paragraph, "w:tabs"), "w:tab",
      {{"w:val", "right"},
       {"w:leader", style.contents ? "dot" : "none"},
       {"w:pos", std::to_string(position)}});
}

// Lines have an exact distance, so that pages break at the same places with any font.
void add_spacing(pugi::xml_node paragraph, int before, int after, int line) {
  add(paragraph, "w:spacing",
      {{"w:before", std::to_string(before)},
       {"w:after", std::to_string(after)},
       {"w:line", std::to_string(line)},
       {"w:lineRule", "exact"}});
}

pugi::xml_node add_head(pugi::xml_node styles, const char* type, const std::string& id,
                        const std::string& name) {
  const pugi::xml_node style = add(styles, "w:style", {{"w:type", type}, {"w:styleId", id}});
  add_value(style, "w:name", name);
  return style;
}

void add_style(pugi::xml_node styles, const Style& style) {
  pugi::xml_node node = add_head(styles, "paragraph", style.id, style.name);
  const bool is_normal = &style == kStyles.data();
  if (is_normal) {
    node.append_attribute("w:default").set_value("1");
  } else {
    add_value(node, "w:basedOn", "Normal");
    if (style.outline > 0) add_value(node, "w:next", "BodyText");
  }
  add(node, "w:qFormat");
  const pugi::xml_node paragraph = add(node, "w:pPr");
  if (style.keep_next) add(paragraph, "w:keepNext");
  add_value(paragraph, "w:widowControl", "0");
  add_stop(paragraph, style);
  add_value(paragraph, "w:snapToGrid", "0");
  add_spacing(paragraph, style.before, style.after, style.line);
  if (style.first_line > 0) {
    // In characters for Word, which keeps them when the size changes; in twips for the others.
    add(paragraph, "w:ind",
        {{"w:firstLineChars", "200"}, {"w:firstLine", std::to_string(style.first_line)}});
  } else if (style.left > 0) {
    add(paragraph, "w:ind", {{"w:left", std::to_string(style.left)}});
  }
  add_value(paragraph, "w:jc", style.alignment);
  // Level ten is no heading: the name Title alone would make one.
  if (!is_normal) add_value(paragraph, "w:outlineLvl", style.outline > 0 ? style.outline - 1 : 9);
  add_letters(node, style.font, style.half_points, style.bold);
}

std::string cell_style_name(CellUse use, int half_points) {
  const std::string size =
      std::to_string(half_points / 2) + (half_points % 2 == 0 ? " 磅" : ".5 磅");
  const char* what = use == CellUse::header ? "表头 " : use == CellUse::text ? "表文 " : "表数 ";
  return what + size;
}

void add_cell_style(pugi::xml_node styles, CellUse use, int half_points) {
  const pugi::xml_node node = add_head(styles, "paragraph", cell_style_id(use, half_points),
                                       cell_style_name(use, half_points));
  add_value(node, "w:basedOn", "Normal");
  const pugi::xml_node paragraph = add(node, "w:pPr");
  add_value(paragraph, "w:widowControl", "0");
  add_value(paragraph, "w:snapToGrid", "0");
  add_spacing(paragraph, 0, 0, cell_line(half_points));
  add_value(paragraph, "w:jc",
            use == CellUse::header ? "center"
            : use == CellUse::text ? "left"
                                   : "right");
  add_letters(node, use == CellUse::header ? kBlackFont : kSongFont, half_points, false);
}

// Thin black lines around every cell.
void add_table_style(pugi::xml_node styles) {
  const pugi::xml_node node = add_head(styles, "table", "BudgetTable", "细线表格");
  add(node, "w:qFormat");
  const pugi::xml_node table = add(node, "w:tblPr");
  const pugi::xml_node borders = add(table, "w:tblBorders");
  for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
    add(borders, side,
        {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", "000000"}});
  }
}

void add_defaults(pugi::xml_node styles) {
  const pugi::xml_node defaults = add(styles, "w:docDefaults");
  const pugi::xml_node run = add(add(defaults, "w:rPrDefault"), "w:rPr");
  add(run, "w:rFonts",
      {{"w:ascii", kLatinFont}, {"w:hAnsi", kLatinFont}, {"w:eastAsia", kBodyFont}});
  add_value(run, "w:sz", 32);
  add(run, "w:lang", {{"w:val", "en-US"}, {"w:eastAsia", "zh-CN"}});
  add(defaults, "w:pPrDefault");
}

Use use_of(const Prose& prose) {
  switch (prose.role) {
    case Role::title:
      return title;
    case Role::subtitle:
      return subtitle;
    case Role::contents:
      return contents_title;
    case Role::label:
      return label;
    case Role::caption:
      return caption;
    case Role::unit:
      return unit;
    case Role::note:
      return note;
    default:
      return body;
  }
}

}  // namespace

const PageShape& page_shape(bool landscape) {
  return landscape ? kLandscape : kPortrait;
}

const Style& style_of(const Prose& prose) {
  const int level = plain::heading_level(prose);
  if (level == 0) return kStyles[use_of(prose)];
  return kStyles[first_heading + static_cast<std::size_t>(level) - 1];
}

const Style& style_of_contents_line(int level) {
  const int last = static_cast<int>(kContentsLines.size());
  return kContentsLines[static_cast<std::size_t>(std::clamp(level, 1, last) - 1)];
}

std::string cell_style_id(CellUse use, int half_points) {
  const char* what = use == CellUse::header ? "TableHeader"
                     : use == CellUse::text ? "TableText"
                                            : "TableAmount";
  return what + std::to_string(half_points);
}

std::string styles_part(const std::set<int>& cell_sizes) {
  pugi::xml_document part;
  const pugi::xml_node styles = add(part, "w:styles", {{"xmlns:w", kMainNamespace}});
  add_defaults(styles);
  for (const Style& style : kStyles) add_style(styles, style);
  for (const Style& style : kContentsLines) add_style(styles, style);
  add_table_style(styles);
  for (const int size : cell_sizes) {
    for (const CellUse use : {CellUse::header, CellUse::text, CellUse::amount}) {
      add_cell_style(styles, use, size);
    }
  }
  return to_bytes(part);
}

std::string fonts_part() {
  pugi::xml_document part;
  const pugi::xml_node fonts = add(part, "w:fonts", {{"xmlns:w", kMainNamespace}});
  for (const Font& font : kFonts) {
    const pugi::xml_node node = add(fonts, "w:font", {{"w:name", font.name}});
    add_value(node, "w:altName", font.others);
    add_value(node, "w:charset", font.charset);
    add_value(node, "w:family", font.family);
    add_value(node, "w:pitch", "variable");
  }
  return to_bytes(part);
}

}  // namespace yiben::write::word
