// write/pdf: the characters of the fonts in which a PDF is set. The only door to Pango and
// fontconfig.
#pragma once

#include <cairo.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/base.h"

namespace yiben::write {

enum class Face { text, bold, plain };  // 宋体, the same in bold, 黑体
inline constexpr std::size_t kFaces = 3;

// Lengths in em.
struct Letter {
  char32_t value = 0;
  std::uint32_t glyph = 0;
  int font = 0;  // Letters::font
  double advance = 0;
  bool is_wide = false;   // a Chinese character, or punctuation as wide as one
  bool is_space = false;  // of any width
};

class Letters {
 public:
  // Errors: the Noto CJK fonts are not installed. Others are not taken in their place, because the
  // same document must look the same everywhere.
  static Result<Letters> load();

  ~Letters();
  Letters(Letters&&) noexcept;
  Letters& operator=(Letters&&) noexcept;

  // The letter for a character, from the first font that has it; 〓 where none does. It stays where
  // it is.
  const Letter& at(Face face, char32_t value);

  // Makes a font of the letters so far and numbers their glyphs in it; no other can be had then.
  // Errors: a font cannot be taken apart.
  std::optional<Error> embed();

  // Only after embed().
  cairo_font_face_t* font(int index) const;

 private:
  struct Held;
  explicit Letters(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

}  // namespace yiben::write
