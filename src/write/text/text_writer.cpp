// write/text: paragraphs, tab-separated tables and contents (docs/formats/text-out.md).
#include "write/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "text/text.h"
#include "write/text/contents.h"
#include "write/text/plain.h"
#include "write/text/text_rows.h"

namespace yiben::write {

namespace {

// What stands together without a blank line between.
enum class Group { alone, cover, contents, table_head, table, note };

Group group_of(Role role) {
  switch (role) {
    case Role::title:
    case Role::subtitle:
      return Group::cover;
    case Role::label:
    case Role::caption:
    case Role::unit:
      return Group::table_head;
    case Role::note:
      return Group::note;
    default:
      return Group::alone;
  }
}

bool stand_together(Group above, Group below) {
  if (below == Group::note) return above == Group::table || above == Group::note;
  if (above == Group::table_head) return below == Group::table_head || below == Group::table;
  return above == below && (above == Group::cover || above == Group::contents);
}

// "- " at the start is no text for the reader, so it guards what would be taken for a mark, a table
// or, at the start of the file, for another format.
std::string guarded_paragraph(const std::string& text, bool first_in_file) {
  const bool mark = text.starts_with("- ") || text.starts_with('#');
  const bool pipes = text.size() >= 2 && text.front() == '|' && text.back() == '|';
  const bool is_digit = text.front() >= '0' && text.front() <= '9';  // 2026年度: no format does
  const bool other_format = first_in_file && text.front() > '\0' && !is_digit;
  return mark || pipes || other_format ? "- " + text : text;
}

// "#" at the end of a heading would be left out by the reader, but only once.
std::string heading(const std::string& text, int level) {
  const std::size_t last = text.find_last_not_of('#');
  const bool closed = last != std::string::npos && last + 1 < text.size() && text[last] == ' ';
  return std::string(static_cast<std::size_t>(level), '#') + " " + text + (closed ? " #" : "");
}

class TextWriter {
 public:
  explicit TextWriter(const Document& document) : document_(document) {}

  Result<std::string> write() {
    for (const Block& block : document_.blocks) {
      if (const auto* prose = std::get_if<Prose>(&block)) {
        if (!prose->furniture) add_prose(*prose);
      } else {
        add_lines(plain::rows_of(std::get<Grid>(block), out_.empty()), Group::table);
      }
    }
    if (!errors_.empty()) return errors_;
    if (out_.size() > limits::max_text_bytes) {
      return error("", fmt::format("the text has more than {} MiB (limit max_text_bytes)",
                                   limits::max_text_bytes >> 20));
    }
    return std::move(out_);
  }

 private:
  void add_prose(const Prose& prose) {
    if (prose.role == Role::contents) return add_contents(prose);
    std::string text = plain::paragraph(prose.text);
    std::replace(text.begin(), text.end(), '\t', ' ');
    if (text.empty()) return;
    const int level = plain::heading_level(prose);
    add_lines({level > 0 ? heading(text, level) : guarded_paragraph(text, out_.empty())},
              group_of(prose.role));
  }

  // Parts as they are, what is below them as items of a list, each level set in further.
  void add_contents(const Prose& prose) {
    add_lines({guarded_paragraph(plain::contents_title(prose), out_.empty())}, Group::alone);
    for (plain::Entry& entry : plain::contents_of(document_).entries) {
      std::replace(entry.text.begin(), entry.text.end(), '\t', ' ');
      const auto steps = static_cast<std::size_t>(std::max(0, entry.level - 2));
      const bool part = entry.level == 1;
      add_lines({part ? guarded_paragraph(entry.text, false)
                      : std::string(2 * steps, ' ') + "- " + entry.text},
                part ? Group::alone : Group::contents);
    }
  }

  void add_lines(const std::vector<std::string>& lines, Group group) {
    if (lines.empty()) return;
    if (!out_.empty() && !stand_together(last_, group)) out_ += '\n';
    last_ = group;
    for (const std::string& line : lines) {
      if (line.size() > limits::max_line_bytes) {
        errors_.push_back(
            error(line, fmt::format("the line is longer than {} bytes (limit max_line_bytes)",
                                    limits::max_line_bytes)));
      }
      out_ += line + '\n';
    }
  }

  Error error(std::string_view excerpt, std::string what) const {
    return Error{.file = document_.path,
                 .excerpt = text::excerpt(excerpt),
                 .what = std::move(what),
                 .remedy = "write the document in parts"};
  }

  const Document& document_;
  std::string out_;
  Errors errors_;
  Group last_ = Group::alone;
};

}  // namespace

Result<std::string> text(const Document& document) {
  return TextWriter(document).write();
}

}  // namespace yiben::write
