// read/html: makes markup harmless before it is parsed.
#include "read/html/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/base.h"
#include "read/html/ending.h"
#include "read/html/nesting.h"

namespace yiben::read {

namespace {

using std::string_view_literals::operator""sv;

// Elements that carry no text of the page, or whose inside follows other rules. They are blanked,
// so that the parser and this pass cannot disagree on where they end.
constexpr std::array kBlanked = {"script"sv, "style"sv,    "textarea"sv, "title"sv,
                                 "iframe"sv, "noembed"sv,  "noframes"sv, "noscript"sv,
                                 "xmp"sv,    "template"sv, "svg"sv,      "math"sv};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool ends_name(char c) {
  return is_space(c) || c == '/' || c == '>';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_digit(char c, bool hex) {
  return (c >= '0' && c <= '9') || (hex && lower(c) >= 'a' && lower(c) <= 'f');
}

// The last character that there is, and a number behind it, which the parser takes for a fault.
constexpr std::uint32_t kLastCharacter = 0x10FFFF;
constexpr std::string_view kBeyondDecimal = "1114112";
constexpr std::string_view kBeyondHex = "110000";

// The parser adds up the digits of "&#…;" without a look at their size: a number that runs over
// comes out as any bytes, which may be no text. It is replaced, in its length, by one that the
// parser knows to be no character.
void tame_reference(std::string& page, std::size_t at) {
  const bool hex = at < page.size() && lower(page[at]) == 'x';
  if (hex) ++at;
  std::size_t end = at;
  std::uint32_t value = 0;
  for (; end < page.size() && is_digit(page[end], hex); ++end) {
    const char c = lower(page[end]);
    const auto digit = static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    if (value <= kLastCharacter) value = value * (hex ? 16 : 10) + digit;
  }
  if (value <= kLastCharacter) return;
  const std::string_view beyond = hex ? kBeyondHex : kBeyondDecimal;
  page.replace(at, end - at, std::string(end - at - beyond.size(), '0') + std::string(beyond));
}

struct Tag {
  std::string name;  // in lower case
  bool is_end = false;
  bool closes_itself = false;
  int attributes = 0;
  std::size_t end = 0;  // behind ">"; npos where the page ends within the tag
};

// The tag at `at`, where "<" or "</" and a letter stand.
class TagScanner {
 public:
  TagScanner(std::string_view page, std::size_t at) : page_(page), at_(at + 1) {}

  Tag scan() {
    Tag tag;
    tag.is_end = page_[at_] == '/';
    if (tag.is_end) ++at_;
    for (; !done() && !ends_name(page_[at_]); ++at_) tag.name += lower(page_[at_]);
    while (!done() && page_[at_] != '>') {
      tag.closes_itself = page_[at_] == '/';
      if (is_space(page_[at_]) || tag.closes_itself) {
        ++at_;
      } else {
        ++tag.attributes;
        skip_attribute();
      }
    }
    tag.end = done() ? std::string_view::npos : at_ + 1;
    return tag;
  }

 private:
  bool done() const { return at_ >= page_.size(); }
  template <typename Wanted>
  void skip(Wanted wanted) {
    while (!done() && wanted(page_[at_])) ++at_;
  }

  void skip_attribute() {
    ++at_;  // even "=" begins a name
    skip([](char c) { return !ends_name(c) && c != '='; });
    // White space may stand before "=", which is then still that of this attribute.
    const std::size_t name_end = at_;
    skip(is_space);
    if (done() || page_[at_] != '=') {
      at_ = name_end;
      return;
    }
    ++at_;
    skip(is_space);
    if (done()) return;
    const char quote = page_[at_];
    if (quote == '"' || quote == '\'') {
      ++at_;
      skip([quote](char c) { return c != quote; });
      if (!done()) ++at_;
    } else {
      skip([](char c) { return !is_space(c) && c != '>'; });
    }
  }

  std::string_view page_;
  std::size_t at_;
};

class Tamer {
 public:
  explicit Tamer(std::string_view page) : page_(page) { out_.reserve(page.size()); }

  std::variant<TamedMarkup, MarkupFault> run() {
    while (at_ < page_.size() && fault_.empty()) {
      const std::size_t mark = std::min(page_.find('<', at_), page_.size());
      if (mark > at_) nesting_.text();
      keep_to(mark);
      if (at_ < page_.size()) markup();
    }
    if (fault_.empty()) return TamedMarkup{.page = std::move(out_), .is_cut = ending_.is_cut()};
    const auto newlines = std::count(page_.begin(), page_.begin() + static_cast<long>(at_), '\n');
    return MarkupFault{.line = static_cast<int>(newlines) + 1, .what = std::move(fault_)};
  }

 private:
  void keep_to(std::size_t end) {
    // No character reference goes on beyond "<", at which every stretch that is kept ends.
    const std::size_t begin = out_.size();
    out_ += page_.substr(at_, end - at_);
    for (std::size_t i = out_.find("&#", begin); i != std::string::npos;
         i = out_.find("&#", i + 2)) {
      tame_reference(out_, i + 2);
    }
    at_ = end;
  }

  // Becomes a comment, "<!   >" with one space for each character: a space alone would part the
  // words on both sides. What begins here begins with "<"; what does not end with ">" ends the
  // page.
  void blank_to(std::size_t end) {
    const std::string_view blanked = page_.substr(at_, end - at_);
    if (blanked.back() != '>') {
      ending_.end_in_tag();
      at_ = page_.size();
      return;
    }
    out_ += "<!";
    for (const char c : blanked.substr(2, blanked.size() - 3)) {
      const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
      if (!continues) out_ += c == '\n' ? '\n' : ' ';
    }
    out_ += '>';
    at_ += blanked.size();
  }

  char ahead(std::size_t offset) const {
    return at_ + offset < page_.size() ? page_[at_ + offset] : '\0';
  }

  // What begins with "<" at the current position.
  void markup() {
    if (ahead(1) == '!' && ahead(2) == '-' && ahead(3) == '-') return blank_to(comment_end());
    if (is_letter(ahead(1)) || (ahead(1) == '/' && is_letter(ahead(2)))) return tag();
    const bool is_doctype = ahead(1) == '!' && lower(ahead(2)) == 'd';
    const bool is_bogus = ahead(1) == '!' || ahead(1) == '?' || ahead(1) == '/';
    if (!is_doctype && !is_bogus) {
      nesting_.text();
      return keep_to(at_ + 1);
    }
    const std::size_t close = page_.find('>', at_);
    const std::size_t end = close == std::string_view::npos ? page_.size() : close + 1;
    if (is_doctype) {
      keep_to(end);
    } else {
      blank_to(end);
    }
  }

  std::size_t comment_end() const {
    // "<!-->" is a whole comment, so the search begins at the dashes.
    for (std::size_t i = page_.find("--", at_ + 2); i != std::string_view::npos;
         i = page_.find("--", i + 1)) {
      if (page_.substr(i + 2, 1) == ">") return i + 3;
      if (page_.substr(i + 2, 2) == "!>" && i >= at_ + 4) return i + 4;
    }
    return page_.size();
  }

  void tag() {
    const Tag tag = TagScanner(page_, at_).scan();
    // A tag that the page ends in is no tag.
    if (tag.end == std::string_view::npos) return blank_to(page_.size());
    const auto blanked = std::find(kBlanked.begin(), kBlanked.end(), tag.name);
    if (blanked != kBlanked.end()) {
      return blank_element(tag, static_cast<std::size_t>(blanked - kBlanked.begin()));
    }
    // These would put the parser into a mode of its own for the rest of the page.
    if (tag.name == "plaintext" || tag.name == "frameset") return blank_to(tag.end);
    count_attributes(tag);
    if (tag.is_end) {
      ending_.end(tag.name);
      nesting_.end(tag.name);
    } else {
      ending_.start(tag.name);
      nesting_.start(tag.name, page_.substr(at_, tag.end - at_));
    }
    if (nesting_.depth() > static_cast<std::size_t>(limits::max_markup_depth)) {
      fault_ = fmt::format("elements nest deeper than {} (limit max_markup_depth)",
                           limits::max_markup_depth);
    }
    if (fault_.empty()) keep_to(tag.end);
  }

  // All <html> and <body> tags of a page give their attributes to one element.
  void count_attributes(const Tag& tag) {
    int count = tag.attributes;
    if (tag.name == "html" || tag.name == "body") {
      page_attributes_ += count;
      count = page_attributes_;
    }
    if (count <= limits::max_markup_attributes) return;
    fault_ = fmt::format("<{}> has more than {} attributes (limit max_markup_attributes)",
                         text_of_name(tag.name), limits::max_markup_attributes);
  }

  static std::string_view text_of_name(std::string_view name) {
    return name.size() <= 20 ? name : "…";
  }

  // From the start tag to the end tag; where that is missing, or another element of the name begins
  // before it, only the tag at hand.
  void blank_element(const Tag& tag, std::size_t number) {
    const bool is_drawing = tag.name == "svg" || tag.name == "math";
    if (tag.is_end || (is_drawing && tag.closes_itself)) return blank_to(tag.end);
    const std::size_t close = find_end_tag(tag, number);
    if (close == std::string_view::npos) return blank_to(tag.end);
    blank_to(TagScanner(page_, close).scan().end);
  }

  std::size_t find_end_tag(const Tag& tag, std::size_t number) {
    if (no_more_[number]) return std::string_view::npos;
    const bool may_nest = tag.name == "svg" || tag.name == "math" || tag.name == "template";
    for (std::size_t i = page_.find('<', tag.end); i != std::string_view::npos;
         i = page_.find('<', i + 1)) {
      const bool is_end = page_.substr(i + 1, 1) == "/";
      if (!has_name(i + (is_end ? 2 : 1), tag.name)) continue;
      if (is_end) return i;
      if (may_nest) return std::string_view::npos;
    }
    no_more_[number] = true;
    return std::string_view::npos;
  }

  bool has_name(std::size_t at, std::string_view name) const {
    const std::string_view here = page_.substr(std::min(at, page_.size()), name.size());
    if (here.size() != name.size()) return false;
    if (!std::equal(here.begin(), here.end(), name.begin(),
                    [](char a, char b) { return lower(a) == b; })) {
      return false;
    }
    return at + name.size() >= page_.size() || ends_name(page_[at + name.size()]);
  }

  std::string_view page_;
  std::size_t at_ = 0;
  std::string out_;
  std::string fault_;
  Nesting nesting_;
  Ending ending_;
  int page_attributes_ = 0;
  std::array<bool, kBlanked.size()> no_more_{};  // no end tag of the element follows
};

}  // namespace

std::variant<TamedMarkup, MarkupFault> tame_markup(std::string_view page) {
  return Tamer(page).run();
}

}  // namespace yiben::read
