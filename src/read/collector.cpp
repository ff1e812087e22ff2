// read: gathers the blocks of one document and keeps the limits.
#include "read/collector.h"

#include <fmt/format.h>

#include <utility>

#include "text/text.h"

namespace yiben::read {

namespace {

constexpr const char* kSplit = "split the document, or read only the part with the budget";

}  // namespace

Collector::Collector(std::string_view bytes, const std::string& path, std::string_view kind,
                     int index) {
  document_.path = path;
  document_.kind = kind;
  document_.sha256 = sha256_hex(bytes);
  document_.index = index;
}

Place Collector::place(int line) const {
  return Place{.document = document_.index, .line = line};
}

bool Collector::add(Prose prose) {
  if (!count_block(prose.place)) return false;
  document_.blocks.emplace_back(std::move(prose));
  return true;
}

bool Collector::add(Grid grid) {
  if (!count_block(grid.place)) return false;
  ++tables_;
  document_.blocks.emplace_back(std::move(grid));
  return true;
}

void Collector::add(ReadingDoubt doubt) {
  document_.doubts.push_back(std::move(doubt));
}

void Collector::add(HiddenText hidden) {
  document_.hidden.push_back(std::move(hidden));
}

void Collector::add_cut(int line) {
  if (document_.blocks.empty()) return;
  add(ReadingDoubt{.what = "cut-file", .excerpt = "", .place = place(line)});
}

bool Collector::count_block(const Place& place) {
  if (failed()) return false;
  if (document_.blocks.size() < limits::max_blocks) return true;
  return fail(place, "",
              fmt::format("the document has more than {} paragraphs and tables (limit max_blocks)",
                          limits::max_blocks),
              kSplit);
}

bool Collector::count_cells(std::size_t count, const Place& place) {
  if (failed()) return false;
  // Written so that no sum can overflow: cells_ never passes the limit.
  if (count <= limits::max_cells - cells_) {
    cells_ += count;
    return true;
  }
  return fail(place, "",
              fmt::format("the tables of the document have more than {} squares (limit max_cells)",
                          limits::max_cells),
              kSplit);
}

bool Collector::fail(const Place& place, std::string_view excerpt, std::string what,
                     std::string remedy) {
  if (!error_) {
    error_ = Error{.file = document_.path,
                   .place = place,
                   .excerpt = text::excerpt(text::trim(excerpt)),
                   .what = std::move(what),
                   .remedy = std::move(remedy)};
  }
  return false;
}

Result<Document> Collector::finish(std::string_view empty_remedy) && {
  if (!error_ && document_.blocks.empty() && document_.doubts.empty()) {
    fail(place(0), "", "the document is empty: it has no table and no text",
         std::string(empty_remedy));
  }
  if (error_) return std::move(*error_);
  return std::move(document_);
}

}  // namespace yiben::read
