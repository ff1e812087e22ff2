// Amounts and shares in the words of a layout.
#include "compile/sentence_amount.h"

#include <fmt/format.h>

#include "compile/print.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

constexpr std::string_view share_unit = "%";
constexpr std::string_view of = " / ";

// part/whole in percent, rounded half away from zero at the last place.
std::optional<std::string> share_of(Fen part, Fen whole, const AmountStyle& style) {
  if (whole == 0) return std::nullopt;
  WideFen above = part;
  WideFen below = whole;
  const bool negative = (above < 0) != (below < 0);
  above = above < 0 ? -above : above;
  below = below < 0 ? -below : below;
  WideFen scale = 1;
  for (int i = 0; i < style.decimals; ++i) scale *= 10;
  const WideFen digits = (above * 200 * scale + below) / (2 * below);
  if (digits > limits::max_fen) return std::nullopt;
  const auto rounded = static_cast<std::int64_t>(digits);
  std::string number = to_string(Number{negative ? -rounded : rounded, style.decimals});
  if (style.drop_zeros && number.find('.') != number.npos) {
    number.erase(number.find_last_not_of('0') + 1);
    if (number.ends_with(".")) number.pop_back();
  }
  return number;
}

}  // namespace

std::optional<SentenceAmount> sentence_amount(std::string_view words) {
  words.remove_prefix(std::min(SentenceAmount::opening.size(), words.size()));
  const std::size_t comma = words.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const std::size_t blank = std::min(words.find(' ', comma), words.size());
  SentenceAmount amount;
  amount.is_share = words.substr(0, comma) == share_unit;
  const auto unit = parse_unit(words.substr(0, comma));
  if (!amount.is_share && !unit) return std::nullopt;
  amount.unit = unit.value_or(amount.unit);
  // "2" is short for ".2".
  std::string printed(words.substr(comma + 1, blank - comma - 1));
  if (!printed.empty() && text::is_digit(printed.front())) printed.insert(0, ".");
  if (!parse_style(printed, amount.style)) return std::nullopt;
  std::string_view selected = words.substr(blank);
  if (amount.is_share) {
    const std::size_t sign = selected.find(of);
    if (sign == std::string_view::npos) return std::nullopt;
    const auto whole = coordinates_of(selected.substr(sign + of.size()), "", {});
    if (!whole) return std::nullopt;
    amount.whole = *whole;
    selected = selected.substr(0, sign);
  }
  const auto select = coordinates_of(selected, "", {});
  if (!select) return std::nullopt;
  amount.select = *select;
  return amount;
}

std::optional<std::string> to_text(const SentenceAmount& amount) {
  const std::string part = yiben::to_text(amount.select);
  const std::string whole = yiben::to_text(amount.whole);
  const std::string style = yiben::to_text(amount.style);
  if (!amount.is_share) return fmt::format("{{={},{} {}}}", name_of(amount.unit), style, part);
  // A name may hold the sign between part and whole.
  if ((part + whole).find(of) != std::string::npos) return std::nullopt;
  return fmt::format("{{={},{} {}{}{}}}", share_unit, style, part, of, whole);
}

std::optional<std::string> print(const SentenceAmount& amount, const Sums& sums) {
  const auto select = sums.selection_of(amount.select);
  const auto whole = sums.selection_of(amount.whole);
  if (!select || !whole) return std::nullopt;
  if (amount.is_share) return share_of(sums.of(*select), sums.of(*whole), amount.style);
  return print(sums.of(*select), amount.unit, amount.style);
}

bool is_of_nothing(const SentenceAmount& amount, const Sums& sums) {
  const auto whole = sums.selection_of(amount.whole);
  return amount.is_share && whole && sums.of(*whole) == 0;
}

}  // namespace yiben::compiling
