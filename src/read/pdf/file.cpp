// read/pdf: opens a PDF with Poppler and has its pages drawn.
#include "read/pdf/file.h"

#include <fmt/format.h>

#include <Annot.h>
#include <Catalog.h>
#include <Error.h>
#include <ErrorCodes.h>
#include <Gfx.h>
#include <GlobalParams.h>
#include <Object.h>
#include <PDFDoc.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <tuple>
#include <utility>

#include "base/limits.h"
#include "read/pdf/pen.h"

namespace yiben::read {

namespace {

constexpr double kPointsPerInch = 72;
constexpr double kLongestSide = 1e6;  // points; no more is drawn of a page
constexpr const char* kSplit = "split the document, or read only the part with the budget";

// Poppler keeps its settings in one global, and would print its complaints.
void set_up_poppler() {
  static const bool done = [] {
    globalParams = std::make_unique<GlobalParams>();
    setErrorCallback([](ErrorCategory, Goffset, const char*) {});
    return true;
  }();
  static_cast<void>(done);
}

// Fields and stamps are text of the page; frames around links and notes of reviewers are not.
bool is_shown(const Annot& annotation) {
  switch (annotation.getType()) {
    case Annot::typeWidget:
    case Annot::typeFreeText:
    case Annot::typeStamp:
      return true;
    default:
      return false;
  }
}

// Declared pixels of the pictures among `resources` and in the forms there. Nothing is decoded.
// `entries_left` bounds the work, as forms may nest in circles.
double pixels_in(Dict* resources, int& entries_left) {
  if (resources == nullptr) return 0;
  const Object entries = resources->lookup("XObject");
  if (!entries.isDict()) return 0;
  double pixels = 0;
  for (int i = 0; i < entries.dictGetLength() && entries_left > 0; ++i) {
    --entries_left;
    const Object entry = entries.dictGetVal(i);
    if (!entry.isStream()) continue;
    Dict* dict = entry.streamGetDict();
    if (dict->lookup("Subtype").isName("Image")) {
      const Object width = dict->lookup("Width");
      const Object height = dict->lookup("Height");
      if (width.isNum() && height.isNum()) pixels += width.getNum() * height.getNum();
    } else {
      const Object inner = dict->lookup("Resources");
      if (inner.isDict()) pixels += pixels_in(inner.getDict(), entries_left);
    }
  }
  return pixels;
}

// For pages with little text: the others are no scans, and need no look.
double image_pixels(Page& page) {
  int entries_left = 500;
  return pixels_in(page.getResourceDict(), entries_left);
}

// Width and height of the page as it is shown.
std::pair<double, double> size_of(Page& page) {
  const double width = std::min(page.getCropWidth(), kLongestSide);
  const double height = std::min(page.getCropHeight(), kLongestSide);
  if (page.getRotate() % 180 == 0) return {width, height};
  return {height, width};
}

// Asked by Poppler between the operators of a page, of which a pen does not see all.
bool has_passed(void* deadline) {
  return static_cast<Deadline*>(deadline)->has_passed_by_now();
}

void draw_all(Page& page, Pen& pen, Deadline& deadline) {
  // A slice that is larger than the page shows what lies beside it.
  const auto [width, height] = size_of(page);
  const std::unique_ptr<Gfx> gfx(page.createGfx(
      &pen, kPointsPerInch, kPointsPerInch, 0, false, false, -Pen::kBeyond, -Pen::kBeyond,
      static_cast<int>(std::ceil(width)) + 2 * Pen::kBeyond,
      static_cast<int>(std::ceil(height)) + 2 * Pen::kBeyond, false, has_passed, &deadline));
  pen.watch(gfx.get());
  page.display(gfx.get());
  Annots* annotations = page.getAnnots();
  if (annotations == nullptr) return;
  for (Annot* annotation : annotations->getAnnots()) {
    if (is_shown(*annotation)) annotation->draw(gfx.get(), false);
  }
}

}  // namespace

struct PdfFile::Held {
  std::string path;
  int index = 0;
  std::unique_ptr<PDFDoc> document;
  std::size_t operations = limits::max_pdf_operations;
  Deadline deadline{limits::max_pdf_cpu_ms};
};

PdfFile::PdfFile(std::unique_ptr<Held> held) : held_(std::move(held)) {}
PdfFile::~PdfFile() = default;
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;

Result<PdfFile> PdfFile::open(std::string_view bytes, const std::string& path, int index) {
  set_up_poppler();
  auto held = std::make_unique<Held>();
  held->path = path;
  held->index = index;
  // The document owns the stream, the stream does not own the bytes.
  held->document = std::make_unique<PDFDoc>(
      new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  Error error{.file = path, .place = Place{.document = index}};
  if (!held->document->isOk()) {
    if (held->document->getErrorCode() == errEncrypted) {
      error.what = "the PDF needs a password";
      error.remedy = "save it without a password and give that file";
    } else {
      error.what = "the PDF is damaged: nothing of it can be read";
      error.remedy = "check that it was downloaded or saved to its end";
    }
    return error;
  }
  const int pages = held->document->getNumPages();
  if (pages <= 0) {
    error.what = "the PDF has no pages";
    error.remedy = "check that it was downloaded or saved to its end";
    return error;
  }
  if (pages > limits::max_pdf_pages) {
    error.what = fmt::format("the PDF has {} pages, more than {} (limit max_pdf_pages)", pages,
                             limits::max_pdf_pages);
    error.remedy = kSplit;
    return error;
  }
  return PdfFile(std::move(held));
}

int PdfFile::pages() const {
  return held_->document->getNumPages();
}

Result<DrawnPage> PdfFile::draw(int number) {
  DrawnPage drawn{.number = number};
  Page* page = held_->document->getPage(number);
  if (page == nullptr || !page->isOk()) return drawn;
  std::tie(drawn.width, drawn.height) = size_of(*page);
  Pen pen(drawn, held_->operations, held_->deadline);
  std::string passed;
  try {
    Object contents = page->getContents();
    if (is_too_long(contents)) throw TooLongDrawing{};
    draw_all(*page, pen, held_->deadline);
    if (held_->deadline.has_passed()) throw TooSlowDrawing{};
    if (drawn.glyphs.size() < kFewGlyphs) drawn.image_pixels = image_pixels(*page);
    passed = pen.passed();
  } catch (const TooMuchDrawing&) {
    passed = fmt::format("the PDF draws more than {} things (limit max_pdf_operations)",
                         limits::max_pdf_operations);
  } catch (const TooLongDrawing&) {
    passed = fmt::format("a drawing unpacks to more than {} MiB (limit max_pdf_stream_bytes)",
                         limits::max_pdf_stream_bytes >> 20);
  } catch (const TooSlowDrawing&) {
    passed = fmt::format("to draw the PDF takes more than {} s (limit max_pdf_cpu_ms)",
                         limits::max_pdf_cpu_ms / 1000);
  }
  if (passed.empty()) return drawn;
  return Error{.file = held_->path,
               .place = Place{.document = held_->index, .page = number},
               .what = std::move(passed),
               .remedy = kSplit};
}

Picture PdfFile::picture(int number) {
  Picture picture;
  Page* page = held_->document->getPage(number);
  if (page == nullptr || !page->isOk()) return picture;
  constexpr double kDotsPerInch = 300;
  const double points = std::max(1.0, page->getCropWidth() * page->getCropHeight());
  picture.scale =
      std::min(kDotsPerInch / kPointsPerInch, std::sqrt(limits::max_picture_pixels / points));
  const double dots = picture.scale * kPointsPerInch;
  SplashColor white = {255, 255, 255, 255};
  SplashOutputDev brush(splashModeMono8, 4, false, white);
  brush.startDoc(held_->document.get());
  held_->document->displayPage(&brush, number, dots, dots, 0, false, true, false);
  const SplashBitmap* bitmap = brush.getBitmap();
  if (bitmap == nullptr || bitmap->getDataPtr() == nullptr) return picture;
  picture.width = bitmap->getWidth();
  picture.height = bitmap->getHeight();
  for (int y = 0; y < picture.height; ++y) {
    const SplashColorConstPtr row =
        bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
    picture.grey.insert(picture.grey.end(), row, row + picture.width);
  }
  return picture;
}

}  // namespace yiben::read
