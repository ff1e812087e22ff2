// write/annotate: notes on the pages of a PDF, by qpdf. Nothing else of the file is altered.
#include "write/annotate/annotate.h"

// Pointers of the standard library, and none of its own from before these.
#define POINTERHOLDER_TRANSITION 4

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "write/annotate/frame.h"

namespace yiben::write {

namespace {

using Object = QPDFObjectHandle;

constexpr double kPadding = 1.5;    // points between what is marked and its frame
constexpr double kLineWidth = 1.2;  // of a frame
constexpr double kIconSize = 20;    // of a note about the page as a whole
constexpr double kIconMargin = 12;  // from the edge of the page
constexpr int kPrinted = 4;         // flag: shown on paper too

Object array_of(const std::vector<double>& numbers) {
  Object array = Object::newArray();
  for (const double number : numbers) array.appendItem(Object::newReal(number, 2));
  return array;
}

PageFrame frame_of(Object page) {
  QPDFPageObjectHelper helper(page);
  const auto box_of = [](Object box) {
    PageFrame frame;
    if (box.isRectangle()) {
      const Object::Rectangle r = box.getArrayAsRectangle();
      frame = {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
               std::max(r.lly, r.ury)};
    }
    return frame;
  };
  const PageFrame media = box_of(helper.getMediaBox());
  PageFrame frame = box_of(helper.getCropBox());
  if (frame.x1 <= frame.x0 || frame.y1 <= frame.y0) frame = media;
  // What a viewer shows lies within both.
  frame = {std::max(frame.x0, media.x0), std::max(frame.y0, media.y0), std::min(frame.x1, media.x1),
           std::min(frame.y1, media.y1)};
  Object rotate = helper.getAttribute("/Rotate", false);
  constexpr int quarter = 90;
  if (rotate.isInteger()) frame.turns = ((rotate.getIntValueAsInt() / quarter) % 4 + 4) % 4;
  return frame;
}

std::array<double, 3> colour_of(NoteColour colour) {
  switch (colour) {
    case NoteColour::red:
      return {0.85, 0.1, 0.1};
    case NoteColour::amber:
      return {0.95, 0.6, 0.0};
    case NoteColour::blue:
      return {0.15, 0.4, 0.85};
  }
  return {};
}

class Annotator {
 public:
  explicit Annotator(QPDF& file) : file_(file), pages_(file.getAllPages()) {}

  void add(const PageNote& note, std::size_t number) {
    const auto index = static_cast<std::size_t>(note.page - 1);
    if (note.page < 1 || index >= pages_.size()) return;
    Object page = pages_[index];
    const PageFrame frame = frame_of(page);
    Object made = note.boxes.empty() ? icon(note, frame, notes_on_[index]++)
                  : note.words       ? highlight(note, frame)
                                     : square(note, frame);
    made.replaceKey("/Type", Object::newName("/Annot"));
    made.replaceKey("/F", Object::newInteger(kPrinted));
    made.replaceKey("/P", page);
    made.replaceKey("/NM", Object::newUnicodeString(fmt::format("yiben-{}", number)));
    made.replaceKey("/T", Object::newUnicodeString(note.title));
    made.replaceKey("/Contents", Object::newUnicodeString(note.contents));
    const auto [red, green, blue] = colour_of(note.colour);
    made.replaceKey("/C", array_of({red, green, blue}));
    append(page, file_.makeIndirectObject(made));
  }

 private:
  static void append(Object page, Object note) {
    Object notes = page.getKey("/Annots");
    // The list may be shared with other pages: each gets one of its own.
    Object own = notes.isArray() ? notes.shallowCopy() : Object::newArray();
    own.appendItem(note);
    page.replaceKey("/Annots", own);
  }

  static UserBox around(const std::vector<UserBox>& boxes) {
    UserBox all = boxes.front();
    for (const UserBox& box : boxes) {
      all = {std::min(all.x0, box.x0), std::min(all.y0, box.y0), std::max(all.x1, box.x1),
             std::max(all.y1, box.y1)};
    }
    return all;
  }

  std::vector<UserBox> boxes_of(const PageNote& note, const PageFrame& frame,
                                double padding) const {
    std::vector<UserBox> boxes;
    for (const NoteBox& box : note.boxes) {
      boxes.push_back(to_user_space(
          frame, {box.x0 - padding, box.y0 - padding, box.x1 + padding, box.y1 + padding}));
    }
    return boxes;
  }

  // How the note looks, for viewers that do not draw it by themselves.
  void set_appearance(Object note, const UserBox& box, const std::string& drawing) {
    Object form = Object::newStream(&file_, drawing);
    Object about = form.getDict();
    about.replaceKey("/Type", Object::newName("/XObject"));
    about.replaceKey("/Subtype", Object::newName("/Form"));
    about.replaceKey("/BBox", array_of({box.x0, box.y0, box.x1, box.y1}));
    about.replaceKey("/Resources",
                     Object::parse("<< /ExtGState << /M << /BM /Multiply /ca 0.45 >> >> >>"));
    Object looks = Object::newDictionary();
    looks.replaceKey("/N", form);
    note.replaceKey("/AP", looks);
  }

  Object square(const PageNote& note, const PageFrame& frame) {
    const UserBox box = around(boxes_of(note, frame, kPadding));
    const auto [red, green, blue] = colour_of(note.colour);
    Object made = Object::parse(fmt::format("<< /Subtype /Square /BS << /W {} >> >>", kLineWidth));
    made.replaceKey("/Rect", array_of({box.x0, box.y0, box.x1, box.y1}));
    constexpr double half = kLineWidth / 2;
    set_appearance(
        made, box,
        fmt::format("{:.3f} {:.3f} {:.3f} RG {:.2f} w {:.2f} {:.2f} {:.2f} {:.2f} re S\n", red,
                    green, blue, kLineWidth, box.x0 + half, box.y0 + half,
                    box.x1 - box.x0 - kLineWidth, box.y1 - box.y0 - kLineWidth));
    return made;
  }

  Object highlight(const PageNote& note, const PageFrame& frame) {
    const std::vector<UserBox> boxes = boxes_of(note, frame, 0);
    const UserBox all = around(boxes);
    Object made = Object::parse("<< /Subtype /Highlight >>");
    made.replaceKey("/Rect", array_of({all.x0, all.y0, all.x1, all.y1}));
    std::vector<double> corners;
    const auto [red, green, blue] = colour_of(note.colour);
    std::string drawing = fmt::format("/M gs {:.3f} {:.3f} {:.3f} rg\n", red, green, blue);
    for (const UserBox& box : boxes) {
      corners.insert(corners.end(),
                     {box.x0, box.y1, box.x1, box.y1, box.x0, box.y0, box.x1, box.y0});
      drawing += fmt::format("{:.2f} {:.2f} {:.2f} {:.2f} re f\n", box.x0, box.y0, box.x1 - box.x0,
                             box.y1 - box.y0);
    }
    made.replaceKey("/QuadPoints", array_of(corners));
    set_appearance(made, all, drawing);
    return made;
  }

  // Beside each other along the upper edge, as many as there is room for.
  static Object icon(const PageNote&, const PageFrame& frame, int place) {
    const double room = frame.shown_width() - 2 * kIconMargin;
    const int most = std::max(1, static_cast<int>(room / (kIconSize + 2)));
    const double x = kIconMargin + (place % most) * (kIconSize + 2);
    const double y = kIconMargin + (place / most) * (kIconSize + 2);
    const UserBox box = to_user_space(frame, {x, y, x + kIconSize, y + kIconSize});
    Object made = Object::parse("<< /Subtype /Text /Name /Note >>");
    made.replaceKey("/Rect", array_of({box.x0, box.y0, box.x1, box.y1}));
    return made;
  }

  QPDF& file_;
  std::vector<Object> pages_;
  std::map<std::size_t, int> notes_on_;  // about pages as a whole, by page
};

Error trouble(const std::string& path, const std::string& what, const std::string& remedy) {
  return {.file = path, .what = what, .remedy = remedy};
}

Result<std::string> annotated(std::string_view bytes, const std::vector<PageNote>& notes,
                              const std::string& path) {
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile(path.c_str(), bytes.data(), bytes.size());
    if (file.isEncrypted() && !file.allowModifyAnnotation()) {
      return trouble(path, "the PDF is protected against notes",
                     "save it without protection and give that file");
    }
    Annotator annotator(file);
    for (std::size_t i = 0; i < notes.size(); ++i) annotator.add(notes[i], i + 1);
    QPDFWriter writer(file);
    writer.setOutputMemory();
    // Of an encrypted file the identifier is part of the key.
    if (!file.isEncrypted()) writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> out = writer.getBufferSharedPointer();
    return std::string(reinterpret_cast<const char*>(out->getBuffer()), out->getSize());
  } catch (const std::exception& error) {
    return trouble(path, fmt::format("notes cannot be put on this PDF: {}", error.what()),
                   "use --format html, or save the PDF anew and give that file");
  }
}

}  // namespace

}  // namespace yiben::write

const yiben::write::AnnotateEntry yiben_annotate = {yiben::write::annotated};
