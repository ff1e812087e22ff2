// write/pdf: the part of a font that a document needs, by HarfBuzz.
#include "write/pdf/embed.h"

#include <cairo-ft.h>
#include <hb-subset.h>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace yiben::write {

namespace {

// What a font face of cairo draws from; freed when cairo lets go of the last size of it.
struct Source {
  hb_blob_t* bytes = nullptr;
  FT_Library library = nullptr;
  FT_Face face = nullptr;

  ~Source() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
    hb_blob_destroy(bytes);
  }
};

void free_source(void* source) {
  delete static_cast<Source*>(source);
}

struct FreeInput {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
struct FreePlan {
  void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
};
struct FreeFace {
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};

// A plan for the outlines and their widths, without tables for shaping and vertical writing.
std::unique_ptr<hb_subset_plan_t, FreePlan> plan_of(hb_face_t* font,
                                                    const std::set<hb_codepoint_t>& glyphs) {
  const std::unique_ptr<hb_subset_input_t, FreeInput> input(hb_subset_input_create_or_fail());
  if (!input) return nullptr;
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_NO_HINTING);
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  for (const hb_codepoint_t glyph : glyphs) hb_set_add(wanted, glyph);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag : {"GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"}) {
    hb_set_add(dropped, hb_tag_from_string(tag, -1));
  }
  return std::unique_ptr<hb_subset_plan_t, FreePlan>(
      hb_subset_plan_create_or_fail(font, input.get()));
}

}  // namespace

PartOfFont part_of_font(hb_face_t* font, const std::set<hb_codepoint_t>& glyphs) {
  PartOfFont part;
  const auto plan = plan_of(font, glyphs);
  if (!plan) return part;
  const std::unique_ptr<hb_face_t, FreeFace> face(hb_subset_plan_execute_or_fail(plan.get()));
  if (!face) return part;
  auto source = std::make_unique<Source>();
  source->bytes = hb_face_reference_blob(face.get());
  unsigned int size = 0;
  const char* bytes = hb_blob_get_data(source->bytes, &size);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): FreeType's bytes are unsigned.
  const auto* begin = reinterpret_cast<const FT_Byte*>(bytes);
  if (FT_Init_FreeType(&source->library) != 0) return part;
  if (FT_New_Memory_Face(source->library, begin, size, 0, &source->face) != 0) return part;
  part.face.reset(cairo_ft_font_face_create_for_ft_face(source->face, 0));
  static const cairo_user_data_key_t kKey{};
  if (cairo_font_face_set_user_data(part.face.get(), &kKey, source.get(), free_source) !=
      CAIRO_STATUS_SUCCESS) {
    part.face.reset();
    return part;
  }
  source.release();  // NOLINT(bugprone-unused-return-value): the font face has it now
  const hb_map_t* numbers = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const hb_codepoint_t glyph : glyphs) part.glyphs[glyph] = hb_map_get(numbers, glyph);
  return part;
}

}  // namespace yiben::write
