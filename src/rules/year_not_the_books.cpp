// A year left over from another book: in a heading or the title or header of a table that speaks of
// the budget, or as a whole line of page furniture such as "3/11/2024". Years in sentences have
// many good reasons and are not looked at.
#include "rules/predicates.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "text/text.h"

namespace yiben::rules {
namespace {

using text::is_digit;

struct Year {
  int year = 0;
  std::size_t begin = 0;  // in the folded words
};

// "20dd年" and "20dd年度", but not one end of "2024-2026年", nothing inside 《》 or 〔〕, and no
// part of a longer number.
std::vector<Year> years_in(std::string_view folded) {
  constexpr std::string_view mark = "年";
  constexpr std::array<std::string_view, 5> joints = {"-", "~", "至", "到", "/"};
  std::vector<Year> years;
  for (std::size_t at = folded.find(mark); at != folded.npos; at = folded.find(mark, at + 1)) {
    if (at < 4) continue;
    const std::string_view digits = folded.substr(at - 4, 4);
    if (!digits.starts_with("20") || !std::all_of(digits.begin(), digits.end(), is_digit)) continue;
    const std::string_view before = folded.substr(0, at - 4);
    const std::string_view behind = folded.substr(at + mark.size());
    const auto joined_to = [&](std::string_view joint) {
      return before.ends_with(joint) || behind.starts_with(joint);
    };
    if (std::any_of(joints.begin(), joints.end(), joined_to)) continue;
    if (!before.empty() && is_digit(before.back())) continue;
    if (before.rfind("《") != before.npos && before.find("》", before.rfind("《")) == before.npos) {
      continue;
    }
    years.push_back({(digits[2] - '0') * 10 + (digits[3] - '0') + 2000, at - 4});
  }
  return years;
}

// The year of a line that is nothing but a date: "3/11/2024", "2024-03-11", "2024年3月11日".
std::optional<int> year_of_date(std::string_view printed) {
  std::string folded = text::fold(printed);
  for (const std::string_view mark : {"年", "月", "日"}) {
    for (std::size_t at = folded.find(mark); at != folded.npos; at = folded.find(mark)) {
      folded.replace(at, mark.size(), "/");
    }
  }
  std::vector<int> numbers;
  int year = 0;
  for (std::size_t i = 0; i < folded.size();) {
    if (!is_digit(folded[i])) {
      if (folded[i] != '/' && folded[i] != '-' && folded[i] != '.') return std::nullopt;
      ++i;
      continue;
    }
    int value = 0;
    std::size_t digits = 0;
    for (; i < folded.size() && is_digit(folded[i]) && digits <= 4; ++i, ++digits) {
      value = value * 10 + (folded[i] - '0');
    }
    if (digits == 4 && value >= 2000 && value < 2100) {
      year = value;
    } else if (digits > 2 || value < 1 || value > 31) {
      return std::nullopt;
    }
    numbers.push_back(value);
  }
  if (numbers.size() != 3 || year == 0) return std::nullopt;
  return year;
}

class Search {
 public:
  explicit Search(const Context& context) : context_(context), book_(context.book) {}

  // A heading or a title that speaks of the budget of another year.
  void look_at_title(const std::string& printed, const Place& place) {
    const std::string folded = text::fold(printed);
    if (!speaks_of_the_budget(folded)) return;
    const std::vector<Year> years = years_in(folded);
    const bool of_this_year = std::any_of(
        years.begin(), years.end(), [&](const Year& year) { return year.year == book_.year; });
    if (years.empty() || of_this_year) return;
    add(printed, place, years.front().year);
  }

  // The cover, where headings and captions agree on another year.
  void look_at_cover(const Document& document) {
    constexpr std::size_t most_blocks = 12;
    for (std::size_t i = 0; i < std::min(most_blocks, document.blocks.size()); ++i) {
      const auto* prose = std::get_if<Prose>(&document.blocks[i]);
      if (prose == nullptr || !contains(book_.title, without_spaces(prose->text))) continue;
      look_at_title(prose->text, prose->place);
    }
  }

  // A paper may be printed at the end of the year before, and published during the year.
  void look_at_furniture(const std::string& printed, const Place& place) {
    const std::optional<int> year = year_of_date(printed);
    if (!year || *year == book_.year || *year == book_.year - 1) return;
    add(printed, place, *year);
    // It may be a garbled page number: "3/11" beside "2024".
    findings_.back().severity = std::max(findings_.back().severity, Severity::note);
  }

  // The header of a grid, where none of its cells speaks of the book's year.
  void look_at_header(const Grid& grid, int rows) {
    std::vector<std::pair<const Cell*, int>> of_other_years;
    for (const Cell& cell : grid.cells()) {
      if (cell.row >= rows) continue;
      const std::string folded = text::fold(cell.text);
      for (const Year& year : years_in(folded)) {
        if (year.year == book_.year) {
          look_at_halves(grid, cell.row);
          return;
        }
        if (speaks_of_the_budget(folded)) of_other_years.push_back({&cell, year.year});
      }
    }
    // The year before stands rightly beside the book's, whose column bears another year here.
    const auto is_last = [&](const auto& one) { return one.second == book_.year - 1; };
    const bool all_last = std::all_of(of_other_years.begin(), of_other_years.end(), is_last);
    for (const auto& one : of_other_years) {
      if (all_last || !is_last(one)) look_at_title(one.first->text, one.first->place);
    }
  }

  // Whether the row above heads the left half with income and the right one with expenditure.
  static bool is_two_sided(const Grid& grid, int row, int middle) {
    bool income = false;
    bool expenditure = false;
    for (const Cell& cell : grid.cells()) {
      if (cell.row >= row) continue;
      const std::string head = text::fold(cell.text);
      income = income || (head == "收入" && cell.column < middle);
      expenditure = expenditure || (head == "支出" && cell.column >= middle);
    }
    return income && expenditure;
  }

  // A row of a header with two like halves, of income and of expenditure, and another year in one.
  void look_at_halves(const Grid& grid, int row) {
    std::vector<const Cell*> cells;
    for (const Cell& cell : grid.cells()) {
      if (cell.row == row) cells.push_back(&cell);
    }
    std::sort(cells.begin(), cells.end(),
              [](const Cell* a, const Cell* b) { return a->column < b->column; });
    const std::size_t half = cells.size() / 2;
    if (half < 2 || cells.size() % 2 != 0 || !is_two_sided(grid, row, cells[half]->column)) return;
    const Cell* other = nullptr;
    for (std::size_t i = 0; i < half; ++i) {
      std::string left = text::fold(cells[i]->text);
      std::string right = text::fold(cells[i + half]->text);
      if (left == right) continue;
      const auto of_left = years_in(left);
      const auto of_right = years_in(right);
      if (of_left.size() != 1 || of_right.size() != 1 || other != nullptr) return;
      const bool is_left = of_left.front().year != book_.year;
      if (is_left == (of_right.front().year != book_.year)) return;
      left.replace(of_left.front().begin, 4, "");
      right.replace(of_right.front().begin, 4, "");
      if (left != right) return;
      other = is_left ? cells[i] : cells[i + half];
    }
    if (other != nullptr) look_at_title(other->text, other->place);
  }

  // "（2025年度）" alone in a line or above a form, unless what stands before it tells of the past.
  void look_at_year_alone(const Document& document) {
    constexpr int first_rows = 3;
    const auto& past = context_.words("past");
    std::string_view before;
    for (const Block& block : document.blocks) {
      if (const auto* prose = std::get_if<Prose>(&block)) {
        if (!contains_any(before, past)) look_at_words(prose->text, prose->place);
        before = prose->text;
        continue;
      }
      const auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr || contains_any(before, past)) continue;
      const auto tells = [&](const Cell& cell) {
        return cell.row < first_rows && contains_any(cell.text, past);
      };
      if (std::any_of(grid->cells().begin(), grid->cells().end(), tells)) continue;
      for (const Cell& cell : grid->cells()) {
        if (cell.row < first_rows && cell.is_sure()) look_at_words(cell.text, cell.place);
      }
    }
  }

  Findings take() { return std::move(findings_); }

 private:
  void look_at_words(const std::string& printed, const Place& place) {
    constexpr int most_years_apart = 5;
    constexpr std::size_t longest = 32;  // bytes
    if (printed.size() > longest || printed.find("20") == printed.npos) return;
    const std::string folded = text::fold(printed);
    if (!matches_any(folded, context_.patterns("alone"))) return;
    const std::vector<Year> years = years_in(folded);
    if (years.empty()) return;
    const int year = years.front().year;
    if (year >= book_.year || year < book_.year - most_years_apart) return;
    add(printed, place, year);
  }

  bool speaks_of_the_budget(const std::string& folded) const {
    return contains_any(folded, context_.words("budget")) &&
           !contains_any(folded, context_.words("other_years"));
  }

  void add(const std::string& printed, const Place& place, int year) {
    Finding finding = context_.finding();
    finding.operands = {{"year", std::to_string(year)},
                        {"expected", std::to_string(book_.year)},
                        {"text", text::excerpt(printed)}};
    finding.evidence = {{printed, place}};
    findings_.push_back(std::move(finding));
  }

  const Context& context_;
  const Book& book_;
  Findings findings_;
};

// Rows of each grid above the first row of its table, by document and running number.
std::map<std::pair<int, int>, int> header_rows(const Book& book) {
  std::map<std::pair<int, int>, int> rows;
  for (const Table& table : book.tables) {
    for (const Panel& panel : table.panels) {
      if (panel.rows.empty()) continue;
      const Place& first = panel.rows.front().place;
      if (first.row > 0) rows.try_emplace({first.document, first.table}, first.row - 1);
    }
  }
  return rows;
}

}  // namespace

Findings year_not_the_books(const Context& context) {
  const Book& book = context.book;
  if (book.year == 0) return {};
  Search search(context);
  for (const Document* document : book.documents) {
    search.look_at_cover(*document);
    search.look_at_year_alone(*document);
  }
  for (const auto* list : {&book.contents, &book.headings}) {
    for (const Heading& heading : *list) search.look_at_title(heading.printed, heading.place);
  }
  for (const Table& table : book.tables) search.look_at_title(table.title, table.title_place);
  for (const auto* list : {&book.table_prose, &book.narrative}) {
    for (const Prose* prose : *list) search.look_at_furniture(prose->text, prose->place);
  }
  const auto rows = header_rows(book);
  for (const Document* document : book.documents) {
    for (const Block& block : document->blocks) {
      const auto* grid = std::get_if<Grid>(&block);
      if (grid == nullptr) continue;
      const auto found = rows.find({grid->place.document, grid->place.table});
      if (found != rows.end()) search.look_at_header(*grid, found->second);
    }
  }
  return search.take();
}

}  // namespace yiben::rules
