// A sheet of findings that goes to the unit and comes back with its answers
// (docs/formats/check-xlsx.md).
#include "report/report.h"

#include <algorithm>

#include "report/shown.h"
#include "report/spots.h"
#include "report/tally.h"
#include "report/words.h"
#include "text/text.h"
#include "write/write.h"

namespace yiben::report {
namespace {

using write::EntryField;
using Row = std::vector<EntryField>;

constexpr std::size_t max_places = 20;  // of one finding; the other reports have all

class ReviewSheet {
 public:
  ReviewSheet(const job::Checked& checked, bool chinese)
      : checked_(checked),
        chinese_(chinese),
        spots_(checked),
        findings_(shown_findings(checked, chinese)) {}

  std::vector<write::EntrySheet> sheets() { return {summary(), findings(), answers()}; }

 private:
  std::string say(Word which) const { return std::string(word(which, chinese_)); }

  static Row row_of(const std::vector<std::string>& texts) {
    Row row;
    for (const std::string& text : texts) row.push_back({.text = text});
    return row;
  }

  std::string count_of(Severity severity) const {
    const auto count = std::count_if(
        findings_.begin(), findings_.end(),
        [&](const ShownFinding& shown) { return shown.finding->severity == severity; });
    return std::to_string(count);
  }

  write::EntrySheet summary() const {
    const Book& book = checked_.book;
    write::EntrySheet sheet{.ruled = true};
    sheet.name = say(Word::sheet_summary);
    sheet.columns = {{.width = 16}, {.width = 70}};
    sheet.rows.push_back(row_of({say(Word::item), say(Word::content)}));
    const auto add = [&](Word name, const std::string& what) {
      sheet.rows.push_back(row_of({say(name), what}));
    };
    const auto add_count = [&](Word name, const std::string& count) {
      sheet.rows.push_back({{.text = say(name)}, {.text = count, .number = true}});
    };
    add(Word::entity, printable(book.entity));
    add(Word::year, book.year == 0 ? "" : std::to_string(book.year));
    for (const Document& document : checked_.documents) add(Word::file, printable(document.path));
    add(Word::verdict, say(verdict_word(checked_)));
    add_count(Word::tables, std::to_string(book.tables.size()));
    add_count(Word::figures, std::to_string(book.printed_figures()));
    add_count(Word::constrained_count, std::to_string(constrained_figures(checked_)));
    add_count(Word::identities, std::to_string(checked_.proof.identities));
    add_count(Word::errors, count_of(Severity::error));
    add_count(Word::warnings, count_of(Severity::warning));
    add_count(Word::notes, count_of(Severity::note));
    for (const std::string& missing : checked_.proof.missing) {
      add(Word::missing, printable(missing_in_words(missing, chinese_)));
    }
    // To be filled in by hand.
    for (const Word name : {Word::reviewer, Word::review_date, Word::unit_signature}) add(name, "");
    return sheet;
  }

  write::EntrySheet findings() const {
    write::EntrySheet sheet{.ruled = true};
    sheet.name = say(Word::sheet_findings);
    // What people answer is wide.
    const std::vector<std::pair<Word, int>> columns = {
        {Word::number, 5},        {Word::severity, 6},      {Word::file, 12},
        {Word::page_or_line, 9},  {Word::table, 14},        {Word::row, 14},
        {Word::column, 12},       {Word::printed, 16},      {Word::problem, 30},
        {Word::should_read, 12},  {Word::other_places, 26}, {Word::rule, 16},
        {Word::basis, 12},        {Word::answer, 22},       {Word::rectified, 10},
        {Word::second_review, 12}};
    Row head;
    for (const auto& [name, width] : columns) {
      sheet.columns.push_back({.width = width});
      head.push_back({.text = say(name)});
      if (name == Word::rectified) {
        const std::string range = "='" + say(Word::sheet_answers) + "'!$A$2:$A$5";
        sheet.checks.push_back({.row = 1,
                                .column = static_cast<int>(sheet.columns.size()) - 1,
                                .list = range,
                                .strict = false,
                                .message = say(Word::sheet_answers)});
      }
    }
    sheet.rows.push_back(std::move(head));
    for (std::size_t i = 0; i < findings_.size(); ++i) sheet.rows.push_back(row(i));
    return sheet;
  }

  Row row(std::size_t number) const {
    const ShownFinding& shown = findings_[number];
    const ShownSpot first = shown.spots.empty() ? ShownSpot{} : shown.spots.front();
    const Spots::Names names = spots_.names_at(first.place);
    std::string rule = shown.finding->rule;
    std::string basis;
    if (shown.rule != nullptr) {
      const std::string& name = chinese_ ? shown.rule->name_zh : shown.rule->name_en;
      if (!name.empty()) rule = name + "\n" + rule;
      basis = basis_in_words(*shown.rule, chinese_);
    }
    std::string problem = shown.message;
    for (const std::string& line : shown.explanations) problem += "\n" + line;
    const Place& place = first.place;
    Row row = row_of({"", severity_in_words(shown.finding->severity, chinese_),
                      file_name(spots_.path_of(place)), page_or_line(place), names.table, names.row,
                      names.column, excerpt(first.printed), problem, first.expected,
                      other_places(shown), rule, basis, "", "", ""});
    row.front() = {.text = std::to_string(number + 1), .number = true};
    return row;
  }

  std::string page_or_line(const Place& place) const {
    if (place.page > 0) {
      return fill(say(Word::page), {{"number", std::to_string(place.page)}});
    }
    if (place.line == 0) return "";
    return fill(say(Word::line), {{"number", std::to_string(place.line)}});
  }

  // The whole path is in the summary.
  static std::string file_name(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return printable(slash == path.npos ? path : path.substr(slash + 1));
  }

  static std::string excerpt(const std::string& printed) {
    return printable(text::excerpt(printed));
  }

  // One to a line: what stands there, where, and of a suspect what it should be.
  std::string other_places(const ShownFinding& shown) const {
    std::string out;
    for (std::size_t i = 1; i < shown.spots.size(); ++i) {
      if (!out.empty()) out += '\n';
      if (i > max_places) {
        return out + fill(say(Word::more), {{"count", std::to_string(shown.spots.size() - i)}});
      }
      const ShownSpot& spot = shown.spots[i];
      out += excerpt(spot.printed) + "  " + page_or_line(spot.place);
      const std::string where = spots_.table_row_column(spot.place);
      if (!where.empty()) out += "  " + where;
      if (!spot.expected.empty()) out += " → " + spot.expected;
    }
    return out;
  }

  write::EntrySheet answers() const {
    write::EntrySheet sheet;
    sheet.name = say(Word::sheet_answers);
    sheet.columns = {{.width = 24}};
    for (const Word name : {Word::rectified, Word::answer_done, Word::answer_open,
                            Word::answer_explained, Word::answer_rejected}) {
      sheet.rows.push_back(row_of({say(name)}));
    }
    return sheet;
  }

  const job::Checked& checked_;
  bool chinese_;
  Spots spots_;
  std::vector<ShownFinding> findings_;
};

}  // namespace

Result<std::string> check_xlsx(const job::Checked& checked, bool chinese) {
  return write::entry_workbook(ReviewSheet(checked, chinese).sheets(),
                               checked.documents.front().path);
}

}  // namespace yiben::report
