// Numbers that only count and name: 行次, and the parts of account codes.
#include "rules/predicates.h"

#include <algorithm>
#include <map>
#include <optional>

#include "text/text.h"

namespace yiben::rules {
namespace {

// A cell that holds nothing but a few digits.
struct Digits {
  const Cell* cell;
  std::string words;
};

std::optional<Digits> digits_in(const Cell* cell, std::size_t most) {
  if (cell == nullptr || !cell->is_sure()) return std::nullopt;
  std::string words = text::fold(cell->text);
  const bool digits = !words.empty() && words.size() <= most &&
                      std::all_of(words.begin(), words.end(), text::is_digit);
  if (!digits) return std::nullopt;
  return Digits{cell, std::move(words)};
}

// The cells below a header that matches, as far as they hold digits: blank ones are passed over.
std::vector<Digits> digits_below(const Grid& grid, const Cell& header, std::size_t most) {
  std::vector<Digits> all;
  for (int row = header.row + header.row_span; row < grid.rows(); ++row) {
    const Cell* cell = grid.at(row, header.column);
    if (auto digits = digits_in(cell, most); digits && cell->row == row) all.push_back(*digits);
  }
  return all;
}

template <typename Visit>
void for_each_header(const Context& context, const Visit& visit) {
  for (const Document* document : context.book.documents) {
    for (const Block& block : document->blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      for (const Cell& cell : grid->cells()) {
        if (matches_any(text::fold(cell.text), context.patterns("headers"))) visit(*grid, cell);
      }
    }
  }
}

}  // namespace

// 27, 28, 39, 30: one of the numbers in the column 行次 does not follow.
Findings row_number_broken(const Context& context) {
  constexpr std::size_t most_digits = 3;
  Findings findings;
  for_each_header(context, [&](const Grid& grid, const Cell& header) {
    const std::vector<Digits> all = digits_below(grid, header, most_digits);
    for (std::size_t i = 1; i + 1 < all.size(); ++i) {
      const int before = std::stoi(all[i - 1].words);
      const int own = std::stoi(all[i].words);
      const int behind = std::stoi(all[i + 1].words);
      if (before + 2 != behind || own == before + 1) continue;
      Finding finding = context.finding();
      finding.operands = {{"printed", all[i].words}, {"expected", std::to_string(before + 1)}};
      finding.evidence = {{all[i].words, all[i].cell->place}};
      findings.push_back(std::move(finding));
    }
  });
  return findings;
}

// 2 for 02, where the other codes of the column keep their zero.
Findings code_digit_missing(const Context& context) {
  constexpr std::size_t most_digits = 2;
  const auto least = static_cast<std::size_t>(context.number("least_whole", 3));
  Findings findings;
  for_each_header(context, [&](const Grid& grid, const Cell& header) {
    std::vector<Digits> whole, cut;
    for (Digits& one : digits_below(grid, header, most_digits)) {
      const bool zero = one.words.size() == most_digits && one.words.front() == '0';
      if (zero)
        whole.push_back(std::move(one));
      else if (one.words.size() < most_digits)
        cut.push_back(std::move(one));
    }
    if (cut.empty() || whole.size() < std::max(least, cut.size())) return;
    Finding finding = context.finding();
    std::vector<std::string> printed;
    for (const Digits& one : cut) {
      printed.push_back(one.words);
      finding.evidence.push_back({one.words, one.cell->place});
    }
    finding.operands = {{"printed", joined(printed)}};
    findings.push_back(std::move(finding));
  });
  return findings;
}

}  // namespace yiben::rules
