// CommonMark to rows.
#include "source/markdown.h"

#include <cmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/limits.h"

namespace yiben::sourcing::markdown {

namespace {

constexpr std::string_view ending = ".md";

struct FreeTree {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};

bool has_kinds(const SourceSheet& about) {
  return about.columns.front().kind == FieldKind::list;
}

int line_of(cmark_node* node) {
  return cmark_node_get_start_line(node);
}

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

bool is_comment(cmark_node* node) {
  const std::string_view html = text::trim(literal_of(node));
  return cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK && html.starts_with("<!--") &&
         html.ends_with("-->");
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

class Reader {
 public:
  Reader(std::string_view text, SheetRows& rows, Faults& faults) : rows_(rows), faults_(faults) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      lines_.push_back(text::trim(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void read(cmark_node* document) {
    for (cmark_node* block = cmark_node_first_child(document); block != nullptr;
         block = cmark_node_next(block)) {
      read_block(block);
    }
  }

 private:
  void fail(cmark_node* node, std::string_view excerpt, std::string what, std::string remedy) {
    faults_.add(rows_.file, {.line = line_of(node)}, text::excerpt(excerpt), std::move(what),
                std::move(remedy));
  }

  void read_block(cmark_node* block) {
    switch (cmark_node_get_type(block)) {
      case CMARK_NODE_HEADING:
        return add_heading(block);
      case CMARK_NODE_PARAGRAPH:
        if (is_table(block)) return;
        return add_words(block, words_of(block), true);
      case CMARK_NODE_LIST:
        for (cmark_node* item = cmark_node_first_child(block); item != nullptr;
             item = cmark_node_next(item)) {
          add_words(item, words_of_item(item), false);
        }
        return;
      default:
        if (!is_comment(block)) unprintable(block);
    }
  }

  // CommonMark has none: "|---|---|" would be words.
  bool is_table(cmark_node* paragraph) {
    const auto end = static_cast<std::size_t>(cmark_node_get_end_line(paragraph));
    for (auto line = static_cast<std::size_t>(line_of(paragraph)); line <= end; ++line) {
      if (line > lines_.size() || !is_ruling(lines_[line - 1])) continue;
      fail(paragraph, lines_[static_cast<std::size_t>(line_of(paragraph)) - 1],
           "a table, which no book prints here",
           "write each of its rows as an entry of a list; \\ before a line takes it as words");
      return true;
    }
    return false;
  }

  static bool is_ruling(std::string_view line) {
    return line.find('|') != line.npos && line.find('-') != line.npos &&
           line.find_first_not_of("|-: \t") == line.npos;
  }

  void unprintable(cmark_node* node) {
    fail(node, literal_of(node),
         fmt::format("{}, which no book prints", cmark_node_get_type_string(node)),
         "write headings, paragraphs and lists of plain words; \\ before a character takes it "
         "as it is");
  }

  void add(cmark_node* node, std::string first, std::string second) {
    rows_.rows.push_back({line_of(node), {std::move(first), std::move(second)}});
  }

  void add_heading(cmark_node* heading) {
    std::string words = words_of(heading);
    if (has_kinds(*rows_.about)) {
      add(heading, rows_.about->columns.front().values.front(), std::move(words));
    } else {
      add(heading, std::move(words), "");
    }
  }

  void add_words(cmark_node* block, std::string words, bool paragraph) {
    if (has_kinds(*rows_.about)) {
      const std::string kind = paragraph ? rows_.about->columns.front().values.back() : "";
      return add(block, kind, std::move(words));
    }
    if (rows_.rows.empty()) {
      return fail(block, words, "words above the first heading",
                  "write a heading for them: ## " + rows_.about->columns.front().title);
    }
    std::string& below = rows_.rows.back().fields.back();
    below += (below.empty() ? "" : "\n") + words;
  }

  std::string words_of_item(cmark_node* item) {
    std::string words;
    for (cmark_node* block = cmark_node_first_child(item); block != nullptr;
         block = cmark_node_next(block)) {
      if (cmark_node_get_type(block) != CMARK_NODE_PARAGRAPH) {
        unprintable(block);
        continue;
      }
      if (is_table(block)) continue;
      words += (words.empty() ? "" : "\n") + words_of(block);
    }
    return words;
  }

  // Lines of one paragraph are joined as words are written: between Latin letters with a space.
  std::string words_of(cmark_node* block) {
    std::string words;
    bool broken = false;
    for (cmark_node* inner = cmark_node_first_child(block); inner != nullptr;
         inner = cmark_node_next(inner)) {
      switch (cmark_node_get_type(inner)) {
        case CMARK_NODE_TEXT: {
          const std::string_view more = literal_of(inner);
          const bool apart = broken && !words.empty() && !more.empty() && is_ascii(words.back()) &&
                             is_ascii(more.front());
          words += (apart ? " " : "") + std::string(more);
          broken = false;
          break;
        }
        case CMARK_NODE_SOFTBREAK:
          broken = true;
          break;
        case CMARK_NODE_LINEBREAK:
          words += '\n';
          break;
        default:
          fail(block, words,
               fmt::format("{} among the words, which no book prints",
                           cmark_node_get_type_string(inner)),
               "write plain words; \\ before a character takes it as it is");
          return words;
      }
    }
    return words;
  }

  SheetRows& rows_;
  Faults& faults_;
  std::vector<std::string_view> lines_;
};

// Characters that open markup wherever they stand, and those that do so at the beginning of a line.
constexpr std::string_view special = "\\`*_[]<>&#";
constexpr std::string_view special_at_begin = "+-=~|";

class Writer {
 public:
  // `one_line`: of a heading.
  static std::string words(std::string_view text, bool one_line) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool first = i == 0 || text[i - 1] == '\n';
      const bool last = i + 1 == text.size() || text[i + 1] == '\n';
      out += character(text, i, first, last, one_line);
    }
    return out;
  }

 private:
  static std::string character(std::string_view text, std::size_t i, bool first, bool last,
                               bool one_line) {
    const char c = text[i];
    if (c == '\n') {
      const bool inside = i > 0 && i + 1 < text.size() && !one_line;
      return inside ? "\\\n" : "&#10;";
    }
    if ((c == ' ' && (first || last)) || c == '\t') return fmt::format("&#{};", int{c});
    const bool escaped = special.find(c) != special.npos ||
                         (first && special_at_begin.find(c) != special_at_begin.npos) ||
                         ends_number(text, i);
    return escaped ? std::string("\\") + c : std::string(1, c);
  }

  // "1." at the beginning of a line opens a list.
  static bool ends_number(std::string_view text, std::size_t i) {
    if ((text[i] != '.' && text[i] != ')') || i == 0) return false;
    std::size_t begin = i;
    while (begin > 0 && text::is_digit(text[begin - 1])) --begin;
    return begin < i && (begin == 0 || text[begin - 1] == '\n');
  }
};

}  // namespace

bool is_sheet(const SourceSheet& about) {
  return about.file.ends_with(ending);
}

void read(std::string_view text, SheetRows& rows, Faults& faults) {
  for (const SourceColumn& column : rows.about->columns) rows.header.push_back(column.name);
  rows.by_line = true;
  if (text.size() > limits::max_markdown_bytes) {
    return faults.add(rows.file, {}, "",
                      fmt::format("more than {} KiB (limit max_markdown_bytes)",
                                  limits::max_markdown_bytes >> 10),
                      "say it in fewer words");
  }
  const std::unique_ptr<cmark_node, FreeTree> document(
      cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
  Reader(text, rows, faults).read(document.get());
}

std::string text_of(const std::vector<Record>& records, const SourceSheet& about) {
  const std::string& first = about.columns.front().name;
  const std::string& second = about.columns.back().name;
  const bool kinds = has_kinds(about);
  std::string out;
  bool in_list = false;
  for (const Record& record : records) {
    const std::string& kind = kinds ? field(record, first) : about.name;
    const bool item = kind.empty();
    if (!out.empty() && !(item && in_list)) out += "\n";
    in_list = item;
    if (item) {
      out += "- " + Writer::words(field(record, second), false) + "\n";
    } else if (!kinds) {
      out += "## " + Writer::words(field(record, first), true) + "\n";
      const std::string& below = field(record, second);
      if (!below.empty()) out += "\n" + Writer::words(below, false) + "\n";
    } else if (kind == about.columns.front().values.front()) {
      out += "## " + Writer::words(field(record, second), true) + "\n";
    } else {
      out += Writer::words(field(record, second), false) + "\n";
    }
  }
  return out;
}

std::string blank(const SourceSheet& about) {
  return fmt::format("<!-- {}：{} -->\n", about.title, about.help);
}

}  // namespace yiben::sourcing::markdown
