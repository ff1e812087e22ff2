// write/pdf: characters by way of Pango, which knows the fonts, and HarfBuzz, which knows a font's
// characters. No text is shaped: a Chinese character and a digit have one glyph each.
#include "write/pdf/letters.h"

#include <hb.h>
#include <pango/pangocairo.h>

#include <cstring>
#include <set>
#include <string>
#include <utility>

#include "text/text.h"
#include "write/pdf/embed.h"

namespace yiben::write {

namespace {

constexpr char32_t kMissing = U'〓';
constexpr double kUnits = 1000;  // size in which advances are asked for

struct FreeObject {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, FreeObject>;

struct FaceName {
  const char* families;
  PangoWeight weight;
};
constexpr std::array<FaceName, kFaces> kFaceNames = {{
    {"Noto Serif CJK SC, Noto Sans CJK SC", PANGO_WEIGHT_NORMAL},
    {"Noto Serif CJK SC, Noto Sans CJK SC", PANGO_WEIGHT_BOLD},
    {"Noto Sans CJK SC, Noto Serif CJK SC", PANGO_WEIGHT_NORMAL},
}};

std::string utf8(char32_t value) {
  std::string s;
  text::append_code_point(s, value);
  return s;
}

}  // namespace

struct Letters::Held {
  struct Font {
    Owned<PangoFont> pango;
    PartOfFont part;
  };

  Owned<PangoContext> context;
  std::array<Owned<PangoFontset>, kFaces> sets;
  std::array<std::unordered_map<char32_t, Letter>, kFaces> letters;
  std::vector<Font> fonts;
  bool is_embedded = false;

  // Takes over `font`.
  int number_of(PangoFont* font) {
    Owned<PangoFont> owned(font);
    for (std::size_t i = 0; i < fonts.size(); ++i) {
      if (fonts[i].pango.get() == font) return static_cast<int>(i);
    }
    fonts.push_back({std::move(owned), {}});
    return static_cast<int>(fonts.size()) - 1;
  }

  // Pictures of characters, such as coloured ones, cannot be embedded.
  static bool has_outline(PangoFont* font, char32_t value) {
    hb_font_t* shapes = pango_font_get_hb_font(font);
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(shapes, value, &glyph)) return false;
    bool found = false;
    for (const hb_tag_t tag : {HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f')}) {
      hb_blob_t* table = hb_face_reference_table(hb_font_get_face(shapes), tag);
      found = found || hb_blob_get_length(table) > 0;
      hb_blob_destroy(table);
    }
    return found;
  }

  Letter make(Face face, char32_t value) {
    PangoFontset* set = sets[static_cast<std::size_t>(face)].get();
    PangoFont* font = pango_fontset_get_font(set, value);
    YIBEN_CHECK(font != nullptr);
    char32_t shown = value;
    if (!has_outline(font, value)) {
      g_object_unref(font);
      shown = kMissing;
      font = pango_fontset_get_font(set, shown);
    }
    hb_font_t* shapes = pango_font_get_hb_font(font);
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(shapes, shown, &glyph);
    Letter letter{.value = value, .glyph = glyph};
    letter.advance = hb_font_get_glyph_h_advance(shapes, glyph) / (kUnits * PANGO_SCALE);
    letter.font = number_of(font);
    letter.is_wide = text::display_width(utf8(shown)) >= 2;
    letter.is_space = value == U' ' || value == U'\u3000';
    return letter;
  }
};

Letters::Letters(std::unique_ptr<Held> held) : held_(std::move(held)) {}
Letters::~Letters() = default;
Letters::Letters(Letters&&) noexcept = default;
Letters& Letters::operator=(Letters&&) noexcept = default;

Result<Letters> Letters::load() {
  auto held = std::make_unique<Held>();
  PangoFontMap* map = pango_cairo_font_map_get_default();
  held->context.reset(pango_font_map_create_context(map));
  PangoContext* context = held->context.get();
  pango_cairo_context_set_resolution(context, 72);
  // Lengths that grow with the size, and shapes that do not depend on a screen.
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  PangoLanguage* language = pango_language_from_string("zh-cn");
  pango_context_set_language(context, language);
  for (std::size_t i = 0; i < kFaces; ++i) {
    PangoFontDescription* wanted = pango_font_description_new();
    pango_font_description_set_family(wanted, kFaceNames[i].families);
    pango_font_description_set_weight(wanted, kFaceNames[i].weight);
    pango_font_description_set_absolute_size(wanted, kUnits * PANGO_SCALE);
    held->sets[i].reset(pango_font_map_load_fontset(map, context, wanted, language));
    pango_font_description_free(wanted);
    const Owned<PangoFont> first(pango_fontset_get_font(held->sets[i].get(), U'一'));
    PangoFontDescription* found = pango_font_describe(first.get());
    const char* family = pango_font_description_get_family(found);
    const bool is_noto = family != nullptr && std::strncmp(family, "Noto S", 6) == 0 &&
                         std::strstr(family, "CJK SC") != nullptr;
    pango_font_description_free(found);
    if (!is_noto) {
      return Error{.what = "the fonts Noto Serif CJK SC and Noto Sans CJK SC are not installed",
                   .remedy = "install them (on Debian the package fonts-noto-cjk)"};
    }
  }
  return Letters(std::move(held));
}

const Letter& Letters::at(Face face, char32_t value) {
  auto& known = held_->letters[static_cast<std::size_t>(face)];
  const auto it = known.find(value);
  if (it != known.end()) return it->second;
  YIBEN_CHECK(!held_->is_embedded);
  return known.emplace(value, held_->make(face, value)).first->second;
}

std::optional<Error> Letters::embed() {
  held_->is_embedded = true;
  for (std::size_t i = 0; i < held_->fonts.size(); ++i) {
    Held::Font& font = held_->fonts[i];
    std::vector<Letter*> letters;
    std::set<hb_codepoint_t> glyphs;
    for (auto& known : held_->letters) {
      for (auto& [value, letter] : known) {
        if (letter.font != static_cast<int>(i)) continue;
        letters.push_back(&letter);
        glyphs.insert(letter.glyph);
      }
    }
    font.part = part_of_font(hb_font_get_face(pango_font_get_hb_font(font.pango.get())), glyphs);
    if (!font.part.face) {
      return Error{.what = "a font of this system cannot be embedded",
                   .remedy = "install fonts-noto-cjk again"};
    }
    for (Letter* letter : letters) letter->glyph = font.part.glyphs[letter->glyph];
  }
  return std::nullopt;
}

cairo_font_face_t* Letters::font(int index) const {
  return held_->fonts[static_cast<std::size_t>(index)].part.face.get();
}

}  // namespace yiben::write
