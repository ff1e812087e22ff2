// Amounts and percentages that a layout of its own has as words.
#include "compile/compile.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compile/sentence_amount.h"
#include "text/text.h"

namespace yiben {

namespace {

// A message names so many lines.
constexpr std::size_t max_lines = 12;

// The words of a block without the amounts that facts print.
std::string without_sums(std::string_view words) {
  constexpr std::string_view opening = compiling::SentenceAmount::opening;
  std::string out;
  while (true) {
    const std::size_t begin = std::min(words.find(opening), words.size());
    out += words.substr(0, begin);
    words.remove_prefix(begin);
    if (words.empty()) return out;
    words.remove_prefix(std::min(words.find('}'), words.size()));
    // In place of the sum, so that what stands before it is not read together with its unit.
    out += '|';
    if (!words.empty()) words.remove_prefix(1);
  }
}

// The clause in which something ends at `end`.
std::string_view clause_to(std::string_view words, std::size_t end) {
  std::size_t begin = 0;
  for (const std::string_view mark : {"，", "。", "；", "："}) {
    const std::size_t found = words.substr(0, end).rfind(mark);
    if (found != std::string_view::npos) begin = std::max(begin, found + mark.size());
  }
  return words.substr(begin, end - begin);
}

std::string listed(const std::vector<int>& lines) {
  std::string out;
  for (std::size_t i = 0; i < std::min(lines.size(), max_lines); ++i) {
    out += (i > 0 ? ", " : "") + std::to_string(lines[i]);
  }
  if (lines.size() > max_lines) out += fmt::format(" and {} more", lines.size() - max_lines);
  return out;
}

}  // namespace

Errors typed_amounts(const Source& source) {
  const auto amount = text::Pattern::compile("[0-9][0-9,.]*\\s*(?:[亿万千]?元|[%％﹪])", "");
  if (!amount) return amount.errors();
  std::size_t count = 0;
  std::string first;
  std::vector<int> lines;
  for (const LayoutBlock& block : source.layout.blocks) {
    const std::string words = without_sums(block.text);
    std::size_t from = 0;
    while (const auto match = amount->find(words, from)) {
      from = match->front().end;
      if (++count == 1) first = text::excerpt(clause_to(words, from));
      if (lines.empty() || lines.back() != block.line.number) {
        lines.push_back(block.line.number);
      }
    }
  }
  if (count == 0) return {};
  return {{.file = "layout/book.txt",
           .place = {.line = lines.front()},
           .excerpt = first,
           .what = fmt::format("{} amounts and percentages in sentences are words, which no fact "
                               "changes",
                               count),
           .remedy = "when facts change, see to the lines " + listed(lines)}};
}

}  // namespace yiben
