// read/text: what one line of a text file is, and the squares of a row.
#include "read/text/rows.h"

#include <algorithm>
#include <optional>

#include "read/text/aligned.h"
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

// `s` without what encloses it on both sides, trimmed; nothing where one of them is missing.
std::optional<std::string_view> between(std::string_view s, std::string_view left,
                                        std::string_view right) {
  const bool both =
      s.size() >= left.size() + right.size() && s.starts_with(left) && s.ends_with(right);
  if (!both) return std::nullopt;
  return text::trim(s.substr(left.size(), s.size() - left.size() - right.size()));
}

// "- 3 -", "— 3 —", "第 3 页", "第 3 页 共 9 页": a page number and not an item of a list.
bool is_page_number(std::string_view line) {
  const std::string_view trimmed = text::trim(line);
  if (trimmed.size() > 60) return false;  // no need to look at whole paragraphs
  const auto is_number = [](std::string_view s) {
    return !s.empty() && std::all_of(s.begin(), s.end(), is_digit);
  };
  for (const std::string_view dash : {"-", "—", "–", "－", "·"}) {
    const auto inner = between(trimmed, dash, dash);
    if (inner && is_number(*inner)) return true;
  }
  const auto pages = between(trimmed, "第", "页");
  if (!pages) return false;
  const std::size_t end = pages->find("页");
  if (end == std::string_view::npos) return is_number(*pages);
  std::string_view total = text::trim(pages->substr(end + std::string_view("页").size()));
  for (const std::string_view mark : {"，", ",", "/"}) {
    if (total.starts_with(mark)) total = text::trim(total.substr(mark.size()));
  }
  return is_number(text::trim(pages->substr(0, end))) && total.starts_with("共") &&
         is_number(text::trim(total.substr(std::string_view("共").size())));
}

// A form feed alone ends a page; it is no blank line that someone wrote.
bool is_page_end(std::string_view line) {
  return line.find('\f') != std::string_view::npos &&
         line.find_first_not_of("\f\r ") == std::string_view::npos;
}

}  // namespace

LineKind line_kind(std::string_view line) {
  const std::string_view trimmed = text::trim(line);
  if (trimmed.size() >= 3 && trimmed.front() == '|' && trimmed.back() == '|' &&
      trimmed[trimmed.size() - 2] != '\\') {
    return LineKind::pipes;
  }
  if (is_page_number(trimmed) || is_page_end(line)) return LineKind::mark;
  if (line.find('\t') != std::string_view::npos) return LineKind::tabs;
  if (trimmed.empty()) return LineKind::blank;
  return is_set_apart(line) ? LineKind::apart : LineKind::prose;
}

std::size_t count_squares(std::string_view line, LineKind kind) {
  if (kind != LineKind::pipes) {
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
  const bool tabs = kind != LineKind::pipes;
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
