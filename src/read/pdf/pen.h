// read/pdf: receives what Poppler draws and keeps characters and rulings.
// Only file.cpp, pen.cpp and effort.cpp know Poppler.
#pragma once

#include <Gfx.h>
#include <OutputDev.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "read/pdf/drawn.h"
#include "read/pdf/effort.h"

namespace yiben::read {

// Thrown through Poppler where a page nests drawings in drawings without end: nothing else stops it
// there. PdfFile::draw catches it.
struct TooMuchDrawing {};
struct TooLongDrawing {};  // see is_too_long
struct TooSlowDrawing {};

class Pen : public OutputDev {
 public:
  // `operations` counts down over all pages of a file, and `deadline` is that of the file.
  // `page` has its width and height; it lies on a sheet that is wider by kBeyond on every side.
  Pen(DrawnPage& page, std::size_t& operations, const Deadline& deadline)
      : page_(page), operations_(operations), deadline_(deadline) {}

  // Points around the page in which characters are still read.
  static constexpr int kBeyond = 2000;

  // The drawing that is to come. Pictures are placed by its state.
  void watch(Gfx* gfx) { gfx_ = gfx; }

  // The limit that was passed, in words; empty where none was.
  const std::string& passed() const { return passed_; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  // Pictures are then not opened at all: some kinds are decoded whole before a pen sees them.
  // Poppler asks just when it comes to one (or to a pattern, which is as good as one), so that its
  // place can be kept.
  bool needNonText() override;
  // Patterns and shadings are taken as done, so that they are not taken apart into many small
  // areas.
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int,
                         int, double, double) override {
    return true;
  }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

  void saveState(GfxState* state) override;
  void updateFont(GfxState* state) override;
  void beginForm(Ref id) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int n_bytes, const Unicode* u, int u_len) override;
  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override { fill(state); }

  // Only pictures among the operators are shown to the pen (needNonText), so that they can be
  // passed over.
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool is_inline) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                 bool is_inline) override;

 private:
  void count_operations(std::size_t count);
  void add_ruling(GfxState* state, Box box, bool is_white);
  std::optional<Box> clipped(GfxState* state, const Box& box) const;
  bool on_page(const Box& box) const;
  void transform(GfxState* state, double x, double y, double& px, double& py) const;
  void add_picture(GfxState* state);

  DrawnPage& page_;
  std::size_t& operations_;
  const Deadline& deadline_;
  Gfx* gfx_ = nullptr;
  std::string passed_;
  std::vector<Box> shades_;  // coloured areas on which a white line can be seen
  bool is_type3_ = false;
  double type3_em_ = 0;  // height of a Type 3 font in units of its size
};

}  // namespace yiben::read
