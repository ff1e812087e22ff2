// Slots, amounts and shares.
#include "compile/slots.h"

#include <fmt/format.h>

#include <algorithm>

namespace yiben::compiling {

std::string fill(std::string_view words,
                 const std::function<std::string(std::string_view)>& value) {
  std::string filled;
  while (true) {
    const std::size_t begin = words.find('{');
    const std::size_t end = words.find('}', std::min(begin, words.size()));
    if (begin == std::string_view::npos || end == std::string_view::npos) break;
    filled += words.substr(0, begin);
    filled += value(words.substr(begin + 1, end - begin - 1));
    words.remove_prefix(end + 1);
  }
  return filled += words;
}

std::string fill(std::string_view words, const SlotWords& values) {
  return fill(words, [&](std::string_view slot) {
    const auto found = values.find(slot);
    return found == values.end() ? "{" + std::string(slot) + "}" : found->second;
  });
}

std::string fill_names(std::string_view words, const Source& source) {
  return fill(words, SlotWords{{"year", std::to_string(source.year)},
                               {"last", std::to_string(source.year - 1)},
                               {"entity", source.entity}});
}

std::string with_single_stops(std::string words) {
  constexpr std::string_view stop = "。";
  for (const std::string_view mark : {"。", "；", "，"}) {
    const std::string both = std::string(stop) + std::string(mark);
    for (std::size_t at = words.find(both); at != words.npos; at = words.find(both, at)) {
      words.erase(at, stop.size());
    }
  }
  return words;
}

std::string ten_thousands(Fen amount) {
  return format(amount, Unit::ten_thousand_yuan, 2);
}

std::string percent(Fen part, Fen whole) {
  if (whole == 0) return "0.00%";
  WideFen above = static_cast<WideFen>(part) * 20'000;
  WideFen below = static_cast<WideFen>(whole) * 2;
  const bool negative = (above < 0) != (below < 0);
  above = above < 0 ? -above : above;
  below = below < 0 ? -below : below;
  const auto hundredths = static_cast<std::int64_t>((above + below / 2) / below);
  return fmt::format("{}{}.{:02}%", negative && hundredths > 0 ? "-" : "", hundredths / 100,
                     hundredths % 100);
}

}  // namespace yiben::compiling
