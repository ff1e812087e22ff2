// The layout as text, both ways.
#include "source/layout_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "source/csv.h"
#include "text/text.h"

namespace yiben::layout_text {

namespace {

constexpr std::array roles{
    std::pair{Role::title, std::string_view("@title")},
    std::pair{Role::subtitle, std::string_view("@subtitle")},
    std::pair{Role::contents, std::string_view("@contents")},
    std::pair{Role::label, std::string_view("@label")},
    std::pair{Role::caption, std::string_view("@caption")},
    std::pair{Role::unit, std::string_view("@unit")},
    std::pair{Role::note, std::string_view("@note")},
};

std::optional<int> number_of(std::string_view s) {
  int number = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), number);
  if (error != std::errc() || end != s.data() + s.size()) return std::nullopt;
  return number;
}

std::string table_line(const LayoutTable& table, int index) {
  return fmt::format("@table {:02} unit={} header={} wide={} name={}", index + 1,
                     name_of(table.unit), table.header_rows, table.wide ? 1 : 0, table.name);
}

std::string line_of(const LayoutBlock& block) {
  if (block.role == Role::heading) {
    return std::string(static_cast<std::size_t>(std::max(1, block.heading_level)), '#') + " " +
           block.text;
  }
  for (const auto& [role, word] : roles) {
    if (role == block.role) return std::string(word) + " " + block.text;
  }
  const bool special =
      block.text.starts_with("@") || block.text.starts_with("#") || block.text.starts_with("\\");
  return special ? "\\" + block.text : block.text;
}

// "@table 01 unit=万元 …": the settings, and false where one is wrong.
bool read_table_line(std::string_view line, LayoutTable& table) {
  while (!line.empty()) {
    line = text::trim(line);
    const std::size_t sign = line.find('=');
    if (sign == std::string_view::npos) return line.empty();
    const std::string_view key = line.substr(0, sign);
    // The name comes last and may hold blanks.
    const std::size_t end = key == "name" ? line.size() : std::min(line.find(' '), line.size());
    const std::string_view value = line.substr(sign + 1, end - sign - 1);
    line.remove_prefix(end);
    if (key == "name") {
      table.name = std::string(value);
    } else if (key == "unit") {
      const auto unit = parse_unit(value);
      if (!unit) return false;
      table.unit = *unit;
    } else {
      const auto number = number_of(value);
      if (!number || (key != "header" && key != "wide")) return false;
      if (key == "header") table.header_rows = *number;
      if (key == "wide") table.wide = *number != 0;
    }
  }
  return true;
}

LayoutBlock block_of(std::string_view line) {
  LayoutBlock block;
  if (line.starts_with("\\")) {
    block.text = std::string(line.substr(1));
    return block;
  }
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes > 0) {
    block.role = Role::heading;
    block.heading_level = static_cast<int>(hashes);
    block.text = std::string(text::trim(line.substr(hashes)));
    return block;
  }
  for (const auto& [role, word] : roles) {
    const bool is_role =
        line.starts_with(word) && (line.size() == word.size() || line[word.size()] == ' ');
    if (!is_role) continue;
    block.role = role;
    block.text = std::string(text::trim(line.substr(word.size())));
    return block;
  }
  block.text = std::string(line);
  return block;
}

}  // namespace

std::string table_file(std::size_t index) {
  return fmt::format("{:02}.csv", index + 1);
}

std::string book_of(const Layout& layout) {
  std::string text;
  for (const LayoutBlock& block : layout.blocks) {
    const bool is_table = block.table >= 0;
    text += is_table ? table_line(layout.tables[static_cast<std::size_t>(block.table)], block.table)
                     : line_of(block);
    text += '\n';
  }
  return text;
}

void read_book(const sourcing::SheetRows& rows, Layout& layout, sourcing::Faults& faults) {
  constexpr std::string_view table_word = "@table ";
  for (const csv::Row& row : rows.rows) {
    std::string_view line = row.fields.empty() ? "" : text::trim(row.fields.front());
    if (line.empty()) continue;
    if (line.find('\n') != line.npos) {
      faults.add(rows.file, {.line = row.line, .column = 1}, line, "a paragraph of several lines",
                 "give each line a row of its own");
      continue;
    }
    if (!line.starts_with(table_word)) {
      layout.blocks.push_back(block_of(line));
      layout.blocks.back().line = {row.line};
      continue;
    }
    line = text::trim(line.substr(table_word.size()));
    const std::size_t blank = std::min(line.find(' '), line.size());
    const auto index = number_of(line.substr(0, blank));
    LayoutTable table;
    const int next = static_cast<int>(layout.tables.size()) + 1;
    if (!index || *index != next || !read_table_line(line.substr(blank), table)) {
      faults.add(rows.file, {.line = row.line}, line, "a table line that cannot be read",
                 fmt::format("write @table {:02} unit=万元 header=2 wide=0 name=…: tables are "
                             "numbered from 01, in their order",
                             next));
    }
    // It stays a table, or the next would have the wrong number too.
    layout.blocks.push_back({.table = next - 1, .line = {row.line}});
    layout.tables.push_back(std::move(table));
  }
}

std::string squares_of(const LayoutTable& table) {
  std::string csv = csv::line_of({"row", "column", "rows", "columns", "text", "select", "style"});
  for (const Square& square : table.squares) {
    csv += csv::line_of({std::to_string(square.row + 1), std::to_string(square.column + 1),
                         std::to_string(square.row_span), std::to_string(square.column_span),
                         square.text, to_text(square.select),
                         square.amount ? to_text(square.style) : ""});
  }
  return csv;
}

void read_squares(const sourcing::SheetRows& rows, LayoutTable& table, sourcing::Faults& faults) {
  const auto place_of = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(rows.header.begin(), rows.header.end(), name) -
                                    rows.header.begin());
  };
  const std::array places{place_of("row"),     place_of("column"), place_of("rows"),
                          place_of("columns"), place_of("text"),   place_of("select"),
                          place_of("style")};
  for (const csv::Row& row : rows.rows) {
    const auto field = [&](std::size_t i) -> std::string_view {
      return places[i] < row.fields.size() ? std::string_view(row.fields[places[i]]) : "";
    };
    bool whole = true;
    const auto fail = [&](std::size_t i, const std::string& what, const std::string& remedy) {
      faults.add(rows.file, {.line = row.line, .column = static_cast<int>(places[i]) + 1}, field(i),
                 what, remedy);
      whole = false;
    };
    Square square;
    square.line = {row.line};
    int* const numbers[] = {&square.row, &square.column, &square.row_span, &square.column_span};
    for (std::size_t i = 0; i < std::size(numbers); ++i) {
      const auto number = number_of(field(i));
      const bool fits = number && *number >= 1 && *number <= limits::max_grid_rows;
      // What is no whole number has been said.
      const int place = static_cast<int>(places[i]) + 1;
      const bool was_said = faults.any_at(rows.file, row.line, place);
      if (number && !fits && !was_said)
        fail(i, "no place in a table", "count rows and columns from 1");
      whole = whole && fits;
      if (fits) *numbers[i] = *number;
    }
    --square.row;
    --square.column;
    square.text = field(4);
    square.amount = !field(6).empty();
    if (square.amount && !parse_style(field(6), square.style)) {
      fail(6, "no style of an amount", "write .2, \",.2\", .2b, .2g or .2gb");
    }
    // What is no selection has been said.
    auto select = coordinates_of(field(5), rows.file, {});
    if (select) square.select = std::move(*select);
    if (whole) table.squares.push_back(std::move(square));
  }
}

}  // namespace yiben::layout_text
