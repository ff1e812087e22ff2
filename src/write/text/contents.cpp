// write/text: what the contents of a document list.
#include "write/text/contents.h"

#include <algorithm>
#include <utility>

#include "write/text/plain.h"

namespace yiben::write::plain {

Contents contents_of(const Document& document) {
  Contents contents;
  int below = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const auto* prose = std::get_if<Prose>(&document.blocks[i]);
    if (prose == nullptr || prose->furniture) continue;
    const int level = heading_level(*prose);
    const bool caption = prose->role == Role::caption;
    if (level == 0 && !caption) continue;
    std::string text = paragraph(prose->text);
    if (text.empty()) continue;
    if (level > 0) below = level;
    if (caption) contents.caption_level = std::max(contents.caption_level, below + 1);
    contents.entries.push_back(
        {.block = i, .level = level, .caption = caption, .text = std::move(text)});
  }
  for (Entry& entry : contents.entries) {
    if (entry.caption) entry.level = contents.caption_level;
  }
  return contents;
}

std::string contents_title(const Prose& prose) {
  std::string title = paragraph(prose.text);
  return title.empty() ? "目　录" : title;
}

}  // namespace yiben::write::plain
