// read/docx: the numbers that Word puts before paragraphs.
#include "read/docx/numbering.h"

#include <array>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr std::size_t kMaxTextCharacters = 40;
constexpr int kMaxChinese = 9999;
constexpr int kMaxRoman = 3999;
constexpr int kLetters = 26;
constexpr int kMaxCircled = 20;

constexpr std::array<std::string_view, 10> kDigits = {"〇", "一", "二", "三", "四",
                                                      "五", "六", "七", "八", "九"};

// 12 is 十二, 105 is 一百零五.
std::string chinese_counting(int value) {
  constexpr std::array<std::string_view, 4> kUnits = {"", "十", "百", "千"};
  std::string out;
  bool zero = false;
  int divisor = 1000;
  for (std::size_t place = 4; place-- > 0; divisor /= 10) {
    const int digit = value / divisor % 10;
    if (digit == 0) {
      zero = !out.empty();
      continue;
    }
    if (zero) out += "零";
    zero = false;
    // Ten to nineteen begin with 十.
    if (!(place == 1 && digit == 1 && out.empty())) out += kDigits[static_cast<std::size_t>(digit)];
    out += kUnits[place];
  }
  return out;
}

std::string roman(int value, bool upper) {
  struct Step {
    int value;
    std::string_view lower;
    std::string_view upper;
  };
  static constexpr std::array kSteps = {
      Step{1000, "m", "M"}, Step{900, "cm", "CM"}, Step{500, "d", "D"}, Step{400, "cd", "CD"},
      Step{100, "c", "C"},  Step{90, "xc", "XC"},  Step{50, "l", "L"},  Step{40, "xl", "XL"},
      Step{10, "x", "X"},   Step{9, "ix", "IX"},   Step{5, "v", "V"},   Step{4, "iv", "IV"},
      Step{1, "i", "I"}};
  std::string out;
  for (const Step& step : kSteps) {
    for (; value >= step.value; value -= step.value) out += upper ? step.upper : step.lower;
  }
  return out;
}

// Real ones have few characters; a longer one would be multiplied by its paragraphs.
std::string cut(const std::string& level_text) {
  return text::count_characters(level_text) > kMaxTextCharacters ? "" : level_text;
}

bool is_chinese(std::string_view format) {
  return format == "chineseCounting" || format == "chineseCountingThousand" ||
         format == "japaneseCounting" || format == "taiwaneseCounting" ||
         format == "taiwaneseCountingThousand" || format == "ideographDigital";
}

}  // namespace

std::string counted(int value, std::string_view format) {
  if (is_chinese(format) && value >= 1 && value <= kMaxChinese) {
    if (format != "ideographDigital") return chinese_counting(value);
    std::string out;
    for (const char digit : std::to_string(value)) {
      out += kDigits[static_cast<std::size_t>(digit - '0')];
    }
    return out;
  }
  if (format == "decimalZero" && value >= 0 && value < 10) return "0" + std::to_string(value);
  if (value >= 1 && value <= kMaxCircled &&
      (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese")) {
    std::string out;
    text::append_code_point(out, static_cast<char32_t>(0x245F + value));
    return out;
  }
  if (value >= 1 && value <= kLetters && (format == "lowerLetter" || format == "upperLetter")) {
    return std::string(1, static_cast<char>((format == "lowerLetter" ? 'a' : 'A') + value - 1));
  }
  if (value >= 1 && value <= kMaxRoman && (format == "lowerRoman" || format == "upperRoman")) {
    return roman(value, format == "upperRoman");
  }
  return std::to_string(value);
}

Numbering::Numbering(pugi::xml_node root) {
  for (const pugi::xml_node node : root.children()) {
    if (local_name(node.name()) != "abstractNum") continue;
    List& list = lists_[whole_number(attribute_of(node, "abstractNumId"), -1)];
    for (const pugi::xml_node level : node.children()) {
      if (local_name(level.name()) == "lvl") read_level(level, list);
    }
  }
  for (const pugi::xml_node node : root.children()) {
    if (local_name(node.name()) == "num") read_number(node);
  }
}

void Numbering::read_level(pugi::xml_node node, List& list) {
  const int number = whole_number(attribute_of(node, "ilvl"), kLevels);
  if (number >= kLevels) return;
  Level& level = list.levels[static_cast<std::size_t>(number)];
  level.start = whole_number(attribute_of(child_of(node, "start"), "val"), 1);
  level.format = attribute_of(child_of(node, "numFmt"), "val");
  level.text = cut(clean_text(attribute_of(child_of(node, "lvlText"), "val")));
}

void Numbering::read_number(pugi::xml_node node) {
  const int id = whole_number(attribute_of(node, "numId"), 0);
  const int list = whole_number(attribute_of(child_of(node, "abstractNumId"), "val"), -1);
  if (lists_.count(list) == 0) return;
  list_of_[id] = list;
  bool is_own = false;
  for (const pugi::xml_node change : node.children()) {
    if (local_name(change.name()) != "lvlOverride") continue;
    // A numbering with changes counts by itself; the others go on counting together.
    if (!is_own) {
      const int own = -id - 2;
      lists_[own] = lists_[list];
      list_of_[id] = own;
      is_own = true;
    }
    List& changed = lists_[list_of_[id]];
    if (const pugi::xml_node level = child_of(change, "lvl")) read_level(level, changed);
    const int number = whole_number(attribute_of(change, "ilvl"), kLevels);
    const pugi::xml_node start = child_of(change, "startOverride");
    if (number < kLevels && start) {
      changed.levels[static_cast<std::size_t>(number)].start =
          whole_number(attribute_of(start, "val"), 1);
    }
  }
}

std::string Numbering::next(int number_id, int level) {
  const auto found = list_of_.find(number_id);
  if (found == list_of_.end() || level >= kLevels) return "";
  List& list = lists_[found->second];
  const auto at = static_cast<std::size_t>(level);
  // Counts begin at the start and end long before they could overflow.
  int& count = list.counts[at];
  count = count == 0 ? list.levels[at].start : count < 1'000'000 ? count + 1 : count;
  for (std::size_t below = at + 1; below < kLevels; ++below) list.counts[below] = 0;
  const Level& here = list.levels[at];
  if (here.format == "bullet" || here.format == "none") return "";
  std::string out;
  for (std::size_t i = 0; i < here.text.size(); ++i) {
    const char digit = i + 1 < here.text.size() ? here.text[i + 1] : '0';
    if (here.text[i] != '%' || digit < '1' || digit > '9') {
      out += here.text[i];
      continue;
    }
    const auto other = static_cast<std::size_t>(digit - '1');
    const Level& shown = list.levels[other];
    const int value = list.counts[other] == 0 ? shown.start : list.counts[other];
    out += counted(value, shown.format);
    ++i;
  }
  const bool latin = !out.empty() && static_cast<unsigned char>(out.back()) < 0x80;
  return latin ? out + " " : out;
}

}  // namespace yiben::read
