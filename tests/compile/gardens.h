// The example source of the parks office, and a plain way from a layout to a document: every amount
// is the sum of the facts that its square selects.
#pragma once

#include <gtest/gtest.h>

#include "compile/compile.h"
#include "compile/sums.h"
#include "support/paths.h"

namespace yiben::test {

inline const Catalog& catalog() {
  static const Catalog loaded = [] {
    Result<Catalog> result = Catalog::load((source_dir() / "catalog").string());
    for (const Error& error : result.ok() ? Errors{} : result.errors()) {
      ADD_FAILURE() << to_string(error);
    }
    return std::move(result.value());
  }();
  return loaded;
}

inline Source source_of_example(const std::string& name) {
  Result<Source> source = read_source((examples_dir() / name).string(), catalog().source);
  for (const Error& error : source.ok() ? Errors{} : source.errors()) {
    ADD_FAILURE() << to_string(error);
  }
  return std::move(source.value());
}

inline Source gardens() {
  return source_of_example("gardens-2026-source");
}

inline const Family& family(std::string_view id) {
  for (const Family& one : catalog().families) {
    if (one.id == id) return one;
  }
  throw std::runtime_error("no such family");
}

inline const Family& jilin() {
  return family("jilin-2026");
}

inline std::string all_of(const Errors& errors) {
  std::string words;
  for (const Error& error : errors) words += to_string(error) + "\n";
  return words;
}

inline Layout layout_of(const Source& source) {
  Result<Layout> layout = layout_by_forms(source, catalog(), jilin());
  if (!layout) throw std::runtime_error(all_of(layout.errors()));
  return std::move(*layout);
}

inline Fact fact(std::vector<Coordinate> coordinates, Fen amount) {
  return {std::move(coordinates), amount};
}

// One unit, one fact on each side.
inline Source small() {
  Source source;
  source.entity = "云岭县档案馆";
  source.year = 2026;
  source.family = "jilin-2026";
  source.facts = {
      fact({{"side", "revenue"}, {"fund", "general"}, {"origin", "current"}, {"unit", "101001"}},
           10'000'000),
      fact({{"side", "expenditure"},
            {"fund", "general"},
            {"origin", "current"},
            {"nature", "personnel"},
            {"function", "2012601"},
            {"economic", "30101"},
            {"unit", "101001"}},
           10'000'000)};
  source.sheets["units"] = {{2, {{"code", "101001"}, {"name", "云岭县档案馆本级"}}}};
  return source;
}

inline bool says(const Layout& layout, const std::string& text) {
  return std::any_of(layout.blocks.begin(), layout.blocks.end(), [&](const LayoutBlock& block) {
    return block.text.find(text) != std::string::npos;
  });
}

inline Errors errors_of(const Source& source) {
  const Result<Layout> layout = layout_by_forms(source, catalog(), jilin());
  return layout.ok() ? Errors{} : layout.errors();
}

class Renderer {
 public:
  explicit Renderer(const Source& source)
      : source_(source), cube_(catalog().cube), sums_(source, cube_) {}

  Document render(const Layout& layout) {
    Document document;
    document.path = "book.txt";
    document.kind = "text";
    document.entity = source_.entity;
    for (const LayoutBlock& block : layout.blocks) {
      ++line_;
      if (block.table >= 0) {
        document.blocks.emplace_back(grid_of(layout.tables[static_cast<std::size_t>(block.table)]));
        continue;
      }
      Prose prose;
      prose.text = words_of(block.text);
      prose.role = block.role;
      prose.place = {.document = 1, .line = line_};
      prose.heading_level = block.heading_level;
      document.blocks.emplace_back(std::move(prose));
    }
    return document;
  }

  std::string printed(const Square& square, Unit unit) const {
    if (!square.amount) return square.text;
    const Fen amount = sums_.of(square.select);
    if (amount == 0 && square.style.blank_zero) return "";
    return format(amount, unit, square.style.decimals);
  }

  // "{=万元,2 side=expenditure}" as an amount.
  std::string words_of(std::string_view text) const {
    static constexpr std::string_view begins = "{=万元,2 ";
    std::string words;
    for (std::size_t at = text.find(begins); at != std::string_view::npos; at = text.find(begins)) {
      const std::size_t end = text.find('}', at);
      words += text.substr(0, at);
      const auto select = text.substr(at + begins.size(), end - at - begins.size());
      words += format(sums_.of(*coordinates_of(select, "", {})), Unit::ten_thousand_yuan, 2);
      text.remove_prefix(end + 1);
    }
    return words += text;
  }

 private:
  Grid grid_of(const LayoutTable& table) const {
    Grid grid;
    grid.place = {.document = 1, .line = line_, .table = line_};
    grid.header_rows = table.header_rows;
    grid.wide = table.wide;
    grid.name = table.name;
    for (const Square& square : table.squares) {
      Cell cell;
      cell.row = square.row;
      cell.column = square.column;
      cell.row_span = square.row_span;
      cell.column_span = square.column_span;
      cell.amount = square.amount;
      cell.text = printed(square, table.unit);
      EXPECT_TRUE(grid.add(std::move(cell)));
    }
    return grid;
  }

  const Source& source_;
  Cube cube_;
  const compiling::Sums sums_;
  int line_ = 0;
};

}  // namespace yiben::test
