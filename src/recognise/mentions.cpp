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

// The unit behind a number, and how many bytes of `rest` it takes.
std::pair<std::optional<Unit>, std::size_t> unit_behind(std::string_view rest) {
  static constexpr std::array units = {
      std::pair{std::string_view("亿元"), Unit::hundred_million_yuan},
      std::pair{std::string_view("万元"), Unit::ten_thousand_yuan},
      std::pair{std::string_view("千元"), Unit::thousand_yuan},
      std::pair{std::string_view("元"), Unit::yuan}};
  const std::string_view words = text::trim(rest);
  const auto blanks = static_cast<std::size_t>(words.data() - rest.data());
  for (const auto& [name, unit] : units) {
    if (words.starts_with(name)) return {unit, blanks + name.size()};
  }
  return {std::nullopt, 0};
}

// As unit_behind: the bytes up to the end of a percent sign, 0 without one.
std::size_t percent_behind(std::string_view rest) {
  const std::string_view words = text::trim(rest);
  const auto blanks = static_cast<std::size_t>(words.data() - rest.data());
  for (const std::string_view sign : {"%", "％", "﹪"}) {
    if (words.starts_with(sign)) return blanks + sign.size();
  }
  return 0;
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
    const auto [unit, unit_bytes] = unit_behind(rest);
    const std::size_t percent_bytes = percent_behind(rest);
    if (!unit && percent_bytes == 0 && value.number.decimals < 2) return;
    book_.mentions.push_back({.printed = printed,
                              .before = clause_before(text, from),
                              .unit = unit,
                              .percent = percent_bytes > 0,
                              .number = value.number,
                              .place = place_in(prose, from),
                              .prose = &prose,
                              .begin = from,
                              .end = begin + length + unit_bytes + percent_bytes});
  }

  Book& book_;
};

}  // namespace

void find_mentions(Book& book) {
  Mentions mentions(book);
  for (const Prose* prose : book.narrative) mentions.read(*prose);
}

}  // namespace yiben::recognition
