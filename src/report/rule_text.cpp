// What a rule is about, for people; and the list of them.
#include "report/report.h"

#include <algorithm>
#include <map>
#include <string>

#include "report/shown.h"
#include "report/words.h"
#include "text/text.h"

namespace yiben::report {
namespace {

std::string years_in_words(const RuleText& rule, bool chinese) {
  const std::map<std::string, std::string> operands = {{"from", std::to_string(rule.from)},
                                                       {"to", std::to_string(rule.to)}};
  std::string words;
  if (rule.from != 0) words = fill(word(Word::years_from, chinese), operands);
  if (rule.to != 0) {
    if (!words.empty()) words += word(Word::list_comma, chinese);
    words += fill(word(Word::years_to, chinese), operands);
  }
  return words;
}

std::string padded(const std::string& s, int width) {
  const int missing = std::max(0, width - text::display_width(s));
  return s + std::string(static_cast<std::size_t>(missing), ' ');
}

}  // namespace

std::string rule_text(const RuleText& rule, const TextStyle& style) {
  const bool chinese = style.chinese;
  std::string out = rule.id + "\n" + (chinese ? rule.name_zh : rule.name_en) + "\n\n";
  const auto line = [&](Word name, const std::string& what) {
    constexpr int width = 10;
    if (!what.empty()) out += padded(std::string(word(name, chinese)), width) + what + "\n";
  };
  line(Word::severity, severity_in_words(rule.severity, chinese));
  line(Word::basis, basis_in_words(rule, chinese));
  line(Word::years, years_in_words(rule, chinese));
  std::string explanation(text::trim(chinese ? rule.explanation_zh : rule.explanation_en));
  out += "\n" + explanation + "\n";
  if (!rule.example.empty()) {
    out += "\n" + padded(std::string(word(Word::example, chinese)), 10) + rule.example + "\n";
  }
  return out;
}

std::string rules_text(const Catalog& catalog, const TextStyle& style) {
  int id_width = 0;
  for (const auto& [id, rule] : catalog.rules) {
    id_width = std::max(id_width, text::display_width(id));
  }
  std::string out;
  for (const auto& [id, rule] : catalog.rules) {
    constexpr int severity_width = 9;
    out += padded(id, id_width + 2) +
           padded(severity_in_words(rule.severity, style.chinese), severity_width) +
           (style.chinese ? rule.name_zh : rule.name_en) + "\n";
  }
  return out;
}

}  // namespace yiben::report
