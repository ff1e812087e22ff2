// A row or a column that says 其中 and prints more than what it is part of.
#include "rules/predicates.h"

#include <algorithm>
#include <map>

#include "text/text.h"

namespace yiben::rules {
namespace {

bool is_part(std::string_view label) {
  return text::fold(label).starts_with("其中");
}

std::string_view last_of(std::string_view path) {
  const std::size_t cut = path.rfind('>');
  return cut == path.npos ? path : path.substr(cut + 1);
}

std::string_view above_of(std::string_view path) {
  const std::size_t cut = path.rfind('>');
  return cut == path.npos ? std::string_view() : path.substr(0, cut);
}

// The row that 其中 speaks of is the last one before it that is no such part; -1 where none is.
int whole_of_row(const Panel& panel, int part) {
  if (!is_part(panel.rows[static_cast<std::size_t>(part)].label)) return -1;
  for (int i = part; i-- > 0;) {
    if (!is_part(panel.rows[static_cast<std::size_t>(i)].label)) return i;
  }
  return -1;
}

// The column before it, below the same header.
int whole_of_column(const Panel& panel, int part) {
  const std::string& own = panel.columns[static_cast<std::size_t>(part)].path;
  if (!is_part(last_of(own))) return -1;
  for (int i = part; i-- > 0;) {
    const std::string& path = panel.columns[static_cast<std::size_t>(i)].path;
    if (above_of(path) != above_of(own)) return -1;
    if (!is_part(last_of(path))) return i;
  }
  return -1;
}

// The figures of one panel by row and column.
using Cells = std::map<std::pair<int, int>, const Figure*>;

std::map<std::pair<int, int>, Cells> cells_of(const Book& book) {
  std::map<std::pair<int, int>, Cells> panels;
  for (const Figure& figure : book.figures) {
    if (figure.blank) continue;
    panels[{figure.table, figure.panel}][{figure.row, figure.column}] = &figure;
  }
  return panels;
}

bool is_more(const Figure& part, const Figure& whole) {
  return part.interval.low > whole.interval.high;
}

// Pairs of part and whole, those of two rows or those of two columns of a panel. That the words
// were understood is sure where the part is more than its whole in one pair alone of several.
class Pairs {
 public:
  void add(const Cells& cells, std::pair<int, int> part, std::pair<int, int> whole) {
    const auto one = cells.find(part);
    const auto other = cells.find(whole);
    if (one == cells.end() || other == cells.end()) return;
    const bool positive = one->second->number.digits > 0 && other->second->number.digits > 0;
    if (!positive) return;
    ++count_;
    if (is_more(*one->second, *other->second)) broken_.emplace_back(one->second, other->second);
  }

  void report(const Context& context, Findings& findings) const {
    if (broken_.size() != 1) return;
    const auto [part, whole] = broken_.front();
    Finding finding = context.finding();
    // One pair alone does not show that the words were understood.
    if (count_ < 2) finding.severity = Severity::note;
    const Panel& panel = context.book.tables[static_cast<std::size_t>(part->table)]
                             .panels[static_cast<std::size_t>(part->panel)];
    const bool same_row = part->row == whole->row;
    const auto label = [&](const Figure& figure) {
      return same_row ? panel.columns[static_cast<std::size_t>(figure.column)].path
                      : panel.rows[static_cast<std::size_t>(figure.row)].label;
    };
    finding.operands = {{"part", label(*part)},
                        {"whole", label(*whole)},
                        {"printed", part->printed},
                        {"other", whole->printed}};
    finding.evidence = {{part->printed, part->place}, {whole->printed, whole->place}};
    findings.push_back(std::move(finding));
  }

 private:
  int count_ = 0;
  std::vector<std::pair<const Figure*, const Figure*>> broken_;
};

bool has_negative(const Cells& cells) {
  return std::any_of(cells.begin(), cells.end(),
                     [](const auto& cell) { return cell.second->number.digits < 0; });
}

}  // namespace

Findings part_above_its_whole(const Context& context) {
  Findings findings;
  for (const auto& [at, cells] : cells_of(context.book)) {
    const Panel& panel = context.book.tables[static_cast<std::size_t>(at.first)]
                             .panels[static_cast<std::size_t>(at.second)];
    // What is less than nothing makes a whole smaller than its parts.
    if (has_negative(cells)) continue;
    const int rows = static_cast<int>(panel.rows.size());
    const int columns = static_cast<int>(panel.columns.size());
    for (int row = 0; row < rows; ++row) {
      const int whole = whole_of_row(panel, row);
      Pairs pairs;
      for (int column = 0; whole >= 0 && column < columns; ++column) {
        pairs.add(cells, {row, column}, {whole, column});
      }
      pairs.report(context, findings);
    }
    for (int column = 0; column < columns; ++column) {
      const int whole = whole_of_column(panel, column);
      Pairs pairs;
      for (int row = 0; whole >= 0 && row < rows; ++row) {
        pairs.add(cells, {row, column}, {row, whole});
      }
      pairs.report(context, findings);
    }
  }
  return findings;
}

}  // namespace yiben::rules
