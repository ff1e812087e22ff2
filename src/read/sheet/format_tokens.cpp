// read/sheet: the parts of a number format.
#include "read/sheet/format_tokens.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::read {

namespace {

// More sections have no meaning.
constexpr std::size_t kMaxSections = 4;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view s, std::string_view prefix) {
  if (s.size() < prefix.size()) return false;
  return std::equal(prefix.begin(), prefix.end(), s.begin(),
                    [](char wanted, char here) { return lower(wanted) == lower(here); });
}

class FormatParser {
 public:
  explicit FormatParser(std::string_view code) : rest_(code) {}

  std::vector<FormatSection> parse() {
    sections_.emplace_back();
    while (!rest_.empty()) {
      if (rest_.front() == ';') {
        if (sections_.size() == kMaxSections) break;
        sections_.emplace_back();
        rest_.remove_prefix(1);
      } else {
        next();
      }
    }
    return std::move(sections_);
  }

 private:
  FormatSection& section() { return sections_.back(); }

  void add(FormatToken token, std::size_t bytes) {
    section().parts.push_back({token, std::string(rest_.substr(0, bytes))});
    if (token == FormatToken::date || token == FormatToken::elapsed ||
        token == FormatToken::half_day) {
      section().is_date = true;
    }
    rest_.remove_prefix(bytes);
  }

  void literal(std::string_view text) {
    section().parts.push_back({FormatToken::literal, std::string(text)});
  }

  // The character at the front, taken off.
  std::string_view take_character() {
    const std::size_t bytes = rest_.empty() ? 0 : text::code_point_at(rest_, 0).next;
    const std::string_view character = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    return character;
  }

  void next() {
    if (begins_with(rest_, "general")) return add(FormatToken::general, 7);
    constexpr std::string_view kChineseGeneral = "G/通用格式";
    if (begins_with(rest_, kChineseGeneral)) {
      return add(FormatToken::general, kChineseGeneral.size());
    }
    if (begins_with(rest_, "am/pm")) return add(FormatToken::half_day, 5);
    if (begins_with(rest_, "a/p")) return add(FormatToken::half_day, 3);
    if (begins_with(rest_, "上午/下午")) {
      return add(FormatToken::half_day, std::string_view("上午/下午").size());
    }
    if (begins_with(rest_, "e+") || begins_with(rest_, "e-")) return add(FormatToken::exponent, 2);
    switch (const char c = rest_.front(); c) {
      case '"':
        return quoted();
      case '[':
        return bracketed();
      case '\\':
      case '!':
        rest_.remove_prefix(1);
        return literal(take_character());
      case '_':
        rest_.remove_prefix(1);
        take_character();
        return literal(" ");
      case '*':
        rest_.remove_prefix(1);
        take_character();
        return;
      case '0':
      case '#':
      case '?':
        return add(FormatToken::digit, 1);
      case '.':
        return add(FormatToken::point, 1);
      case ',':
        return add(FormatToken::comma, 1);
      case '%':
        return add(FormatToken::percent, 1);
      case '@':
        section().is_text = true;
        rest_.remove_prefix(1);
        return;
      default:
        if (std::string_view("ymdhsae").find(lower(c)) != std::string_view::npos) return date(c);
        return literal(take_character());
    }
  }

  void quoted() {
    rest_.remove_prefix(1);
    const std::size_t end = std::min(rest_.find('"'), rest_.size());
    literal(rest_.substr(0, end));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
  }

  void date(char letter) {
    std::size_t count = 1;
    while (count < rest_.size() && lower(rest_[count]) == lower(letter)) ++count;
    add(FormatToken::date, count);
    for (char& c : section().parts.back().text) c = lower(c);
  }

  // A condition, a currency, elapsed time; colours and numeral systems are passed over.
  void bracketed() {
    const std::size_t end = std::min(rest_.find(']'), rest_.size());
    const std::string_view inside = rest_.substr(1, end - 1);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (inside.empty()) return;
    if (inside.front() == '$') return literal(inside.substr(1, inside.find('-') - 1));
    const std::size_t length = std::min(inside.find_first_not_of("<>="), inside.size());
    if (length > 0) {
      const auto compared = parse_decimal(inside.substr(length));
      if (!compared) return;
      section().comparison = inside.substr(0, length);
      section().compared = *compared;
      return;
    }
    const bool same = std::all_of(inside.begin(), inside.end(),
                                  [&](char c) { return lower(c) == lower(inside.front()); });
    if (same && std::string_view("hms").find(lower(inside.front())) != std::string_view::npos) {
      section().parts.push_back({FormatToken::elapsed, std::string(1, lower(inside.front()))});
      section().is_date = true;
    }
  }

  std::string_view rest_;
  std::vector<FormatSection> sections_;
};

}  // namespace

std::vector<FormatSection> parse_format(std::string_view code) {
  return FormatParser(code).parse();
}

}  // namespace yiben::read
