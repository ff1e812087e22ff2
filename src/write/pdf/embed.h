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

// The glyphs alone, each drawn without subroutines. Cairo takes them in the same way, but where
// glyphs share subroutines, as all of Noto CJK do, cairo 1.16 loses count of hints, embeds the half
// megabyte of all of them, and may miss one. Null where the font cannot be taken apart.
PartOfFont part_of_font(hb_face_t* font, const std::set<hb_codepoint_t>& glyphs);

}  // namespace yiben::write
