// Source → Document.
#include "compile/compile.h"

#include <fmt/format.h>

#include "compile/print.h"
#include "compile/sentence_amount.h"
#include "compile/sums.h"
#include "source/source.h"
#include "text/text.h"

namespace yiben {

namespace {

using compiling::print;
using compiling::sentence_amount;
using compiling::Sums;

constexpr std::string_view opening = compiling::SentenceAmount::opening;

class Compiler {
 public:
  Compiler(const Source& source, Cube& cube) : source_(source), sums_(source, cube) {}

  Result<Document> compile() {
    document_.path = source_.title;
    document_.kind = "source";
    document_.title = source_.title;
    document_.entity = source_.entity;
    int line = 0;
    for (const LayoutBlock& block : source_.layout.blocks) {
      ++line;
      if (block.table < 0) {
        document_.blocks.emplace_back(
            Prose{.text = words_of(block, block.line.number),
                  .place = {.document = 1, .line = line, .column = 1},
                  .heading_level = block.role == Role::heading ? block.heading_level : 0,
                  .role = block.role});
        if (block.role == Role::contents) add_entries(line);
      } else {
        add_table(block.table, line);
      }
    }
    if (!errors_.empty()) return errors_;
    return std::move(document_);
  }

 private:
  void fail(std::string file, Place place, std::string_view excerpt, std::string what,
            std::string remedy) {
    errors_.push_back(
        {std::move(file), place, text::excerpt(excerpt), std::move(what), std::move(remedy)});
  }

  std::string words_of(const LayoutBlock& block, int line) {
    if (block.role == Role::contents && block.text.empty()) return "目录";
    return with_amounts(block.text, line);
  }

  // What the contents list. Writers set the entries with their pages; these are read by the proof,
  // which knows an entry by the page number behind it: any will do.
  void add_entries(int line) {
    for (const LayoutBlock& block : source_.layout.blocks) {
      if (block.role != Role::heading && block.role != Role::caption) continue;
      document_.blocks.emplace_back(
          Prose{.text = block.text + "……1",
                .place = {.document = 1, .line = line, .row = ++entries_, .column = 1},
                .role = Role::contents});
    }
  }

  // "{=万元,2 side=expenditure; fund=general}" becomes the sum of these facts.
  std::string with_amounts(std::string_view words, int line) {
    std::string result;
    while (!words.empty()) {
      const std::size_t begin = std::min(words.find(opening), words.size());
      result += words.substr(0, begin);
      words.remove_prefix(begin);
      if (words.empty()) break;
      const std::size_t end = words.find('}');
      const auto notation = sentence_amount(words.substr(0, end));
      const auto amount = notation ? print(*notation, sums_) : std::nullopt;
      if (end != std::string_view::npos && notation && is_of_nothing(*notation, sums_)) {
        fail("layout/book.txt", {.line = line}, words.substr(0, end + 1),
             "a share of what is 0: no percentage says it",
             "write the sentence without the share, or enter the facts of the whole");
        return result;
      }
      if (end == std::string_view::npos || !amount) {
        fail("layout/book.txt", {.line = line}, words, "an amount that cannot be read",
             "write {=万元,2 dimension=member; dimension=member} with the words of cube.toml");
        return result;
      }
      result += *amount;
      words.remove_prefix(end + 1);
    }
    return result;
  }

  void add_table(int index, int line) {
    const LayoutTable& table = source_.layout.tables[static_cast<std::size_t>(index)];
    const std::string file = fmt::format("layout/{:02}.csv", index + 1);
    Grid grid;
    grid.place = {.document = 1, .line = line, .table = index + 1, .row = 1, .column = 1};
    grid.header_rows = table.header_rows;
    grid.wide = table.wide;
    grid.name = table.name;
    for (const Square& square : table.squares) {
      const int csv_line = square.line.number;
      const Place place{.document = 1,
                        .line = line,
                        .table = index + 1,
                        .row = square.row + 1,
                        .column = square.column + 1};
      Cell cell{.row = square.row,
                .column = square.column,
                .row_span = square.row_span,
                .column_span = square.column_span,
                .text = square.text,
                .place = place,
                .amount = square.amount};
      if (square.amount) {
        const auto selection = sums_.selection_of(square.select);
        if (!selection) {
          fail(file, {.line = csv_line, .column = 6}, to_text(square.select),
               "a selection that names an unknown dimension or member",
               "use the words of cube.toml");
          continue;
        }
        cell.text = print(sums_.of(*selection), table.unit, square.style);
      }
      if (is_taken(grid, square)) {
        fail(file, {.line = csv_line}, square.text, "a square that overlaps another",
             "give every square of the table to one cell");
        continue;
      }
      if (!grid.add(std::move(cell))) {
        fail(file, {.line = csv_line}, square.text, "a square beyond the largest table",
             "divide the table");
      }
    }
    document_.blocks.emplace_back(std::move(grid));
  }

  static bool is_taken(const Grid& grid, const Square& square) {
    for (int row = square.row; row < square.row + square.row_span; ++row) {
      for (int column = square.column; column < square.column + square.column_span; ++column) {
        if (grid.at(row, column) != nullptr) return true;
      }
    }
    return false;
  }

  const Source& source_;
  Sums sums_;
  Document document_;
  int entries_ = 0;
  Errors errors_;
};

}  // namespace

Result<Document> compile_document(const Source& source, Cube cube) {
  return Compiler(source, cube).compile();
}

}  // namespace yiben
