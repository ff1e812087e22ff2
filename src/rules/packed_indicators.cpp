// Splitting a cell at the numbers of its indicators, and these at their semicolons.
#include "rules/packed_indicators.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::string_view stop = "。";
constexpr std::string_view number_mark = "、";
constexpr std::string_view label_of_value = "指标值:";

// The bytes of "12、" at the place; 0 where no numbered indicator begins there.
std::size_t number_at(std::string_view words, std::size_t at) {
  std::size_t end = at;
  while (end < words.size() && text::is_digit(words[end])) ++end;
  return end > at && words.substr(end).starts_with(number_mark) ? end + number_mark.size() - at : 0;
}

// Those that begin with their number and end with a full stop, without both.
std::vector<std::string_view> records_of(std::string_view cell) {
  std::vector<std::string_view> records;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t number = number_at(cell, at);
    std::size_t end = cell.find(stop, at);
    while (end != cell.npos && end + stop.size() < cell.size() &&
           number_at(cell, end + stop.size()) == 0) {
      end = cell.find(stop, end + stop.size());
    }
    if (end == cell.npos) break;
    if (number > 0) records.push_back(cell.substr(at + number, end - at - number));
    at = end + stop.size();
  }
  return records;
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find(';', at), words.size());
    parts.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

// "产出指标" of "1-产出指标".
std::string without_code(std::string_view level) {
  std::size_t at = 0;
  while (at < level.size() && text::is_digit(level[at])) ++at;
  if (at > 0 && at < level.size() && level[at] == '-') level.remove_prefix(at + 1);
  return std::string(level);
}

// Both levels, the name, and one value or two.
std::optional<PackedIndicator> indicator_of(std::string_view record) {
  constexpr std::size_t words_before = 3;
  const std::vector<std::string_view> parts = split(record);
  if (parts.size() < words_before + 1 || parts.size() > words_before + 2) return std::nullopt;
  std::vector<std::string> values;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t label = parts[i].find(label_of_value);
    if ((label != parts[i].npos) != (i >= words_before)) return std::nullopt;
    if (i >= words_before) values.emplace_back(parts[i].substr(label + label_of_value.size()));
  }
  std::string_view name = parts[2];
  if (name.ends_with('.')) name.remove_suffix(1);
  if (name.starts_with('.')) name.remove_prefix(1);
  if (name.empty()) return std::nullopt;
  return PackedIndicator{without_code(parts[0]), without_code(parts[1]), std::string(name),
                         values[0], values.size() > 1 ? values[1] : ""};
}

}  // namespace

std::vector<PackedIndicator> packed_in(std::string_view cell) {
  std::vector<PackedIndicator> indicators;
  if (cell.find(label_of_value) == cell.npos) return indicators;
  for (const std::string_view record : records_of(cell)) {
    if (auto one = indicator_of(record)) indicators.push_back(std::move(*one));
  }
  return indicators;
}

}  // namespace yiben::rules
