// read: packages for tests and fuzzers: ZIP packages whose parts are stored as they are, and
// compound files with one stream.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yiben::read {

inline std::string little(std::uint64_t value, std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i) {
    out += i < 8 ? static_cast<char>(value >> (8 * i) & 0xFF) : '\0';
  }
  return out;
}

inline std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0u);
  }
  return ~crc;
}

using Parts = std::vector<std::pair<std::string, std::string>>;  // name, bytes

inline std::string zip_of(const Parts& parts) {
  std::string out;
  std::string directory;
  for (const auto& [name, bytes] : parts) {
    // Version, flags, method, time, date; then sum and sizes.
    const std::string about = little(20, 2) + little(0, 8) + little(crc_of(bytes), 4) +
                              little(bytes.size(), 4) + little(bytes.size(), 4) +
                              little(name.size(), 2) + little(0, 2);
    directory +=
        "PK\x01\x02" + little(20, 2) + about + little(0, 10) + little(out.size(), 4) + name;
    out += "PK\x03\x04" + about + name + bytes;
  }
  const std::size_t at = out.size();
  return out + directory + "PK\x05\x06" + little(0, 4) + little(parts.size(), 2) +
         little(parts.size(), 2) + little(directory.size(), 4) + little(at, 4) + little(0, 2);
}

// A workbook with one sheet for each XML in `sheets`, called by `names` as far as they go.
inline std::string xlsx_of(const std::vector<std::string>& sheets, const std::string& texts = "",
                           const std::string& styles = "", const std::string& states = "",
                           const std::vector<std::string>& names = {}) {
  std::string list;
  std::string relations =
      "<Relationship Id='t' Type='x/sharedStrings' Target='sharedStrings.xml'/>"
      "<Relationship Id='s' Type='x/styles' Target='/xl/styles.xml'/>";
  Parts parts = {{"_rels/.rels",
                  "<Relationships><Relationship Id='r' Type='x/officeDocument' "
                  "Target='xl/workbook.xml'/></Relationships>"}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const bool hidden = i < states.size() && states[i] == 'h';
    const std::string name = i < names.size() ? names[i] : "Sheet" + number;
    list += "<sheet name='" + name + "' r:id='r" + number + "'" +
            (hidden ? " state='hidden'" : "") + "/>";
    relations += "<Relationship Id='r" + number + "' Type='x/worksheet' Target='worksheets/s" +
                 number + ".xml'/>";
    parts.emplace_back("xl/worksheets/s" + number + ".xml", sheets[i]);
  }
  parts.emplace_back("xl/workbook.xml",
                     "<workbook xmlns:r='x'><sheets>" + list + "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels",
                     "<Relationships>" + relations + "</Relationships>");
  parts.emplace_back("xl/sharedStrings.xml", "<sst>" + texts + "</sst>");
  parts.emplace_back("xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
  return zip_of(parts);
}

// A document whose <w:body> has `body`.
inline std::string docx_of(const std::string& body, const std::string& styles = "",
                           const std::string& numbering = "") {
  return zip_of(
      {{"word/document.xml", "<w:document xmlns:w='x'><w:body>" + body + "</w:body></w:document>"},
       {"_rels/.rels",
        "<Relationships><Relationship Id='r' Type='x/officeDocument' "
        "Target='word/document.xml'/></Relationships>"},
       {"word/_rels/document.xml.rels",
        "<Relationships><Relationship Id='s' Type='x/styles' Target='styles.xml'/>"
        "<Relationship Id='n' Type='x/numbering' Target='numbering.xml'/>"
        "</Relationships>"},
       {"word/styles.xml", "<w:styles xmlns:w='x'>" + styles + "</w:styles>"},
       {"word/numbering.xml", "<w:numbering xmlns:w='x'>" + numbering + "</w:numbering>"}});
}

// A compound file with one stream. The list of its sectors lies in the first of them, the
// directory in the second; so the stream has at most 126 sectors.
inline std::string compound_of(std::u16string_view name, std::string stream) {
  constexpr std::size_t kSector = 512;
  const std::size_t size = stream.size() < 4096 ? 4096 : stream.size();
  stream.resize((size + kSector - 1) / kSector * kSector);
  const std::size_t sectors = stream.size() / kSector;
  std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') +
                       little(0x3E, 2) + little(3, 2) + little(0xFFFE, 2) + little(9, 2) +
                       little(6, 2) + std::string(10, '\0') + little(1, 4) + little(1, 4) +
                       little(0, 4) + little(4096, 4) + little(0xFFFFFFFE, 4) + little(0, 4) +
                       little(0xFFFFFFFE, 4) + little(0, 4) + little(0, 4);
  header.resize(kSector, '\xFF');
  std::string table = little(0xFFFFFFFD, 4) + little(0xFFFFFFFE, 4);
  for (std::size_t i = 0; i < sectors; ++i) {
    table += little(i + 1 < sectors ? i + 3 : 0xFFFFFFFE, 4);
  }
  table.resize(kSector, '\xFF');
  const auto entry = [](std::u16string_view called, int kind, std::uint64_t child,
                        std::uint64_t start, std::uint64_t bytes) {
    std::string out;
    for (const char16_t c : called) out += little(c, 2);
    out.resize(64);
    out += little(2 * (called.size() + 1), 2) + little(static_cast<std::uint64_t>(kind), 1) +
           little(1, 1) + little(0xFFFFFFFF, 4) + little(0xFFFFFFFF, 4) + little(child, 4);
    out.resize(116);
    return out + little(start, 4) + little(bytes, 8);
  };
  std::string directory =
      entry(u"Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, 0xFFFFFFFF, 2, size);
  directory.resize(kSector);
  return header + table + directory + stream;
}

}  // namespace yiben::read
