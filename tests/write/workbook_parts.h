// write: looks into a workbook: its parts, and a square of a sheet as the file has it.
#pragma once

#include <zip.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yiben::write {

using Parts = std::vector<std::pair<std::string, std::string>>;  // name, bytes

inline Parts parts_of(const std::string& bytes) {
  Parts parts;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) return parts;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0)); ++i) {
    zip_stat_t about;
    zip_stat_index(archive, i, 0, &about);
    std::string part(about.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, i, 0);
    zip_fread(file, part.data(), part.size());
    zip_fclose(file);
    parts.emplace_back(about.name, std::move(part));
  }
  zip_discard(archive);
  return parts;
}

inline std::string part_of(const std::string& bytes, std::string_view name) {
  for (auto& [one, part] : parts_of(bytes)) {
    if (one == name) return part;
  }
  return "";
}

// What stands between the first `from` and the next `to` behind it; empty where there is no such.
inline std::string between(std::string_view text, std::string_view from, std::string_view to) {
  const std::size_t begin = text.find(from);
  if (begin == std::string_view::npos) return "";
  const std::size_t end = text.find(to, begin + from.size());
  return std::string(text.substr(begin + from.size(), end - begin - from.size()));
}

// "=SUM(B4:B6) 12346" for a formula and its value, "12.5" for a number, "text" for a text, "" for a
// blank square. Sheets count from 1.
inline std::string square(const std::string& bytes, int sheet, const std::string& name) {
  const std::string xml = part_of(bytes, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
  const std::string tag = between(xml, "<c r=\"" + name + "\"", ">");
  if (tag.empty() || tag.ends_with("/")) return "";
  if (tag.find("t=\"s\"") != std::string::npos) return "text";
  const std::string cell = between(xml, "<c r=\"" + name + "\"" + tag + ">", "</c>");
  const std::string formula = between(cell, "<f>", "</f>");
  return (formula.empty() ? "" : "=" + formula + " ") + between(cell, "<v>", "</v>");
}

}  // namespace yiben::write
