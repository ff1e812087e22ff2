// read/pdf: characters and rulings from what Poppler draws.
#include "read/pdf/pen.h"

#include <fmt/format.h>

#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <Stream.h>
#include <XRef.h>

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "text/text.h"

namespace yiben::read {

namespace {

constexpr double kThickestRuling = 3;   // beyond that it is an area
constexpr double kWhite = 0.97;         // lighter than any line that is meant to be seen
constexpr double kLeastOpacity = 0.05;  // fainter is invisible
constexpr double kAscent = 0.86;        // of the em box that is laid around a baseline
constexpr double kDescent = 0.14;
constexpr std::size_t kMostShades = 2000;  // more coloured areas are a picture, not a table
constexpr std::size_t kMostPictures = 2000;
constexpr std::size_t kMostCut = 4000;  // more are a picture of what lies behind the page
constexpr int kInvisibleText = 3;
constexpr std::size_t kFormCost = 200;  // to begin a form takes the time of so many characters

bool is_white(const GfxRGB& rgb) {
  return colToDbl(rgb.r) > kWhite && colToDbl(rgb.g) > kWhite && colToDbl(rgb.b) > kWhite;
}

bool is_space(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || c == 0x205F ||
         c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

bool is_private(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || c == 0xFFFD;
}

// Radicals and compatibility ideographs look like the usual characters and are not: some writers
// look a glyph up backwards and find these first.
bool has_usual_twin(char32_t c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x2F800 && c <= 0x2FA1F);
}

void append(std::string& s, char32_t c) {
  if (!has_usual_twin(c)) {
    text::append_code_point(s, c);
    return;
  }
  std::string one;
  text::append_code_point(one, c);
  s += text::fold(one);
}

Box around(double ax, double ay, double bx, double by) {
  return {std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by)};
}

bool is_finite(const Box& box) {
  constexpr double kFar = 1e6;
  return std::abs(box.x0) < kFar && std::abs(box.y0) < kFar && std::abs(box.x1) < kFar &&
         std::abs(box.y1) < kFar;
}

// Quarter turns clockwise of writing along (x, y); nothing where it lies slanted, as watermarks do.
std::optional<int> turn_of(double x, double y) {
  constexpr double kSlant = 0.2;
  if (std::abs(y) <= kSlant * std::abs(x)) return x >= 0 ? 0 : 2;
  if (std::abs(x) <= kSlant * std::abs(y)) return y >= 0 ? 1 : 3;
  return std::nullopt;
}

// The samples of an inline picture lie among the operators and have to be passed over.
void skip_inline(Stream* stream, int width, int height, int bits_per_pixel) {
  if (width <= 0 || height <= 0 || bits_per_pixel <= 0) return;
  const auto row =
      (static_cast<std::size_t>(width) * static_cast<std::size_t>(bits_per_pixel) + 7) / 8;
  const std::size_t bytes =
      std::min(row * static_cast<std::size_t>(height), limits::max_inline_image_bytes);
  stream->reset();
  for (std::size_t i = 0; i < bytes && stream->getChar() != EOF; ++i) {
  }
  stream->close();
}

// A closed shape with curves or slanted sides: a letter whose outline is drawn has straight strokes
// too, which rule nothing. Rulings go on at right angles.
bool is_outline(const GfxSubpath& path) {
  constexpr int kLeastPoints = 4;
  constexpr double kStraight = 0.2;  // the shorter extent of a side by its longer one
  if (path.getNumPoints() < kLeastPoints) return false;
  for (int k = 0; k < path.getNumPoints(); ++k) {
    if (path.getCurve(k)) return true;
    if (k == 0) continue;
    const double dx = std::abs(path.getX(k) - path.getX(k - 1));
    const double dy = std::abs(path.getY(k) - path.getY(k - 1));
    if (std::min(dx, dy) > kStraight * std::max(dx, dy)) return true;
  }
  return false;
}

}  // namespace

void Pen::count_operations(std::size_t count) {
  constexpr std::size_t between_looks = 4096;  // at the clock
  if (operations_ < count) throw TooMuchDrawing{};
  const bool look = operations_ / between_looks != (operations_ - count) / between_looks;
  operations_ -= count;
  if (look && deadline_.has_passed()) throw TooSlowDrawing{};
}

void Pen::saveState(GfxState*) {
  count_operations(1);
}

void Pen::beginForm(Ref id) {
  count_operations(kFormCost);
  if (gfx_ == nullptr) return;
  Object form = gfx_->getXRef()->fetch(id);
  if (is_too_long(form)) throw TooLongDrawing{};
  if (deadline_.has_passed()) throw TooSlowDrawing{};
}

std::optional<Box> Pen::clipped(GfxState* state, const Box& box) const {
  if (!is_finite(box)) return std::nullopt;
  Box clip;
  state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  // A clip that ends where the page does is the writer's word for the page, not for a part of it.
  constexpr double kEdge = 1.5;
  const auto low = [](double at) { return std::abs(at - kBeyond) <= kEdge ? 0 : at; };
  const auto high = [](double at, double size) {
    return std::abs(at - kBeyond - size) <= kEdge ? size + 2 * kBeyond : at;
  };
  const Box cut{std::max(box.x0, low(clip.x0) - kBeyond), std::max(box.y0, low(clip.y0) - kBeyond),
                std::min(box.x1, high(clip.x1, page_.width) - kBeyond),
                std::min(box.y1, high(clip.y1, page_.height) - kBeyond)};
  if (cut.x0 > cut.x1 || cut.y0 > cut.y1) return std::nullopt;
  return cut;
}

bool Pen::on_page(const Box& box) const {
  return box.x0 >= 0 && box.y0 >= 0 && box.x1 <= page_.width && box.y1 <= page_.height;
}

void Pen::transform(GfxState* state, double x, double y, double& px, double& py) const {
  state->transform(x, y, &px, &py);
  px -= kBeyond;
  py -= kBeyond;
}

bool Pen::needNonText() {
  if (gfx_ != nullptr && gfx_->getState() != nullptr) add_picture(gfx_->getState());
  return false;
}

// A picture fills the square of one unit. Strips of one picture become one again.
void Pen::add_picture(GfxState* state) {
  double ax = 0;
  double ay = 0;
  double bx = 0;
  double by = 0;
  transform(state, 0, 0, ax, ay);
  transform(state, 1, 1, bx, by);
  const auto cut = clipped(state, around(ax, ay, bx, by));
  if (!cut) return;
  constexpr double kTouch = 0.5;
  const auto near = [](double a, double b) { return std::abs(a - b) <= kTouch; };
  if (!page_.pictures.empty()) {
    Box& last = page_.pictures.back();
    const bool below = near(last.x0, cut->x0) && near(last.x1, cut->x1) &&
                       cut->y0 <= last.y1 + kTouch && last.y0 <= cut->y1 + kTouch;
    if (below) {
      last = {last.x0, std::min(last.y0, cut->y0), last.x1, std::max(last.y1, cut->y1)};
      return;
    }
  }
  if (page_.pictures.size() < kMostPictures) page_.pictures.push_back(*cut);
}

void Pen::updateFont(GfxState* state) {
  const auto& font = state->getFont();
  is_type3_ = font && font->getType() == fontType3;
  if (!is_type3_) return;
  // The size of a Type 3 font says little: its glyphs are drawings in units of their own.
  const double* matrix = font->getFontMatrix();
  const double* bounds = font->getFontBBox();
  type3_em_ = std::abs((bounds[3] - bounds[1]) * matrix[3]);
}

void Pen::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                   double origin_y, CharCode, int, const Unicode* u, int u_len) {
  count_operations(1);
  Glyph glyph;
  bool blank = u_len > 0;
  for (int i = 0; i < u_len; ++i) {
    const char32_t c = u[i];
    if (is_space(c)) continue;
    blank = false;
    if (is_private(c)) glyph.is_readable = false;
    append(glyph.text, c);
  }
  if (blank) return;
  if (glyph.text.empty()) {
    glyph.text = "\uFFFD";
    glyph.is_readable = false;
  }
  double along_x = 0;
  double along_y = 0;
  double across_x = 0;
  double across_y = 0;
  state->getFontTransMat(&along_x, &along_y, &across_x, &across_y);
  const double height = std::hypot(across_x, across_y);
  double em = is_type3_ && type3_em_ > 0 ? height * type3_em_ : height;
  double wx = 0;
  double wy = 0;
  state->transformDelta(dx, dy, &wx, &wy);
  double advance = std::hypot(wx, wy);
  if (is_type3_ && type3_em_ <= 0) em = advance;
  const bool is_vertical = state->getFont() && state->getFont()->getWMode() != 0;
  if (is_vertical) advance = em;
  const auto turn = turn_of(along_x, along_y);
  if (!turn || em <= 0) return;
  double px = 0;
  double py = 0;
  transform(state, x - origin_x, y - origin_y, px, py);
  const double up = kAscent * em;
  const double down = kDescent * em;
  switch (*turn) {
    case 0:
      glyph.box = {px, py - up, px + advance, py + down};
      break;
    case 1:
      glyph.box = {px - down, py, px + up, py + advance};
      break;
    case 2:
      glyph.box = {px - advance, py - down, px, py + up};
      break;
    default:
      glyph.box = {px - up, py - advance, px + down, py};
      break;
  }
  glyph.turn = *turn;
  glyph.size = em;
  glyph.hidden = state->getRender() == kInvisibleText;
  const Box center{glyph.box.center_x(), glyph.box.center_y(), glyph.box.center_x(),
                   glyph.box.center_y()};
  if (!clipped(state, center)) {
    if (page_.cut.size() < kMostCut && on_page(center)) {
      glyph.in_part = clipped(state, glyph.box).has_value();
      page_.cut.push_back(std::move(glyph));
    }
    return;
  }
  if (page_.glyphs.size() >= limits::max_page_glyphs) {
    if (passed_.empty())
      passed_ = fmt::format("the page has more than {} characters (limit max_page_glyphs)",
                            limits::max_page_glyphs);
    return;
  }
  page_.glyphs.push_back(std::move(glyph));
}

void Pen::add_ruling(GfxState* state, Box box, bool is_white_line) {
  const auto cut = clipped(state, box);
  if (!cut) return;
  const double thin = std::min(cut->width(), cut->height());
  const double wide = std::max(cut->width(), cut->height());
  if (thin > kThickestRuling) {
    if (!is_white_line && shades_.size() < kMostShades) shades_.push_back(*cut);
    return;
  }
  if (wide < 1 || wide < 1.5 * thin) return;
  if (is_white_line && std::none_of(shades_.begin(), shades_.end(), [&](const Box& shade) {
        return shade.x0 <= cut->center_x() && cut->center_x() <= shade.x1 &&
               shade.y0 <= cut->center_y() && cut->center_y() <= shade.y1;
      })) {
    return;
  }
  if (page_.rulings.size() >= limits::max_page_rulings) {
    if (passed_.empty())
      passed_ = fmt::format("the page has more than {} lines (limit max_page_rulings)",
                            limits::max_page_rulings);
    return;
  }
  page_.rulings.push_back(*cut);
}

void Pen::stroke(GfxState* state) {
  count_operations(1);
  if (state->getStrokeOpacity() < kLeastOpacity) return;
  GfxRGB rgb;
  state->getStrokeRGB(&rgb);
  const bool white = is_white(rgb);
  const double half = state->getTransformedLineWidth() / 2;
  const GfxPath* path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* sub = path->getSubpath(i);
    if (is_outline(*sub)) continue;
    for (int k = 0; k + 1 < sub->getNumPoints(); ++k) {
      double ax = 0;
      double ay = 0;
      double bx = 0;
      double by = 0;
      transform(state, sub->getX(k), sub->getY(k), ax, ay);
      transform(state, sub->getX(k + 1), sub->getY(k + 1), bx, by);
      Box box = around(ax, ay, bx, by);
      constexpr double kSkew = 1;
      if (box.width() > kSkew && box.height() > kSkew) continue;
      if (box.width() >= box.height()) {
        box.y0 -= half;
        box.y1 += half;
      } else {
        box.x0 -= half;
        box.x1 += half;
      }
      add_ruling(state, box, white);
    }
  }
}

void Pen::fill(GfxState* state) {
  count_operations(1);
  if (state->getFillOpacity() < kLeastOpacity) return;
  GfxRGB rgb;
  state->getFillRGB(&rgb);
  const bool white = is_white(rgb);
  const GfxPath* path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* sub = path->getSubpath(i);
    Box box;
    for (int k = 0; k < sub->getNumPoints(); ++k) {
      double x = 0;
      double y = 0;
      transform(state, sub->getX(k), sub->getY(k), x, y);
      if (k == 0) box = {x, y, x, y};
      box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
    }
    // Characters drawn as areas are no lines.
    if (sub->getNumPoints() < 2 || sub->getNumPoints() > 8) continue;
    add_ruling(state, box, white);
  }
}

void Pen::drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool, bool,
                        bool is_inline) {
  count_operations(1);
  add_picture(state);
  if (is_inline) skip_inline(stream, width, height, 1);
}

void Pen::drawImage(GfxState* state, Object*, Stream* stream, int width, int height,
                    GfxImageColorMap* colors, bool, const int*, bool is_inline) {
  count_operations(1);
  add_picture(state);
  if (is_inline && colors != nullptr) {
    skip_inline(stream, width, height, colors->getNumPixelComps() * colors->getBits());
  }
}

}  // namespace yiben::read
