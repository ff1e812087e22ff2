// read/xls: a workbook of Excel 97 to 2003, or of WPS (.et), to grids and prose
// (docs/formats/xls-in.md). Older ones have other records and are for LibreOffice.
#include "read/read.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <map>
#include <utility>

#include "read/collector.h"
#include "read/package/bytes.h"
#include "read/package/compound.h"
#include "read/package/xml.h"
#include "read/sheet/number_format.h"
#include "read/sheet/sheet.h"
#include "read/xls/records.h"

namespace yiben::read {

namespace {

constexpr const char* kSaveAgain = "open the workbook in its program and save it as XLSX";

// The kinds of records that are read, by their names in Microsoft's [MS-XLS].
enum : std::uint16_t {
  kFormula = 0x06,
  kEnd = 0x0A,
  kDateMode = 0x22,
  kFilePass = 0x2F,
  kColInfo = 0x7D,
  kBoundSheet = 0x85,
  kMulRk = 0xBD,
  kRString = 0xD6,
  kXf = 0xE0,
  kMergeCells = 0xE5,
  kSst = 0xFC,
  kLabelSst = 0xFD,
  kNumber = 0x203,
  kLabel = 0x204,
  kBoolErr = 0x205,
  kString = 0x207,
  kRow = 0x208,
  kWindow2 = 0x23E,
  kRk = 0x27E,
  kFormat = 0x41E,
  kBegin = 0x809,
};

constexpr std::size_t kCellHead = 6;  // row, column, style
constexpr std::uint16_t kBiff8 = 0x600;
constexpr std::uint16_t kSheetStream = 0x10;

struct XlsSheet {
  std::string name;
  std::size_t offset = 0;
};

struct XlsWorkbook {
  std::vector<XlsSheet> sheets;  // without hidden ones
  std::vector<std::string> texts;
  std::map<int, std::string> codes;  // number formats by number
  std::vector<int> styles;           // number of the format of each style
  bool is_1904 = false;
};

std::string shortest(double value) {
  return fmt::format("{}", value);
}

// The packed form of a number: a cut-off binary fraction or a whole number, perhaps hundredths.
std::string rk_text(std::uint32_t rk) {
  constexpr std::uint32_t kHundredths = 1;
  constexpr std::uint32_t kWhole = 2;
  double value = (rk & kWhole) != 0 ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                                    : std::bit_cast<double>(std::uint64_t{rk & ~3u} << 32);
  if ((rk & kHundredths) != 0) value /= 100;
  return shortest(value);
}

std::string error_text(std::uint8_t code) {
  switch (code) {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0F:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1D:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    default:
      return "#N/A";
  }
}

class SheetReader {
 public:
  SheetReader(const XlsWorkbook& workbook, Sheet& sheet, std::size_t& text_bytes, Collector& out)
      : workbook_(workbook), sheet_(sheet), text_bytes_(text_bytes), out_(out) {}

  // False, with an error, when a limit was passed or the end of the sheet is missing.
  bool read(std::string_view stream, std::size_t offset) {
    Records records(stream, offset);
    Record record;
    int depth = 0;  // charts lie in streams of their own within that of the sheet
    while (records.next(record)) {
      if (record.kind == kBegin) ++depth;
      if (record.kind == kEnd && --depth <= 0) return true;
      if (depth == 1) read(record);
      if (out_.failed()) return false;
    }
    return damaged();
  }

 private:
  void read(const Record& record) {
    const std::string_view data = record.data;
    switch (record.kind) {
      case kWindow2:
        hides_zeros_ = (u16_at(data, 0) & 0x10) == 0;
        break;
      case kColInfo:
        if ((u16_at(data, 8) & 1) != 0) {
          sheet_.hidden_columns.push_back(
              {.column = u16_at(data, 0), .last_column = u16_at(data, 2)});
        }
        break;
      case kRow:
        if ((u16_at(data, 12) & 0x20) != 0) sheet_.hidden_rows.push_back(u16_at(data, 0));
        break;
      case kMergeCells:
        read_merges(data);
        break;
      default:
        read_cell(record);
    }
  }

  void read_merges(std::string_view data) {
    const std::size_t count = u16_at(data, 0);
    for (std::size_t i = 0; i < count && 2 + 8 * (i + 1) <= data.size(); ++i) {
      const std::size_t at = 2 + 8 * i;
      const SheetRange range{.row = u16_at(data, at),
                             .column = u16_at(data, at + 4),
                             .last_row = u16_at(data, at + 2),
                             .last_column = u16_at(data, at + 6)};
      if (range.last_row < range.row || range.last_column < range.column) continue;
      sheet_.merges.push_back(range);
    }
  }

  void read_cell(const Record& record) {
    const std::string_view data = record.data;
    switch (record.kind) {
      case kLabelSst: {
        const std::size_t text = u32_at(data, kCellHead);
        if (text < workbook_.texts.size()) {
          add(data, workbook_.texts[text]);
        } else {
          damaged();
        }
        break;
      }
      case kLabel:
      case kRString:
        add(data, clean_text(RecordReader(record, kCellHead).text(2)));
        break;
      case kNumber:
        add_number(data, shortest(std::bit_cast<double>(little_endian(data, kCellHead, 8))));
        break;
      case kRk:
        add_number(data, rk_text(u32_at(data, kCellHead)));
        break;
      case kMulRk:
        for (std::size_t at = 4, i = 0; at + 6 < data.size(); at += 6, ++i) {
          const int column = u16_at(data, 2) + static_cast<int>(i);
          add_number(u16_at(data, 0), column, u16_at(data, at), rk_text(u32_at(data, at + 2)));
        }
        break;
      case kBoolErr:
        add_truth(data, static_cast<std::uint8_t>(data.size() > 7 ? data[7] : 0),
                  static_cast<std::uint8_t>(data.size() > 6 ? data[6] : 0));
        break;
      case kFormula:
        read_formula(data);
        break;
      case kString:
        add_text(formula_row_, formula_column_, clean_text(RecordReader(record, 0).text(2)));
        break;
      default:
        break;
    }
  }

  // The value that the formula had when the workbook was saved; a text follows in its own record.
  void read_formula(std::string_view data) {
    formula_row_ = u16_at(data, 0);
    formula_column_ = u16_at(data, 2);
    if (u16_at(data, kCellHead + 6) != 0xFFFF) {
      add_number(data, shortest(std::bit_cast<double>(little_endian(data, kCellHead, 8))));
      return;
    }
    const std::uint64_t kind = little_endian(data, kCellHead, 1);
    const auto value = static_cast<std::uint8_t>(little_endian(data, kCellHead + 2, 1));
    if (kind == 1 || kind == 2) add_truth(data, kind == 2 ? 1 : 0, value);
  }

  void add_truth(std::string_view data, std::uint8_t is_error, std::uint8_t value) {
    add(data, is_error != 0 ? error_text(value) : value != 0 ? "TRUE" : "FALSE");
  }

  bool damaged() {
    Place place = out_.place(0);
    place.page = sheet_.number;
    return out_.fail(place, clean_text(sheet_.name), "the sheet is damaged", kSaveAgain);
  }

  void add_number(std::string_view data, const std::string& stored) {
    add_number(u16_at(data, 0), u16_at(data, 2), u16_at(data, 4), stored);
  }

  void add_number(int row, int column, std::size_t style, const std::string& stored) {
    if (hides_zeros_ && show_number(stored, "") == "0") return;
    const int format = style < workbook_.styles.size() ? workbook_.styles[style] : 0;
    const auto code = workbook_.codes.find(format);
    add_text(row, column,
             clean_text(show_number(
                 stored, code == workbook_.codes.end() ? built_in_format(format) : code->second,
                 workbook_.is_1904)));
  }

  void add(std::string_view data, std::string text) {
    add_text(u16_at(data, 0), u16_at(data, 2), std::move(text));
  }

  void add_text(int row, int column, std::string text) {
    keep_cell(sheet_, {.row = row, .column = column, .text = std::move(text)}, text_bytes_, out_);
  }

  const XlsWorkbook& workbook_;
  Sheet& sheet_;
  std::size_t& text_bytes_;
  Collector& out_;
  bool hides_zeros_ = false;
  int formula_row_ = 0;
  int formula_column_ = 0;
};

// Reads the first part of the stream, up to its end record. Nothing, with an error in `out`, when
// it is encrypted or damaged.
bool read_globals(std::string_view stream, XlsWorkbook& workbook, Collector& out) {
  Records records(stream, 0);
  Record record;
  std::size_t text_bytes = 0;
  while (records.next(record)) {
    if (record.kind == kEnd) return true;
    const std::string_view data = record.data;
    switch (record.kind) {
      case kFilePass:
        return out.fail({}, "", "the workbook is encrypted",
                        "remove its password and save it again");
      case kDateMode:
        workbook.is_1904 = u16_at(data, 0) == 1;
        break;
      case kXf:
        workbook.styles.push_back(u16_at(data, 2));
        break;
      case kFormat:
        workbook.codes[u16_at(data, 0)] = clean_text(RecordReader(record, 2).text(2));
        break;
      case kBoundSheet: {
        const bool is_hidden = (little_endian(data, 4, 1) & 3) != 0;
        const bool is_worksheet = little_endian(data, 5, 1) == 0;
        if (is_hidden || !is_worksheet) break;
        if (workbook.sheets.size() == limits::max_sheets) {
          return out.fail({}, "",
                          fmt::format("the workbook has more than {} sheets (limit max_sheets)",
                                      limits::max_sheets),
                          "copy the sheets of the budget to a new workbook");
        }
        workbook.sheets.push_back({clean_text(RecordReader(record, 6).text(1)), u32_at(data, 0)});
        break;
      }
      case kSst: {
        RecordReader reader(record, 8);
        while (!reader.at_end() && text_bytes <= limits::max_text_bytes) {
          workbook.texts.push_back(clean_text(reader.text(2)));
          text_bytes += workbook.texts.back().size();
        }
        break;
      }
      default:
        break;
    }
  }
  return out.fail({}, "", "the workbook is damaged: its list of sheets has no end", kSaveAgain);
}

// Reads a BIFF8 stream. `bytes` are those of the whole file.
Result<Document> stream_document(std::string_view stream, std::string_view bytes,
                                 const std::string& path, int index) {
  Collector out(bytes, path, "xls", index);
  XlsWorkbook workbook;
  if (u16_at(stream, 0) != kBegin || u16_at(stream, 4) != kBiff8) {
    out.fail(out.place(0), "", "the workbook is damaged, or older than Excel 97", kSaveAgain);
  } else if (read_globals(stream, workbook, out)) {
    out.set_pages(static_cast<int>(workbook.sheets.size()));
    std::size_t text_bytes = 0;
    int number = 0;
    for (const XlsSheet& about : workbook.sheets) {
      Sheet sheet;
      sheet.name = about.name;
      sheet.number = ++number;
      const bool is_sheet = u16_at(stream, about.offset) == kBegin &&
                            u16_at(stream, about.offset + 6) == kSheetStream;
      if (!is_sheet) {
        out.fail(out.place(0), about.name, "the workbook is damaged: a sheet is missing",
                 kSaveAgain);
      } else if (SheetReader(workbook, sheet, text_bytes, out).read(stream, about.offset)) {
        add_sheet(std::move(sheet), out);
      }
      if (out.failed()) break;
    }
  }
  return std::move(out).finish("sheets that are hidden are not read: show them and save again");
}

}  // namespace

Result<Document> xls_document(std::string_view bytes, const std::string& path, int index) {
  const std::optional<Compound> file = Compound::open(bytes);
  const auto stream = file ? file->stream(u"Workbook") : std::nullopt;
  if (!stream) {
    return Error{.file = path,
                 .place = {.document = index},
                 .what = "the workbook is damaged: its main part cannot be read",
                 .remedy = "check that it was downloaded to its end, or save it as XLSX"};
  }
  return stream_document(*stream, bytes, path, index);
}

}  // namespace yiben::read
