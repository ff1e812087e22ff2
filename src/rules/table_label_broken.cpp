// Labels of tables, "公开08表", that do not follow each other.
#include "rules/predicates.h"

#include <map>
#include <optional>
#include <utility>

#include "text/text.h"

namespace yiben::rules {
namespace {

struct Label {
  int number = 0;
  std::string printed;
  std::string title;  // folded; empty where none stands beside it
  Place place;
  bool is_alone = false;  // the line holds nothing else
};

// The lines of all documents that are labels, by the words around their number.
class Labels {
 public:
  explicit Labels(const Context& context) : context_(context) {
    for (const Document* document : context.book.documents) {
      for (const Block& block : document->blocks) read(block);
    }
  }

  const std::map<std::string, std::vector<Label>>& lists() const { return lists_; }

 private:
  void read(const Block& block) {
    if (const auto* prose = std::get_if<Prose>(&block)) {
      if (!prose->from_image) look_at(prose->text, prose->place);
      return;
    }
    for (const Cell& cell : std::get<Grid>(block).cells()) {
      if (!cell.from_image) look_at(cell.text, cell.place);
    }
  }

  void look_at(std::string_view printed, const Place& place) {
    constexpr std::size_t max_bytes = 200;
    if (printed.size() > max_bytes) return;
    const std::string words = without_spaces(printed);
    if (words.empty()) return;
    if (add_label(words, place)) return;
    const bool is_title = matches_any(words, context_.patterns("titles"));
    if (is_title) name_last(text::fold(words));
    last_title_ = is_title ? text::fold(words) : "";
    ++lines_;
  }

  bool add_label(const std::string& words, const Place& place) {
    constexpr std::size_t title = 3;
    const std::vector<text::Pattern>& patterns = context_.patterns("labels");
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      const auto match = patterns[i].find(words);
      if (!match || match->size() <= 2) continue;
      const auto group = [&](std::size_t at) {
        return at < match->size()
                   ? words.substr((*match)[at].begin, (*match)[at].end - (*match)[at].begin)
                   : std::string();
      };
      const auto number = text::chinese_number(group(2));
      if (!number || *number == 0) continue;
      std::vector<Label>& list = lists_[std::to_string(i) + group(1)];
      const std::string own = group(title);
      list.push_back(
          {*number, words, own.empty() ? last_title_ : text::fold(own), place, own.empty()});
      open_ = own.empty() ? &list : nullptr;
      lines_ = 0;
      last_title_.clear();
      return true;
    }
    return false;
  }

  // The title that follows a label counts for more than the line before it.
  void name_last(const std::string& title) {
    constexpr int most_lines = 4;
    if (open_ != nullptr && lines_ < most_lines) open_->back().title = title;
    open_ = nullptr;
  }

  const Context& context_;
  std::map<std::string, std::vector<Label>> lists_;
  std::vector<Label>* open_ = nullptr;  // whose last label has no title yet
  std::string last_title_;
  int lines_ = 0;
};

bool is_same_table(const Label& a, const Label& b) {
  return a.number == b.number && (a.title.empty() || b.title.empty() || a.title == b.title);
}

// Without the labels that a table repeats on its further pages.
std::vector<Label> without_repeats(const std::vector<Label>& all) {
  std::vector<Label> labels;
  for (const Label& label : all) {
    if (labels.empty() || !is_same_table(labels.back(), label)) labels.push_back(label);
  }
  return labels;
}

bool is_wrong(const Context& context, const std::vector<Label>& labels, std::size_t i) {
  const int expected = labels[i - 1].number + 1;
  const Label& label = labels[i];
  if (label.number == expected || label.number == 1) return false;
  const std::vector<text::Pattern>& repeated = context.patterns("repeated");
  const bool again = label.number == expected - 1;
  if (again && (matches_any(label.title, repeated) || matches_any(labels[i - 1].title, repeated))) {
    return false;
  }
  const bool is_end = i + 1 == labels.size() || labels[i + 1].number == 1;
  if (is_end) return again && i > 1 && labels[i - 2].number == label.number - 1;
  // The further pages of the table bear the right one.
  const bool goes_on = labels[i + 1].number == expected && !label.title.empty() &&
                       labels[i + 1].title == label.title;
  return goes_on || labels[i + 1].number == expected + 1;
}

}  // namespace

Findings table_label_broken(const Context& context) {
  Findings findings;
  const auto least = static_cast<std::size_t>(context.number("least_labels", 4));
  // Where the family is known, table-number-differs speaks of labels that stand alone.
  const bool is_known = context.book.family != nullptr && !context.book.by_words;
  const Labels all(context);
  for (const auto& [style, list] : all.lists()) {
    const std::vector<Label> labels = without_repeats(list);
    if (labels.size() < least) continue;
    for (std::size_t i = 1; i < labels.size(); ++i) {
      if ((is_known && labels[i].is_alone) || !is_wrong(context, labels, i)) continue;
      Finding finding = context.finding();
      finding.operands = {{"label", labels[i].printed},
                          {"before", labels[i - 1].printed},
                          {"expected", std::to_string(labels[i - 1].number + 1)}};
      finding.evidence = {{labels[i].printed, labels[i].place},
                          {labels[i - 1].printed, labels[i - 1].place}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace yiben::rules
