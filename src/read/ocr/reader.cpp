// read/ocr: text recognition of scanned pages.
#include "read/ocr/reader.h"

#include <dlfcn.h>
#include <tesseract/baseapi.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

#include "read/ocr/plate.h"
#include "read/pdf/rulings.h"
#include "text/text.h"

namespace yiben::read {

namespace {

using tesseract::PageSegMode;
using tesseract::TessBaseAPI;

constexpr const char* kLanguage = "chi_sim";
constexpr double kInset = 0.6;  // points that a cell is cut inside of its lines
constexpr const char* kOfNumbers = "0123456789.,-%";

std::string joined(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

bool is_narrow(std::string_view character) {
  return text::display_width(character) < 2;
}

// Mostly digits, and what stands between them or is taken for it.
bool looks_numeric(std::string_view s) {
  std::size_t digits = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < s.size(); i = text::code_point_at(s, i).next) {
    const char c = s[i];
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (std::string_view(" .,-%\n").find(c) == std::string_view::npos) {
      ++others;
    }
  }
  return digits >= 2 && digits > 3 * others;
}

class Recognition {
 public:
  explicit Recognition(TessBaseAPI& api) : api_(api) {}

  std::string cell(const Picture& picture) {
    std::string lines = block(picture, PageSegMode::PSM_SINGLE_BLOCK);
    if (!looks_numeric(lines)) return lines;
    api_.SetVariable("tessedit_char_whitelist", kOfNumbers);
    const std::string numbers = block(picture, PageSegMode::PSM_SINGLE_BLOCK);
    api_.SetVariable("tessedit_char_whitelist", "");
    return numbers.empty() ? lines : numbers;
  }

  // How sure the recognition is of what it reads, of 100.
  int confidence(const Picture& picture) {
    set(picture, PageSegMode::PSM_AUTO);
    return api_.Recognize(nullptr) == 0 ? api_.MeanTextConf() : 0;
  }

  std::vector<Line> lines(const Picture& picture) {
    std::vector<Line> found;
    set(picture, PageSegMode::PSM_AUTO);
    if (api_.Recognize(nullptr) != 0) return found;
    const std::unique_ptr<tesseract::ResultIterator> it(api_.GetIterator());
    if (it == nullptr) return found;
    constexpr auto kLevel = tesseract::RIL_TEXTLINE;
    do {
      const std::unique_ptr<char[]> text(it->GetUTF8Text(kLevel));
      int x0 = 0;
      int y0 = 0;
      int x1 = 0;
      int y1 = 0;
      if (!it->BoundingBox(kLevel, &x0, &y0, &x1, &y1)) continue;
      std::string tidy = tidy_recognised(joined(text.get()));
      if (tidy.empty()) continue;
      const double s = picture.scale;
      const Box box{x0 / s, y0 / s, x1 / s, y1 / s};
      found.push_back({.pieces = {{std::move(tidy), box}},
                       .box = box,
                       .size = box.height(),
                       .is_hidden = true});
    } while (it->Next(kLevel));
    return found;
  }

 private:
  void set(const Picture& picture, PageSegMode mode) {
    api_.SetPageSegMode(mode);
    api_.SetImage(picture.grey.data(), picture.width, picture.height, 1, picture.width);
    constexpr double kPointsPerInch = 72;
    api_.SetSourceResolution(static_cast<int>(std::lround(picture.scale * kPointsPerInch)));
  }

  // The lines of a cell, parted by "\n".
  std::string block(const Picture& picture, PageSegMode mode) {
    set(picture, mode);
    const std::unique_ptr<char[]> text(api_.GetUTF8Text());
    const std::string all = joined(text.get());
    std::string out;
    for (std::size_t begin = 0; begin < all.size();) {
      const std::size_t end = std::min(all.find('\n', begin), all.size());
      const std::string line = tidy_recognised(std::string_view(all).substr(begin, end - begin));
      if (!out.empty() && !line.empty()) out += '\n';
      out += line;
      begin = end + 1;
    }
    return out;
  }

  TessBaseAPI& api_;
};

PageTable table_from(const RuledTable& ruled, const Plate& plate, Recognition& recognition) {
  PageTable table{.box = ruled.box(), .cells = {}, .xs = ruled.xs};
  for (const RuledCell& place : ruled.cells) {
    const auto x = [&](int i) { return ruled.xs[static_cast<std::size_t>(i)]; };
    const auto y = [&](int i) { return ruled.ys[static_cast<std::size_t>(i)]; };
    const Box area{x(place.column) + kInset, y(place.row) + kInset,
                   x(place.column + place.column_span) - kInset,
                   y(place.row + place.row_span) - kInset};
    Cell cell{.row = place.row,
              .column = place.column,
              .row_span = place.row_span,
              .column_span = place.column_span};
    if (plate.has_ink(area)) cell.text = recognition.cell(plate.cut(area));
    cell.from_image = !cell.text.empty();
    table.cells.push_back(std::move(cell));
  }
  return table;
}

// The heights of recognised lines depend on their characters: one size for those of running text.
void even_sizes(std::vector<Line>& lines) {
  if (lines.empty()) return;
  std::vector<double> sizes;
  for (const Line& line : lines) sizes.push_back(line.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  constexpr double kSame = 0.35;
  for (Line& line : lines) {
    if (std::abs(line.size - *middle) <= kSame * *middle) line.size = *middle;
  }
}

// Wide tables are often scanned sideways: writing that is hard to read is tried in the other
// directions.
Picture upright(const Picture& page, Recognition& recognition) {
  constexpr int kSure = 70;
  int best = recognition.confidence(middle_of(page));
  int turn = 0;
  if (best >= kSure) return page;
  for (const int quarters : {1, 3, 2}) {
    const int confidence = recognition.confidence(middle_of(turned(page, quarters)));
    if (confidence > best) {
      best = confidence;
      turn = quarters;
    }
  }
  return turned(page, turn);
}

}  // namespace

std::string tidy_recognised(std::string_view text) {
  std::string out;
  std::string_view before;
  bool space = false;
  text = text::trim(text);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = text::code_point_at(text, i).next;
    const std::string_view character = text.substr(i, next - i);
    i = next;
    if (text::trim(character).empty()) {
      space = true;
      continue;
    }
    const auto is_digit = [](std::string_view c) { return c >= "0" && c <= "9"; };
    const bool number = !before.empty() && (before == "." || before == ",") && is_digit(character);
    if (space && !before.empty() && is_narrow(before) && is_narrow(character) && !number) {
      out += ' ';
    }
    space = false;
    out += character;
    before = character;
  }
  return out;
}

namespace {

// Tesseract divides every small picture among all cores, which costs more than it gains. It has no
// setting for that and names a number of threads itself, so parallel work as such is switched off;
// OpenMP is not linked here, so the function is asked for by name, in what Tesseract has loaded.
void use_one_thread() {
  Dl_info tesseract;
  if (dladdr(reinterpret_cast<const void*>(&TessBaseAPI::Version), &tesseract) == 0) return;
  void* library = dlopen(tesseract.dli_fname, RTLD_LAZY | RTLD_NOLOAD);
  if (library == nullptr) return;
  void* function = dlsym(library, "omp_set_max_active_levels");
  if (function != nullptr) reinterpret_cast<void (*)(int)>(function)(0);
  dlclose(library);
}

class Tesseract : public TextReader {
 public:
  bool open() {
    use_one_thread();
    if (api_.Init(nullptr, kLanguage, tesseract::OEM_LSTM_ONLY) != 0) return false;
    api_.SetVariable("debug_file", "/dev/null");
    return true;
  }

  PageContent read(const Picture& page, int number) override;

 private:
  TessBaseAPI api_;
};

PageContent Tesseract::read(const Picture& page, int number) {
  Recognition recognition(api_);
  Plate plate(upright(page, recognition));
  PageContent content{.number = number, .width = plate.width(), .height = plate.height()};
  const std::vector<RuledTable> tables = ruled_tables(plate.rulings());
  for (const RuledTable& ruled : tables) {
    PageTable table = table_from(ruled, plate, recognition);
    plate.wipe(ruled.box());
    const bool blank = std::all_of(table.cells.begin(), table.cells.end(),
                                   [](const Cell& cell) { return cell.text.empty(); });
    if (!blank) content.tables.push_back(std::move(table));
  }
  content.lines = recognition.lines(plate.whole());
  even_sizes(content.lines);
  std::stable_sort(content.lines.begin(), content.lines.end(),
                   [](const Line& a, const Line& b) { return a.box.y0 < b.box.y0; });
  return content;
}

LoadedTextReader load(const std::string& path, int index) {
  auto reader = std::make_unique<Tesseract>();
  if (!reader->open()) {
    return Error{.file = path,
                 .place = Place{.document = index},
                 .what = "the language data of Tesseract for Chinese (chi_sim) cannot be loaded",
                 .remedy = "install the package tesseract-ocr-chi-sim, or read without --ocr"};
  }
  return std::unique_ptr<TextReader>(std::move(reader));
}

}  // namespace

}  // namespace yiben::read

const yiben::read::RecognitionEntry yiben_ocr = {yiben::read::load};
