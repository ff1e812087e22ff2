// The name of the unit in a layout of its own.
#include "compile/compile.h"
#include "text/text.h"

namespace yiben {

namespace {

constexpr std::string_view slot = "{entity}";
constexpr std::string_view opening = "{=";
// 上海市 stands in the names of others as well.
constexpr std::size_t fewest_characters = 4;

// The name without what says that it is the unit itself, as it is written: 市园林局 of
// 市园林局（本级）.
std::string bare_name(const std::string& name, const Terms& terms) {
  const std::string folded = text::fold(name);
  const std::string_view bare = terms.without_own_level(folded);
  for (std::size_t end = 0; end < name.size();) {
    end = text::code_point_at(name, end).next;
    if (text::fold(std::string_view(name).substr(0, end)) == bare) return name.substr(0, end);
  }
  return name;
}

// Selections between braces name members, which stay.
std::string replaced(std::string_view words, std::string_view from, std::string_view to) {
  std::string out;
  bool in_braces = false;
  while (!words.empty()) {
    if (words.starts_with(opening)) in_braces = true;
    if (words.front() == '}') in_braces = false;
    const bool is_found = !in_braces && words.starts_with(from);
    if (is_found) {
      out += to;
    } else {
      out += words.front();
    }
    words.remove_prefix(is_found ? from.size() : 1);
  }
  return out;
}

void replace_in(Source& source, std::string_view from, std::string_view to) {
  source.title = replaced(source.title, from, to);
  for (LayoutBlock& block : source.layout.blocks) block.text = replaced(block.text, from, to);
  for (LayoutTable& table : source.layout.tables) {
    for (Square& square : table.squares) square.text = replaced(square.text, from, to);
  }
}

}  // namespace

void name_entity(Source& source, const Terms& terms) {
  const std::string name = bare_name(source.entity, terms);
  if (text::count_characters(name) >= fewest_characters) replace_in(source, name, slot);
}

void print_entity(Source& source, const Terms& terms) {
  if (source.layout.blocks.empty()) return;
  replace_in(source, slot, bare_name(source.entity, terms));
}

bool is_entity(const std::string& name, const std::string& other, const Terms& terms) {
  const std::string a = text::fold(name);
  const std::string b = text::fold(other);
  return terms.without_own_level(a) == terms.without_own_level(b);
}

}  // namespace yiben
