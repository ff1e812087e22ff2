// read: Office documents in their packages, ZIP and compound files, by the parts that these have.
#include "read/packed.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "read/convert/convert.h"
#include "read/package/compound.h"
#include "read/package/package.h"
#include "read/package/relations.h"

namespace yiben::read {

namespace {

constexpr const char* kExport =
    "export its tables as tab-separated text (copy them from the program into a text file), or "
    "save the document as DOCX, XLSX or PDF";

constexpr Conversion kDoc = {.from = "doc", .to = "docx", .name = "DOC"};
constexpr Conversion kOldXls = {.from = "xls", .to = "xlsx", .name = "XLS of before 1997"};
constexpr Conversion kRtf = {.from = "rtf", .to = "docx", .name = "RTF"};
constexpr Conversion kOdt = {.from = "odt", .to = "docx", .name = "ODT"};
constexpr Conversion kOds = {.from = "ods", .to = "xlsx", .name = "ODS"};

// Reads what LibreOffice makes of the document; path, kind and SHA-256 are those of the document
// that the user gave.
Result<Document> converted_document(std::string_view bytes, const Conversion& conversion,
                                    const std::string& path, int index) {
  const Result<std::string> converted = convert(bytes, conversion, path, index);
  if (!converted) return converted.errors();
  Result<Document> document = conversion.to == "xlsx" ? xlsx_document(*converted, path, index)
                                                      : docx_document(*converted, path, index);
  if (!document) return document;
  document->kind = conversion.from;
  document->sha256 = sha256_hex(bytes);
  return document;
}

Error not_read(std::string_view name, const std::string& path, int index, std::string remedy) {
  return Error{.file = path,
               .place = {.document = index},
               .what = fmt::format("this format is not read: {}", name),
               .remedy = std::move(remedy)};
}

bool has_part_below(const Package& package, std::string_view folder) {
  return std::any_of(package.names().begin(), package.names().end(),
                     [&](const std::string& name) { return name.starts_with(folder); });
}

}  // namespace

Result<Document> packed_document(std::string_view bytes, const std::string& path, int index) {
  Result<Package> package = Package::open(bytes, path, index);
  if (!package) return package.errors();
  const Result<std::vector<Relation>> relations = relations_of(*package, "");
  if (!relations) return relations.errors();
  const std::string main_part = part_of_kind(*relations, "officeDocument");
  if (main_part.ends_with(".bin") || package->has("xl/workbook.bin")) {
    return not_read("XLSB workbook", path, index, "save it as XLSX");
  }
  if (main_part.starts_with("xl/") || package->has("xl/workbook.xml")) {
    return xlsx_document(bytes, path, index);
  }
  if (main_part.starts_with("word/") || package->has("word/document.xml")) {
    return docx_document(bytes, path, index);
  }
  if (package->has("mimetype") && package->has("content.xml")) {
    const Result<std::string> type = package->read("mimetype");
    if (!type) return type.errors();
    constexpr std::string_view kOpenDocument = "application/vnd.oasis.opendocument.";
    if (type->starts_with(kOpenDocument)) {
      const std::string_view which = std::string_view(*type).substr(kOpenDocument.size());
      if (which.starts_with("text")) return converted_document(bytes, kOdt, path, index);
      if (which.starts_with("spreadsheet")) return converted_document(bytes, kOds, path, index);
    }
  }
  if (package->has("OFD.xml")) return not_read("OFD", path, index, "save it as PDF");
  if (has_part_below(*package, "ppt/")) return not_read("PPTX slides", path, index, kExport);
  return not_read("ZIP archive", path, index, "unpack it and give the file that is in it");
}

Result<Document> compound_document(std::string_view bytes, const std::string& path, int index) {
  const std::optional<Compound> file = Compound::open(bytes);
  if (!file) {
    return Error{.file = path,
                 .place = {.document = index},
                 .what = "the file is damaged: the list of its parts cannot be read",
                 .remedy = "check that it was downloaded to its end, or save it again"};
  }
  if (file->has(u"EncryptedPackage")) {
    return Error{.file = path,
                 .place = {.document = index},
                 .what = "the document is encrypted",
                 .remedy = "remove its password and save it again"};
  }
  // LibreOffice would make what it can of a part, and say nothing.
  const bool is_converted = file->has(u"Book") || file->has(u"WordDocument");
  if (is_converted && !file->has(u"Workbook") && !file->is_whole()) {
    return Error{.file = path,
                 .place = {.document = index},
                 .what = "the file is damaged: parts of it lie beyond its end",
                 .remedy = "check that it was downloaded to its end, or save it again"};
  }
  if (file->has(u"Workbook")) return xls_document(bytes, path, index);
  if (file->has(u"Book")) return converted_document(bytes, kOldXls, path, index);
  if (file->has(u"WordDocument")) return converted_document(bytes, kDoc, path, index);
  if (file->has(u"PowerPoint Document")) return not_read("PPT slides", path, index, kExport);
  return not_read("compound file", path, index, kExport);
}

Result<Document> rtf_document(std::string_view bytes, const std::string& path, int index) {
  return converted_document(bytes, kRtf, path, index);
}

}  // namespace yiben::read
