// The parts of the book model that compute something.
#include "book/book.h"

#include <algorithm>

#include "text/text.h"

namespace yiben {
namespace {

std::string without_spaces(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t next = text::code_point_at(s, i).next;
    const std::string_view character = s.substr(i, next - i);
    if (!text::trim(character).empty()) out += character;
    i = next;
  }
  return out;
}

bool denies(const Cube& cube, const Row& row, const Column& column) {
  for (const auto& [dimension, member] : row.select) {
    if (cube.is_apart(dimension)) continue;
    for (const auto& [other, own] : column.select) {
      const bool apart = dimension == other && !cube.is_inside(dimension, own, member) &&
                         !cube.is_inside(dimension, member, own);
      if (apart) return true;
    }
  }
  return false;
}

}  // namespace

Selection selection_at(const Cube& cube, const Panel& panel, const Row& row, const Column& column) {
  // Between a row and a column the inner member counts; both override what the panel says.
  const Selection both = cube.narrowed(narrow(Selection(), column.select), row.select);
  Selection selection = panel.select;
  for (int d = 0; d < cube.dimensions(); ++d) {
    if (both[d] != all_of_it) selection = selection.with(d, both[d]);
  }
  if (!column.denied.empty() && denies(cube, row, column)) {
    selection = narrow(selection, column.denied);
  }
  return selection;
}

int Table::rows() const {
  std::size_t most = 0;
  for (const Panel& panel : panels) most = std::max(most, panel.rows.size());
  return static_cast<int>(most);
}

int Table::columns() const {
  std::size_t sum = 0;
  for (const Panel& panel : panels) sum += panel.columns.size();
  return static_cast<int>(sum);
}

const Table* Book::table(std::string_view form) const {
  for (const Table& candidate : tables) {
    if (candidate.form == form) return &candidate;
  }
  return nullptr;
}

std::size_t Book::printed_figures() const {
  return static_cast<std::size_t>(std::count_if(
      figures.begin(), figures.end(), [](const Figure& figure) { return !figure.blank; }));
}

bool set_intervals(Figure& figure) {
  const auto printed = interval_of(figure.number, figure.unit);
  if (!printed) return false;
  const Fen room = figure.rounded_to / 2;
  const Interval interval{printed->low - room, printed->high + room};
  figure.interval = interval;
  figure.likely = interval;
  if (figure.number.digits == 0) {
    figure.likely = {0, 0};
    return true;
  }
  if (room > 0) return true;
  Number finer = figure.number;
  while (finer.decimals < figure.meant_decimals && finer.digits < limits::max_fen / 10 &&
         finer.digits > -limits::max_fen / 10) {
    finer.digits *= 10;
    ++finer.decimals;
  }
  figure.likely = interval_of(finer, figure.unit).value_or(interval);
  return true;
}

Target parse_target(std::string_view printed) {
  // Longest first, so that "大于等于" is not taken for "大于".
  static constexpr std::pair<std::string_view, std::string_view> relations[] = {
      {"大于等于", ">="}, {"大于或等于", ">="}, {"不低于", ">="},
      {"不少于", ">="},   {"小于等于", "<="},   {"小于或等于", "<="},
      {"不高于", "<="},   {"不超过", "<="},     {">=", ">="},
      {"<=", "<="},       {"≥", ">="},          {"≤", "<="},
      {"大于", ">"},      {"小于", "<"},        {"等于", "="},
      {">", ">"},         {"<", "<"},           {"=", "="}};
  Target target;
  target.printed = std::string(printed);
  const std::string folded = text::fold(printed);
  std::string_view rest = folded;
  for (const auto& [words, relation] : relations) {
    if (!rest.starts_with(words)) continue;
    target.relation = relation;
    rest.remove_prefix(words.size());
    break;
  }
  const auto is_value = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; };
  const std::size_t end =
      static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_value) - rest.begin());
  if (end == 0) {
    // Words alone ("完成") are kept as printed, not folded.
    target.value = target.relation.empty() ? std::string(text::trim(printed)) : std::string(rest);
    return target;
  }
  target.value = std::string(rest.substr(0, end));
  target.unit = std::string(rest.substr(end));
  return target;
}

const Family* family_of(const Book& book) {
  return book.layout != nullptr ? book.layout : book.family;
}

std::string title_of(const Book& book, const Table& table) {
  const bool by_form = book.family != nullptr && !book.by_words;
  const Form* form = by_form ? book.family->find(table.form) : nullptr;
  return without_spaces(form == nullptr ? table.title : form->title);
}

std::string row_name(const Row& row) {
  if (row.code.empty() || row.label.empty()) return row.code + row.label;
  return row.code + ' ' + row.label;
}

bool is_of_final_accounts(const Book& book) {
  int final = 0;
  int budget = 0;
  const auto count = [&](std::string_view words) {
    if (words.find("决算") != words.npos) {
      ++final;
    } else if (words.find("预算") != words.npos) {
      ++budget;
    }
  };
  for (const Table& table : book.tables) count(table.title);
  for (const Heading& entry : book.contents) count(entry.text);
  for (const Heading& heading : book.headings) count(heading.text);
  count(book.title);
  return final > budget;
}

}  // namespace yiben
