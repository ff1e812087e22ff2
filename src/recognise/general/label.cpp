// Labels to meanings.
#include "recognise/general/label.h"

#include <algorithm>

#include "recognise/parts.h"
#include "text/text.h"

namespace yiben::recognition {

namespace {

using text::is_digit;

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// "2026年", "2026年度" at `position`: the year and the bytes it takes.
std::pair<int, std::size_t> year_at(std::string_view s, std::size_t position) {
  const std::string_view rest = s.substr(position);
  if (rest.size() < 7 || !std::all_of(rest.begin(), rest.begin() + 4, is_digit)) return {0, 0};
  const int year = std::stoi(std::string(rest.substr(0, 4)));
  for (const std::string_view word : {"年度", "年"}) {
    if (rest.substr(4).starts_with(word) && year >= 1990 && year < 2100) {
      return {year, 4 + word.size()};
    }
  }
  return {0, 0};
}

// Takes away the first year that the label names.
int take_year(std::string& label) {
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (!is_digit(label[i]) || (i > 0 && is_digit(label[i - 1]))) continue;
    const auto [year, length] = year_at(label, i);
    if (year == 0) continue;
    label.erase(i, length);
    return year;
  }
  return 0;
}

// Brackets that hold a unit of money or a remark on it.
void take_unit(std::string& label) {
  for (std::size_t open = label.rfind('('); open != std::string::npos && open > 0;) {
    const std::size_t close = label.find(')', open);
    if (close == std::string::npos) return;
    std::string_view inside = std::string_view(label).substr(open + 1, close - open - 1);
    for (const std::string_view lead : {"单位:", "单位"}) {
      if (inside.starts_with(lead)) inside = inside.substr(lead.size());
    }
    if (parse_unit(inside)) label.erase(open, close + 1 - open);
    open = label.rfind('(', open - 1);
  }
}

// "其中：" and signs of the calculation in front of a name.
void take_lead(std::string& label, BareLabel& result) {
  for (const std::string_view lead : {"其中:", "其中,", "其中", "减:", "加:"}) {
    if (label.size() <= lead.size() || !label.starts_with(lead)) continue;
    result.of_which = result.of_which || lead.starts_with("其中");
    label.erase(0, lead.size());
    return;
  }
}

// "205-08-03", "301-01": 类, 款 and 项 of one code.
bool is_parted_code(std::string_view s) {
  constexpr std::string_view code = "000-00-00";
  if (s.size() != code.size() && s.size() != std::string_view("000-00").size()) return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (code[i] == '-' ? s[i] != '-' : !is_digit(s[i])) return false;
  }
  return true;
}

}  // namespace

BareLabel bare(std::string_view printed) {
  BareLabel result;
  std::string folded = text::fold(printed);
  take_lead(folded, result);
  if (const auto ordinal = text::leading_ordinal(folded); ordinal && !ordinal->rest.empty()) {
    result.level = ordinal->level;
    result.number = ordinal->number;
    folded = std::string(ordinal->rest);
  }
  take_lead(folded, result);
  result.year = take_year(folded);
  take_unit(folded);
  while (folded.ends_with(':')) folded.pop_back();
  result.words = std::move(folded);
  return result;
}

Coordinates LabelReader::member(std::string_view dimension, std::string_view name) const {
  const auto d = cube_.dimension(dimension);
  const auto node = d ? cube_.intern(*d, name) : std::nullopt;
  if (!node) return {};
  return {{*d, *node}};
}

void LabelReader::add_year(const BareLabel& label, Meaning& meaning) const {
  if (label.year == 0 || year_ == 0 || label.year == year_) return;
  const std::string name =
      label.year == year_ - 1 ? std::string("last") : std::to_string(label.year);
  for (const auto& coordinate : member("year", name)) meaning.select.push_back(coordinate);
}

Meaning LabelReader::read(std::string_view printed) const {
  const BareLabel label = bare(printed);
  Meaning meaning = catalog_.terms.read(label.words, cube_);
  if (label.words.empty() && label.year != 0) meaning.understood = true;  // "2026年" alone
  if (meaning.understood) add_year(label, meaning);
  if (label.of_which) meaning.role = std::max(meaning.role, TermRole::of_which);
  return meaning;
}

Coordinates LabelReader::of_title(std::string_view printed) const {
  const std::string words = bare(printed).words;
  Coordinates select = catalog_.terms.mentioned(words, cube_);
  for (const auto& coordinate : economic_class_in(words)) select.push_back(coordinate);
  return select;
}

// Where a title names several classes, the table is about all of them.
Coordinates LabelReader::economic_class_in(std::string_view title) const {
  constexpr std::size_t digits_of_class = 3;
  const CodeName* found = nullptr;
  for (const CodeName& row : catalog_.economic_codes.rows()) {
    if (row.code.size() != digits_of_class) continue;
    const std::string name = text::fold(row.name);
    if (title.find(name) == title.npos || !catalog_.function_codes.named(name).empty()) continue;
    if (found != nullptr) return {};
    found = &row;
  }
  return found == nullptr ? Coordinates{} : member("economic", found->code);
}

bool is_broken_number(std::string_view printed) {
  const CellKind kind = parse_cell(printed).kind;
  if (kind != CellKind::too_big && kind != CellKind::words) return false;
  const std::string folded = text::fold(printed);
  if (folded.empty() || folded.ends_with('%')) return false;
  if (kind == CellKind::too_big) return true;
  const bool hashes = folded.size() >= 2 && folded.find_first_not_of('#') == std::string::npos;
  // Only a point or a separator makes digits an amount: codes, dates and counts have none.
  const auto is_mark = [](char c) { return c == '.' || c == ',' || c == '\''; };
  const auto is_odd = [&](char c) { return !is_digit(c) && !is_mark(c); };
  const auto digits = std::count_if(folded.begin(), folded.end(), is_digit);
  const auto odd = std::count_if(folded.begin(), folded.end(), is_odd);
  const bool marked = std::any_of(folded.begin(), folded.end(), is_mark);
  return hashes || (marked && digits >= 3 && odd <= 1 && is_digit(folded.front()));
}

bool prints_amount(const CellValue& value, std::string_view printed) {
  if (value.kind != CellKind::number) return false;
  return value.number.decimals > 0 || value.number.digits == 0 ||
         printed.find(',') != std::string_view::npos;
}

std::string digits_of(std::string_view printed) {
  std::string folded = text::fold(printed);
  if (is_parted_code(folded)) std::erase(folded, '-');
  const bool digits = !folded.empty() && std::all_of(folded.begin(), folded.end(), is_digit);
  return digits ? folded : std::string();
}

CodedName split_code(std::string_view printed) {
  const std::string plain = without_spaces(printed);
  std::string_view rest = plain;
  const bool bracket = rest.starts_with('[') || rest.starts_with('(');
  if (bracket) rest.remove_prefix(1);
  std::size_t length = 0;
  std::size_t digits = 0;
  while (length < rest.size() && (is_digit(rest[length]) || is_capital(rest[length]))) {
    digits += is_digit(rest[length]) ? 1u : 0u;
    ++length;
  }
  const std::string_view behind = rest.substr(length);
  const bool joined = behind.starts_with('-') || (bracket && behind.starts_with(']'));
  // A year, an ordinal or a count is no code; letters and short digits are one only with a hyphen.
  const bool long_digits = digits == length && digits >= 3 && digits <= 12;
  if (length == 0 || behind.starts_with("年") || (!joined && !long_digits)) return {"", plain};
  if (behind.empty()) return {plain, ""};
  CodedName result;
  result.code = std::string(rest.substr(0, length));
  rest = behind;
  while (!rest.empty() && std::string_view("])-_:.").find(rest.front()) != std::string_view::npos) {
    rest.remove_prefix(1);
  }
  if (rest.empty() || is_digit(rest.front()) || rest.front() == ',') return {"", plain};
  result.name = std::string(rest);
  return result;
}

}  // namespace yiben::recognition
