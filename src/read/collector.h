// read: gathers the blocks of one document for a reader, numbers its grids and keeps the limits
// that all formats share. The first thing that goes wrong is kept and ends the reading.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "page/page.h"

namespace yiben::read {

class Collector {
 public:
  Collector(std::string_view bytes, const std::string& path, std::string_view kind, int index);

  // A place in this document at `line`.
  Place place(int line) const;

  // The number that the next grid will bear.
  int next_table() const { return tables_ + 1; }

  // These return false when a limit is passed or something failed before; the reader then stops.
  bool add(Prose prose);
  bool add(Grid grid);

  // What could not be read. A document of doubts alone, such as a scan, is no empty one.
  void add(ReadingDoubt doubt);
  void add(HiddenText hidden);

  // The doubt "cut-file": the file ends at `line`, before its end. Nothing where no block was read,
  // since that is an error of its own.
  void add_cut(int line);

  void set_pages(int pages) { document_.pages = pages; }

  // Counts squares towards limits::max_cells before they are made.
  bool count_cells(std::size_t count, const Place& place);

  // Keeps the first error. Always false, so that a reader can return it.
  bool fail(const Place& place, std::string_view excerpt, std::string what, std::string remedy);
  bool failed() const { return error_.has_value(); }

  // The document, or the error; a document without any block is an error, with `empty_remedy`.
  Result<Document> finish(std::string_view empty_remedy) &&;

 private:
  bool count_block(const Place& place);

  Document document_;
  std::optional<Error> error_;
  int tables_ = 0;
  std::size_t cells_ = 0;
};

}  // namespace yiben::read
