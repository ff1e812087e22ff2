// Labels as they are compared and kept.
#include "recognise/parts.h"

#include <algorithm>

#include "text/text.h"

namespace yiben::recognition {

std::string without_spaces(std::string_view s) {
  std::string result;
  for (std::size_t i = 0; i < s.size();) {
    const text::CodePoint c = text::code_point_at(s, i);
    const std::string_view bytes = s.substr(i, c.next - i);
    if (!text::trim(bytes).empty()) result += bytes;
    i = c.next;
  }
  return result;
}

std::string bare_label(std::string_view printed) {
  std::string folded = text::fold(printed);
  for (const std::string_view lead : {"其中:", "其中,", "减:", "加:"}) {
    if (folded.starts_with(lead)) folded.erase(0, lead.size());
  }
  if (const auto ordinal = text::leading_ordinal(folded); ordinal && !ordinal->rest.empty()) {
    folded = std::string(ordinal->rest);
  }
  // "预算数(万元)" is 预算数.
  if (folded.ends_with(')') && find_unit(folded)) {
    const std::size_t open = folded.rfind('(');
    if (open != std::string::npos && open > 0) folded.erase(open);
  }
  // "2026年预算数" and "2026年度预算数" are 预算数.
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (folded.size() > 7 && std::all_of(folded.begin(), folded.begin() + 4, is_digit)) {
    for (const std::string_view year : {"年度", "年"}) {
      if (std::string_view(folded).substr(4).starts_with(year)) {
        return folded.substr(4 + year.size());
      }
    }
  }
  return folded;
}

bool is_label(std::string_view printed, const Labels& labels) {
  return std::find(labels.begin(), labels.end(), printed) != labels.end();
}

}  // namespace yiben::recognition
