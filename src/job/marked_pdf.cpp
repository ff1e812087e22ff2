// Remarks to notes on the original PDF.
#include "job/job.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "read/read.h"
#include "sandbox/sandbox.h"
#include "text/text.h"
#include "write/write.h"

namespace yiben::job {
namespace {

write::NoteBox note_box(const read::PageBox& box) {
  return {box.x0, box.y0, box.x1, box.y1};
}

// The part of a line that holds these bytes of its paragraph, by the width of the characters.
write::NoteBox part_of(const read::PdfLine& line, const std::string& text, std::size_t begin,
                       std::size_t end) {
  const std::string_view words = std::string_view(text).substr(line.begin, line.end - line.begin);
  const auto width_to = [&](std::size_t byte) {
    const std::size_t in_line = std::clamp(byte, line.begin, line.end) - line.begin;
    return text::display_width(words.substr(0, in_line));
  };
  const int whole = std::max(1, text::display_width(words));
  write::NoteBox box = note_box(line.box);
  const double width = box.x1 - box.x0;
  const double left = box.x0;
  box.x0 = left + width * width_to(begin) / whole;
  box.x1 = left + width * width_to(end) / whole;
  return box;
}

class Marker {
 public:
  explicit Marker(const read::PdfPlaces& places) : places_(places) {}

  // A paragraph may go on on the next page, and so may what is marked: a note for each.
  std::vector<write::PageNote> notes_for(const Remark& remark) const {
    write::PageNote note{.page = std::max(1, remark.place.page),
                         .colour = colour_of(remark.severity),
                         .title = remark.title,
                         .contents = remark.contents};
    if (remark.place.table > 0) {
      add_cell(remark.place, note);
      return {note};
    }
    const std::vector<write::PageNote> in_prose = notes_in_prose(remark, note);
    return in_prose.empty() ? std::vector{note} : in_prose;
  }

 private:
  static write::NoteColour colour_of(Severity severity) {
    switch (severity) {
      case Severity::error:
        return write::NoteColour::red;
      case Severity::warning:
        return write::NoteColour::amber;
      case Severity::note:
        return write::NoteColour::blue;
    }
    return write::NoteColour::blue;
  }

  void add_cell(const Place& place, write::PageNote& note) const {
    const auto found =
        std::find_if(places_.cells.begin(), places_.cells.end(), [&](const read::PdfCell& cell) {
          return cell.table == place.table && cell.row == place.row && cell.column == place.column;
        });
    if (found == places_.cells.end()) return;
    note.page = found->box.page;
    note.boxes.push_back(note_box(found->box));
  }

  // The paragraph of the page that holds the words; none where two do, as nobody can say which one
  // is meant.
  const read::PdfParagraph* paragraph_of(const Remark& remark) const {
    const read::PdfParagraph* only = nullptr;
    for (const read::PdfParagraph& paragraph : places_.paragraphs) {
      if (paragraph.page != remark.place.page) continue;
      if (text::find_words(paragraph.text, remark.printed).second == 0) continue;
      if (only != nullptr) return nullptr;
      only = &paragraph;
    }
    return only;
  }

  std::vector<write::PageNote> notes_in_prose(const Remark& remark,
                                              const write::PageNote& note) const {
    std::vector<write::PageNote> notes;
    const read::PdfParagraph* paragraph = paragraph_of(remark);
    if (paragraph == nullptr) return notes;
    const auto [begin, end] = text::find_words(paragraph->text, remark.printed);
    for (const read::PdfLine& line : paragraph->lines) {
      if (line.end <= begin || line.begin >= end) continue;
      if (notes.empty() || notes.back().page != line.box.page) {
        notes.push_back(note);
        notes.back().page = line.box.page;
        notes.back().words = true;
      }
      notes.back().boxes.push_back(part_of(line, paragraph->text, begin, end));
    }
    return notes;
  }

  const read::PdfPlaces& places_;
};

Result<std::string> original_of(const Checked& checked) {
  const Document& document = checked.documents.front();
  if (checked.documents.size() > 1) {
    return Error{.what = "notes are put on one PDF, and this book has several files",
                 .remedy = "use --format html, or check the files one by one"};
  }
  if (document.kind != "pdf") {
    return Error{.file = document.path,
                 .what = "notes can be put on a PDF only",
                 .remedy = "use --format html"};
  }
  Result<std::string> bytes = read_file(document.path);
  if (bytes && sha256_hex(*bytes) != document.sha256) {
    return Error{.file = document.path,
                 .what = "the file has changed since it was checked",
                 .remedy = "check it again, from a file and not from a pipe"};
  }
  return bytes;
}

Result<std::string> marked(const std::string& bytes, const std::string& path,
                           const std::vector<Remark>& remarks) {
  const Result<read::PdfPlaces> places = read::pdf_places(bytes, path);
  if (!places) return places.errors();
  const Marker marker(*places);
  std::vector<write::PageNote> notes;
  for (const Remark& remark : remarks) {
    for (write::PageNote& note : marker.notes_for(remark)) notes.push_back(std::move(note));
  }
  return write::annotated_pdf(bytes, notes, path);
}

// Between child and parent: the PDF, or a message with errors.
constexpr char mark_pdf = 'P';
constexpr char mark_errors = 'E';

std::string answer_of(const Result<std::string>& done) {
  if (done) return mark_pdf + *done;
  return mark_errors + sandbox::encode(sandbox::Message{.errors = done.errors()});
}

Result<std::string> result_of(const std::string& answer, const std::string& path) {
  const std::string_view rest = std::string_view(answer).substr(answer.empty() ? 0 : 1);
  if (!answer.empty() && answer.front() == mark_pdf) return std::string(rest);
  if (!answer.empty() && answer.front() == mark_errors) {
    const std::optional<sandbox::Message> message = sandbox::decode_message(rest, 0, path);
    if (message && !message->errors.empty()) return message->errors;
  }
  return sandbox::nonsense(path, "neither a PDF nor errors");
}

Result<std::string> in_a_child(const std::string& path,
                               const std::function<Result<std::string>()>& work) {
  Result<std::string> out = std::string();
  sandbox::Tasks tasks{.count = 1};
  tasks.make = [&](std::size_t) {
    return sandbox::Task{.name = path, .work = [&] { return answer_of(work()); }};
  };
  tasks.finish = [&](std::size_t, Result<std::string> answer) {
    out = answer ? result_of(*answer, path) : Result<std::string>(answer.errors());
  };
  sandbox::run(tasks);
  return out;
}

}  // namespace

Result<std::string> marked_pdf(const Checked& checked, const std::vector<Remark>& remarks,
                               Isolation isolation) {
  const Result<std::string> bytes = original_of(checked);
  if (!bytes) return bytes;
  const std::string& path = checked.documents.front().path;
  if (isolation != Isolation::always) return marked(*bytes, path, remarks);
  return in_a_child(path, [&] { return marked(*bytes, path, remarks); });
}

}  // namespace yiben::job
