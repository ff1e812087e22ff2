// The report for people: the summary on top, findings by severity, then what was repaired and what
// was not understood.
#include "report/report.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/rest.h"
#include "report/shown.h"
#include "report/spots.h"
#include "report/tally.h"
#include "report/terminal.h"
#include "report/words.h"
#include "text/text.h"

namespace yiben::report {
namespace {

// How much is shown of what is alike. The other reports have all of it.
struct Cut {
  std::size_t errors_of_rule;    // independent ones are cut last
  std::size_t findings_of_rule;  // of less severity
  std::size_t lines_of_finding;  // a contradiction may bind dozens of figures
  std::size_t lines_of_section;
};
constexpr std::size_t no_limit = 1'000'000'000;
constexpr Cut uncut{no_limit, no_limit, no_limit, no_limit};
// From the report of a usual book to one that still fits two screens when nearly all is wrong.
constexpr std::array cuts{Cut{no_limit, no_limit, 12, 10},
                          Cut{20, 10, 12, 10},
                          Cut{10, 5, 6, 6},
                          Cut{8, 3, 4, 5},
                          Cut{6, 2, 3, 4},
                          Cut{4, 2, 2, 3},
                          Cut{2, 1, 2, 3},
                          Cut{1, 1, 1, 2}};
constexpr std::size_t screens_lines = 100;
constexpr int screen_columns = 100;

// Wider than any amount: what is as wide is words, and words begin at the left.
constexpr int max_amount_width = 20;

// A printed figure or excerpt with its place; where it is suspect, what it should be.
struct PrintedLine {
  std::string before;  // a line of its own
  std::string printed;
  std::string expected;
  std::string file_line;
  std::string where;
};

// The same of the next page as a whole.
bool goes_on(const Doubt& doubt, const Doubt& next) {
  return doubt.what == next.what && doubt.excerpt.empty() && next.excerpt.empty() &&
         doubt.place.document == next.place.document && doubt.place.table == 0 &&
         next.place.table == 0 && doubt.place.page > 0 && doubt.place.page + 1 == next.place.page;
}

class TextReport {
 public:
  TextReport(const job::Checked& checked, const TextStyle& style, const Cut& cut)
      : checked_(checked),
        style_(style),
        cut_(cut),
        spots_(checked),
        findings_(shown_findings(checked, style.chinese)) {}

  std::string write() {
    write_title();
    write_summary();
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
      write_findings(severity);
    }
    write_doubts();
    write_repairs();
    return std::move(out_);
  }

 private:
  std::string_view say(Word which) const { return word(which, style_.chinese); }

  // The words for a count; English has a form for one and a form for more, divided by "|".
  std::string say_count(Word which, std::size_t count) const {
    std::string_view pattern = say(which);
    const std::size_t bar = pattern.find('|');
    if (bar != pattern.npos) {
      pattern = count == 1 ? pattern.substr(0, bar) : pattern.substr(bar + 1);
    }
    return fill(pattern, {{"count", std::to_string(count)}});
  }

  std::string paint(Colour colour, std::string_view s) const {
    if (!style_.colour || s.empty()) return std::string(s);
    return std::string(code_of(colour)) + std::string(s) + "\033[0m";
  }

  void line(std::string_view s) {
    out_ += s;
    out_ += '\n';
  }

  void heading(Word which, std::size_t count, Colour colour) {
    line("");
    line(paint(colour, std::string(say(which)) + " (" + std::to_string(count) + ")"));
  }

  void write_title();
  void write_summary();
  void write_summary_line(Word name, std::string_view what);
  std::string tables_in_words() const;
  std::size_t count_of(Severity severity) const;
  std::string findings_in_words() const;
  void write_findings(Severity severity);
  void write_finding(const Finding& finding, std::size_t number);
  void add_suspects(const Finding& finding, std::vector<PrintedLine>& lines) const;
  void write_printed_lines(const std::vector<PrintedLine>& lines);
  PrintedLine printed_line(const std::string& printed, const Place& place) const;
  void write_section(Word name, const std::vector<std::string>& lines);
  void write_repairs();
  void write_doubts();
  std::string doubt_line(const std::string& what, const std::string& excerpt,
                         const Place& place) const;

  const job::Checked& checked_;
  const TextStyle& style_;
  const Cut& cut_;
  Spots spots_;
  std::vector<ShownFinding> findings_;  // their numbers are the same in all reports
  std::string out_;
};

void TextReport::write_title() {
  const Book& book = checked_.book;
  const std::string year = year_in_words(book, style_.chinese);
  const Family* layout = family_of(book);
  const bool by_name = style_.chinese && book.by_words;
  const std::string family = layout == nullptr ? "" : by_name ? layout->name : layout->id;
  std::string title = paint(Colour::bold, printable(book.entity));
  for (const std::string& part : {year, family}) {
    if (part.empty()) continue;
    if (!title.empty()) title += say(Word::list_comma);
    title += part;
  }
  line(title);
}

void TextReport::write_summary_line(Word name, std::string_view what) {
  constexpr int width = 12;
  const std::string label(say(name));
  line("  " + label + padding(label, width) + std::string(what));
}

std::string TextReport::tables_in_words() const {
  const Book& book = checked_.book;
  const std::size_t repaired = repaired_tables(book);
  std::map<std::string, std::string> operands = {{"count", std::to_string(book.tables.size())}};
  std::string words;
  // How many tables a book of an unknown layout should have, nobody knows.
  if (book.family == nullptr || book.by_words) {
    words = fill(say(Word::tables_read), operands);
  } else {
    operands["all"] = std::to_string(book.family->forms.size());
    words = fill(say(Word::tables_of), operands);
  }
  if (repaired > 0) words += say_count(Word::repaired, repaired);
  return words;
}

std::size_t TextReport::count_of(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      findings_.begin(), findings_.end(),
      [&](const ShownFinding& shown) { return shown.finding->severity == severity; }));
}

std::string TextReport::findings_in_words() const {
  constexpr std::array counts = {std::pair{Severity::error, Word::error_count},
                                 std::pair{Severity::warning, Word::warning_count},
                                 std::pair{Severity::note, Word::note_count}};
  std::string words;
  for (const auto& [severity, name] : counts) {
    const std::size_t count = count_of(severity);
    if (count == 0) continue;
    if (!words.empty()) words += say(Word::list_comma);
    words += say_count(name, count);
  }
  return words.empty() ? std::string(say(no_findings_word(checked_))) : words;
}

void TextReport::write_summary() {
  const Proof& proof = checked_.proof;
  constexpr std::array colours{Colour::green, Colour::red, Colour::yellow};
  const Colour colour = colours.at(static_cast<std::size_t>(checked_.verdict()));
  write_summary_line(Word::verdict, paint(colour, say(verdict_word(checked_))));
  write_summary_line(Word::tables, tables_in_words());
  const std::map<std::string, std::string> counts = {
      {"count", std::to_string(checked_.book.printed_figures())},
      {"constrained", std::to_string(constrained_figures(checked_))}};
  write_summary_line(Word::figures, fill(say(Word::figures_constrained), counts));
  if (checked_.narrative.counted > 0) {
    const std::map<std::string, std::string> numbers = {
        {"count", std::to_string(checked_.narrative.counted)},
        {"bound", std::to_string(checked_.narrative.bound)}};
    write_summary_line(Word::narrative, fill(say(Word::narrative_bound), numbers));
  }
  write_summary_line(Word::identities, say_count(Word::identities_checked,
                                                 static_cast<std::size_t>(proof.identities)));
  write_summary_line(Word::findings, findings_in_words());
}

// Findings of one rule stand together; the first few of many stand for all of them.
void TextReport::write_findings(Severity severity) {
  const std::size_t count = count_of(severity);
  if (count == 0) return;
  switch (severity) {
    case Severity::error:
      heading(Word::errors, count, Colour::red);
      break;
    case Severity::warning:
      heading(Word::warnings, count, Colour::yellow);
      break;
    case Severity::note:
      heading(Word::notes, count, Colour::cyan);
      break;
  }
  for (std::size_t begin = 0; begin < findings_.size();) {
    const Finding& first = *findings_[begin].finding;
    std::size_t end = begin;
    while (end < findings_.size() && findings_[end].finding->rule == first.rule &&
           findings_[end].finding->severity == first.severity) {
      ++end;
    }
    if (first.severity == severity) {
      const bool errors = severity == Severity::error;
      const std::size_t shown =
          std::min(end - begin, errors ? cut_.errors_of_rule : cut_.findings_of_rule);
      for (std::size_t i = begin; i < begin + shown; ++i) {
        write_finding(*findings_[i].finding, i + 1);
      }
      if (begin + shown < end) {
        line("     " + rest_in_words(findings_, begin + shown, end, spots_, style_.chinese));
      }
    }
    begin = end;
  }
}

PrintedLine TextReport::printed_line(const std::string& printed, const Place& place) const {
  return {"", printable(text::excerpt(printed)), "", spots_.file_and_line(place, style_.chinese),
          spots_.table_row_column(place)};
}

// Suspects come first, with what they should be; then what they contradict.
void TextReport::write_finding(const Finding& finding, std::size_t number) {
  const std::string message = printable(message_of(finding, *checked_.catalog, style_.chinese));
  line("  " + std::to_string(number) + ". " + message + "  " +
       paint(Colour::dim, "[" + finding.rule + "]"));
  std::vector<PrintedLine> lines;
  add_suspects(finding, lines);
  for (const Evidence& evidence : finding.evidence) {
    const bool is_suspect =
        std::any_of(finding.suspects.begin(), finding.suspects.end(),
                    [&](const Suspect& suspect) { return suspect.place == evidence.place; });
    if (!is_suspect) lines.push_back(printed_line(evidence.printed, evidence.place));
  }
  if (!finding.alternatives.empty() && !finding.minimal) {
    line("     " + std::string(say(Word::not_minimal)));
  } else if (!finding.alternatives.empty() && !finding.complete) {
    line("     " + std::string(say(Word::not_complete)));
  }
  // The only excerpt is not said twice.
  if (lines.size() == 1 && message.find(lines[0].printed) != message.npos) lines[0].printed.clear();
  write_printed_lines(lines);
}

// Where the fault has no alternatives, each suspect stands for itself.
void TextReport::add_suspects(const Finding& finding, std::vector<PrintedLine>& lines) const {
  const auto add = [&](const Suspect& suspect, const std::string& reasons) {
    lines.push_back(printed_line(suspect.printed, suspect.place));
    lines.back().expected = expected_in_words(suspect, style_.chinese);
    if (!lines.back().expected.empty()) lines.back().expected += reasons;
  };
  if (finding.alternatives.empty()) {
    for (const Suspect& suspect : finding.suspects) add(suspect, "");
  }
  for (const Alternative& alternative : finding.alternatives) {
    const std::string reasons = reasons_in_words(alternative, *checked_.catalog, style_.chinese);
    const std::size_t count = alternative.figures.size();
    const std::size_t first = lines.size();
    for (const Suspect& suspect : alternative.figures) add(suspect, count == 1 ? reasons : "");
    if (count == 1) continue;
    const bool is_first = &alternative == &finding.alternatives.front();
    const Word which = is_first ? Word::wrong_together : Word::or_wrong_together;
    lines[first].before =
        fill(say(which), {{"count", std::to_string(count)}, {"reasons", reasons}});
  }
}

// What a suspect should be stands below it: beside it, the lines would not fit a terminal.
void TextReport::write_printed_lines(const std::vector<PrintedLine>& lines) {
  int printed_width = 0;
  int place_width = 0;
  const std::size_t shown = std::min(lines.size(), cut_.lines_of_finding);
  for (std::size_t i = 0; i < shown; ++i) {
    printed_width = std::max(printed_width, text::display_width(lines[i].printed));
    place_width = std::max(place_width, text::display_width(lines[i].file_line));
  }
  const bool amounts = printed_width <= max_amount_width;
  const std::string gap = printed_width > 0 ? "  " : "";
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [before, printed, expected, file_line, where] = lines[i];
    if (!before.empty()) line("     " + before);
    const std::string space = padding(printed, printed_width);
    std::string shown_line = "     " + (amounts ? space + printed : printed + space) + gap;
    shown_line += paint(Colour::dim, file_line);
    if (!where.empty()) shown_line += padding(file_line, place_width) + "  " + where;
    line(shown_line);
    if (expected.empty()) continue;
    line("     " + padding("", printed_width) + gap + paint(Colour::green, "→ " + expected));
  }
  if (shown < lines.size()) line("     " + say_count(Word::more, lines.size() - shown));
}

std::string TextReport::doubt_line(const std::string& what, const std::string& excerpt,
                                   const Place& place) const {
  std::string out = "  " + spots_.file_and_line(place, style_.chinese) + ": ";
  out += name_of_code(what, style_.chinese);
  if (!excerpt.empty()) out += " (" + printable(text::excerpt(excerpt)) + ")";
  const std::string where = spots_.table_row_column(place);
  if (!where.empty()) out += "  " + where;
  return out;
}

void TextReport::write_section(Word name, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  heading(name, lines.size(), Colour::cyan);
  const std::size_t shown = std::min(lines.size(), cut_.lines_of_section);
  for (std::size_t i = 0; i < shown; ++i) line(lines[i]);
  if (shown < lines.size()) line("  " + say_count(Word::more, lines.size() - shown));
}

void TextReport::write_repairs() {
  std::vector<std::string> lines;
  for (const Table& table : checked_.book.tables) {
    for (const Repair& repair : table.repairs) {
      lines.push_back(doubt_line(repair.what, repair.excerpt, repair.place));
    }
  }
  write_section(Word::repairs, lines);
}

// What was not understood is also what a proof lacks; a proof may lack more, such as time.
void TextReport::write_doubts() {
  std::vector<std::string> lines;
  std::set<std::string> from_doubts;
  const std::vector<Doubt>& doubts = checked_.book.doubts;
  for (std::size_t i = 0; i < doubts.size(); ++i) {
    const Doubt& doubt = doubts[i];
    const std::size_t first = i;
    while (i + 1 < doubts.size() && goes_on(doubts[i], doubts[i + 1])) ++i;
    lines.push_back(
        first == i ? doubt_line(doubt.what, doubt.excerpt, doubt.place)
                   : "  " + spots_.file_and_pages(doubt.place, doubts[i].place, style_.chinese) +
                         ": " + std::string(name_of_code(doubt.what, style_.chinese)));
    from_doubts.insert(doubt.excerpt.empty() ? doubt.what : doubt.what + ": " + doubt.excerpt);
  }
  for (const std::string& what : checked_.proof.missing) {
    if (from_doubts.contains(what)) continue;
    lines.push_back("  " + printable(missing_in_words(what, style_.chinese)));
  }
  const bool unproven = checked_.proof.verdict == Verdict::unproven;
  write_section(unproven ? Word::missing : Word::doubts, lines);
}

}  // namespace

std::string check_text(const job::Checked& checked, const TextStyle& style) {
  if (style.all) return TextReport(checked, style, uncut).write();
  TextStyle plain = style;
  plain.colour = false;
  std::string text;
  for (const Cut& cut : cuts) {
    text = TextReport(checked, plain, cut).write();
    if (lines_on_screen(text, screen_columns) > screens_lines && &cut != &cuts.back()) continue;
    if (style.colour) text = TextReport(checked, style, cut).write();
    break;
  }
  return text;
}

}  // namespace yiben::report
