// write/pdf: pages to bytes.
#include "write/pdf/draw.h"

#include <cairo-pdf.h>

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "text/text.h"
#include "write/pdf/catalog_entry.h"

namespace yiben::write {

namespace {

constexpr double kRuling = 0.5;  // points
// No clock: the same document gives the same bytes.
constexpr const char* kDate = "2000-01-01T00:00:00Z";

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int count) {
  std::string& out = *static_cast<std::string*>(to);
  for (unsigned int i = 0; i < count; ++i) out += static_cast<char>(bytes[i]);
  return CAIRO_STATUS_SUCCESS;
}

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct FreeScaled {
  void operator()(cairo_scaled_font_t* font) const { cairo_scaled_font_destroy(font); }
};

class Drawer {
 public:
  explicit Drawer(const Letters& letters)
      : letters_(letters),
        surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, 100, 100)) {
    cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_5);
  }

  void describe(const Description& description) {
    describe(CAIRO_PDF_METADATA_TITLE, description.title);
    describe(CAIRO_PDF_METADATA_AUTHOR, description.author);
    describe(CAIRO_PDF_METADATA_CREATOR, "Yiben");
    describe(CAIRO_PDF_METADATA_CREATE_DATE, kDate);
    describe(CAIRO_PDF_METADATA_MOD_DATE, kDate);
  }

  void draw(const Sheet& sheet) {
    cairo_pdf_surface_set_size(surface_.get(), sheet.width, sheet.height);
    if (!context_) {
      context_.reset(cairo_create(surface_.get()));
      cairo_set_line_width(context_.get(), kRuling);
      cairo_set_line_cap(context_.get(), CAIRO_LINE_CAP_SQUARE);
    }
    for (const Mark& mark : sheet.marks) std::visit([&](const auto& m) { draw(m); }, mark);
    cairo_pdf_surface_set_page_label(surface_.get(), sheet.label.c_str());
    cairo_show_page(context_.get());
  }

  void add_bookmarks(const std::vector<Anchor>& anchors) {
    std::vector<std::pair<int, int>> parents;  // level and number
    for (const Anchor& anchor : anchors) {
      while (!parents.empty() && parents.back().first >= anchor.level) parents.pop_back();
      const int parent = parents.empty() ? CAIRO_PDF_OUTLINE_ROOT : parents.back().second;
      const int number = cairo_pdf_surface_add_outline(surface_.get(), parent, anchor.text.c_str(),
                                                       ("dest='" + anchor.name + "'").c_str(),
                                                       CAIRO_PDF_OUTLINE_FLAG_OPEN);
      parents.emplace_back(anchor.level, number);
    }
  }

  Result<std::string> finish() {
    const cairo_status_t drawn = context_ ? cairo_status(context_.get()) : CAIRO_STATUS_SUCCESS;
    context_.reset();
    cairo_surface_finish(surface_.get());
    const cairo_status_t written = cairo_surface_status(surface_.get());
    for (const cairo_status_t status : {drawn, written}) {
      if (status == CAIRO_STATUS_SUCCESS) continue;
      return Error{
          .what = std::string("the PDF cannot be written: ") + cairo_status_to_string(status),
          .remedy = "write another format, and report this document"};
    }
    return with_language(std::move(bytes_));
  }

 private:
  void describe(cairo_pdf_metadata_t key, const std::string& text) {
    if (!text.empty()) cairo_pdf_surface_set_metadata(surface_.get(), key, text.c_str());
  }

  void draw(const Open& open) {
    cairo_tag_begin(context_.get(), open.tag, open.attributes.c_str());
  }

  void draw(const Close& close) { cairo_tag_end(context_.get(), close.tag); }

  void draw(const Strokes& strokes) {
    for (const Stroke& stroke : strokes) {
      cairo_move_to(context_.get(), stroke.x0, stroke.y0);
      cairo_line_to(context_.get(), stroke.x1, stroke.y1);
    }
    cairo_stroke(context_.get());
  }

  // One call for each stretch of letters of one font.
  void draw(const Text& text) {
    double x = text.x;
    const std::vector<Atom>& atoms = text.text->atoms;
    for (std::size_t i = text.line.begin; i < text.line.end;) {
      const int font = atoms[i].letter->font;
      glyphs_.clear();
      clusters_.clear();
      utf8_.clear();
      for (; i < text.line.end && atoms[i].letter->font == font; ++i) {
        const Letter& letter = *atoms[i].letter;
        const std::size_t before = utf8_.size();
        text::append_code_point(utf8_, letter.value);
        glyphs_.push_back({letter.glyph, x, text.y});
        clusters_.push_back({static_cast<int>(utf8_.size() - before), 1});
        x += atoms[i].advance * text.size;
        if (is_gap(*text.text, i)) x += text.spread * text.size;
      }
      cairo_set_scaled_font(context_.get(), scaled(font, text.size));
      cairo_show_text_glyphs(context_.get(), utf8_.data(), static_cast<int>(utf8_.size()),
                             glyphs_.data(), static_cast<int>(glyphs_.size()), clusters_.data(),
                             static_cast<int>(clusters_.size()), cairo_text_cluster_flags_t{});
    }
  }

  cairo_scaled_font_t* scaled(int font, double size) {
    auto& found = scaled_[{font, size}];
    if (!found) {
      cairo_matrix_t matrix;
      cairo_matrix_t page;
      cairo_matrix_init_scale(&matrix, size, size);
      cairo_matrix_init_identity(&page);
      cairo_font_options_t* options = cairo_font_options_create();
      cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
      cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
      found.reset(cairo_scaled_font_create(letters_.font(font), &matrix, &page, options));
      cairo_font_options_destroy(options);
    }
    return found.get();
  }

  const Letters& letters_;
  std::string bytes_;
  std::unique_ptr<cairo_surface_t, FreeSurface> surface_;
  std::unique_ptr<cairo_t, FreeContext> context_;
  std::map<std::pair<int, double>, std::unique_ptr<cairo_scaled_font_t, FreeScaled>> scaled_;
  std::vector<cairo_glyph_t> glyphs_;
  std::vector<cairo_text_cluster_t> clusters_;
  std::string utf8_;
};

}  // namespace

Result<std::string> draw_pdf(const Letters& letters, const Pages& pages,
                             const Description& description) {
  Drawer drawer(letters);
  drawer.describe(description);
  for (const Sheet& sheet : pages.sheets) drawer.draw(sheet);
  drawer.add_bookmarks(pages.anchors);
  return drawer.finish();
}

}  // namespace yiben::write
