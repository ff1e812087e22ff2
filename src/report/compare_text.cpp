// What differs between two books, for people: the largest changes first.
#include "report/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/spots.h"
#include "report/words.h"
#include "text/text.h"

namespace yiben::report {
namespace {

// Two years of a book differ in everything; a reader looks at the beginning.
constexpr std::size_t max_lines = 40;

class CompareWriter {
 public:
  CompareWriter(const job::Compared& compared, bool chinese, bool all)
      : compared_(compared),
        chinese_(chinese),
        all_(all),
        before_(*compared.before),
        after_(*compared.after) {}

  std::string run() {
    write_book(Word::before, *compared_.before);
    write_book(Word::after, *compared_.after);
    const Differences& differences = compared_.differences;
    if (differences.empty()) {
      out_ += say(Word::no_difference) + "\n";
      return std::move(out_);
    }
    out_ += fill(say(Word::same_selections), {{"count", std::to_string(differences.same)}}) + "\n";
    write_section(Word::amounts_changed, changes());
    write_section(Word::amounts_only_before,
                  amounts(*compared_.before, before_, differences.only_before));
    write_section(Word::amounts_only_after,
                  amounts(*compared_.after, after_, differences.only_after));
    write_section(Word::tables_only_before, tables(*compared_.before, differences.tables_before));
    write_section(Word::tables_only_after, tables(*compared_.after, differences.tables_after));
    write_section(Word::projects_only_before, names(differences.projects_before));
    write_section(Word::projects_only_after, names(differences.projects_after));
    write_section(Word::indicators_changed, indicators());
    return std::move(out_);
  }

 private:
  std::string say(Word which) const { return std::string(word(which, chinese_)); }

  void write_book(Word side, const job::Checked& checked) {
    constexpr int width = 8;
    const std::string name = say(side);
    const int missing = std::max(1, width - text::display_width(name));
    std::string line = name + std::string(static_cast<std::size_t>(missing), ' ') +
                       printable(checked.documents.front().path);
    const Book& book = checked.book;
    if (!book.entity.empty()) line += "  " + printable(book.entity);
    if (book.year != 0) {
      line += "  " + year_in_words(book, chinese_);
    }
    out_ += line + "\n";
  }

  void write_section(Word name, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    out_ += "\n" + say(name) + " (" + std::to_string(lines.size()) + ")\n";
    const std::size_t shown = all_ ? lines.size() : std::min(lines.size(), max_lines);
    for (std::size_t i = 0; i < shown; ++i) out_ += "  " + lines[i] + "\n";
    if (shown == lines.size()) return;
    out_ += "  " +
            fill(say(Word::more_with_all), {{"count", std::to_string(lines.size() - shown)}}) +
            "\n";
  }

  static const Figure& figure_of(const job::Checked& checked, int index) {
    return checked.book.figures[static_cast<std::size_t>(index)];
  }

  std::string amount(const Figure& figure) const {
    return figure.blank ? say(Word::blank_cell) : printable(figure.printed);
  }

  static std::string padded(const std::string& s, int width) {
    const int missing = std::max(0, width - text::display_width(s));
    return std::string(static_cast<std::size_t>(missing), ' ') + s;
  }

  std::vector<std::string> changes() const {
    constexpr int width = 14;
    std::vector<std::string> lines;
    for (const AmountChange& change : compared_.differences.changed) {
      const Figure& old = figure_of(*compared_.before, change.before);
      const Figure& current = figure_of(*compared_.after, change.after);
      const int decimals = std::max(old.number.decimals, current.number.decimals);
      std::string difference = format(change.difference_fen, current.unit, decimals);
      if (change.difference_fen > 0) difference.insert(0, 1, '+');
      std::string old_words = amount(old);
      if (old.unit != current.unit) old_words += " " + std::string(name_of(old.unit));
      std::string line = padded(old_words, width) + " → " + padded(amount(current), width) + " " +
                         std::string(name_of(current.unit)) + padded(difference, width) + "  " +
                         after_.file_and_line(current.place, chinese_) + "  " +
                         after_.table_row_column(current.place);
      if (change.printings > 1) {
        line += "  " +
                fill(say(Word::at_more_places), {{"count", std::to_string(change.printings - 1)}});
      }
      lines.push_back(std::move(line));
    }
    return lines;
  }

  std::vector<std::string> amounts(const job::Checked& checked, const Spots& spots,
                                   const std::vector<int>& figures) const {
    constexpr int width = 14;
    std::vector<std::string> lines;
    for (const int index : figures) {
      const Figure& figure = figure_of(checked, index);
      lines.push_back(padded(amount(figure), width) + " " + std::string(name_of(figure.unit)) +
                      "  " + spots.file_and_line(figure.place, chinese_) + "  " +
                      spots.table_row_column(figure.place));
    }
    return lines;
  }

  static std::vector<std::string> tables(const job::Checked& checked,
                                         const std::vector<int>& tables) {
    std::vector<std::string> lines;
    for (const int index : tables) {
      const Table& table = checked.book.tables[static_cast<std::size_t>(index)];
      lines.push_back(printable(title_of(checked.book, table)));
    }
    return lines;
  }

  static std::vector<std::string> names(const std::vector<std::string>& names) {
    std::vector<std::string> lines;
    for (const std::string& name : names) lines.push_back(printable(name));
    return lines;
  }

  std::string target(const Indicator* indicator) const {
    if (indicator == nullptr) return say(Word::none);
    std::string words = printable(indicator->target.printed);
    if (!indicator->weight_printed.empty()) {
      words += say(Word::list_comma) +
               fill(say(Word::weight), {{"weight", printable(indicator->weight_printed)}});
    }
    return words;
  }

  std::vector<std::string> indicators() const {
    std::vector<std::string> lines;
    for (const IndicatorChange& change : compared_.differences.indicators) {
      const Indicator& any = change.before != nullptr ? *change.before : *change.after;
      lines.push_back(printable(change.project) + "  " + printable(any.level2) + "  " +
                      printable(any.level3) + "  " + target(change.before) + " → " +
                      target(change.after));
    }
    return lines;
  }

  const job::Compared& compared_;
  bool chinese_;
  bool all_;
  Spots before_;
  Spots after_;
  std::string out_;
};

}  // namespace

std::string compare_text(const job::Compared& compared, bool chinese, bool all) {
  return CompareWriter(compared, chinese, all).run();
}

}  // namespace yiben::report
