// read/xlsx: the squares of a workbook as they are stored.
#include "read/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "read/package/package.h"
#include "read/sheet/format_tokens.h"
#include "read/sheet/number_format.h"
#include "read/xlsx/workbook.h"
#include "read/xlsx/worksheet.h"

namespace yiben::read {

namespace {

using Kind = SheetValue::Kind;

constexpr int kSignificantDigits = 15;

// All digits of a number; other text as it is.
std::string plain(std::string_view stored) {
  const auto parsed = parse_decimal(stored);
  if (!parsed) return clean_text(stored);
  const Decimal value = round_to_significant(*parsed, kSignificantDigits);
  if (value.is_zero()) return "0";
  const int places = std::max(0, static_cast<int>(value.digits.size()) - value.point);
  std::string whole = integer_digits(value);
  if (whole.empty()) whole = "0";
  const std::string fraction = fraction_digits(value, places);
  return (value.negative ? "-" : "") + whole + (fraction.empty() ? "" : "." + fraction);
}

bool is_date(std::string_view code) {
  const std::vector<FormatSection> sections = parse_format(code);
  return std::any_of(sections.begin(), sections.end(),
                     [](const FormatSection& section) { return section.is_date; });
}

class ValueReader {
 public:
  ValueReader(const Package& package, const Workbook& workbook)
      : package_(package), workbook_(workbook) {}

  Result<SheetValues> read(const WorkbookSheet& about, pugi::xml_node root) {
    SheetValues sheet{.name = about.name, .values = {}};
    int row = -1;
    for (const pugi::xml_node node : child_of(root, "sheetData").children()) {
      if (local_name(node.name()) != "row") continue;
      row = whole_number(attribute_of(node, "r"), row + 2) - 1;
      int column = -1;
      for (const pugi::xml_node child : node.children()) {
        if (local_name(child.name()) != "c") continue;
        SheetCell at{.row = row, .column = column + 1, .text = {}};
        const std::string_view reference = attribute_of(child, "r");
        if (!reference.empty()) {
          const auto square = square_of(reference);
          if (!square) return damaged(about, reference);
          at = *square;
        }
        column = at.column;
        SheetValue value{.row = at.row, .column = at.column, .text = {}, .shown = {}};
        if (!read_value(child, value)) return damaged(about, reference);
        if (value.kind == Kind::text && value.text.empty()) continue;
        if (!count(value)) return too_large(about);
        sheet.values.push_back(std::move(value));
      }
    }
    for (const SheetRange& range : merged_ranges(root)) {
      sheet.merged.push_back({range.row, range.column, range.last_row, range.last_column});
    }
    const auto place = [](const SheetValue& one) { return std::pair(one.row, one.column); };
    std::stable_sort(sheet.values.begin(), sheet.values.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    const auto same = [&](const auto& a, const auto& b) { return place(a) == place(b); };
    sheet.values.erase(std::unique(sheet.values.begin(), sheet.values.end(), same),
                       sheet.values.end());
    return sheet;
  }

 private:
  // False where a text is not there.
  bool read_value(pugi::xml_node node, SheetValue& value) const {
    const std::string_view type = attribute_of(node, "t");
    const std::string_view stored = child_of(node, "v").text().get();
    if (type == "inlineStr") {
      value.text = text_of_runs(child_of(node, "is"));
    } else if (stored.empty()) {
      // A formula may well come to an empty text, which it says.
      if (child_of(node, "f") && type != "str") value.kind = Kind::uncomputed;
    } else if (type == "s") {
      const auto index = static_cast<std::size_t>(whole_number(stored, -1));
      if (index >= workbook_.texts.size()) return false;
      value.text = workbook_.texts[index];
    } else if (type == "b") {
      value.kind = Kind::truth;
      value.text = stored == "0" ? "FALSE" : "TRUE";
    } else if (type == "e") {
      value.kind = Kind::fault;
      value.text = clean_text(stored);
    } else if (type == "str") {
      value.text = clean_text(stored);
    } else if (type == "d") {
      value.kind = Kind::date;
      value.text = value.shown = clean_text(stored);
    } else {
      read_number(stored, attribute_of(node, "s"), value);
    }
    return true;
  }

  void read_number(std::string_view stored, std::string_view style, SheetValue& value) const {
    const auto index = static_cast<std::size_t>(whole_number(style, 0));
    const std::string_view code =
        index < workbook_.formats.size() ? std::string_view(workbook_.formats[index]) : "";
    value.text = plain(stored);
    value.kind = is_date(code) ? Kind::date : Kind::number;
    const bool general = code.empty() || code == "General" || code == "@";
    value.shown = general ? value.text : clean_text(show_number(stored, code, workbook_.is_1904));
  }

  bool count(const SheetValue& value) {
    text_bytes_ += value.text.size() + value.shown.size();
    return ++values_ <= limits::max_source_fields && text_bytes_ <= limits::max_source_bytes;
  }

  Error damaged(const WorkbookSheet& about, std::string_view excerpt) const {
    Error error = package_.error(
        about.part,
        fmt::format("the sheet \"{}\" is damaged: a cell has no place or no text", about.name),
        "open the workbook in its program and save it again");
    error.excerpt = clean_text(excerpt);
    return error;
  }

  Error too_large(const WorkbookSheet& about) const {
    return package_.error(
        about.part,
        fmt::format("the sheet \"{}\" passes {} squares or {} MiB of text in all (limits "
                    "max_source_fields, max_source_bytes)",
                    about.name, limits::max_source_fields, limits::max_source_bytes >> 20),
        "divide the workbook");
  }

  const Package& package_;
  const Workbook& workbook_;
  std::size_t values_ = 0;
  std::size_t text_bytes_ = 0;
};

}  // namespace

Result<std::vector<SheetValues>> workbook_values(std::string_view bytes, const std::string& path) {
  Result<Package> package = Package::open(bytes, path, 1);
  if (!package) return package.errors();
  const Result<Workbook> workbook = read_workbook(*package, HiddenSheets::keep);
  if (!workbook) return workbook.errors();
  ValueReader reader(*package, *workbook);
  std::vector<SheetValues> sheets;
  for (const WorkbookSheet& about : workbook->sheets) {
    const Result<XmlPart> xml = read_xml(*package, about.part);
    if (!xml) return xml.errors();
    Result<SheetValues> sheet = reader.read(about, xml->root());
    if (!sheet) return sheet.errors();
    sheets.push_back(std::move(*sheet));
  }
  return sheets;
}

}  // namespace yiben::read
