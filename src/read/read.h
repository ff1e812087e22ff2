// read: bytes to Document. One subfolder per format; a reader knows grids and prose, never a budget
// table. The kind is found from the bytes, not from the name.
//
// Errors, all with the place and a remedy: not readable, empty, over a limit (base/limits.h), bytes
// that are no text, a format that is not supported.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"

namespace yiben::read {

enum class Kind { text, html, pdf, zip, compound, rtf, image, binary, empty };

// How a document is to be read.
struct Options {
  bool ocr = false;  // read scanned pages by text recognition
};

// A guess from the first bytes alone: "%PDF-", "PK\3\4", the OLE2 mark, an HTML tag, else text when
// it decodes.
Kind kind_of(std::string_view bytes);

// Reads one file from its bytes. `index` is the document's number in the run, from 1.
Result<Document> document(std::string_view bytes, const std::string& path, int index,
                          const Options& options = {});

// Tables as tab-separated lines, prose as other lines. Consecutive lines with tabs are one grid; a
// blank line ends it. Tables with "|" between the squares, as on GitHub, are read too
// (docs/formats/text-in.md).
Result<Document> text_document(std::string_view bytes, const std::string& path, int index);

// Web pages: tables with row and column spans, headings, paragraphs; scripts, styles and hidden
// parts left out. Tables that only lay out the page are read as prose (docs/formats/html-in.md).
Result<Document> html_document(std::string_view bytes, const std::string& path, int index);

// PDF: tables by their ruling lines, or by columns of text; paragraphs over the ends of lines and
// pages (docs/formats/pdf-in.md). Scanned pages become doubts.
Result<Document> pdf_document(std::string_view bytes, const std::string& path, int index,
                              const Options& options = {});

// Where what a PDF reader read stands, for marks on the original: in points from the top left
// corner of the page as it is shown.
struct PageBox {
  int page = 0;
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};
struct PdfCell {
  int table = 0;  // as Place has them
  int row = 0;
  int column = 0;
  PageBox box;
};
struct PdfLine {
  std::size_t begin = 0;  // bytes of the paragraph
  std::size_t end = 0;
  PageBox box;
};
struct PdfParagraph {
  std::string text;
  int page = 0;  // on which it begins
  std::vector<PdfLine> lines;
};
struct PdfPlaces {
  std::vector<PdfCell> cells;  // those of which something is known
  std::vector<PdfParagraph> paragraphs;
};

// The same tables and paragraphs as pdf_document without text recognition. Errors: the same.
Result<PdfPlaces> pdf_places(std::string_view bytes, const std::string& path);

// Workbooks of Excel and WPS: cells as shown, with merged squares; each sheet is a page. Hidden
// sheets, rows and columns are left out (docs/formats/xlsx-in.md).
Result<Document> xlsx_document(std::string_view bytes, const std::string& path, int index);

// A square of a workbook as it is stored, for those who know what must stand there.
struct SheetValue {
  enum class Kind {
    text,
    number,
    date,        // a number that the workbook shows as a date or a time
    truth,       // "TRUE" or "FALSE"
    fault,       // what a formula came to: "#N/A"
    uncomputed,  // a formula whose value was never stored
  };
  int row = 0;  // from 0, as column
  int column = 0;
  Kind kind = Kind::text;
  std::string text;   // of numbers and dates the 15 significant digits that a workbook keeps: "0.3"
  std::string shown;  // of numbers and dates: under their number format
};

struct MergedSquares {
  int row = 0;  // from 0, as the others
  int column = 0;
  int last_row = 0;
  int last_column = 0;
};

struct SheetValues {
  std::string name;
  std::vector<SheetValue> values;  // by row, then by column; blank ones are left out
  std::vector<MergedSquares> merged{};
};

// Every sheet of a workbook with all that it holds, hidden or not. Errors: as xlsx_document, and
// bytes that are no workbook.
Result<std::vector<SheetValues>> workbook_values(std::string_view bytes, const std::string& path);

// Documents of Word and WPS: paragraphs with their numbers, headings, tables with merged cells
// (docs/formats/docx-in.md). Lines of places count paragraphs.
Result<Document> docx_document(std::string_view bytes, const std::string& path, int index);

// Workbooks of Excel 97 to 2003 and of WPS, as those of XLSX (docs/formats/xls-in.md).
Result<Document> xls_document(std::string_view bytes, const std::string& path, int index);

}  // namespace yiben::read
