// read: small PDFs written as strings, so that a test shows what the reader is given.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include "text/text.h"

namespace yiben::read {

// Where a limit ends the drawing, an exception passes through Poppler, which then does not free its
// own state. That memory is lost once per file, with an error, and is not ours to free: what is
// taken while this lives is not reported as a leak.
class LeaksOfPoppler {
#ifdef __SANITIZE_ADDRESS__
  __lsan::ScopedDisabler disabled_;
#endif
 public:
  LeaksOfPoppler() {}
};

// Objects of a PDF, numbered from 1 in the order of adding.
class TinyPdf {
 public:
  int add(const std::string& body) {
    objects_.push_back(body);
    return static_cast<int>(objects_.size());
  }

  int add_stream(const std::string& data, const std::string& entries = "") {
    return add(
        fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", entries, data.size(), data));
  }

  // The file, with a table of its objects. `root` is the number of the catalogue.
  std::string bytes(int root, const std::string& trailer = "") const {
    std::string out = "%PDF-1.4\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      offsets.push_back(out.size());
      out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects_[i]);
    }
    const std::size_t table = out.size();
    out += fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets.size() + 1);
    for (const std::size_t offset : offsets) out += fmt::format("{:010} 00000 n \n", offset);
    out += fmt::format("trailer << /Size {} /Root {} 0 R {} >>\nstartxref\n{}\n%%EOF\n",
                       offsets.size() + 1, root, trailer, table);
    return out;
  }

 private:
  std::vector<std::string> objects_;
};

// Operators that write `text` at (x, y), counted from the lower left corner as PDF does. Chinese
// characters are as wide as the font is high, others half as wide.
inline std::string write(double x, double y, std::string_view text, double size = 10) {
  std::string hex;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    hex += fmt::format("{:04X}", static_cast<unsigned>(c.value));
    i = c.next;
  }
  return fmt::format("BT /F1 {} Tf 1 0 0 1 {} {} Tm <{}> Tj ET\n", size, x, y, hex);
}

inline std::string line(double x0, double y0, double x1, double y1) {
  return fmt::format("{} {} m {} {} l S\n", x0, y0, x1, y1);
}

inline std::string area(double x, double y, double width, double height) {
  return fmt::format("{} {} {} {} re f\n", x, y, width, height);
}

// A document of pages of 400 × 600 points. `page` are further entries of every page, `resources`
// of its resources.
inline std::string pdf_of(const std::vector<std::string>& contents, const std::string& page = "",
                          const std::string& resources = "") {
  TinyPdf pdf;
  const int font = pdf.add(
      "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
      "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
      "/DW 1000 /W [1 95 500 814 939 500] >>] >>");
  const int tree = font + 1 + 2 * static_cast<int>(contents.size());
  std::string kids;
  for (const std::string& content : contents) {
    const int stream = pdf.add_stream(content);
    kids += fmt::format(
        "{} 0 R ",
        pdf.add(fmt::format("<< /Type /Page /Parent {} 0 R /MediaBox [0 0 400 600] {} /Contents {} "
                            "0 R /Resources << /Font << /F1 {} 0 R >> {} >> >>",
                            tree, page, stream, font, resources)));
  }
  pdf.add(fmt::format("<< /Type /Pages /Count {} /Kids [{}] >>", contents.size(), kids));
  return pdf.bytes(pdf.add(fmt::format("<< /Type /Catalog /Pages {} 0 R >>", tree)));
}

}  // namespace yiben::read
