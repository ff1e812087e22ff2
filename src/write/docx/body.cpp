// write/docx: the main part, word/document.xml.
#include "write/docx/body.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "write/docx/parts.h"
#include "write/docx/runs.h"
#include "write/docx/styles.h"
#include "write/docx/table.h"
#include "write/text/plain.h"

namespace yiben::write::word {

namespace {

// Word makes such names itself when the contents are updated.
std::string bookmark_name(std::size_t block) {
  return fmt::format("_Toc{:09}", block + 1);
}

class BodyWriter {
 public:
  BodyWriter(const Document& document, const plain::Contents& contents, const Plan& plan)
      : document_(document), contents_(contents), plan_(plan) {
    for (const plain::Entry& entry : contents.entries) listed_.insert(entry.block);
  }

  void write(pugi::xml_node body) {
    body_ = body;
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      if (i > 0 && landscape_at(i) != landscape_at(i - 1)) end_section(landscape_at(i - 1));
      break_due_ = break_due_ || plan_.blocks[i].new_page;
      const auto* prose = std::get_if<Prose>(&document_.blocks[i]);
      if (prose == nullptr) {
        add_grid(i);
      } else if (prose->role == Role::contents) {
        add_contents(*prose, i);
      } else if (!prose->furniture) {
        add_prose(*prose, i);
      }
    }
    part_tables();
    const bool landscape = !plan_.blocks.empty() && plan_.blocks.back().landscape;
    add_section(body_, landscape);
  }

 private:
  bool landscape_at(std::size_t i) const { return plan_.blocks[i].landscape; }

  // Two tables without a paragraph between would be one, and Word wants one after the last.
  void part_tables() {
    if (after_table_) add_thin_paragraph();
    after_table_ = false;
  }

  void add_thin_paragraph(bool takes_break = false) {
    const pugi::xml_node paragraph = add_paragraph(body_, "Normal");
    if (takes_break) add_page_break(paragraph.child("w:pPr"));
    add(paragraph.child("w:pPr"), "w:spacing",
        {{"w:line", std::to_string(kThinLine)}, {"w:lineRule", "exact"}});
    last_ = paragraph;
  }

  // A section ends in its last paragraph.
  void end_section(bool landscape) {
    if (after_table_ || !last_) add_thin_paragraph();
    after_table_ = false;
    break_due_ = false;
    add_section(last_.child("w:pPr"), landscape);
  }

  void add_section(pugi::xml_node parent, bool landscape) {
    const PageShape& shape = page_shape(landscape);
    const pugi::xml_node section = add(parent, "w:sectPr");
    add(section, "w:footerReference", {{"w:type", "even"}, {"r:id", kEvenFooterId}});
    add(section, "w:footerReference", {{"w:type", "default"}, {"r:id", kFooterId}});
    add_value(section, "w:type", "nextPage");
    pugi::xml_node size =
        add(section, "w:pgSz",
            {{"w:w", std::to_string(shape.width)}, {"w:h", std::to_string(shape.height)}});
    if (landscape) size.append_attribute("w:orient").set_value("landscape");
    // The number stands seven millimetres below the text.
    add(section, "w:pgMar",
        {{"w:top", std::to_string(shape.top)},
         {"w:right", std::to_string(shape.right)},
         {"w:bottom", std::to_string(shape.bottom)},
         {"w:left", std::to_string(shape.left)},
         {"w:header", "851"},
         {"w:footer", std::to_string(shape.bottom - kBelowText)},
         {"w:gutter", "0"}});
    if (plan_.cover && first_section_) add(section, "w:titlePg");
    first_section_ = false;
  }

  void add_prose(const Prose& prose, std::size_t at) {
    const std::string text = plain::paragraph(prose.text);
    if (text.empty()) return;
    if (prose.role == Role::caption) caption_ = text;
    after_table_ = false;
    const pugi::xml_node paragraph = add_styled(style_of(prose), at, body_);
    const pugi::xml_node properties = paragraph.child("w:pPr");
    // Who and unit on one line: one at the left, the other behind the tab at the right.
    if (prose.role == Role::unit && text.find('\t') != std::string::npos) {
      if (landscape_at(at)) {
        const pugi::xml_node tabs = add(properties, "w:tabs");
        add(tabs, "w:tab",
            {{"w:val", "clear"}, {"w:pos", std::to_string(page_shape(false).text_width())}});
        add(tabs, "w:tab",
            {{"w:val", "right"}, {"w:pos", std::to_string(page_shape(true).text_width())}});
      }
      add_value(properties, "w:jc", "left");
    }
    const bool listed = listed_.count(at) > 0;
    const std::string id = std::to_string(at);
    if (listed) {
      add(paragraph, "w:bookmarkStart", {{"w:id", id}, {"w:name", bookmark_name(at)}});
    }
    add_text(paragraph, text);
    if (listed) add(paragraph, "w:bookmarkEnd", {{"w:id", id}});
    last_ = paragraph;
  }

  pugi::xml_node add_styled(const Style& style, std::size_t at, pugi::xml_node parent) {
    const pugi::xml_node paragraph = add_paragraph(parent, style.id);
    const pugi::xml_node properties = paragraph.child("w:pPr");
    add_page_break(properties);
    if (plan_.blocks[at].before > 0) {
      add(properties, "w:spacing", {{"w:before", std::to_string(plan_.blocks[at].before)}});
    }
    return paragraph;
  }

  // The block that should begin a page may have no text; then the next one does.
  void add_page_break(pugi::xml_node properties) {
    if (break_due_) add(properties, "w:pageBreakBefore");
    break_due_ = false;
  }

  void add_grid(std::size_t at) {
    const Grid& grid = std::get<Grid>(document_.blocks[at]);
    if (grid.rows() == 0) return;
    part_tables();
    if (break_due_) add_thin_paragraph(true);
    const BlockPlan& plan = plan_.blocks[at];
    add_table(body_, grid, *plan.table, caption_, page_shape(plan.landscape).text_height());
    caption_.clear();
    after_table_ = true;
  }

  // A field that is already filled in. Word offers to update it where it is marked as contents.
  void add_contents(const Prose& prose, std::size_t at) {
    part_tables();
    const pugi::xml_node control = add(body_, "w:sdt");
    const pugi::xml_node gallery = add(add(control, "w:sdtPr"), "w:docPartObj");
    add_value(gallery, "w:docPartGallery", "Table of Contents");
    add(gallery, "w:docPartUnique");
    const pugi::xml_node content = add(control, "w:sdtContent");
    add_text(add_styled(style_of(prose), at, content), plain::contents_title(prose));
    const plain::Entry* first = contents_.entries.empty() ? nullptr : &contents_.entries.front();
    pugi::xml_node paragraph;
    for (const plain::Entry& entry : contents_.entries) {
      paragraph = add_paragraph(content, style_of_contents_line(entry.level).id);
      if (&entry == first) {
        begin_field(paragraph, fmt::format(" TOC \\o \"1-{}\" \\h \\z \\t \"表题,{}\" ",
                                           kListedLevels, contents_.caption_level));
      }
      add_entry(paragraph, entry);
    }
    if (paragraph) end_field(paragraph);
    // A section that ended here would end within the control.
    last_ = {};
  }

  void add_entry(pugi::xml_node paragraph, const plain::Entry& entry) {
    const std::string name = bookmark_name(entry.block);
    const pugi::xml_node link =
        add(paragraph, "w:hyperlink", {{"w:anchor", name}, {"w:history", "1"}});
    std::string text = entry.text;
    std::replace(text.begin(), text.end(), '\t', ' ');
    add_text(link, text);
    add_tab(link);
    begin_field(link, " PAGEREF " + name + " \\h ");
    add_text(link, std::to_string(plan_.blocks[entry.block].page));
    end_field(link);
  }

  static constexpr int kBelowText = 760;
  static constexpr int kListedLevels = 3;

  const Document& document_;
  const plain::Contents& contents_;
  const Plan& plan_;
  std::set<std::size_t> listed_;  // blocks to which the contents lead
  pugi::xml_node body_;
  pugi::xml_node last_;     // paragraph of the body, in which a section may end
  std::string caption_;     // of the table that follows
  bool break_due_ = false;  // the next paragraph begins a page
  bool after_table_ = false;
  bool first_section_ = true;
};

}  // namespace

std::string document_part(const Document& document, const plain::Contents& contents,
                          const Plan& plan) {
  pugi::xml_document part;
  const pugi::xml_node root =
      add(part, "w:document", {{"xmlns:w", kMainNamespace}, {"xmlns:r", kRelationNamespace}});
  BodyWriter(document, contents, plan).write(add(root, "w:body"));
  return to_bytes(part);
}

}  // namespace yiben::write::word
