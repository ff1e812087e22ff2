// The page of a check: verdict and findings on top, then the document with the findings in place
// (docs/formats/check-html.md).
#include "report/report.h"

#include <fmt/format.h>

#include "report/html/assets.h"
#include "report/html/document.h"
#include "report/html/figures_json.h"
#include "report/html/marks.h"
#include "report/shown.h"
#include "report/spots.h"
#include "report/tally.h"
#include "report/words.h"
#include "text/text.h"
#include "write/write.h"

namespace yiben::report {
namespace {

using write::html_text;

// Nothing may be loaded from anywhere.
constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'";

class PageWriter {
 public:
  PageWriter(const job::Checked& checked, bool chinese)
      : checked_(checked),
        chinese_(chinese),
        spots_(checked),
        findings_(shown_findings(checked, chinese)) {}

  std::string run() {
    write_head();
    write_summary();
    write_findings();
    write_remarks();
    write_tables();
    write_documents();
    out_ += "</main>\n";
    write_panel();
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  std::string say(Word which) const { return std::string(word(which, chinese_)); }

  std::string title() const {
    const Book& book = checked_.book;
    const std::string& name = book.entity.empty() ? book.title : book.entity;
    std::string words = printable(name);
    if (book.year != 0) {
      if (!words.empty()) words += say(Word::list_comma);
      words += year_in_words(book, chinese_);
    }
    if (!words.empty()) words += chinese_ ? "：" : ": ";
    return words + say(Word::report_title);
  }

  void write_head() {
    out_ += fmt::format("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
                        chinese_ ? "zh-CN" : "en");
    out_ += fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", policy);
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out_ += "<meta name=\"color-scheme\" content=\"light dark\">\n";
    const std::string words = html_text(title());
    out_ += fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", words,
                        page::style());
    out_ +=
        fmt::format("<a class=\"skip\" href=\"#document\">{}</a>\n", say(Word::skip_to_document));
    out_ += fmt::format("<header>\n<h1>{}</h1>\n</header>\n<main>\n", words);
  }

  void write_line(Word name, const std::string& what) {
    out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", say(name), html_text(what));
  }

  void write_summary() {
    out_ += fmt::format("<p class=\"verdict {}\">{}</p>\n<dl>\n", name_of(checked_.verdict()),
                        html_text(say(verdict_word(checked_))));
    for (const Document& document : checked_.documents) {
      write_line(Word::file, printable(document.path));
    }
    const std::size_t figures = checked_.book.printed_figures();
    const std::size_t constrained = constrained_figures(checked_);
    write_line(Word::tables, fill(say(Word::tables_read),
                                  {{"count", std::to_string(checked_.book.tables.size())}}));
    write_line(Word::figures, fill(say(Word::figures_constrained),
                                   {{"count", std::to_string(figures)},
                                    {"constrained", std::to_string(constrained)}}));
    if (figures > 0) {
      const std::size_t tenths = constrained * 1000 / figures;
      write_line(Word::constrained_share, fmt::format("{}.{} %", tenths / 10, tenths % 10));
    }
    if (checked_.narrative.counted > 0) {
      write_line(Word::narrative, fill(say(Word::narrative_bound),
                                       {{"count", std::to_string(checked_.narrative.counted)},
                                        {"bound", std::to_string(checked_.narrative.bound)}}));
    }
    write_line(Word::identities, std::to_string(checked_.proof.identities));
    write_line(Word::findings, counts_in_words());
    out_ += "</dl>\n";
  }

  std::string counts_in_words() const {
    std::string words;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
      std::size_t count = 0;
      for (const ShownFinding& shown : findings_) count += shown.finding->severity == severity;
      if (count == 0) continue;
      if (!words.empty()) words += say(Word::list_comma);
      words += severity_in_words(severity, chinese_) + " " + std::to_string(count);
    }
    return words.empty() ? say(no_findings_word(checked_)) : words;
  }

  void write_findings() {
    if (findings_.empty()) return;
    out_ += fmt::format("<h2>{}</h2>\n<ol class=\"findings\">\n", say(Word::findings));
    for (std::size_t i = 0; i < findings_.size(); ++i) write_finding(i);
    out_ += "</ol>\n";
  }

  void write_finding(std::size_t number) {
    const ShownFinding& shown = findings_[number];
    const char* severity = page::class_of(shown.finding->severity);
    out_ += fmt::format(
        "<li class=\"{0}\" id=\"{1}\">\n<p><span class=\"tag {0}\">{2}. {3}</span>{4}</p>\n",
        severity, page::finding_id(number), number + 1,
        severity_in_words(shown.finding->severity, chinese_), html_text(shown.message));
    if (!shown.spots.empty()) {
      out_ += "<ul>\n";
      for (std::size_t s = 0; s < shown.spots.size(); ++s) write_spot(number, s);
      out_ += "</ul>\n";
    }
    for (const std::string& line : shown.explanations) {
      out_ += "<p class=\"why\">" + html_text(line) + "</p>\n";
    }
    std::string rule = html_text(shown.finding->rule);
    if (shown.rule != nullptr) {
      const std::string& name = chinese_ ? shown.rule->name_zh : shown.rule->name_en;
      if (!name.empty()) rule = html_text(name) + " [" + rule + "]";
      const std::string basis = basis_in_words(*shown.rule, chinese_);
      if (!basis.empty()) {
        rule +=
            fmt::format(" · {}{}{}", say(Word::basis), chinese_ ? "：" : ": ", html_text(basis));
      }
    }
    out_ += fmt::format("<p class=\"rule\">{}</p>\n</li>\n", rule);
  }

  void write_spot(std::size_t finding, std::size_t number) {
    const ShownSpot& spot = findings_[finding].spots[number];
    std::string printed = printable(text::excerpt(spot.printed));
    if (text::trim(printed).empty()) printed = say(Word::blank_cell);
    out_ += fmt::format("<li><a class=\"num\" href=\"#{}\">{}</a> {} {}",
                        page::mark_id(finding, number), html_text(printed),
                        html_text(spots_.file_and_line(spot.place, chinese_)),
                        html_text(spots_.table_row_column(spot.place)));
    if (!spot.expected.empty()) {
      out_ += fmt::format(" <span class=\"should\">→ {}</span>", html_text(spot.expected));
    }
    out_ += "</li>\n";
  }

  // What the proof lacks, what was not understood, what was moved.
  void write_remarks() {
    std::vector<std::string> doubts;
    for (const Doubt& doubt : checked_.book.doubts) {
      doubts.push_back(remark(doubt.what, doubt.excerpt, doubt.place));
    }
    if (doubts.empty()) {
      for (const std::string& missing : checked_.proof.missing) {
        doubts.push_back(html_text(printable(missing_in_words(missing, chinese_))));
      }
    }
    const bool unproven = checked_.proof.verdict == Verdict::unproven;
    write_list(unproven ? Word::missing : Word::doubts, doubts);
    std::vector<std::string> repairs;
    for (const Table& table : checked_.book.tables) {
      for (const Repair& repair : table.repairs) {
        repairs.push_back(remark(repair.what, repair.excerpt, repair.place));
      }
    }
    write_list(Word::repairs, repairs);
  }

  std::string remark(const std::string& what, const std::string& excerpt, const Place& place) {
    std::string words(name_of_code(what, chinese_));
    if (!excerpt.empty()) words += " (" + printable(text::excerpt(excerpt)) + ")";
    const std::string where = html_text(spots_.file_and_line(place, chinese_));
    const std::string id = place.table > 0  ? page::table_id(place)
                           : place.page > 0 ? page::page_id(place)
                                            : "";
    const std::string link = id.empty() ? where : fmt::format("<a href=\"#{}\">{}</a>", id, where);
    return link + (chinese_ ? "：" : ": ") + html_text(words);
  }

  void write_list(Word name, const std::vector<std::string>& items) {
    if (items.empty()) return;
    out_ += fmt::format("<h2>{}</h2>\n<ul>\n", say(name));
    for (const std::string& item : items) out_ += "<li>" + item + "</li>\n";
    out_ += "</ul>\n";
  }

  void write_tables() {
    if (checked_.book.tables.empty()) return;
    out_ +=
        fmt::format("<nav aria-label=\"{0}\">\n<h2>{0}</h2>\n<ul>\n", say(Word::list_of_tables));
    for (const Table& table : checked_.book.tables) {
      if (table.pieces.empty()) continue;
      out_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", page::table_id(table.pieces.front()),
                          html_text(printable(title_of(checked_.book, table))));
    }
    out_ += "</ul>\n</nav>\n";
  }

  void write_documents() {
    out_ += fmt::format("<h2 id=\"document\">{}</h2>\n<p class=\"hint\">{}</p>\n",
                        say(Word::the_document), say(Word::click_a_figure));
    for (const Document& document : checked_.documents) {
      if (checked_.documents.size() > 1) {
        out_ += fmt::format("<h3>{}</h3>\n", html_text(printable(document.path)));
      }
      const page::Marks marks = page::marks_in(document, findings_);
      out_ += "<div class=\"doc\">\n" +
              page::document_markup(checked_, document, findings_, marks, spots_, chinese_) +
              "</div>\n";
    }
  }

  void write_panel() {
    out_ += fmt::format(
        "<aside id=\"panel\" tabindex=\"-1\" aria-label=\"{}\" hidden>\n<h2 id=\"about\">{}</h2>\n"
        "<button type=\"button\" id=\"close\" aria-label=\"{}\">×</button>\n"
        "<div id=\"sums\"></div>\n</aside>\n",
        say(Word::identities_of_figure), say(Word::identities_of_figure), say(Word::close_panel));
    out_ += "<script type=\"application/json\" id=\"figures\">" +
            page::figures_json(checked_, chinese_) + "</script>\n<script>" +
            std::string(page::script()) + "</script>\n";
  }

  const job::Checked& checked_;
  bool chinese_;
  Spots spots_;
  std::vector<ShownFinding> findings_;
  std::string out_;
};

}  // namespace

std::string check_html(const job::Checked& checked, bool chinese) {
  return PageWriter(checked, chinese).run();
}

}  // namespace yiben::report
