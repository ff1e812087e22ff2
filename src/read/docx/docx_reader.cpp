// read/docx: a document of Word or WPS to grids and prose (docs/formats/docx-in.md).
#include "read/read.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "read/collector.h"
#include "read/docx/numbering.h"
#include "read/docx/paragraph.h"
#include "read/docx/styles.h"
#include "read/docx/table.h"
#include "read/package/package.h"
#include "read/package/relations.h"
#include "read/sheet/sheet.h"
#include "read/xlsx/active_sheet.h"
#include "text/text.h"

namespace yiben::read {

namespace {

using Nodes = std::vector<pugi::xml_node>;

class DocxReader {
 public:
  // `relations` are those of the main part.
  DocxReader(Package& package, std::vector<Relation> relations, const Styles& styles,
             Numbering& numbering, Collector& out)
      : package_(package),
        relations_(std::move(relations)),
        styles_(styles),
        numbering_(numbering),
        out_(out) {}

  // Paragraphs and tables below `node`. Recursion is bounded by the depth of the part.
  void read_blocks(pugi::xml_node node) {
    each_child(node, [this](pugi::xml_node child, std::string_view name) {
      if (out_.failed()) return;
      if (name == "p") read_paragraph(child);
      if (name == "tbl") read_table(child);
    });
  }

 private:
  struct Numbered {
    ParagraphText text;
    int heading_level = 0;
  };

  // The text of the next paragraph, with its number before it.
  Numbered next_paragraph(pugi::xml_node paragraph) {
    ++line_;
    const pugi::xml_node properties = child_of(paragraph, "pPr");
    const ParagraphStyle style = with_properties(
        styles_.of(attribute_of(child_of(properties, "pStyle"), "val")), properties);
    Numbered result{.text = text_of_paragraph(paragraph), .heading_level = style.heading_level};
    std::string& first = result.text.lines.front();
    // Word does not count paragraphs without text unless they are numbered directly.
    if (style.number_id > 0 && !text::trim(first).empty()) {
      first.insert(0, numbering_.next(style.number_id, style.number_level));
    }
    return result;
  }

  void read_paragraph(pugi::xml_node paragraph) {
    const Numbered next = next_paragraph(paragraph);
    for (const std::string& line : next.text.lines) {
      const std::string_view trimmed = text::trim(line);
      if (trimmed.empty()) continue;
      Place place = out_.place(line_);
      place.column = 1;
      std::string one(trimmed);
      for (char& c : one) c = c == '\n' ? ' ' : c;
      if (!out_.add(
              Prose{.text = std::move(one), .place = place, .heading_level = next.heading_level})) {
        return;
      }
    }
    for (const std::string& object : next.text.objects) read_object(object);
    for (const pugi::xml_node box : next.text.boxes) read_blocks(box);
  }

  // A workbook that is shown as a picture: its front sheet is the table that a reader sees. Other
  // objects, formulas for one, are pictures only.
  void read_object(const std::string& id) {
    const auto found = std::find_if(relations_.begin(), relations_.end(),
                                    [&](const Relation& one) { return one.id == id; });
    if (found == relations_.end() || !found->part.ends_with(".xlsx")) return;
    const std::string part = std::exchange(found->part, "");  // each is read once
    const Place place = out_.place(line_);
    const Result<std::string> bytes = package_.read(part);
    Result<Document> inner = bytes ? active_sheet_document(*bytes, part, place.document)
                                   : Result<Document>(bytes.errors());
    if (!inner) {
      out_.add(ReadingDoubt{"unreadable-text", part, place});
      return;
    }
    for (Block& block : inner->blocks) {
      if (out_.failed()) return;
      if (auto* prose = std::get_if<Prose>(&block)) {
        prose->place.page = 0;
        prose->place.line = line_;
        out_.add(std::move(*prose));
      } else {
        add_inner_grid(std::get<Grid>(block), place);
      }
    }
  }

  void add_inner_grid(const Grid& grid, Place place) {
    place.table = out_.next_table();
    const auto squares =
        static_cast<std::size_t>(grid.rows()) * static_cast<std::size_t>(grid.columns());
    if (!out_.count_cells(squares, place)) return;
    Grid copy;
    copy.place = place;
    for (Cell cell : grid.cells()) {
      cell.place = place;
      cell.place.row = cell.row + 1;
      cell.place.column = cell.column + 1;
      YIBEN_CHECK(copy.add(std::move(cell)));
    }
    out_.add(std::move(copy));
  }

  // A table, and after it the tables that stand in its cells.
  void read_table(pugi::xml_node table) {
    TableSlots slots;
    Place place = out_.place(line_ + 1);
    place.table = out_.next_table();
    if (!place_cells(table, slots, place, out_)) return;
    if (slots.is_layout) {
      for (const TableCell& cell : slots.cells) read_blocks(cell.node);
      return;
    }
    const auto squares =
        static_cast<std::size_t>(slots.rows) * static_cast<std::size_t>(slots.columns);
    if (!out_.count_cells(squares, place)) return;
    Grid grid;
    grid.place = place;
    bool blank = true;
    Nodes nested;
    for (const TableCell& slot : slots.cells) {
      Cell cell{.row = slot.row,
                .column = slot.column,
                .row_span = slot.row_span,
                .column_span = slot.column_span,
                .text = {},
                .place = out_.place(line_ + 1)};
      cell.text = text_of_cell(slot.node, nested);
      cell.place.table = place.table;
      cell.place.row = slot.row + 1;
      cell.place.column = slot.column + 1;
      blank = blank && cell.text.empty();
      YIBEN_CHECK(grid.add(std::move(cell)));
    }
    if (!blank && !out_.add(std::move(grid))) return;
    for (const pugi::xml_node inner : nested) {
      if (!out_.failed()) read_table(inner);
    }
  }

  std::string text_of_cell(pugi::xml_node cell, Nodes& nested) {
    std::string lines;
    add_lines(cell, lines, nested);
    return cell_lines(lines);
  }

  void add_lines(pugi::xml_node node, std::string& lines, Nodes& nested) {
    each_child(node, [&](pugi::xml_node child, std::string_view name) {
      if (name == "tbl") add_inner_table(child, lines, nested);
      if (name != "p") return;
      const Numbered next = next_paragraph(child);
      for (const std::string& line : next.text.lines) lines += line + '\n';
      for (const pugi::xml_node box : next.text.boxes) add_lines(box, lines, nested);
    });
  }

  // Of a table that only frames text, the text stays in the cell.
  void add_inner_table(pugi::xml_node table, std::string& lines, Nodes& nested) {
    TableSlots slots;
    if (!place_cells(table, slots, out_.place(line_ + 1), out_)) return;
    if (!slots.is_layout) return nested.push_back(table);
    for (const TableCell& cell : slots.cells) add_lines(cell.node, lines, nested);
  }

  Package& package_;
  std::vector<Relation> relations_;
  const Styles& styles_;
  Numbering& numbering_;
  Collector& out_;
  int line_ = 0;  // number of the last paragraph
};

// A part that the document may do without.
Result<XmlPart> read_optional(Package& package, const std::string& part) {
  if (part.empty() || !package.has(part)) {
    return XmlPart{.bytes = nullptr, .document = std::make_unique<pugi::xml_document>()};
  }
  return read_xml(package, part);
}

}  // namespace

Result<Document> docx_document(std::string_view bytes, const std::string& path, int index) {
  Result<Package> package = Package::open(bytes, path, index);
  if (!package) return package.errors();
  const Result<std::vector<Relation>> roots = relations_of(*package, "");
  if (!roots) return roots.errors();
  std::string part = part_of_kind(*roots, "officeDocument");
  if (part.empty() || !package->has(part)) part = "word/document.xml";
  const Result<XmlPart> document = read_xml(*package, part);
  if (!document) return document.errors();
  const Result<std::vector<Relation>> relations = relations_of(*package, part);
  if (!relations) return relations.errors();
  const Result<XmlPart> styles = read_optional(*package, part_of_kind(*relations, "styles"));
  if (!styles) return styles.errors();
  const Result<XmlPart> lists = read_optional(*package, part_of_kind(*relations, "numbering"));
  if (!lists) return lists.errors();
  Collector out(bytes, path, "docx", index);
  Numbering numbering(lists->root());
  const Styles all_styles(styles->root());
  DocxReader(*package, *relations, all_styles, numbering, out)
      .read_blocks(child_of(document->root(), "body"));
  return std::move(out).finish("check that the text is no picture and stands in the document");
}

}  // namespace yiben::read
