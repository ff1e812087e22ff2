// Comments in the files of a source: they are for who edits the files, and no part of it.
#include "source/source.h"

#include <algorithm>
#include <set>

#include "text/text.h"

namespace yiben {

namespace {

// The comment of a line of TOML: behind "#" where no quotation mark follows.
std::string_view toml_comment(std::string_view line) {
  const std::size_t quote = line.find_last_of("\"'");
  const std::size_t sign = line.find('#', quote == line.npos ? 0 : quote);
  return sign == line.npos ? std::string_view() : text::trim(line.substr(sign));
}

std::string_view markdown_comment(std::string_view line) {
  return line.find("<!--") == line.npos ? std::string_view() : text::trim(line);
}

struct Comment {
  std::string file;
  int line = 0;
  std::string words;
};

std::vector<Comment> comments_of(const SourceFiles& files) {
  std::vector<Comment> comments;
  for (const auto& [name, bytes] : files) {
    const bool is_toml = name.ends_with(".toml");
    if (!is_toml && !name.ends_with(".md")) continue;
    std::string_view rest = bytes;
    for (int line = 1; !rest.empty(); ++line) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view one = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::string_view words = is_toml ? toml_comment(one) : markdown_comment(one);
      if (!words.empty()) comments.push_back({name, line, std::string(words)});
    }
  }
  return comments;
}

}  // namespace

Errors comments_in(const SourceFiles& files, const SourceFiles& ours) {
  std::set<std::string> known;
  for (const Comment& comment : comments_of(ours)) known.insert(comment.words);
  Errors errors;
  for (const Comment& comment : comments_of(files)) {
    if (known.contains(comment.words)) continue;
    errors.push_back({comment.file,
                      {.line = comment.line},
                      text::excerpt(comment.words),
                      "a comment, which is no part of a source and is not kept",
                      "keep these files where the comment matters"});
  }
  return errors;
}

}  // namespace yiben
