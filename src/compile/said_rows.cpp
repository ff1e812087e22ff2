// Sentences → rows of a sheet.
#include "compile/said_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "compile/unsaid.h"
#include "text/text.h"

namespace yiben::compiling {

namespace {

std::string escaped(std::string_view words) {
  std::string expression;
  for (const char c : words) {
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) expression += '\\';
    expression += c;
  }
  return expression;
}

// How a list says a row of its sheet, turned round: an expression with a group for each field.
struct Saying {
  std::optional<text::Pattern> pattern;
  std::vector<const SourceColumn*> fields;
};

Saying saying_of(const NarrativeList& list, const SourceSheet& sheet, const Labels& fillers) {
  Saying saying;
  std::string expression;
  std::string_view words = list.say;
  while (!words.empty()) {
    const std::size_t begin = std::min(words.find('{'), words.size());
    // 货物预算18.54万元, 货物18.54万元.
    const std::string between(words.substr(0, begin));
    const bool may_lack = std::find(fillers.begin(), fillers.end(), between) != fillers.end();
    expression += may_lack ? "(?:" + escaped(between) + ")?" : escaped(between);
    words.remove_prefix(begin);
    if (words.empty()) break;
    const std::string_view slot = words.substr(1, words.find('}') - 1);
    words.remove_prefix(slot.size() + 2);
    const bool money = slot.starts_with("money ");
    const SourceColumn* column = sheet.column(money ? slot.substr(6) : slot);
    if (column == nullptr) continue;  // only where it is there: nothing tells that it is
    saying.fields.push_back(column);
    if (money) {
      expression += "([0-9.,]+)" + std::string(name_of(Unit::ten_thousand_yuan));
    } else if (column->kind == FieldKind::integer || column->kind == FieldKind::number) {
      expression += "([0-9]+)";
    } else if (!column->values.empty()) {
      std::string values;
      for (const std::string& value : column->values) values += (values.empty() ? "" : "|") + value;
      expression += "(" + values + ")";
    } else {
      expression += "([^，。；：、:;,0-9]+?)";
    }
  }
  Result<text::Pattern> pattern = text::Pattern::compile(expression, "narrative");
  if (pattern) saying.pattern = std::move(*pattern);
  return saying;
}

class SaidRows {
 public:
  SaidRows(const SourceSheet& about, const Catalog& catalog, int year)
      : about_(about), catalog_(catalog), year_(year) {
    const auto count = std::find_if(about.columns.begin(), about.columns.end(),
                                    [](const auto& one) { return one.kind == FieldKind::integer; });
    if (count != about.columns.end()) count_ = &*count;
  }

  void add(const std::vector<Passage>& passages, const NarrativeList& list) {
    const Saying saying = saying_of(list, about_, catalog_.phrases.fillers);
    if (!saying.pattern || saying.fields.empty()) return;
    for (const Passage& one : passages) {
      for (std::string sentence : sentences_of_the_year(one.text)) {
        std::erase(sentence, ' ');  // 货物 18.54 万元
        add(sentence, saying);
      }
      // 办公室：…，编制5名 further below is told of a part of them.
      if (!rows_.empty()) break;
    }
    leave_out_total();
  }

  std::vector<Record> rows() && { return std::move(rows_); }
  bool empty() const { return rows_.empty(); }

 private:
  void add(const std::string& sentence, const Saying& saying) {
    const std::size_t parts = behind_of_which(sentence);
    const std::size_t first = rows_.size();
    add_matches(sentence.substr(0, parts), saying);
    const std::size_t behind = rows_.size();
    add_matches(sentence.substr(parts), saying);
    leave_out_whole(first, behind);
  }

  // But for those that begin with another year: 2025年核定编制36名；2026年核减为34名.
  std::vector<std::string> sentences_of_the_year(const std::string& text) const {
    constexpr std::size_t at_front = 9;  // 截至2025年
    std::vector<std::string> sentences{""};
    bool other = false;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end =
          std::min({text.find("。", begin), text.find("；", begin), text.size()});
      const std::size_t next = std::min(end + std::string_view("。").size(), text.size());
      const text::YearAt year = text::find_year(std::string_view(text).substr(begin, end - begin));
      if (year.year != 0 && year.begin <= at_front) other = year_ != 0 && year.year != year_;
      if (!other) sentences.back() += text.substr(begin, next - begin);
      const bool ends = std::string_view(text).substr(end).starts_with("。");
      if (!other && ends) sentences.emplace_back();
      begin = next;
    }
    return sentences;
  }

  std::int64_t count_in(const Record& row) const {
    return parse_cell(field(row, count_->name)).number.digits;
  }

  // Of the rows from `first` on, one before `behind` that those from there on add up to.
  void leave_out_whole(std::size_t first, std::size_t behind) {
    if (count_ == nullptr || behind == rows_.size()) return;
    std::int64_t sum = 0;
    for (std::size_t i = behind; i < rows_.size(); ++i) sum += count_in(rows_[i]);
    for (std::size_t i = first; i < behind; ++i) {
      if (count_in(rows_[i]) != sum) continue;
      rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }

  // A number that the others add up to is their total, which is never typed.
  void leave_out_total() {
    if (count_ == nullptr) return;
    std::int64_t sum = 0;
    for (const Record& row : rows_) sum += count_in(row);
    const auto total = std::find_if(rows_.begin(), rows_.end(),
                                    [&](const Record& row) { return count_in(row) * 2 == sum; });
    // Of two equal ones neither is.
    if (total != rows_.end() && rows_.size() > 2) rows_.erase(total);
  }

  void add_matches(const std::string& words, const Saying& saying) {
    for (std::size_t from = 0;;) {
      const auto match = saying.pattern->find(words, from);
      if (!match) return;
      from = std::max(match->front().end, from + 1);
      std::map<std::string, std::string> fields;
      bool fits = true;
      for (std::size_t i = 0; i < saying.fields.size(); ++i) {
        const SourceColumn& column = *saying.fields[i];
        const text::Pattern::Span span = (*match)[i + 1];
        std::string value = words.substr(span.begin, span.end - span.begin);
        if (column.kind == FieldKind::amount) {
          const CellValue money = parse_cell(value);
          const auto fen = fen_of(money.number, Unit::ten_thousand_yuan);
          fits = fits && money.kind == CellKind::number && fen && *fen > 0;
          value = format(fen.value_or(0), Unit::yuan, 2);
        } else if (column.kind == FieldKind::text) {
          value = without_lead(value);
          fits = fits && is_of_kind(value, column);
          if (is_total(value, column)) value = unsaid;
        }
        fields[column.name] = value;
      }
      const bool again = std::any_of(rows_.begin(), rows_.end(),
                                     [&](const Record& one) { return is_of_one(one, fields); });
      if (fits && !again) rows_.push_back({.fields = std::move(fields)});
    }
  }

  // The same kind is told once.
  bool is_of_one(const Record& row, const std::map<std::string, std::string>& fields) const {
    return std::all_of(about_.columns.begin(), about_.columns.end(), [&](const auto& column) {
      const bool counts = column.kind == FieldKind::integer || column.kind == FieldKind::amount;
      const auto own = fields.find(column.name);
      return counts || own == fields.end() || field(row, column.name) == own->second;
    });
  }

  // "编制34名，其中：行政编制34名": where the words that lead to parts end, 0 without.
  std::size_t behind_of_which(const std::string& words) const {
    std::size_t begin = words.size();
    std::size_t end = 0;
    for (const std::string& lead : catalog_.phrases.of_which) {
      const std::size_t at = words.find(lead);
      if (at >= begin) continue;
      begin = at;
      end = at + lead.size();
    }
    return end;
  }

  // "其中行政编制", "本部门行政编制": what leads to a name is none of it.
  std::string without_lead(std::string value) const {
    for (const Labels* leads : {&catalog_.phrases.fillers, &catalog_.phrases.of_which}) {
      for (const std::string& lead : *leads) {
        if (value.starts_with(lead) && value.size() > lead.size()) value.erase(0, lead.size());
      }
    }
    return value;
  }

  // 核定编制 alone: what it is the sum of stands nowhere.
  bool is_total(const std::string& value, const SourceColumn& column) const {
    const auto& words = catalog_.source.total_words;
    return column.no_total && std::find(words.begin(), words.end(), value) != words.end();
  }

  // 行政编制 is a 编制类别: it has two characters of the title in a row.
  static bool is_of_kind(std::string_view value, const SourceColumn& column) {
    const std::string_view title = column.title;
    for (std::size_t i = 0; i < title.size();) {
      const std::size_t second = text::code_point_at(title, i).next;
      if (second >= title.size()) break;
      const std::size_t end = text::code_point_at(title, second).next;
      if (value.find(title.substr(i, end - i)) != value.npos) return true;
      i = second;
    }
    return false;
  }

  const SourceSheet& about_;
  const Catalog& catalog_;
  const int year_;                       // of the book
  const SourceColumn* count_ = nullptr;  // the column that counts
  std::vector<Record> rows_;
};

}  // namespace

std::vector<Record> rows_said(const char* sheet, const std::vector<Passage>& passages,
                              const Catalog& catalog, const Narrative& narrative, int year) {
  SaidRows said(*catalog.source.sheet(sheet), catalog, year);
  for (const auto& [id, list] : narrative.lists) {
    if (list.sheet == sheet && said.empty()) said.add(passages, list);
  }
  return std::move(said).rows();
}

}  // namespace yiben::compiling
