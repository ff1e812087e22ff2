// Amounts in sentences: numbers with a unit of money behind them, or with decimals.
#include "recognise/parts.h"

#include <algorithm>
#include <array>

#include "text/text.h"

namespace yiben::recognition {

namespace {

// How much of the clause is kept before a number.
constexpr std::size_t max_clause_bytes = 90;

bool is_number_part(char c) {
  return (c >= '0' && c <= '9') || c == ',' || c == '.';
}

std::optional<Unit> unit_behind(std::string_view rest) {
  static constexpr std::array units = {
      std::pair{std::string_view("亿元"), Unit::hundred_million_yuan},
      std::pair{std::string_view("万元"), Unit::ten_thousand_yuan},
      std::pair{std::string_view("千元"), Unit::thousand_yuan},
      std::pair{std::string_view("元"), Unit::yuan}};
  rest = text::trim(rest);
  for (const auto& [name, unit] : units) {
    if (rest.starts_with(name)) return unit;
  }
  return std::nullopt;
}

// The words of the clause that ends at `end`.
std::string clause_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < max_clause_bytes) {
    std::size_t previous = begin - 1;
    while (previous > 0 && (static_cast<unsigned char>(text[previous]) & 0xC0u) == 0x80u)
      --previous;
    const std::string_view c = text.substr(previous, begin - previous);
    if (c == "，" || c == "。" || c == "；" || c == "：" || c == ";" || c == "\t") break;
    begin = previous;
  }
  return without_spaces(text.substr(begin, end - begin));
}

class Mentions {
 public:
  explicit Mentions(Book& book) : book_(book) {}

  void read(const Prose& prose) {
    const std::string_view text = prose.text;
    for (std::size_t i = 0; i < text.size();) {
      if (text[i] < '0' || text[i] > '9') {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < text.size() && is_number_part(text[end])) ++end;
      std::size_t length = end - i;
      // A point or comma at the end belongs to the sentence.
      while (length > 0 && (text[i + length - 1] == '.' || text[i + length - 1] == ',')) --length;
      add(prose, i, length);
      i = end;
    }
  }

 private:
  void add(const Prose& prose, std::size_t begin, std::size_t length) {
    const std::string_view text = prose.text;
    const bool negative = begin > 0 && text[begin - 1] == '-';
    const std::size_t from = negative ? begin - 1 : begin;
    const std::string printed(text.substr(from, begin + length - from));
    const CellValue value = parse_cell(printed);
    if (value.kind != CellKind::number) return;
    const std::string_view rest = text.substr(begin + length);
    const std::optional<Unit> unit = unit_behind(rest);
    const bool percent = text::trim(rest).starts_with("%") || text::trim(rest).starts_with("％");
    if (!unit && !percent && value.number.decimals < 2) return;
    book_.mentions.push_back(
        {printed, clause_before(text, from), unit, percent, value.number, place_in(prose, from)});
  }

  Book& book_;
};

}  // namespace

void find_mentions(Book& book) {
  Mentions mentions(book);
  for (const Prose* prose : book.narrative) mentions.read(*prose);
}

}  // namespace yiben::recognition
