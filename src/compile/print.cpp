// Amounts as printed.
#include "compile/print.h"

#include "text/text.h"

namespace yiben::compiling {

namespace {

std::string with_separators(std::string number) {
  const std::size_t end = std::min(number.find('.'), number.size());
  const std::size_t begin = number.starts_with("-") ? 1 : 0;
  for (std::size_t at = end; at > begin + 3;) {
    at -= 3;
    number.insert(at, ",");
  }
  return number;
}

std::string without_zeros(std::string number) {
  if (number.find('.') == std::string::npos) return number;
  number.erase(number.find_last_not_of('0') + 1);
  if (number.ends_with(".")) number.pop_back();
  return number;
}

}  // namespace

std::string print(Fen amount, Unit unit, const AmountStyle& style) {
  if (amount == 0 && style.blank_zero) return style.zero;
  std::string number = format(amount, style.unit.value_or(unit), style.decimals);
  if (style.drop_zeros) number = without_zeros(std::move(number));
  return style.separators ? with_separators(std::move(number)) : number;
}

AmountStyle style_of(const Figure& figure, Unit unit) {
  AmountStyle style;
  style.decimals = figure.blank ? 2 : figure.number.decimals;
  style.separators = figure.printed.find(',') != std::string::npos ||
                     figure.printed.find("，") != std::string::npos;
  style.blank_zero = figure.blank;
  if (figure.blank) style.zero = std::string(text::trim(figure.printed));
  if (figure.unit != unit) style.unit = figure.unit;
  const bool finer = !figure.blank && figure.meant_decimals > figure.number.decimals;
  if (!finer) return style;
  // A table that drops zeros at the end: the next amount may need its places.
  AmountStyle dropping = style;
  dropping.decimals = figure.meant_decimals;
  dropping.drop_zeros = true;
  const auto fen = fen_of(figure.number, figure.unit);
  const bool same = fen && print(*fen, figure.unit, dropping) == print(*fen, figure.unit, style);
  return same ? dropping : style;
}

}  // namespace yiben::compiling
