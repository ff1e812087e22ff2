// read/pdf: a PDF to grids and prose (docs/formats/pdf-in.md).
#include "read/read.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "read/collector.h"
#include "read/pdf/content.h"
#include "read/pdf/file.h"
#include "read/pdf/prose.h"
#include "read/recognition.h"

namespace yiben::read {

namespace {

// Adds up the text of a document and keeps limits::max_text_bytes.
class TextCount {
 public:
  explicit TextCount(Collector& out) : out_(out) {}

  bool add(const DrawnPage& page) {
    for (const Glyph& glyph : page.glyphs) bytes_ += glyph.text.size();
    if (bytes_ <= limits::max_text_bytes) return true;
    Place place = out_.place(0);
    place.page = page.number;
    return out_.fail(place, "", "the PDF has more text than can be read (limit max_text_bytes)",
                     "split the document, or read only the part with the budget");
  }

 private:
  Collector& out_;
  std::size_t bytes_ = 0;
};

class Writer {
 public:
  explicit Writer(Collector& out) : out_(out) {}

  bool operator()(Paragraph& paragraph) {
    Place place = out_.place(0);
    place.page = paragraph.page;
    Prose prose{.text = std::move(paragraph.text),
                .place = place,
                .furniture = paragraph.furniture,
                .from_image = paragraph.from_image};
    int page = paragraph.page;
    for (const PlacedLine& line : paragraph.lines) {
      if (line.page == page) continue;
      page = line.page;
      prose.lines.push_back({.offset = static_cast<std::uint32_t>(line.begin), .page = page});
    }
    return out_.add(std::move(prose));
  }

  bool operator()(PlacedTable& table) {
    Place place = out_.place(0);
    place.page = table.page;
    place.table = out_.next_table();
    place.row = 1;
    std::size_t squares = 0;
    for (const Cell& cell : table.cells) {
      squares +=
          static_cast<std::size_t>(cell.row_span) * static_cast<std::size_t>(cell.column_span);
    }
    if (!out_.count_cells(squares, place)) return false;
    Grid grid;
    grid.place = place;
    for (Cell& cell : table.cells) {
      const int page = cell.place.page;  // of a part that was printed on another page
      cell.place = place;
      if (page != 0) cell.place.page = page;
      cell.place.row = cell.row + 1;
      cell.place.column = cell.column + 1;
      if (!grid.add(std::move(cell))) {
        return out_.fail(place, "",
                         "a table has more rows or columns than can be read "
                         "(limits max_grid_rows, max_grid_columns)",
                         "split the document");
      }
    }
    // Columns at the edge in which nothing stands have no cells. Lines off any page are none.
    constexpr double widest_page = 1e6;  // points
    const bool on_page = std::all_of(table.xs.begin(), table.xs.end(),
                                     [](double x) { return x >= 0 && x <= widest_page; });
    if (on_page && table.xs.size() == static_cast<std::size_t>(grid.columns()) + 1) {
      constexpr double tenths = 10;
      for (const double x : table.xs) {
        grid.lines.push_back(static_cast<int>(std::lround(x * tenths)));
      }
    }
    return out_.add(std::move(grid));
  }

 private:
  Collector& out_;
};

// Reads the pictures of scanned pages; the recognition is loaded when the first one comes.
class Scans {
 public:
  Scans(PdfFile& file, const std::string& path, int index)
      : file_(file), path_(path), index_(index) {}

  // Puts what can be recognised in the place of a page that is only a picture.
  std::optional<Errors> read(PageContent& page) {
    if (!reader_) {
      LoadedTextReader loaded = load_text_reader(path_, index_);
      if (!loaded.ok()) return loaded.errors();
      reader_ = std::move(loaded).value();
    }
    const Picture picture = file_.picture(page.number);
    if (picture.grey.empty()) return std::nullopt;
    PageContent recognised = reader_->read(picture, page.number);
    if (!recognised.lines.empty() || !recognised.tables.empty()) page = std::move(recognised);
    return std::nullopt;
  }

 private:
  PdfFile& file_;
  const std::string& path_;
  int index_;
  std::unique_ptr<TextReader> reader_;
};

bool is_scan(const PageContent& page) {
  return std::any_of(page.doubts.begin(), page.doubts.end(),
                     [](const ReadingDoubt& doubt) { return doubt.what == "scanned-page"; });
}

}  // namespace

Result<Document> pdf_document(std::string_view bytes, const std::string& path, int index,
                              const Options& options) {
  Result<PdfFile> file = PdfFile::open(bytes, path, index);
  if (!file.ok()) return file.errors();
  Collector out(bytes, path, "pdf", index);
  out.set_pages(file->pages());
  TextCount text(out);
  Scans scans(*file, path, index);
  std::vector<PageContent> pages;
  for (int number = 1; number <= file->pages(); ++number) {
    Result<DrawnPage> drawn = file->draw(number);
    if (!drawn.ok()) return drawn.errors();
    if (!text.add(*drawn)) break;
    PageContent content = content_of(std::move(drawn).value(), pages);
    PageContent& page = pages.emplace_back(std::move(content));
    if (options.ocr && is_scan(page)) {
      if (const std::optional<Errors> errors = scans.read(page)) return *errors;
    }
    for (ReadingDoubt& doubt : page.doubts) {
      doubt.place.document = index;
      out.add(std::move(doubt));
    }
    for (HiddenText& hidden : page.hidden) {
      hidden.place.document = index;
      out.add(std::move(hidden));
    }
  }
  Writer writer(out);
  for (Placed& placed : in_reading_order(std::move(pages))) {
    if (!std::visit(writer, placed)) break;
  }
  return std::move(out).finish("check that it was saved to its end; an empty page cannot be read");
}

}  // namespace yiben::read
