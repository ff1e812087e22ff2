// write/pdf: a table on its pages.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "page/page.h"
#include "write/pdf/columns.h"
#include "write/pdf/sheet.h"

namespace yiben::write {

// A row, or the part of a row that is higher than a page, as it stands on one page.
struct RowPart {
  int row = 0;
  double height = 0;
};
using Slice = std::vector<RowPart>;  // with the header

class Table {
 public:
  // `grid` has a square at least and outlives the table. Chooses the paper: A4, in landscape where
  // the grid is wide or needs it, A3, or as wide as it takes; and the size of the characters.
  Table(Setter& setter, const Grid& grid);

  const Shape& shape() const { return shape_; }
  double height() const;

  // What stands on each page. Rows that a cell reaches over stay together where a page can hold
  // them, and rows are not cut where a page can hold one. `first` is the room on the first page,
  // `rest` that on the others.
  std::vector<Slice> slices(double first, double rest) const;

  // Slices are drawn in their order: a cell that is cut goes on where it stopped.
  void draw(const Slice& slice, bool is_last, double top, std::vector<Mark>& marks);

 private:
  struct Laid {
    std::vector<SetLine> lines;
    std::size_t drawn = 0;  // lines that earlier slices have
  };

  void choose_shape();
  void set_header();
  void set_heights();
  double text_height(const Laid& laid) const;
  void draw_cell(std::size_t index, double x, double y, double height, bool ends,
                 std::vector<Mark>& marks);
  void draw_rulings(const Slice& slice, double top, std::vector<Mark>& marks) const;

  const Grid& grid_;
  Shape shape_;
  double size_ = 0;
  int header_rows_ = 0;  // that are repeated
  std::vector<Filled> filled_;
  std::vector<Column> columns_;
  std::vector<double> xs_;       // of the rulings
  std::vector<double> heights_;  // of the rows
  std::vector<Laid> laid_;
};

}  // namespace yiben::write
