// Cover: title, entity and year of a book, by its first lines or by labels such as "预算单位：".
#include "recognise/outline_parts.h"

#include <array>

namespace yiben::outline {
namespace {

// A line of the cover that names the book, and not one of its tables.
bool names_a_budget(std::string_view folded) {
  constexpr std::array<std::string_view, 4> books = {"部门预算", "单位预算", "部门决算",
                                                     "单位决算"};
  const bool of_department = std::any_of(
      books.begin(), books.end(), [&](std::string_view word) { return contains(folded, word); });
  const bool of_a_year = (contains(folded, "预算") || contains(folded, "决算")) &&
                         text::find_year(folded).year != 0 && !contains(folded, "表");
  return of_department || of_a_year;
}

// The department stands before the year, or between the year and "部门预算".
std::string entity_in_title(std::string_view title) {
  constexpr std::array<std::string_view, 7> ends = {"部门预算", "单位预算", "部门决算", "单位决算",
                                                    "预算",     "决算",     "年度"};
  const text::YearAt year = text::find_year(title);
  std::string_view entity = title.substr(0, std::min(year.begin, title.size()));
  if (entity.empty() && year.year != 0) {
    entity = title.substr(year.end + std::string_view("年").size());
    if (entity.starts_with("度")) entity.remove_prefix(std::string_view("度").size());
  }
  for (const std::string_view end : ends) entity = entity.substr(0, entity.find(end));
  constexpr std::string_view about = "关于";
  if (entity.starts_with(about)) entity.remove_prefix(about.size());
  return std::string(entity);
}

// Where the title of a table stands behind a wide gap, as contents list it: "预算单位：市园林局
// 收支预算总表". npos where none does.
std::size_t title_behind_gap(std::string_view words) {
  constexpr std::string_view table = "表";
  for (const std::string_view gap : {"　", "  "}) {
    const std::size_t at = words.find(gap);
    if (at != words.npos && contains(words.substr(at), table)) return at;
  }
  return words.npos;
}

// Without what the same line says next, as "单位：万元" or a date: behind a wide gap, or stuck to
// the name when the gap was lost.
std::string_view first_statement(std::string_view words) {
  constexpr std::array<std::string_view, 8> labels = {"金额单位", "计量单位", "货币单位", "单位",
                                                      "填报日期", "编制日期", "公开日期", "日期"};
  words = text::trim(words);
  words = words.substr(0, words.find('\t'));
  std::size_t end = words.size();
  for (const std::string_view label : labels) {
    for (const std::string_view colon : {"：", ":"}) {
      end = std::min(end, words.find(std::string(label) + std::string(colon)));
    }
  }
  words = words.substr(0, std::min(end, title_behind_gap(words)));
  // "(单位：万元)" leaves its bracket.
  for (const std::string_view open : {"（", "("}) {
    if (words.ends_with(open)) words.remove_suffix(open.size());
  }
  return words;
}

// "101-市园林局" and "[101]市园林局" are 市园林局.
std::string_view without_code(std::string_view name) {
  std::size_t begin = 0;
  while (begin < name.size() &&
         (is_digit(name[begin]) || contains("[]()-_", name.substr(begin, 1)))) {
    ++begin;
  }
  const bool coded = begin > 0 && begin < name.size() && !is_digit(name[begin - 1]);
  return coded ? name.substr(begin) : name;
}

// Whether a name begins with its region, so that no line above it belongs to it.
bool has_region(std::string_view name) {
  constexpr std::string_view city = "城市";
  constexpr std::size_t two_characters = 6;
  if (name.starts_with("中共") || name.starts_with("国家")) return true;
  for (const std::string_view region : {"省", "市", "县", "区", "州", "旗", "盟"}) {
    for (std::size_t at = name.find(region, two_characters); at != name.npos;
         at = name.find(region, at + region.size())) {
      const bool of_city = name.substr(at - (city.size() - region.size()), city.size()) == city;
      if (!of_city && at + region.size() < name.size()) return true;
    }
  }
  return false;
}

// What stands above the title of a web page: where it lies on its site.
bool is_way(std::string_view folded) {
  constexpr std::array<std::string_view, 4> words = {"首页", ">", "预决算", "信息公开"};
  return folded == "正文" || std::any_of(words.begin(), words.end(), [&](std::string_view word) {
           return contains(folded, word);
         });
}

// "预算单位：…" and its like, in a paragraph or in the first rows of a grid.
std::string labelled_entity(std::string_view line) {
  constexpr std::array<std::string_view, 13> labels = {
      "预算主管部门:", "预算单位:",   "部门名称:", "单位名称:", "编制单位:",
      "填报单位:",     "部门(单位):", "预算部门:", "编制部门:", "公开部门:",
      "公开单位:",     "部门/单位:",  "部门:"};
  if (!starts_with_any(text::fold(line), labels)) return {};
  const std::size_t full = line.find("：");
  const std::size_t half = line.find(':');
  if (full == line.npos && half == line.npos) return {};
  const std::size_t begin = full < half ? full + std::string_view("：").size() : half + 1;
  return std::string(without_code(without_spaces(first_statement(line.substr(begin)))));
}

}  // namespace

std::size_t read_cover(const std::vector<Line>& lines, std::size_t end, Outline& outline) {
  std::size_t last = 0;
  for (; last < end; ++last) {
    const Line& line = lines[last];
    if (line.grid != nullptr || line.ordinal() || is_sentence(line.text)) return 0;
    if (names_a_budget(text::fold(line.text))) break;
  }
  if (last == end) return 0;
  std::string title;
  const bool alone = has_region(entity_in_title(without_spaces(lines[last].text)));
  for (std::size_t i = alone ? last : last - std::min<std::size_t>(last, 2); i <= last; ++i) {
    const std::string words = without_spaces(lines[i].text);
    const std::string folded = text::fold(words);
    const bool apart = folded.starts_with("附件") || contains(folded, ":");
    if (apart || (i < last && is_way(folded))) continue;
    title += words;
  }
  if (outline.title.empty()) {
    outline.title = title;
    outline.entity = entity_in_title(title);
    outline.year = text::find_year(title).year;
  }
  return last + 1;
}

std::string find_labelled_entity(const std::vector<Line>& lines) {
  constexpr int rows_of_captions = 4;
  for (const Line& line : lines) {
    if (line.grid == nullptr) {
      if (std::string entity = labelled_entity(line.text); !entity.empty()) return entity;
      continue;
    }
    for (const Cell& cell : line.grid->cells()) {
      if (cell.row >= rows_of_captions) continue;
      if (std::string entity = labelled_entity(cell.text); !entity.empty()) return entity;
    }
  }
  return {};
}

}  // namespace yiben::outline
