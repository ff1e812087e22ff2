// read/pdf: where what was read stands on its pages.
#include "read/read.h"

#include <variant>

#include "read/pdf/content.h"
#include "read/pdf/file.h"
#include "read/pdf/prose.h"

namespace yiben::read {

namespace {

// How a page was turned to be read.
struct Turning {
  int turn = 0;
  double width = 0;  // upright
  double height = 0;
};

class Places {
 public:
  explicit Places(std::vector<Turning> pages) : pages_(std::move(pages)) {}

  void operator()(const Paragraph& paragraph) {
    PdfParagraph& out = out_.paragraphs.emplace_back();
    out.text = paragraph.text;
    out.page = paragraph.page;
    for (const PlacedLine& line : paragraph.lines) {
      out.lines.push_back({line.begin, line.end, on_page(line.box, line.page)});
    }
  }

  void operator()(const PlacedTable& table) {
    ++tables_;
    for (std::size_t i = 0; i < table.boxes.size(); ++i) {
      const Box& box = table.boxes[i];
      if (box.width() <= 0 || box.height() <= 0) continue;
      const Cell& cell = table.cells[i];
      const int page = cell.place.page == 0 ? table.page : cell.place.page;
      out_.cells.push_back({tables_, cell.row + 1, cell.column + 1, on_page(box, page)});
    }
  }

  PdfPlaces take() { return std::move(out_); }

 private:
  PageBox on_page(const Box& box, int page) const {
    const Turning& turning = pages_[static_cast<std::size_t>(page - 1)];
    const Box shown = turned_back(box, turning.turn, turning.width, turning.height);
    return {page, shown.x0, shown.y0, shown.x1, shown.y1};
  }

  std::vector<Turning> pages_;
  PdfPlaces out_;
  int tables_ = 0;
};

}  // namespace

Result<PdfPlaces> pdf_places(std::string_view bytes, const std::string& path) {
  Result<PdfFile> file = PdfFile::open(bytes, path, 1);
  if (!file.ok()) return file.errors();
  std::vector<PageContent> pages;
  std::vector<Turning> turnings;
  for (int number = 1; number <= file->pages(); ++number) {
    Result<DrawnPage> drawn = file->draw(number);
    if (!drawn.ok()) return drawn.errors();
    PageContent content = content_of(std::move(drawn).value(), pages);
    const PageContent& page = pages.emplace_back(std::move(content));
    turnings.push_back({page.turn, page.width, page.height});
  }
  Places places(std::move(turnings));
  for (const Placed& placed : in_reading_order(std::move(pages))) std::visit(places, placed);
  return places.take();
}

}  // namespace yiben::read
