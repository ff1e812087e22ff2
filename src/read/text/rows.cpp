// read/text: what one line of a text file is, and the squares of a row.
#include "read/text/rows.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::read {

namespace {

// The row between its outer pipes; line_kind has seen that both are there.
std::string_view inside_pipes(std::string_view line) {
  line = text::trim(line);
  line.remove_prefix(1);
  line.remove_suffix(1);
  return line;
}

// Position of the next pipe that is not escaped, or the end.
std::size_t find_pipe(std::string_view s, std::size_t from) {
  for (std::size_t i = from; i < s.size(); ++i) {
    if (s[i] == '\\' && i + 1 < s.size()) {
      ++i;
    } else if (s[i] == '|') {
      return i;
    }
  }
  return s.size();
}

// A square of a pipe table: "\|" is a pipe, and "<br>" is how such tables write a line break.
std::string pipe_square(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '\\' && i + 1 < s.size() && s[i + 1] == '|') continue;
    if (s.substr(i, 4) == "<br>" || s.substr(i, 5) == "<br/>") {
      out += '\n';
      i += s[i + 3] == '>' ? 3u : 4u;
      continue;
    }
    out += s[i];
  }
  return std::string(text::trim(out));
}

using text::is_digit;

// "- 3 -" at the foot of a page is a page number and not an item of a list.
bool is_page_number(std::string_view line) {
  if (line.size() < 5 || line.substr(0, 2) != "- " || line.substr(line.size() - 2) != " -") {
    return false;
  }
  const std::string_view inner = text::trim(line.substr(2, line.size() - 4));
  return !inner.empty() && std::all_of(inner.begin(), inner.end(), is_digit);
}

}  // namespace

LineKind line_kind(std::string_view line) {
  const std::string_view trimmed = text::trim(line);
  if (trimmed.size() >= 3 && trimmed.front() == '|' && trimmed.back() == '|' &&
      trimmed[trimmed.size() - 2] != '\\') {
    return LineKind::pipes;
  }
  if (line.find('\t') != std::string_view::npos) return LineKind::tabs;
  return trimmed.empty() ? LineKind::blank : LineKind::prose;
}

std::size_t count_squares(std::string_view line, LineKind kind) {
  if (kind == LineKind::tabs) {
    return 1 + static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t'));
  }
  const std::string_view inside = inside_pipes(line);
  std::size_t count = 1;
  for (std::size_t i = find_pipe(inside, 0); i < inside.size(); i = find_pipe(inside, i + 1)) {
    ++count;
  }
  return count;
}

std::vector<std::string> squares_of(std::string_view line, LineKind kind) {
  const bool tabs = kind == LineKind::tabs;
  const std::string_view row = tabs ? line : inside_pipes(line);
  std::vector<std::string> squares;
  for (std::size_t begin = 0; begin <= row.size();) {
    const std::size_t end =
        tabs ? std::min(row.find('\t', begin), row.size()) : find_pipe(row, begin);
    const std::string_view square = row.substr(begin, end - begin);
    squares.push_back(tabs ? std::string(text::trim(square)) : pipe_square(square));
    begin = end + 1;
  }
  return squares;
}

bool is_rule_row(const std::vector<std::string>& squares) {
  const auto is_rule = [](std::string_view s) {
    if (!s.empty() && s.front() == ':') s.remove_prefix(1);
    if (!s.empty() && s.back() == ':') s.remove_suffix(1);
    return !s.empty() && s.find_first_not_of('-') == std::string_view::npos;
  };
  return std::all_of(squares.begin(), squares.end(), is_rule);
}

bool is_indented_text(std::string_view line) {
  const std::size_t text = line.find_first_not_of("\t ");
  return text == std::string_view::npos || line.find('\t', text) == std::string_view::npos;
}

ProseLine prose_of(std::string_view line) {
  ProseLine prose{.text = text::trim(line)};
  const std::size_t marks = std::min(prose.text.find_first_not_of('#'), prose.text.size());
  if (marks >= 1 && marks <= 6 && marks < prose.text.size() && prose.text[marks] == ' ') {
    prose.heading_level = static_cast<int>(marks);
    prose.text = text::trim(prose.text.substr(marks));
    // "## Title ##" is allowed as well.
    const std::size_t last = prose.text.find_last_not_of('#');
    if (last != std::string_view::npos && last + 1 < prose.text.size() && prose.text[last] == ' ') {
      prose.text = text::trim(prose.text.substr(0, last));
    }
  } else if (prose.text.substr(0, 2) == "- " && !is_page_number(prose.text)) {
    prose.text = text::trim(prose.text.substr(2));
  }
  return prose;
}

}  // namespace yiben::read
