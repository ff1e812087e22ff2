// A heading with nothing below it, where the headings beside it have text: the paragraph was lost.
#include "rules/predicates.h"

#include <algorithm>
#include <map>

#include "text/text.h"

namespace yiben::rules {
namespace {

constexpr std::size_t longest_heading = 40;  // characters
constexpr std::size_t least_headings = 3;

// A line with an ordinal. What it says of the next line is known when that was read.
struct Line {
  int number = 0;
  std::string_view printed;
  Place place;
  bool is_heading = false;  // by its form
  bool is_empty = false;    // another of its level or of a higher one follows at once
  Place next;
};

bool is_short(std::string_view words) {
  static const std::vector<std::string> marks = {"。", "；", "，", "："};
  return !words.empty() && text::count_characters(words) <= longest_heading &&
         !contains_any(words, marks);
}

class Search {
 public:
  explicit Search(const Context& context) : context_(context) {}

  Findings findings() {
    for (const Document* document : context_.book.documents) {
      if (!document->doubts.empty()) continue;
      look_at(*document);
    }
    return std::move(findings_);
  }

 private:
  void look_at(const Document& document) {
    open_.clear();
    last_ = nullptr;
    for (const Block& block : document.blocks) {
      const auto* prose = std::get_if<Prose>(&block);
      if (prose != nullptr && (prose->furniture || text::trim(prose->text).empty())) continue;
      const auto ordinal = prose == nullptr || prose->from_image
                               ? std::nullopt
                               : text::leading_ordinal(text::trim(prose->text));
      if (!ordinal) {
        last_ = nullptr;
        continue;
      }
      // （八） and right below it （一）: a list that begins anew lies below, however it is
      // numbered.
      if (last_ != nullptr && ordinal->level <= last_level_ && ordinal->number > 1) {
        last_->is_empty = true;
        last_->next = prose->place;
      }
      close_from(ordinal->level + 1);
      std::vector<Line>& list = open_[ordinal->level];
      // A list that begins anew is another list.
      if (!list.empty() && ordinal->number != list.back().number + 1) {
        close_from(ordinal->level);
      }
      open_[ordinal->level].push_back({.number = ordinal->number,
                                       .printed = text::trim(prose->text),
                                       .place = prose->place,
                                       .is_heading = is_short(ordinal->rest),
                                       .next = prose->place});
      last_ = &open_[ordinal->level].back();
      last_level_ = ordinal->level;
    }
    close_from(0);
  }

  void close_from(int level) {
    for (auto list = open_.lower_bound(level); list != open_.end(); list = open_.erase(list)) {
      look_at_list(list->first, list->second);
    }
  }

  // Headings beside each other, all but one of them with something below them.
  void look_at_list(int level, const std::vector<Line>& list) {
    const bool are_headings =
        std::all_of(list.begin(), list.end(), [](const Line& line) { return line.is_heading; });
    const auto is_empty = [](const Line& line) { return line.is_empty; };
    if (level == 0 || list.size() < least_headings || !are_headings) return;
    if (std::count_if(list.begin(), list.end(), is_empty) != 1) return;
    const Line& line = *std::find_if(list.begin(), list.end(), is_empty);
    if (line.next.page > line.place.page + 1) return;
    Finding finding = context_.finding();
    finding.operands = {{"heading", std::string(line.printed)}};
    finding.evidence = {{std::string(line.printed), line.place}};
    findings_.push_back(std::move(finding));
  }

  const Context& context_;
  std::map<int, std::vector<Line>> open_;  // by level
  Line* last_ = nullptr;                   // the line before, where it has an ordinal
  int last_level_ = 0;
  Findings findings_;
};

}  // namespace

Findings heading_without_text(const Context& context) {
  return Search(context).findings();
}

}  // namespace yiben::rules
