// Sources. A package is a workbook as it is; what begins with "<" is the XML of the sheet of facts
// in a workbook; anything else is a folder: "=== NAME" begins each of its files. Any bytes are
// errors with their words, or a source that is the same when it is written and read again, as a
// folder and as a workbook.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "../tests/read/package_maker.h"
#include "source/source.h"

namespace {

using namespace yiben;

// A workbook of a large source takes too long for a fuzzer.
constexpr std::size_t max_workbook_bytes = 20'000;

const SourceSchema& schema() {
  static const SourceSchema loaded = [] {
    Result<SourceSchema> result = SourceSchema::load(catalog_folder());
    YIBEN_CHECK(result.ok());
    return std::move(result.value());
  }();
  return loaded;
}

// A folder has no file of another name, and messages tell options and paths apart by these marks.
std::string file_name(std::string_view line) {
  const std::string_view folder = line.starts_with("layout/") ? "layout/" : "";
  std::string name(line.substr(folder.size()));
  std::replace(name.begin(), name.end(), '/', '_');
  if (folder.empty() && name.starts_with('-')) name.front() = '_';
  return std::string(folder) + name;
}

SourceFiles files_in(std::string_view text) {
  constexpr std::string_view mark = "=== ";
  SourceFiles files;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with(mark)) {
      files.emplace_back(file_name(line.substr(mark.size())), "");
    } else if (!files.empty()) {
      files.back().second += std::string(line) + "\n";
    }
  }
  return files;
}

std::string workbook_with(const std::string& facts) {
  const std::string unit =
      "<worksheet><sheetData><row><c t='inlineStr'><is><t>entity</t></is></c>"
      "<c t='inlineStr'><is><t>甲</t></is></c></row><row><c t='inlineStr'><is><t>year</t></is></c>"
      "<c><v>2026</v></c></row></sheetData></worksheet>";
  return read::xlsx_of(
      {unit, facts}, "<si><t>amount</t></si><si><t>side</t></si>",
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='10'/></cellXfs>", "",
      {"unit", "收支明细"});
}

Result<Source> source_in(const std::string& bytes) {
  if (bytes.starts_with("PK")) return source_of_workbook(bytes, "fuzz.xlsx", schema());
  if (bytes.starts_with("<")) {
    return source_of_workbook(workbook_with(bytes), "fuzz.xlsx", schema());
  }
  return source_of(files_in(bytes), "fuzz", schema());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const Result<Source> source = source_in(bytes);
  if (!source) {
    YIBEN_CHECK(!source.errors().empty());
    YIBEN_CHECK(source.errors().size() <= limits::max_source_errors + 1);
    for (const Error& error : source.errors()) {
      YIBEN_CHECK(error.file.starts_with("fuzz") && !error.what.empty() && !error.remedy.empty());
    }
    return 0;
  }
  lacking(*source);
  const SourceFiles files = files_of(*source, schema());
  const Result<Source> again = source_of(files, "fuzz", schema());
  YIBEN_CHECK(again.ok() && files_of(*again, schema()) == files);
  std::size_t bytes_of_files = 0;
  for (const auto& [name, text] : files) bytes_of_files += text.size();
  if (bytes_of_files > max_workbook_bytes) return 0;
  const Result<std::string> workbook = workbook_of(*source, schema(), "fuzz.xlsx");
  if (!workbook) return 0;
  const Result<Source> from_workbook = source_of_workbook(*workbook, "fuzz.xlsx", schema());
  YIBEN_CHECK(from_workbook.ok() && files_of(*from_workbook, schema()) == files);
  return 0;
}
