// The lines of a document: one for each block.
#include "recognise/outline_parts.h"

#include <array>

namespace yiben::outline {
namespace {

constexpr std::size_t max_caption_characters = 60;

// "第一部分" alone on its line is followed by its words.
void join_part_headings(std::vector<Line>& lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const auto ordinal = lines[i].ordinal();
    Line& next = lines[i + 1];
    if (!ordinal || ordinal->level != 0 || !ordinal->rest.empty()) continue;
    if (next.prose == nullptr || next.ordinal() || is_sentence(next.text)) continue;
    lines[i].text += " " + next.text;
    next.text.clear();
  }
}

}  // namespace

std::string_view without_list_mark(std::string_view s) {
  constexpr std::array<std::string_view, 6> marks = {"- ", "* ", "• ", "· ", "● ", "◆ "};
  s = text::trim(s);
  if (starts_with_any(s, marks)) s = text::trim(s.substr(s.find(' ')));
  return s;
}

bool is_sentence(std::string_view s) {
  constexpr std::array<std::string_view, 9> ends = {"。", "；", ";", "，", ",",
                                                    "、", "！", "!", "？"};
  return ends_with_any(s, ends) || contains(s, "。") || contains(s, "；") ||
         text::count_characters(s) > max_caption_characters;
}

std::string without_spaces(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t next = text::code_point_at(s, i).next;
    out += text::trim(s.substr(i, next - i));
    i = next;
  }
  return out;
}

std::vector<Line> lines_of(const Document& document) {
  std::vector<Line> lines;
  lines.reserve(document.blocks.size());
  for (const Block& block : document.blocks) {
    Line line;
    if (const auto* prose = std::get_if<Prose>(&block)) {
      line.text = without_list_mark(prose->text);
      line.printed = prose->text;
      line.place = prose->place;
      line.prose = prose;
    } else {
      line.grid = &std::get<Grid>(block);
      line.place = line.grid->place;
    }
    lines.push_back(std::move(line));
  }
  join_part_headings(lines);
  return lines;
}

}  // namespace yiben::outline
