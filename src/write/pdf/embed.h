// write/pdf: the part of a font that a document needs.
#pragma once

#include <cairo.h>
#include <hb.h>

#include <map>
#include <memory>
#include <set>

namespace yiben::write {

struct FreeFontFace {
  void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
};

struct PartOfFont {
  std::unique_ptr<cairo_font_face_t, FreeFontFace> face;
  std::map<hb_codepoint_t, hb_codepoint_t> glyphs;  // numbers in the font → in the part
};

// The glyphs alone, each drawn without subroutines. Where glyphs share subroutines, as in Noto CJK,
// it hangs on the glyphs and their order whether cairo 1.16 finds those that are used; else it
// embeds all of them, half a megabyte (部码医 in this order is such a text). Null where the font
// cannot be taken apart.
PartOfFont part_of_font(hb_face_t* font, const std::set<hb_codepoint_t>& glyphs);

}  // namespace yiben::write
