// A table carries a label such as "预算表11" although the contents, or the family, say that it is
// another one.
#include "rules/predicates.h"

#include <map>
#include <optional>
#include <utility>

#include "rules/titles.h"
#include "text/text.h"

namespace yiben::rules {
namespace {

struct Label {
  int number = 0;
  std::string printed;
  Place place;
};

// "预算表11", "表十一", "公开05表", "（附表3）": the whole of `printed`.
std::optional<int> number_of_label(const Context& context, std::string_view printed) {
  constexpr std::string_view table = "表";
  const std::string folded = text::fold(printed);
  std::string_view words = folded;
  if (words.starts_with("(") && words.ends_with(")")) words = words.substr(1, words.size() - 2);
  if (words.ends_with(":")) words.remove_suffix(1);
  const auto number_behind = [&](std::string_view prefix) -> std::optional<int> {
    if (!words.starts_with(prefix)) return std::nullopt;
    const std::string_view rest = words.substr(prefix.size());
    if (rest.starts_with(table)) return text::chinese_number(rest.substr(table.size()));
    if (!rest.ends_with(table)) return std::nullopt;
    return text::chinese_number(rest.substr(0, rest.size() - table.size()));
  };
  if (const auto number = number_behind("")) return number;
  for (const std::string& prefix : context.words("label_prefixes")) {
    if (const auto number = number_behind(prefix)) return number;
  }
  return std::nullopt;
}

// The labels near the title of each table, by index in Book::tables.
class Labels {
 public:
  explicit Labels(const Context& context) : context_(context) {
    for (std::size_t i = 0; i < context.book.tables.size(); ++i) {
      for (const Place& piece : context.book.tables[i].pieces) {
        table_of_grid_.emplace(std::pair{piece.document, piece.table}, i);
      }
    }
    of_table_.resize(context.book.tables.size());
    for (const Document* document : context.book.documents) read(*document);
  }

  const std::vector<Label>& of(std::size_t table) const { return of_table_[table]; }

 private:
  // A label stands in a line above the grid, or in the first rows of the grid.
  void read(const Document& document) {
    constexpr int caption_rows = 3;
    std::vector<Label> pending;
    for (const Block& block : document.blocks) {
      if (const auto* prose = std::get_if<Prose>(&block)) {
        add(prose->text, prose->place, pending);
        continue;
      }
      const auto& grid = std::get<Grid>(block);
      for (const Cell& cell : grid.cells()) {
        if (cell.row < caption_rows) add(cell.text, cell.place, pending);
      }
      const auto table = table_of_grid_.find({grid.place.document, grid.place.table});
      if (table != table_of_grid_.end()) {
        std::vector<Label>& labels = of_table_[table->second];
        labels.insert(labels.end(), pending.begin(), pending.end());
      }
      pending.clear();
    }
  }

  void add(const std::string& printed, const Place& place, std::vector<Label>& pending) const {
    constexpr std::size_t max_label_bytes = 60;
    if (printed.size() > max_label_bytes) return;
    if (const auto number = number_of_label(context_, printed)) {
      pending.push_back({*number, printed, place});
    }
  }

  const Context& context_;
  std::map<std::pair<int, int>, std::size_t> table_of_grid_;
  std::vector<std::vector<Label>> of_table_;
};

const Heading* entry_of(const Book& book, const Form& form) {
  for (const Heading& entry : book.contents) {
    if (form_of_entry(book, entry) == &form) return &entry;
  }
  return nullptr;
}

// Without contents, the family's numbers hold only where most labels of the book follow them.
bool follows_family(const Book& book, const Labels& labels) {
  int agreeing = 0;
  int differing = 0;
  for (std::size_t i = 0; i < book.tables.size(); ++i) {
    const Form* form = book.family->find(book.tables[i].form);
    if (form == nullptr || labels.of(i).empty()) continue;
    ++(labels.of(i).front().number == form->number ? agreeing : differing);
  }
  return agreeing > differing;
}

}  // namespace

Findings table_number_differs(const Context& context) {
  Findings findings;
  const Book& book = context.book;
  // Read by words alone, a table is not known well enough to say which number it should bear.
  if (book.family == nullptr || book.by_words) return findings;
  const Labels labels(context);
  const bool family_counts = follows_family(book, labels);
  for (std::size_t i = 0; i < book.tables.size(); ++i) {
    const Form* form = book.family->find(book.tables[i].form);
    if (form == nullptr || labels.of(i).empty()) continue;
    const Heading* entry = entry_of(book, *form);
    if (entry == nullptr && !family_counts) continue;
    const int number = entry == nullptr ? form->number : entry->number;
    Finding finding = context.finding();
    for (const Label& label : labels.of(i)) {
      if (label.number == number || label.number == form->number) continue;
      finding.evidence.push_back({label.printed, label.place});
    }
    if (finding.evidence.empty()) continue;
    finding.operands = {{"table", form->title},
                        {"label", finding.evidence.front().printed},
                        {"number", std::to_string(number)}};
    if (entry != nullptr) finding.evidence.push_back({entry->printed, entry->place});
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace yiben::rules
