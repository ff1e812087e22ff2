// read: what the first bytes of a file say about its format.
#include "read/sniff.h"

#include <algorithm>
#include <array>
#include <string>

namespace yiben::read {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kHeadBytes = 4096;

constexpr std::string_view kExportText =
    "export its tables as tab-separated text (copy them from the table program into a text file), "
    "or save the document as HTML"sv;
constexpr std::string_view kSavePage = "save the page as HTML only, or as a web page, complete"sv;
constexpr std::string_view kUnpack = "unpack it and give the file that is in it"sv;
constexpr std::string_view kImage =
    "get the document from which the image was made, or copy its tables by text recognition into a "
    "text file"sv;

struct Signature {
  std::string_view mark;
  std::size_t offset;
  Sniffed meaning;
};

constexpr std::array kSignatures = {
    Signature{"%PDF-"sv, 0, {Kind::pdf, "PDF"sv, kExportText}},
    Signature{"PK\x03\x04"sv, 0, {Kind::zip, "ZIP package (DOCX, XLSX, OFD, …)"sv, kExportText}},
    Signature{"PK\x05\x06"sv, 0, {Kind::zip, "ZIP package (DOCX, XLSX, OFD, …)"sv, kExportText}},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
              0,
              {Kind::compound, "old Office file (DOC, XLS, WPS, ET)"sv, kExportText}},
    Signature{"\x89PNG\r\n\x1A\n"sv, 0, {Kind::image, "PNG image"sv, kImage}},
    Signature{"\xFF\xD8\xFF"sv, 0, {Kind::image, "JPEG image"sv, kImage}},
    Signature{"GIF87a"sv, 0, {Kind::image, "GIF image"sv, kImage}},
    Signature{"GIF89a"sv, 0, {Kind::image, "GIF image"sv, kImage}},
    Signature{"II*\0"sv, 0, {Kind::image, "TIFF image"sv, kImage}},
    Signature{"MM\0*"sv, 0, {Kind::image, "TIFF image"sv, kImage}},
    Signature{"WEBPVP8"sv, 8, {Kind::image, "WebP image"sv, kImage}},
    Signature{"ftyphei"sv, 4, {Kind::image, "HEIF image"sv, kImage}},
    Signature{"\0\0\0\0"sv, 6, {Kind::image, "BMP image"sv, kImage}},
    Signature{"{\\rtf"sv, 0, {Kind::rtf, "RTF"sv, kExportText}},
    Signature{"Rar!\x1A\x07"sv, 0, {Kind::binary, "RAR archive"sv, kUnpack}},
    Signature{"7z\xBC\xAF\x27\x1C"sv, 0, {Kind::binary, "7z archive"sv, kUnpack}},
    Signature{"\x1F\x8B\x08"sv, 0, {Kind::binary, "GZIP archive"sv, kUnpack}},
};

constexpr Sniffed kPdf = {Kind::pdf, "PDF"sv, ""sv};
constexpr Sniffed kBinary = {Kind::binary, "binary file"sv, kExportText};
constexpr Sniffed kArchivedPage = {Kind::binary, "web archive (MHTML)"sv, kSavePage};
constexpr Sniffed kXml = {Kind::binary, "XML"sv, kExportText};

// Start tags by which a page, or a part of one that was cut out, may begin.
constexpr std::array kFirstTags = {"html"sv,    "head"sv, "body"sv,    "table"sv,  "meta"sv,
                                   "title"sv,   "div"sv,  "p"sv,       "center"sv, "span"sv,
                                   "section"sv, "main"sv, "article"sv, "script"sv, "style"sv,
                                   "link"sv,    "font"sv, "h1"sv,      "h2"sv,     "h3"sv};

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view s, std::string_view prefix) {
  if (s.size() < prefix.size()) return false;
  return std::equal(prefix.begin(), prefix.end(), s.begin(),
                    [](char wanted, char here) { return wanted == lower(here); });
}

// The head of the file as single bytes: without a mark, and of UTF-16 only what is ASCII.
struct Head {
  std::string text;
  bool is_utf16 = false;
};

Head head_of(std::string_view bytes) {
  const bool little = bytes.substr(0, 2) == "\xFF\xFE";
  const bool big = bytes.substr(0, 2) == "\xFE\xFF";
  if (!little && !big) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
    return {.text = std::string(bytes.substr(0, kHeadBytes))};
  }
  Head head{.is_utf16 = true};
  for (std::size_t i = 2; i + 1 < bytes.size() && head.text.size() < kHeadBytes; i += 2) {
    const char low = bytes[little ? i : i + 1];
    const char high = bytes[little ? i + 1 : i];
    head.text += high == '\0' ? low : '\x80';
  }
  return head;
}

// Behind white space, comments and an XML declaration.
std::string_view first_markup(std::string_view s) {
  while (true) {
    while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
    const bool comment = s.substr(0, 4) == "<!--";
    if (!comment && s.substr(0, 2) != "<?") return s;
    const std::string_view close = comment ? "-->"sv : "?>"sv;
    const std::size_t end = s.find(close);
    if (end == std::string_view::npos) return {};
    s.remove_prefix(end + close.size());
  }
}

bool is_html(std::string_view head) {
  const std::string_view s = first_markup(head);
  if (begins_with(s, "<!doctype html")) return true;
  return std::any_of(kFirstTags.begin(), kFirstTags.end(), [s](std::string_view name) {
    if (s.size() <= name.size() + 1 || s.front() != '<') return false;
    const char next = s[name.size() + 1];
    return begins_with(s.substr(1), name) && (is_space(next) || next == '>' || next == '/');
  });
}

bool is_xml(std::string_view head) {
  while (!head.empty() && is_space(head.front())) head.remove_prefix(1);
  return begins_with(head, "<?xml");
}

// What browsers save as one file has the head of a mail.
bool is_archived_page(std::string_view head) {
  const bool mail = begins_with(head, "mime-version:") || begins_with(head, "from: <saved by") ||
                    begins_with(head, "from: \"saved by");
  return mail && head.find("multipart/related") != std::string_view::npos;
}

// Control characters that no text holds; 0x1A ends some old ones.
bool has_control(std::string_view head) {
  return std::any_of(head.begin(), head.end(), [](char c) {
    return c >= '\0' && c < ' ' && !is_space(c) && c != '\x1A' && c != '\x1B';
  });
}

// Some servers put bytes of their own before a PDF; its mark may stand in the first kilobyte.
bool holds_pdf(std::string_view head) {
  constexpr std::size_t kFarthest = 1024;
  return head.substr(0, kFarthest).find("\n%PDF-") != std::string_view::npos;
}

}  // namespace

Sniffed sniff(std::string_view bytes) {
  if (bytes.empty()) return {Kind::empty, "", ""};
  for (const Signature& signature : kSignatures) {
    if (bytes.size() < signature.offset + signature.mark.size()) continue;
    if (bytes.substr(signature.offset, signature.mark.size()) != signature.mark) continue;
    // Four zeros mark a bitmap only behind its letters.
    if (signature.offset == 6 && bytes.substr(0, 2) != "BM") continue;
    return signature.meaning;
  }
  const Head head = head_of(bytes);
  if (has_control(head.text)) return holds_pdf(head.text) ? kPdf : kBinary;
  if (is_html(head.text)) return {Kind::html, "", ""};
  if (is_archived_page(head.text)) return kArchivedPage;
  if (is_xml(head.text)) return kXml;
  return {Kind::text, "", ""};
}

}  // namespace yiben::read
